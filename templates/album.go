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

// A print is a picture loaded for one purpose.
type print struct {
	of   *review.Picture
	seal bool
}

// image is the picture of a fact. Who changes it takes a copy.
func (a *album) image(p *review.Picture, seal bool) (*doc.Picture, error) {
	if a.paths == nil {
		a.paths, a.loaded = map[*review.Picture]string{}, map[print]*doc.Picture{}
		picturePaths(a.paths, reflect.ValueOf(a.request).Elem(), "")
	}
	if done := a.loaded[print{p, seal}]; done != nil {
		return done, nil
	}
	path, ok := a.paths[p]
	if !ok {
		return nil, fmt.Errorf("templates: 图片 %q 不在请求里", p.File)
	}
	if a.load == nil {
		return nil, fmt.Errorf("templates: %s 是图片，这里没有读图片的办法", path)
	}
	loaded, err := a.load(path, *p, seal)
	if err == nil {
		a.loaded[print{p, seal}] = loaded
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
