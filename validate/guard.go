package validate

import (
	"fmt"
	"slices"
	"strings"
)

// guard refuses an expression that reads a fact which may be missing, unless
// needs names it or has asks after it in when or in the expression itself.
func (t table) guard(r *Rule) {
	var asked []string
	if r.when != nil {
		asked = append(asked, r.when.asks...)
	}
	for _, n := range r.needs {
		asked = append(asked, n.fact)
	}
	for _, p := range r.programs() {
		if p == r.each {
			continue // read only when it is given
		}
		known := asked
		switch {
		case p == r.when:
			known = nil
		case p == r.done && p.whole != "":
			known = append(known[:len(known):len(known)], p.whole) // not there: not yet done
		}
		for _, use := range p.uses {
			if !guarded(use.path, known) && !guarded(use.path, p.asks) {
				t.fault(p.at, &fault{use.offset, unguarded(use)})
				asked = append(asked, use.path) // told once
			}
		}
	}
}

// guarded reports whether one of the asked facts is path or lies below it.
func guarded(path string, asked []string) bool {
	return path != "" && slices.ContainsFunc(asked, func(a string) bool {
		return a == path || strings.HasPrefix(a, path+".")
	})
}

func unguarded(f fact) string {
	item, ofItem := strings.CutPrefix(f.path, "#")
	switch {
	case f.called:
		return f.chinese + "可能没有结果：请先在 when 或本式中以 has 问同一写法"
	case f.path == "":
		return "此处可能没有填写；请用 any、all 逐项判断，并以 has 询问"
	case ofItem:
		return fmt.Sprintf("%s可能没有填写：请先问 has(%s)", f.chinese, item)
	}
	return fmt.Sprintf("%s可能没有填写：请把 %s 写入 needs，或先问 has(%s)", f.chinese, f.path, f.path)
}
