package book

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/internal/markup"
)

// A Mark is what is said of one cell, or of a whole row.
type Mark struct {
	Sheet    int // index
	Row, Col int // from 0; a negative column: the row alone
	Text     string
}

// A Summary is a sheet that is added: its name, and its rows of texts. A text
// with a Link leads to a cell, such as 'Sheet 1'!A1.
type Summary struct {
	Name   string
	Old    int   // the sheet in whose place it stands; negative for none
	Widths []int // of the columns in characters
	Rows   [][]Linked
}

// A Linked is a text and what it leads to; Link may be empty.
type Linked struct{ Text, Link string }

// Notes say how the marks of a workbook look.
type Notes struct {
	Author string      // of the comments
	Title  string      // of the column at the end of the rows
	Heads  map[int]int // by sheet: the row in which the title stands, the first where none is given
	Marks  []Mark
	Old    []Mark // texts at the ends of rows that an earlier copy has
	Sum    Summary
}

// Annotate writes a copy of the workbook that is the same but for the marks: a
// red fill and a comment at each cell, a text at the end of each row, and the
// summary. Fills and comments of an earlier copy go, and the texts that n calls
// old; a copy that is marked again the same way is the same. The fill is a
// conditional format, so that no cell changes; whatever is not marked is copied
// byte for byte. ctx is asked every thousand pieces of XML, as by all that reads
// or marks.
func (b *Book) Annotate(ctx context.Context, w io.Writer, n Notes) error {
	if b.pkg == nil {
		return errors.New("不是工作簿，不能加标记，请另存为 .xlsx 再校验")
	}
	p := &patch{ctx: ctx, book: b, changed: map[string][]byte{}}
	if err := p.styles(); err != nil {
		return err
	}
	for i := range b.Sheets {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i == n.Sum.Old {
			continue
		}
		if err := p.sheet(i, &n); err != nil {
			return fmt.Errorf("工作表 %s：%w", b.Sheets[i].Name, err)
		}
	}
	if err := p.summary(&n.Sum); err != nil {
		return err
	}
	return b.pkg.WriteTo(ctxio.Writer(ctx, w), p.changed)
}

// What follows conditionalFormatting and legacyDrawing in a sheet (ECMA-376,
// 18.3.1.99).
var (
	afterDrawing = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
	afterFormats = append([]string{"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
		"customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"}, afterDrawing...)
)

// ours is the condition of our conditional formats: always true, and telling
// whose they are.
const ours = `LEN("biaoping")&gt;0`

// sheet marks one sheet, and takes the marks of an earlier copy out of it.
func (p *patch) sheet(i int, n *Notes) error {
	part := p.book.Sheets[i].part
	data := p.part(part)
	d := dialectOf(p.ctx, data)
	var marks []Mark
	for _, m := range n.Marks {
		if m.Sheet == i {
			marks = append(marks, m)
		}
	}
	old := map[cellAt]bool{}
	for _, m := range n.Old {
		if m.Sheet == i {
			old[cellAt{m.Col, m.Row}] = true
		}
	}
	if len(marks) == 0 && len(old) == 0 && !bytes.Contains(data, []byte("biaoping")) {
		return nil
	}
	edits, err := p.rows(i, data, d, n, marks, old)
	if err != nil {
		return err
	}
	more, err := formats(p.ctx, data, d, marks, p.fill)
	if err != nil {
		return err
	}
	data = apply(data, append(edits, more...))
	id, err := p.comments(part, n.Author, marks)
	if err != nil {
		return err
	}
	if id != "" {
		at, err := before(p.ctx, data, afterDrawing)
		if err != nil {
			return err
		}
		data = apply(data, []edit{{at, at, fmt.Sprintf(`<legacyDrawing%s xmlns:r="%s" r:id="%s"/>`, d.xmlns, d.rels, id)}})
	}
	if !bytes.Equal(data, p.part(part)) {
		p.changed[part] = data
	}
	return nil
}

// formats fill the marked cells, some hundred in each format.
func formats(ctx context.Context, data []byte, d dialect, marks []Mark, fill int) ([]edit, error) {
	edits, err := oldFormats(ctx, data)
	if err != nil {
		return nil, err
	}
	var cells []string
	for _, m := range marks {
		if a := Address(max(m.Col, 0), m.Row); m.Col >= 0 && (len(cells) == 0 || cells[len(cells)-1] != a) {
			cells = append(cells, a)
		}
	}
	var b strings.Builder
	for chunk := range slices.Chunk(cells, 200) {
		fmt.Fprintf(&b, `<conditionalFormatting%s sqref="%s"><cfRule type="expression" dxfId="%d" priority="1"><formula>%s</formula></cfRule></conditionalFormatting>`,
			d.xmlns, strings.Join(chunk, " "), fill, ours)
	}
	at, err := before(ctx, data, afterFormats)
	if b.Len() > 0 {
		edits = append(edits, edit{at, at, b.String()})
	}
	return edits, err
}

// oldFormats takes our formats of an earlier copy out.
func oldFormats(ctx context.Context, data []byte) ([]edit, error) {
	var edits []edit
	s := &scanner{ctx: ctx, data: data}
	start, mine := 0, false
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return edits, err
		}
		switch {
		case s.kind == chars:
			mine = mine || start > 0 && strings.Contains(markup.Unescape(s.text), `LEN("biaoping")`)
		case s.is("conditionalFormatting") && s.kind == startTag:
			start, mine = s.start, false
		case s.is("conditionalFormatting"):
			if mine {
				edits = append(edits, edit{start, s.pos, ""})
			}
			start = 0
		}
	}
}
