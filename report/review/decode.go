package review

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
)

// Decode reads a request written in JSON or YAML; a file whose first character
// is { is JSON. It reads strictly: a name it does not know, a name written
// twice, a value of the wrong type, a missing field, an impossible date, a
// character that cannot be seen and a fact that contradicts another are all
// told at once, each with its place, in an *Errors.
//
// In YAML a text without quotes stays as written: 330000, 0571-12345678 and
// 3.10 are texts where a text is wanted. In JSON a text needs its quotes.
// Numbers never pass through a float. An empty list is no list.
//
// It takes no context: what a request may have bounds it to a second or so.
func Decode(data []byte) (*Request, error) {
	root, issue := readSource(data)
	if issue != nil {
		return nil, newErrors([]Issue{*issue}, 0)
	}
	if root.kind != objectNode {
		return nil, newErrors([]Issue{*notAnObject(root)}, 0)
	}
	return decodeNode(root)
}

func notAnObject(root *node) *Issue {
	return &Issue{Line: int(root.place.line), Column: int(root.place.column),
		Message: "文件应由“字段: 值”组成，现为" + root.describe() + "；YAML 的冒号是英文冒号，其后有空格"}
}

// decodeNode reads the request that root, an object, holds.
func decodeNode(root *node) (*Request, error) {
	req := new(Request)
	d := decoder{spoiled: map[string]bool{}, around: map[string]bool{}}
	d.object(root, reflect.ValueOf(req).Elem(), requestPlan())
	if len(d.issues) < maxIssues { // more would not be told
		for _, issue := range check(req, d.spoiledUnder) {
			if !d.isSpoiled(issue.Path) {
				p := root.at(issue.Path)
				issue.Line, issue.Column = int(p.line), int(p.column)
				d.issues = append(d.issues, issue)
			}
		}
	}
	if err := newErrors(d.issues, d.more); err != nil {
		return nil, err
	}
	return req, nil
}

// Validate checks a request built in Go as Decode checks a file. It returns
// an *Errors, or nil.
func Validate(req *Request) error {
	return newErrors(check(req, func(string) bool { return false }), 0)
}

// A decoder fills a request from a tree, and goes on after an issue.
type decoder struct {
	path    []byte
	issues  []Issue
	more    int             // issues that are not kept
	spoiled map[string]bool // paths with an issue
	around  map[string]bool // paths that a spoiled one is or lies under
}

// keptIssues is how many issues are kept, so that the first ones can be told
// in the order of the file: a small file can have a million.
const keptIssues = 10 * maxIssues

// fail is an issue with what d.path leads to.
func (d *decoder) fail(p place, format string, args ...any) {
	if len(d.issues) >= keptIssues {
		d.more++
		return
	}
	path := string(d.path)
	d.spoil(path)
	d.issues = append(d.issues, Issue{path, int(p.line), int(p.column), fmt.Sprintf(format, args...)})
}

// spoil notes that path could not be read, so that check does not tell once
// more that it is missing, or that what refers to it is unknown.
func (d *decoder) spoil(path string) {
	d.spoiled[path] = true
	for p := range ancestors(path) {
		d.around[p] = true
	}
}

// isSpoiled reports whether path or something it lies under was not read.
func (d *decoder) isSpoiled(path string) bool {
	for p := range ancestors(path) {
		if d.spoiled[p] {
			return true
		}
	}
	return false
}

// spoiledUnder reports whether path, or something over or under it, was not
// read.
func (d *decoder) spoiledUnder(path string) bool { return d.around[path] || d.isSpoiled(path) }

// value fills v, a field or an element of one, from n.
func (d *decoder) value(n *node, v reflect.Value, f *field, p *plan) {
	switch p.kind {
	case objectValue:
		if n.kind == objectNode {
			d.object(n, v, p)
			return
		}
	case listValue:
		if n.kind == listNode {
			d.list(n, v, f, p)
			return
		}
	default:
		if n.kind != objectNode && n.kind != listNode {
			d.scalar(n, v, f, p)
			return
		}
	}
	d.fail(n.place, "%s应为%s，现为%s", f.title, kindNames[p.kind], n.describe())
}

func (d *decoder) object(n *node, v reflect.Value, p *plan) {
	seen := make([]*member, len(p.fields))
	meant := map[*field]bool{} // by names that are wrong
	members := n.members()
	for i := range members {
		m := &members[i]
		length := len(d.path)
		at, ok := p.index[m.name]
		if !ok {
			meant[d.unknown(m, p)] = true
			continue
		}
		d.path = appendName(d.path, m.name)
		if first := seen[at]; first != nil {
			d.fail(m.place, "%s写了两次，前一次在第 %d 行", p.fields[at].title, first.place.line)
		} else {
			seen[at] = m
			d.field(&m.value, v, &p.fields[at])
		}
		d.path = d.path[:length]
	}
	for i := range p.fields {
		switch f := &p.fields[i]; {
		case meant[f] && seen[i] == nil:
			d.spoil(string(appendName(d.path, f.name)))
		case f.must && (seen[i] == nil || seen[i].value.kind == nullNode):
			d.missing(n, f)
		}
	}
}

// field fills the field f of the object v. A null gives nothing.
func (d *decoder) field(n *node, object reflect.Value, f *field) {
	if n.kind == nullNode {
		return
	}
	v := object.FieldByIndex(f.index)
	if f.pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	d.value(n, v, f, f.plan)
}

func (d *decoder) list(n *node, v reflect.Value, f *field, p *plan) {
	list := n.list()
	if len(list) == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(list), len(list)))
	length := len(d.path)
	for i := range list {
		d.path = appendIndex(d.path, i)
		if item := &list[i]; item.kind == nullNode {
			d.fail(item.place, "%s的第 %d 项是空的", f.title, i+1)
		} else {
			d.value(item, v.Index(i), f, p.elem)
		}
		d.path = d.path[:length]
	}
}

func (d *decoder) missing(n *node, f *field) {
	length := len(d.path)
	d.path = appendName(d.path, f.name)
	d.fail(n.place, "%s为必填字段", f.title)
	d.path = d.path[:length]
}

// unknown is the issue of a name that p does not have. It returns the field
// that was probably meant, which is not told to be missing as well; nil for
// none.
func (d *decoder) unknown(m *member, p *plan) (meant *field) {
	length := len(d.path)
	if m.name != "" && len(m.name) <= 60 && !strings.ContainsAny(m.name, ".[]") && textFault(m.name, false) == "" {
		d.path = appendName(d.path, m.name) // else the path is that of the object: no path can say the name
	}
	if meant = p.byTitle(m.name); meant != nil {
		d.fail(m.place, "字段名应写作 %s（%s）", meant.name, meant.title)
	} else if meant = d.nearest(m.name, p); meant != nil {
		d.fail(m.place, "没有字段 %s，是否指 %s（%s）", quote(m.name), meant.name, meant.title)
	} else {
		d.fail(m.place, "此处没有字段 %s", quote(m.name))
	}
	d.path = d.path[:length]
	return meant
}

// nearest is the field that name was probably meant for; it is not looked for
// where it would not be told.
func (d *decoder) nearest(name string, p *plan) *field {
	if len(d.issues) >= maxIssues {
		return nil
	}
	names := make([]string, len(p.fields))
	for i := range p.fields {
		names[i] = p.fields[i].name
	}
	if i, ok := p.index[near.Name(name, names)]; ok {
		return &p.fields[i]
	}
	return nil
}
