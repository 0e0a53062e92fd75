package review

import (
	"reflect"
	"slices"
)

// A form is what one of the formats of GB/T 9704—2012 must have, and what it
// has no place for.
type form struct {
	name     string // in words
	source   string // where its elements are laid down
	needs    []string
	lacks    []string
	suffixes []string // 标志后缀 it may have
}

// forms are the formats a request may ask for, by the value of Official.Form.
var forms = map[string]form{
	"document": {"公文格式", "GB/T 9704—2012，7",
		[]string{"title"},
		[]string{"serial", "editor", "telegram", "attendance"}, []string{"文件"}},
	"letter": {"信函格式", "GB/T 9704—2012，10.1",
		[]string{"title"},
		[]string{"serial", "signatories", "editor", "telegram", "attendance", "printedBy", "printedOn"}, nil},
	"order": {"命令格式", "GB/T 9704—2012，10.2",
		[]string{"serial"},
		[]string{"copyNumber", "secrecy", "urgency", "docNumber", "signatories", "editor", "telegram", "title", "mainTo", "attendance"}, []string{"令", "命令"}},
	"minutes": {"纪要格式", "GB/T 9704—2012，10.3",
		[]string{"mark"},
		[]string{"docNumber", "signatories", "telegram"}, nil},
	"telegram": {"明电格式", "国家标准没有规定，版式是我们拟的",
		[]string{"mark", "title"},
		[]string{"copyNumber", "secrecy", "urgency", "serial", "signatories", "editor", "attendance"}, nil},
}

// Forms are the values of Official.Form, the usual one first.
func Forms() []string {
	var names []string
	for _, w := range words["Official.Form"] {
		names = append(names, w.value)
	}
	return names
}

// officialPlan is the plan of Official.
func officialPlan() *plan { return requestPlan().fieldAt("notice.forwarded").plan }

// form checks that o has what its form must have, and nothing that would find
// no place.
func (c *checker) form(path string, o *Official, name string) {
	f, ok := forms[name]
	if !ok {
		return // told already
	}
	p, v := officialPlan(), reflect.ValueOf(o).Elem()
	given := func(f field) bool {
		value := v.FieldByIndex(f.index)
		return !value.IsZero() && (value.Kind() != reflect.Slice || value.Len() > 0)
	}
	for _, need := range f.needs {
		if field := p.fields[p.index[need]]; !given(field) && !c.spoiled(path+"."+need) {
			c.add(path+"."+need, "%s为必填字段：%s要有", field.title, f.name)
		}
	}
	for _, lack := range f.lacks {
		if field := p.fields[p.index[lack]]; given(field) {
			c.add(path+"."+lack, "%s没有%s（%s），应删去", f.name, field.title, f.source)
		}
	}
	if o.Suffix != "" && !slices.Contains(f.suffixes, o.Suffix) {
		c.add(path+".suffix", "%s的发文机关标志没有后缀 %s（%s），应删去", f.name, quote(o.Suffix), f.source)
	}
}
