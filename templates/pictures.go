package templates

import (
	"cmp"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// A picture directive shows one picture.
type picture struct {
	Image        *review.Picture
	Caption, Alt string
	Width        int // millimetres
}

func (b *builder) addPicture(p *picture, line int) error {
	if p.Image == nil {
		return b.fail(line, "picture 缺 image，如 image: {{.}}")
	}
	image, err := b.album.image(p.Image, placeOf(p.Width))
	if err != nil {
		return err
	}
	image.Caption = cmp.Or(p.Caption, image.Caption)
	image.Alt = cmp.Or(p.Alt, p.Caption, image.Alt)
	image.WidthMM = shownWidth(p.Width, image)
	b.add(image)
	return nil
}

// shownWidth is the wished width of a picture in millimetres, or, where that is
// less, its width at 72 dots an inch: what is enlarged further shows its dots
// alone. 0 stays 0.
func shownWidth(wished int, image *doc.Picture) int {
	return min(wished, max(1, image.Width*254/720))
}

// pictures are several pictures side by side, each with its words under it
// and words above them all. A place without a picture keeps its words.
type pictures struct {
	Title   string
	Columns int
	Width   int // of each picture, millimetres; 0: as wide as its place, at most
	Items   []pictureItem
}

type pictureItem struct {
	Image        *review.Picture
	Caption, Alt string
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
			var err error
			if row.Cells[j], err = b.pictureCell(p, item); err != nil {
				return err
			}
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
	return nil
}

// textWidth is the width of the type area (GB/T 9704—2012, 5.2.1) in
// millimetres, upright and turned.
var textWidth = map[bool]int{false: 156, true: 225}

// pictureCell is one picture among several, or the words in its place.
func (b *builder) pictureCell(p *pictures, item pictureItem) (doc.Cell, error) {
	if item.Image == nil {
		return doc.Cell{Text: doc.Plainly(item.Caption)}, nil
	}
	image, err := b.album.image(item.Image, placeOf(cmp.Or(p.Width, textWidth[b.section().Landscape]/p.Columns)))
	if err != nil {
		return doc.Cell{}, err
	}
	words := cmp.Or(item.Caption, image.Caption)
	image.Alt = cmp.Or(item.Alt, item.Caption, image.Alt)
	image.Caption = "" // it stands in the cell
	image.WidthMM = shownWidth(p.Width, image)
	return doc.Cell{Text: doc.Plainly(words), Picture: image}, nil
}
