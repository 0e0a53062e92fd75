// Package tags reads what the author of a form writes between braces:
//
//	{{企业名称}}                         a fact; {{结论日期|数字}} in another form
//	{{#问题清单}} … {{/问题清单}}          once for every item
//	{{^问题清单}} … {{/问题清单}}          where there is none
//	{{@照片}}                           a picture; {{@照片|40毫米}} of that width
//	{{_序号}}                           the number of the item
//
// Names are those of package fields. What a form is made of is left to others,
// but for the parts that nothing fills.
package tags

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
)

// A Tag is what a form writes between braces.
type Tag struct {
	Sort   byte // '#', '^', '/', '@', or 0 for a fact
	Name   string
	Format string
	Text   string // as written, with its braces
	Where  string // it stands
}

// IsMark reports whether t begins or ends a loop.
func (t *Tag) IsMark() bool { return t.Sort == '#' || t.Sort == '^' || t.Sort == '/' }

// Fault is an error that says where t stands, and why.
func (t *Tag) Fault(format string, args ...any) error {
	return Fault{t.Where, t.Text + " " + fmt.Sprintf(format, args...)}
}

// A Piece of a text is words, or a tag.
type Piece struct {
	Text string
	Tag  *Tag
}

// IsMark reports whether p begins or ends a loop.
func (p Piece) IsMark() bool { return p.Tag != nil && p.Tag.IsMark() }

// Pictures loads the picture p, which stands at path in the request, for a
// place so many millimetres wide.
type Pictures = func(path string, p review.Picture, widthMM int) (*doc.Picture, error)

// MaxItems is how many items the loops of a form may run through: loops over
// one list in each other grow without bound.
const MaxItems = 1 << 18

// fullWidth is what an input method writes for the signs of a tag.
var fullWidth = strings.NewReplacer("＃", "#", "＾", "^", "／", "/", "＠", "@", "｜", "|", "：", ":", "．", ".", "＿", "_", "\u00a0", " ")

// narrow makes the braces that an input method writes those of a tag.
var narrow = strings.NewReplacer("｛", "{", "｝", "}")

// In reports whether a tag begins in text, with braces of whatever width.
func In(text string) bool { return strings.Contains(narrow.Replace(text), "{{") }

// Split cuts text, which stands at where, at its tags. A brace that opens
// nothing stays; one that is not closed is an error.
func Split(text, where string) ([]Piece, error) {
	if n := narrow.Replace(text); n != text && (strings.Count(n, "{{") != strings.Count(text, "{{") || strings.Count(n, "}}") != strings.Count(text, "}}")) {
		return nil, Fault{where, "标记的花括号应是半角的，如 {{企业名称}}"}
	}
	var list []Piece
	for text != "" {
		i := strings.Index(text, "{{")
		if i < 0 {
			return append(list, Piece{Text: text}), nil
		}
		end := strings.Index(text[i:], "}}")
		if end < 0 {
			return nil, Fault{where, fmt.Sprintf("%s 没有结束，应有 }}", Short(text[i:]))}
		}
		t, err := newTag(text[i:i+end+2], where)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			list = append(list, Piece{Text: text[:i]})
		}
		list = append(list, Piece{Tag: t})
		text = text[i+end+2:]
	}
	return list, nil
}

func newTag(written, where string) (*Tag, error) {
	inner := strings.TrimSpace(fullWidth.Replace(written[2 : len(written)-2]))
	t := &Tag{Text: written, Where: where}
	if inner != "" && strings.IndexByte("#^/@", inner[0]) >= 0 {
		t.Sort, inner = inner[0], strings.TrimSpace(inner[1:])
	}
	name, format, bar := strings.Cut(inner, "|")
	t.Name, t.Format = strings.TrimSpace(name), strings.TrimSpace(format)
	switch {
	case t.Name == "" && t.Sort != '/':
		return nil, Fault{where, fmt.Sprintf("%s 里没有字段名", written)}
	case strings.ContainsAny(t.Name, "{}\t\n"):
		return nil, Fault{where, fmt.Sprintf("%s 不是标记，应写作 {{企业名称}}", written)}
	case bar && t.Sort != 0 && t.Sort != '@':
		return nil, Fault{where, fmt.Sprintf("%s 不能带格式", written)}
	}
	return t, nil
}

// Distribute gives the pieces of a text to the stretches of the given lengths
// that it is made of: words where they stand, a tag where it begins.
func Distribute(pieces []Piece, lengths []int) [][]Piece {
	parts := make([][]Piece, len(lengths))
	at, left := -1, 0
	next := func() {
		for left == 0 && at+1 < len(lengths) {
			at++
			left = lengths[at]
		}
	}
	for _, p := range pieces {
		text := p.Text
		if p.Tag != nil {
			next()
			parts[at] = append(parts[at], p)
			text = p.Tag.Text
		}
		for text != "" {
			next()
			n := min(left, len(text))
			if p.Tag == nil {
				parts[at] = append(parts[at], Piece{Text: text[:n]})
			}
			text, left = text[n:], left-n
		}
	}
	return parts
}

// WidthMM is the width in millimetres that the tag of a picture asks for; 0
// where it asks for none.
func (t *Tag) WidthMM() (int, error) {
	if t.Format == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(t.Format, "毫米"))
	if err != nil || n < 5 || n > 300 || !strings.HasSuffix(t.Format, "毫米") {
		return 0, fmt.Errorf("的宽度应写作 5毫米 至 300毫米")
	}
	return n, nil
}

// Find is what t means in s.
func (t *Tag) Find(s fields.Scope) (fields.Value, error) {
	v, err := s.Find(t.Name)
	if err != nil {
		return v, t.Fault("%s", err)
	}
	return v, nil
}

// Short is the head of a text, for messages.
func Short(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
