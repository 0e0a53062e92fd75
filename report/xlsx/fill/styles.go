package fill

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

// styles are the cell formats of a workbook.
type styles struct {
	part    string
	root    *markup.Node
	formats []cellFormat
	base    float64 // size of the first font, of which columns are measured
}

// A cellFormat is what of a format decides on how a value is written.
type cellFormat struct {
	node   *markup.Node
	number string  // code of its number format; empty for General
	size   float64 // of its font, in points
	wrap   bool
	shrink bool
	turned bool
	indent int
}

// A look is a format made of another: with a number format, or with its lines
// broken.
type look struct {
	style  int
	number string
	wrap   bool
}

const general = ""

// builtin are the number formats that a workbook does not spell out, as far as
// it matters what they are (ECMA-376, 18.8.30).
func builtin(id int) string {
	switch {
	case id == 0:
		return general
	case id == 49:
		return "@"
	case 14 <= id && id <= 22, 27 <= id && id <= 36, 45 <= id && id <= 47, 50 <= id && id <= 58:
		return "yyyy/m/d"
	}
	return "0"
}

func (t *Template) readStyles(part string) (*styles, error) {
	root, err := t.tree(part)
	if err != nil {
		return nil, err
	}
	s := &styles{part: part, root: root}
	codes := map[int]string{}
	var sizes []float64
	if n := root.Find("numFmts"); n != nil {
		for _, f := range n.All("numFmt") {
			code := f.Attr("formatCode")
			if strings.EqualFold(code, "General") {
				code = general
			}
			codes[integer(f.Attr("numFmtId"))] = code
		}
	}
	if n := root.Find("fonts"); n != nil {
		for _, f := range n.All("font") {
			size := 11.0
			if sz := f.Find("sz"); sz != nil {
				if v, err := strconv.ParseFloat(sz.Attr("val"), 64); err == nil && 1 <= v && v <= 409 {
					size = v
				}
			}
			sizes = append(sizes, size)
		}
	}
	if s.base = 11; len(sizes) > 0 {
		s.base = sizes[0]
	}
	xfs := root.Find("cellXfs")
	if xfs == nil {
		return s, nil
	}
	for _, xf := range xfs.All("xf") {
		f := cellFormat{node: xf, size: s.base}
		id := integer(xf.Attr("numFmtId"))
		code, ok := codes[id]
		if f.number = code; !ok {
			f.number = builtin(id)
		}
		if i := integer(xf.Attr("fontId")); 0 <= i && i < len(sizes) {
			f.size = sizes[i]
		}
		if a := xf.Find("alignment"); a != nil {
			across, down := a.Attr("horizontal"), a.Attr("vertical")
			f.wrap = isTrue(a.Attr("wrapText")) || across == "justify" || across == "distributed" || down == "justify" || down == "distributed"
			f.shrink, f.turned, f.indent = isTrue(a.Attr("shrinkToFit")) && !f.wrap, integer(a.Attr("textRotation")) != 0, integer(a.Attr("indent"))
		}
		s.formats = append(s.formats, f)
	}
	return s, nil
}

func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < -1<<30 || n > 1<<30 {
		return 0
	}
	return n
}

func (s *styles) format(style int) cellFormat {
	if style < 0 || style >= len(s.formats) {
		return cellFormat{size: max(s.base, 11)}
	}
	return s.formats[style]
}

// digit is the width in whole pixels of a digit of the base font, in which the
// width of a column is told (ECMA-376, 18.3.1.13): 7 for most faces of 10 or 11
// points.
func (s *styles) digit() float64 { return max(math.Floor(max(s.base, 8)*4/3*0.53), 1) }

func (s *styles) isText(style int) bool { return s.format(style).number == "@" }

// isDate reports whether a number format shows a date.
func isDate(code string) bool {
	quoted := false
	for _, c := range strings.ToLower(code) {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && strings.ContainsRune("ydh", c), c == '年':
			return true
		}
	}
	return false
}

// numbered is the style in which a number stands that asks for the number
// format numFmt: that of the cell, unless it has none or shows a date as a
// number or a number as a date.
func (r *renderer) numbered(style int, numFmt string) int {
	have := r.styles.format(style).number
	if have == numFmt || have != general && isDate(have) == isDate(numFmt) {
		return style
	}
	return r.restyled(look{style: style, number: numFmt})
}

// wrapped is the style in which text stands: that of the cell, and with lines
// broken where text has several.
func (r *renderer) wrapped(style int, text string) int {
	f := r.styles.format(style)
	if f.wrap || f.node == nil || !strings.Contains(text, "\n") {
		return style
	}
	return r.restyled(look{style: style, number: f.number, wrap: true})
}

// restyled is the number of a look, which is added when it is new.
func (r *renderer) restyled(l look) int {
	if r.styles.format(l.style).node == nil {
		return l.style
	}
	n, ok := r.styled[l]
	if !ok {
		n = len(r.styles.formats) + len(r.looks)
		r.styled[l] = n
		r.looks = append(r.looks, l)
	}
	return n
}

// restyle writes the looks that were added.
func (r *renderer) restyle() {
	if len(r.looks) == 0 {
		return
	}
	root := r.styles.root.Clone()
	sheet := root.Find("styleSheet")
	prefix := strings.TrimSuffix(sheet.Name, "styleSheet")
	ids := map[string]int{general: 0}
	var numFmts []*markup.Node
	next := 164 // ECMA-376, 18.8.30: lower numbers are taken
	list := sheet.Find("numFmts")
	if list != nil {
		for _, f := range list.All("numFmt") {
			next = max(next, integer(f.Attr("numFmtId"))+1)
		}
	}
	xfs := sheet.Find("cellXfs")
	for _, l := range r.looks {
		base := r.styles.formats[l.style]
		xf := base.node.Clone()
		if l.number != base.number {
			id, ok := ids[l.number]
			if !ok {
				id = next
				next++
				ids[l.number] = id
				var code bytes.Buffer
				markup.Escape(&code, l.number)
				numFmts = append(numFmts, markup.Raw(fmt.Sprintf(`<%snumFmt numFmtId="%d" formatCode="%s"/>`, prefix, id, code.String())))
			}
			xf.Set("numFmtId", strconv.Itoa(id))
			xf.Set("applyNumberFormat", "1")
		}
		if l.wrap {
			a := xf.Find("alignment")
			if a == nil {
				a = &markup.Node{Name: prefix + "alignment", Head: []byte("<" + prefix + "alignment/>")}
				xf.Insert(0, a)
			}
			a.Set("wrapText", "1")
			xf.Set("applyAlignment", "1")
		}
		xfs.Insert(len(xfs.Kids), xf)
	}
	xfs.Set("count", strconv.Itoa(len(xfs.All("xf"))))
	if len(numFmts) > 0 {
		if list == nil {
			list = &markup.Node{Name: prefix + "numFmts", Head: []byte("<" + prefix + "numFmts/>")}
			sheet.Insert(0, list)
		}
		list.Insert(len(list.Kids), numFmts...)
		list.Set("count", strconv.Itoa(len(list.All("numFmt"))+len(numFmts)))
	}
	r.changed[r.styles.part] = root.Bytes()
}
