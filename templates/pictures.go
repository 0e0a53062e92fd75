package templates

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
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

// image loads the picture of a fact.
func (b *builder) image(p *review.Picture, seal bool) (*doc.Picture, error) {
	if b.paths == nil {
		b.paths = map[*review.Picture]string{}
		picturePaths(b.paths, reflect.ValueOf(b.request).Elem(), "")
	}
	path, ok := b.paths[p]
	if !ok {
		return nil, fmt.Errorf("templates: 图片 %q 不在请求里", p.File)
	}
	if b.load == nil {
		return nil, fmt.Errorf("templates: %s 是图片，这里没有读图片的办法", path)
	}
	return b.load(path, *p, seal)
}

// picturePaths finds every picture under v and names it by the fields of the
// request that lead to it.
func picturePaths(paths map[*review.Picture]string, v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			picturePaths(paths, v.Elem(), path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			picturePaths(paths, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Struct:
		if v.Type() == pictureType {
			paths[v.Addr().Interface().(*review.Picture)] = path
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous {
				picturePaths(paths, v.Field(i), path)
			} else if name != "" {
				picturePaths(paths, v.Field(i), strings.TrimPrefix(path+"."+name, "."))
			}
		}
	}
}
