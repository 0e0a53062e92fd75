package xlsx

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// pictureMargin is what a picture keeps from the edges of its cell: points
// above and below, pixels beside.
const pictureMargin = 4

// checkPicture sees that p, if there is one, is the file it says it is:
// excelize asks the file again how large it is.
func checkPicture(p *doc.Picture) error {
	if p == nil {
		return nil
	}
	var c image.Config
	err := errors.New("格式应为 jpeg 或 png")
	switch p.Format {
	case "jpeg":
		c, err = jpeg.DecodeConfig(bytes.NewReader(p.Data))
	case "png":
		c, err = png.DecodeConfig(bytes.NewReader(p.Data))
	}
	if err == nil && (c.Width != p.Width || c.Height != p.Height) {
		err = errors.New("尺寸与文件不符")
	}
	if err != nil {
		return &pictureError{err}
	}
	return nil
}

// A pictureError is a picture no sheet can show.
type pictureError struct{ err error }

func (e *pictureError) Error() string { return "图片不可用：" + e.err.Error() }
func (e *pictureError) Unwrap() error { return e.err }

// pictureWidth is the width in pixels p wishes for.
func pictureWidth(p *doc.Picture) int {
	if p.WidthMM > 0 {
		return p.WidthMM * 960 / 254
	}
	return p.Width
}

// pictureSize is the size in pixels at which the picture of cell is shown: as
// wide as it wishes, but inside its cell and no taller than its rows can be.
func (s *sheet) pictureSize(b *band, r, c int, cell *doc.Cell) (w, h int) {
	p := cell.Picture
	_, rows := spans(cell)
	w = max(1, min(pictureWidth(p), s.widthOf(b, c, cell)-2*pictureMargin))
	room := (rows*maxHeight - s.textHeightOf(b, r, c, cell) - 2*pictureMargin) * 4 / 3
	if h = w * p.Height / p.Width; h > max(1, room) {
		h = max(1, room)
		w = h * p.Width / p.Height
	}
	return max(1, w), max(1, h)
}

// pictures places every picture at the top and in the middle of its cell.
func (s *sheet) pictures(f *excelize.File) error {
	for _, b := range s.bands {
		for r := range b.grid {
			for c, p := range b.grid[r] {
				if p.Cell.Picture == nil || !p.Origin(r, c) {
					continue
				}
				if err := s.place(f, b, r, c, p.Cell); err != nil {
					return s.failAt(b.top+r, b.edges[c], &pictureError{err})
				}
			}
		}
	}
	return nil
}

func (s *sheet) place(f *excelize.File, b *band, r, c int, cell *doc.Cell) error {
	p := cell.Picture
	w, h := s.pictureSize(b, r, c, cell)
	// The offset counts inside one column: a picture over several begins in
	// the column where its left edge falls.
	x, col := (s.widthOf(b, c, cell)-w)/2, b.edges[c]
	for x >= s.widths[col] {
		x -= s.widths[col]
		col++
	}
	return f.AddPictureFromBytes(s.name, ref(b.top+r, col), &excelize.Picture{
		Extension: "." + p.Format,
		File:      p.Data,
		Format: &excelize.GraphicOptions{
			AltText: p.Alt, OffsetX: x, OffsetY: pictureMargin * 4 / 3, Positioning: "oneCell", LockAspectRatio: true,
			// Half a pixel more, since what is scaled is rounded down.
			ScaleX: (float64(w) + 0.5) / float64(p.Width), ScaleY: (float64(h) + 0.5) / float64(p.Height),
		},
	})
}
