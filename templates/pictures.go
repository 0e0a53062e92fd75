package templates

import (
	"cmp"

	"github.com/biaoping/biaoping/report/doc"
)

// A picture directive shows one picture.
type picture struct {
	Image        *doc.Picture
	Caption, Alt string
	Width        int // millimetres
}

func (b *builder) addPicture(p *picture, line int) error {
	if p.Image == nil {
		return b.fail(line, "picture 缺 image，如 image: {{.}}")
	}
	p.Image.Caption = cmp.Or(p.Caption, p.Image.Caption)
	p.Image.Alt = cmp.Or(p.Alt, p.Caption, p.Image.Alt)
	p.Image.WidthMM = cmp.Or(p.Width, p.Image.WidthMM)
	b.add(p.Image)
	return nil
}

// pictures are several pictures side by side, each with its words under it
// and words above them all. A place without a picture keeps its words.
type pictures struct {
	Title   string
	Columns int
	Items   []struct {
		Image        *doc.Picture
		Caption, Alt string
	}
}

func (b *builder) addPictures(p *pictures, line int) error {
	cols := p.Columns
	if len(p.Items) == 0 || cols < 1 || cols > 4 {
		return b.fail(line, "pictures 要有 items，columns 是 1 到 4")
	}
	t := &doc.Table{Plain: true, Columns: make([]doc.Column, cols)}
	for i := range t.Columns {
		t.Columns[i] = doc.Column{Share: 1, Align: doc.AlignCenter}
	}
	if p.Title != "" {
		title := doc.Cell{Text: doc.Plainly(p.Title), ColSpan: cols, Align: doc.AlignLeft}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{title}, KeepNext: true})
	}
	for i := 0; i < len(p.Items); i += cols {
		row := doc.Row{Cells: make([]doc.Cell, cols)}
		for j, item := range p.Items[i:min(i+cols, len(p.Items))] {
			c := doc.Cell{Text: doc.Plainly(item.Caption), Picture: item.Image}
			if c.Picture != nil {
				c.Text = doc.Plainly(cmp.Or(item.Caption, c.Picture.Caption))
				c.Picture.Alt = cmp.Or(item.Alt, item.Caption, c.Picture.Alt)
				c.Picture.Caption = "" // it stands in the cell
			}
			row.Cells[j] = c
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
	return nil
}
