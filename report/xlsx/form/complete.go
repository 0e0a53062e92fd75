package form

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// identity are the facts by which an item of a list is known, the surest with
// the highest number.
var identity = map[string]int{"creditCode": 4, "number": 3, "item": 2, "element": 2, "name": 1}

// identify notes by what the item at path is known.
func (im *Import) identify(path, name, value string) {
	old := im.ids[path]
	oldName, _, _ := strings.Cut(old, "=")
	if old == "" || identity[name] > identity[oldName] {
		im.ids[path] = name + "=" + value
	}
}

// complete takes what the workbook has no room for from base.
func (im *Import) complete(ctx context.Context, base *review.Request) error {
	root, err := asTree(base)
	if err != nil {
		return err
	}
	for _, g := range review.Groups() {
		if !slices.Contains(im.form.Groups, g) {
			delete(root, g)
		}
	}
	for _, fd := range im.found {
		if !fd.sheet.Upright && fd.sheet.Parent == nil {
			im.kin(fd, objectAt(root, above(fd.sheet.Path)))
		}
	}
	return im.object(ctx, "", root)
}

// objectAt is the object that path leads to; nil where there is none.
func objectAt(object map[string]any, path string) map[string]any {
	for name := range strings.SplitSeq(path, ".") {
		object, _ = object[name].(map[string]any)
	}
	return object
}

// kin gives the items of a list that base does not have what must be written
// and for which their sheet has no column, from the items of other lists beside
// it that are known by the same code: an enterprise that was drawn is in the
// list it was drawn from.
func (im *Import) kin(fd *found, around map[string]any) {
	own := lastName(fd.sheet.Path)
	known := map[string]bool{}
	others := map[string]map[string]any{}
	for _, name := range sortedKeys(around) {
		list, _ := around[name].([]any)
		for _, item := range list {
			object, _ := item.(map[string]any)
			code, _ := object["creditCode"].(string)
			switch {
			case code == "":
			case name == own:
				known[code] = true
			case others[code] == nil:
				others[code] = object
			}
		}
	}
	for i := range im.counts[fd.sheet.Path] {
		at := fd.sheet.Path + "[" + strconv.Itoa(i) + "]"
		code, ok := strings.CutPrefix(im.ids[at], "creditCode=")
		if !ok || known[code] || others[code] == nil {
			continue
		}
		for _, c := range fd.sheet.Columns {
			parent := objectAt(map[string]any{"": others[code]}, strings.TrimSuffix("."+above(c.Path), "."))
			name := lastName(c.Path)
			if v, ok := parent[name]; ok && c.Must && fd.sheet.missing(fd, c.Path) {
				im.copy(joinPath(at, c.Path), v)
			}
		}
	}
}

// lastName is the last name of a path.
func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// object takes the facts of an object outside of lists.
func (im *Import) object(ctx context.Context, path string, object map[string]any) (err error) {
	for _, name := range sortedKeys(object) {
		at := joinPath(path, name)
		_, placed := im.places[at]
		switch v := object[name].(type) {
		case map[string]any:
			err = im.object(ctx, at, v)
		case []any:
			switch fd := im.listAt(at); {
			case fd != nil:
				err = im.merge(ctx, fd, at, v)
			case !placed:
				im.copy(at, v)
			}
		default:
			if !placed {
				im.copy(at, v)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// listAt is the sheet of the list at path, nil where the workbook has none.
func (im *Import) listAt(path string) *found {
	for _, fd := range im.found {
		if !fd.sheet.Upright && fd.sheet.Parent == nil && fd.sheet.Path == path {
			return fd
		}
	}
	return nil
}

// merge gives the items that were read the facts for which their sheet has no
// column.
func (im *Import) merge(ctx context.Context, fd *found, path string, base []any) error {
	used := map[int]bool{}
	for i := range im.counts[path] {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := path + "[" + strconv.Itoa(i) + "]"
		name, value, _ := strings.Cut(im.ids[at], "=")
		for j, b := range base {
			if object, ok := b.(map[string]any); ok && name != "" && fmt.Sprint(object[name]) == value {
				im.fields(fd, at, "", object)
				used[j] = true
				break
			}
		}
	}
	if n := len(base) - len(used); n > 0 {
		im.add(Finding{Severity: Warning, Sheet: fd.name, Message: fmt.Sprintf("请求的“%s”里有 %d 项，这张表里没有，没有带入", fd.sheet.Title, n),
			Fix: "仍要的，加到表里", at: Place{fd.index + 1, fd.head, -1}})
	}
	return nil
}

// fields takes the facts of an object inside an item; path leads to it from the
// item on.
func (im *Import) fields(fd *found, item, path string, object map[string]any) {
	for _, name := range sortedKeys(object) {
		at := joinPath(path, name)
		below, isObject := object[name].(map[string]any)
		switch {
		case isObject:
			im.fields(fd, item, at, below)
		case fd.sheet.Tree == at || im.hasSheet(fd.sheet, at):
		case fd.sheet.missing(fd, at):
			im.copy(joinPath(item, at), object[name])
		}
	}
}

// hasSheet reports whether the workbook has the sheet of a list inside the
// items of s.
func (im *Import) hasSheet(s *Sheet, path string) bool {
	for _, fd := range im.found {
		if fd.sheet.Parent == s && fd.sheet.Path == path {
			return true
		}
	}
	return false
}

// copy takes a value with all that lies in it.
func (im *Import) copy(path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for _, name := range sortedKeys(v) {
			im.copy(joinPath(path, name), v[name])
		}
	case []any:
		for i, item := range v {
			im.copy(path+"["+strconv.Itoa(i)+"]", item)
		}
	case nil:
	default:
		im.tree.Set(path, fmt.Sprint(v))
	}
}
