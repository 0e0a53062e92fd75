package form

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
)

// A namer finds out what headers of a Table mean, each but once.
type namer struct {
	form   *Form
	base   *review.Tree
	scopes []fields.Scope // where names are looked for, one after the other
	labels map[string]pair
	known  map[string]meaning
}

// A meaning is that of one header.
type meaning struct {
	id, idle bool
	column   *Column
	path     string
	err      error // it has none
}

// newNamer looks at first among the groups of facts that base writes.
func newNamer(f *Form, base *review.Tree) *namer {
	n := &namer{form: f, base: base, labels: f.labels(), known: map[string]meaning{}}
	names := base.Names()
	if own := slices.DeleteFunc(slices.Clone(f.Groups), func(g string) bool { return !slices.Contains(names, g) }); len(own) > 0 {
		n.scopes = append(n.scopes, fields.In(own...))
	}
	n.scopes = append(n.scopes, fields.In(f.Groups...))
	return n
}

// meaning is that of the header text.
func (n *namer) meaning(text string) meaning {
	m, ok := n.known[text]
	if !ok {
		m = n.find(text)
		n.known[text] = m
	}
	return m
}

// sameMarks are the marks of names as forms and full-width keyboards write
// them.
var sameMarks = strings.NewReplacer("·", ".", "．", ".", "［", "[", "］", "]")

// find looks for the fact of that name, or else for the one that a form knows
// under that header.
func (n *namer) find(text string) meaning {
	k := key(text)
	switch {
	case idHeads[k]:
		return meaning{id: true}
	case k == "" || k == "序号" || k == numberHead || strings.HasPrefix(k, findingHead):
		return meaning{idle: true}
	}
	path, err := n.path(sameMarks.Replace(strings.Join(strings.Fields(strings.TrimLeft(text, mark+"*")), "")))
	if err == nil {
		if c := n.form.column(plain(path)); c != nil {
			return meaning{column: c, path: path}
		}
		err = fmt.Errorf("指 %s，它由几个字段组成、是算出来的，或在一格里写不下", path)
	} else if unknown := (*fields.UnknownError)(nil); !errors.As(err, &unknown) {
		return meaning{err: err}
	}
	for _, k := range []string{k, bare(k)} {
		if p, ok := n.labels[k]; ok {
			return meaning{column: p.line.column, path: p.line.column.Path}
		}
	}
	return meaning{path: path, err: err}
}

// path is that of the fact called name.
func (n *namer) path(name string) (path string, err error) {
	var unknown *fields.UnknownError
	for _, scope := range n.scopes {
		if path, err = n.follow(scope, name); !errors.As(err, &unknown) {
			break
		}
	}
	return path, err
}

// numbered is a term with the number of an item behind it.
var numbered = regexp.MustCompile(`^(.*)\[(\d{1,6})\]$`)

// follow goes through the terms of name from the outside in. Of a list with one
// item that item is meant, of a longer one that with the number written.
func (n *namer) follow(scope fields.Scope, name string) (string, error) {
	terms := strings.Split(name, ".")
	for i, term := range terms {
		item := -1
		if m := numbered.FindStringSubmatch(term); m != nil {
			term = m[1]
			item, _ = strconv.Atoi(m[2])
		}
		v, err := scope.Find(term)
		var unknown *fields.UnknownError
		last := i == len(terms)-1
		switch {
		case errors.As(err, &unknown) && i > 0:
			return "", &fields.UnknownError{Name: strings.Join(terms[:i], ".") + "." + unknown.Name, Like: unknown.Like}
		case err != nil:
			return "", err
		case v.Pictured():
			return "", fmt.Errorf("指图片 %s；图片写在共有的请求里", v.Path())
		case v.Listed() && last:
			return "", fmt.Errorf("指清单 %s，要写明是它的哪个字段，如 %s.%s", v.Path(), term, v.Examples()[0])
		case v.Listed():
			if item, err = n.item(v.Path(), term, item); err != nil {
				return "", err
			}
			scope = scope.Inside(v, item)
		case item >= 0:
			return "", fmt.Errorf("里的 %s 不写第几项：各项写在一格里", term)
		case last:
			return v.Path(), nil
		case v.Kind() == fields.Object:
			scope = scope.Inside(v, 0)
		default:
			return "", fmt.Errorf("里的 %s 之下没有字段", term)
		}
	}
	return "", &fields.UnknownError{Name: name}
}

// item is the number of an item of the list at path: that which is written (−1:
// none), if base has it, or the only one. A list that base does not have gets
// its first.
func (n *namer) item(path, term string, written int) (int, error) {
	count := max(n.base.Len(path), 1)
	switch {
	case written >= count:
		return 0, fmt.Errorf("里的 %s[%d]：请求里只有 %d 项，从 0 数起", term, written, n.base.Len(path))
	case written < 0 && count > 1:
		return 0, fmt.Errorf("里的 %s 在请求里有 %d 项，要写明是哪一项，从 0 数起，如 %s[0]", term, count, term)
	}
	return max(written, 0), nil
}

// column is that of the fact at a path without the numbers of items; nil for
// none. The items of a list of texts have none of their own.
func (f *Form) column(path string) *Column {
	for _, s := range f.Sheets {
		for _, c := range s.Columns {
			if s.Upright && c.Path == path || !s.Upright && c.Path != "" && joinPath(s.key(), c.Path) == path {
				return c
			}
		}
	}
	return nil
}
