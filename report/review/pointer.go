package review

import (
	"strconv"
	"strings"
)

// ChinesePath is path in the terms of the facts:
// review.problems[3].rectification.deadline is
// 评审·问题清单第4项·整改方案·整改期限. The empty path is 请求; a name that no
// request has stays as written.
func ChinesePath(path string) string {
	if path == "" {
		return requestPlan().titleAt(path)
	}
	var b strings.Builder
	for p := requestPlan(); path != ""; {
		var s step
		if s, path = nextStep(path); s.name == "" {
			b.WriteString("第" + strconv.Itoa(s.index+1) + "项")
			if p != nil {
				p = p.elem
			}
			continue
		}
		if b.Len() > 0 {
			b.WriteString("·")
		}
		var title string
		title, p = p.below(s.name)
		b.WriteString(title)
	}
	return b.String()
}

// below is the Chinese term and the plan of the field called name; the name
// itself and nil where p has no such field.
func (p *plan) below(name string) (title string, _ *plan) {
	if p != nil {
		if i, ok := p.index[name]; ok {
			return p.fields[i].title, p.fields[i].plan
		}
	}
	return name, nil
}

// pointerEscapes are what a name needs in a JSON Pointer (RFC 6901, 3).
var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// Pointer is path as a JSON Pointer (RFC 6901):
// review.problems[3].rectification.deadline is
// /review/problems/3/rectification/deadline. The empty path, the whole
// request, is the empty pointer.
func Pointer(path string) string {
	var b strings.Builder
	for path != "" {
		var s step
		s, path = nextStep(path)
		b.WriteByte('/')
		if s.name == "" {
			b.WriteString(strconv.Itoa(s.index))
		} else {
			_, _ = pointerEscapes.WriteString(&b, s.name)
		}
	}
	return b.String()
}
