package templates

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// An album is the pictures of one request. Each is loaded once, however many
// of the documents that are bound together show it.
type album struct {
	request *review.Request
	load    Pictures
	paths   map[*review.Picture]string // filled when the first picture is met
	loaded  map[print]*doc.Picture
}

// A print is a picture loaded for a place.
type print struct {
	of    *review.Picture
	place Place
}

// A Place is where a picture stands.
type Place struct {
	Seal    bool // 印章 or 签名章: the ground must be transparent
	WidthMM int  // it has at most on paper, in millimetres; 0: as wide as the text
}

// placeOf is the place of a photograph of the given width in millimetres. Few
// widths are told apart, so that what is shown in places of about one width
// is loaded once: a quarter of the text's width, a half, and all of it.
func placeOf(width int) Place {
	for _, w := range []int{40, 80} {
		if 0 < width && width <= w {
			return Place{WidthMM: w}
		}
	}
	return Place{}
}

// image is the picture of a fact, with words of its own.
func (a *album) image(p *review.Picture, place Place) (*doc.Picture, error) {
	loaded, err := a.print(p, place)
	if err != nil {
		return nil, err
	}
	// The words of this place must not reach others that show the same picture.
	own := *loaded
	return &own, nil
}

func (a *album) print(p *review.Picture, place Place) (*doc.Picture, error) {
	if a.paths == nil {
		a.paths, a.loaded = map[*review.Picture]string{}, map[print]*doc.Picture{}
		picturePaths(a.paths, reflect.ValueOf(a.request).Elem(), "")
	}
	if done := a.loaded[print{p, place}]; done != nil {
		return done, nil
	}
	path, ok := a.paths[p]
	if !ok {
		return nil, fmt.Errorf("templates: 图片 %q 不在请求里", p.File)
	}
	if a.load == nil {
		return nil, fmt.Errorf("templates: %s 是图片，这里没有读图片的办法", path)
	}
	loaded, err := a.load(path, *p, place)
	if err == nil {
		a.loaded[print{p, place}] = loaded
	}
	return loaded, err
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
