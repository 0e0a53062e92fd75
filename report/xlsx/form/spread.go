package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A row is what one item of a list puts on its sheet.
type row struct {
	number int   // from 1
	parent int   // number of the row it belongs to; 0: none
	values []any // of the columns: nil, string, float64 or time.Time
}

// A FactError says that a fact cannot be written into a form so that it would
// be read back the same.
type FactError struct {
	Path   string
	Reason string
}

func (e *FactError) Error() string {
	return e.Path + "（" + review.ChinesePath(e.Path) + "）：" + e.Reason
}

// A spreader spreads the facts of a request over the sheets of a form. It takes
// from the tree what it has found room for.
type spreader struct {
	form *Form
	rows map[*Sheet][]row
	err  *FactError // the first
}

// spread is the rows of all sheets; an upright sheet has one.
func (f *Form) spread(req *review.Request) (map[*Sheet][]row, error) {
	sp := spreader{form: f, rows: map[*Sheet][]row{}}
	if req == nil {
		return sp.rows, nil
	}
	root, err := asTree(req)
	if err != nil {
		return nil, err
	}
	sp.seen("", root, review.RequestOutline())
	for _, s := range f.Sheets {
		switch {
		case s.Upright:
			sp.rows[s] = []row{sp.row(s, root, "", row{number: 1})}
		case s.Parent == nil:
			list, _ := take(root, s.Path).([]any)
			sp.list(s, s.Path, list, 0)
		}
	}
	sp.leftover("", root)
	if sp.err != nil {
		return nil, sp.err
	}
	return sp.rows, nil
}

// asTree is what a request writes beside its kind.
func asTree(req *review.Request) (root map[string]any, err error) {
	data, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	err = d.Decode(&root)
	delete(root, "kind")
	return root, err
}

func (sp *spreader) fail(path, format string, args ...any) {
	if sp.err == nil {
		sp.err = &FactError{path, fmt.Sprintf(format, args...)}
	}
}

// seen gives an object in which nothing is written something that can be seen
// in a cell: the value that a flag or a number has when nothing is written.
func (sp *spreader) seen(path string, value any, o *review.Outline) {
	switch v := value.(type) {
	case map[string]any:
		if len(v) == 0 && path != "" {
			sp.fill(path, v, o)
		}
		for _, f := range o.Fields {
			if below, ok := v[f.Name]; ok {
				sp.seen(joinPath(path, f.Name), below, f.Outline)
			}
		}
	case []any:
		for i, item := range v {
			sp.seen(path+"["+strconv.Itoa(i)+"]", item, o.Item)
		}
	}
}

func (sp *spreader) fill(path string, object map[string]any, o *review.Outline) {
	for _, f := range o.Fields {
		switch f.Outline.Kind {
		case review.FlagOutline:
			object[f.Name] = false
			return
		case review.IntOutline:
			object[f.Name] = json.Number("0")
			return
		}
	}
	sp.fail(path, "没有内容，表格里写不出，请填写或去掉")
}

// list puts the items of a list on s. parent is the number of the row they
// belong to.
func (sp *spreader) list(s *Sheet, path string, list []any, parent int) {
	for i, item := range list {
		at := path + "[" + strconv.Itoa(i) + "]"
		n := len(sp.rows[s]) + 1
		sp.rows[s] = append(sp.rows[s], sp.row(s, item, at, row{number: n, parent: parent}))
		object, _ := item.(map[string]any)
		if s.Tree != "" {
			below, _ := take(object, s.Tree).([]any)
			sp.list(s, joinPath(at, s.Tree), below, n)
		}
		for _, child := range sp.form.Sheets {
			if child.Parent == s {
				below, _ := sp.below(item, child.Path).([]any)
				sp.list(child, joinPath(at, child.Path), below, n)
			}
		}
		sp.leftover(at, item)
		list[i] = nil
	}
}

// below takes what lies at path from an item, which for an empty path is the
// item itself.
func (sp *spreader) below(item any, path string) any {
	if path == "" {
		return item
	}
	object, _ := item.(map[string]any)
	return take(object, path)
}

func (sp *spreader) row(s *Sheet, item any, path string, r row) row {
	r.values = make([]any, len(s.Columns))
	for i, c := range s.Columns {
		if v := sp.below(item, c.Path); v != nil {
			r.values[i] = sp.cell(c, joinPath(path, c.Path), v)
		}
	}
	return r
}

// take removes what lies at path, which leads through objects, and returns it;
// nil where there is nothing.
func take(object map[string]any, path string) any {
	name, rest, deeper := strings.Cut(path, ".")
	v, ok := object[name]
	if !ok {
		return nil
	}
	if deeper {
		below, _ := v.(map[string]any)
		v = take(below, rest)
		if len(below) == 0 {
			delete(object, name)
		}
		return v
	}
	delete(object, name)
	return v
}

// leftover refuses what has found no room.
func (sp *spreader) leftover(path string, value any) {
	object, _ := value.(map[string]any)
	for _, name := range sortedKeys(object) {
		switch v := object[name].(type) {
		case nil:
		case map[string]any:
			sp.leftover(joinPath(path, name), v)
		default:
			reason := "表格里没有放它的栏目"
			if name == "data" {
				reason = "图片内容放不进表格，请把图片存为请求文件旁的文件，用图片文件（file）引用"
			}
			sp.fail(joinPath(path, name), "%s", reason)
		}
	}
}
