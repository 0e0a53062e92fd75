package validate

import (
	"cmp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A need is a fact without which the rule cannot judge.
type need struct {
	ask     *program // whether it is given
	item    bool     // of the item each is at, not of the whole group
	fact    string   // as the rule names it
	path    template
	chinese string
	derived bool // computed, not written in a request
}

// need compiles one fact of needs. prefix is the path of it.
func (t table) need(s *scope, n *yaml.Node, prefix string) need {
	p, f := s.compile(n.Value)
	if f == nil && p.fact == nil {
		f = &fault{0, "needs 的每一项应为一个事实的路径，如 review.cycle"}
	}
	if f == nil && !mayMiss(p.result) {
		f = &fault{0, "needs 只能写日期、文字、列表和记录；数与真假总有值"}
	}
	if f != nil {
		t.fault(n, f)
		return need{}
	}
	ask, _ := s.compile("has(" + n.Value + ")")
	path := p.fact.path
	rest, item := strings.CutPrefix(path, "it.")
	if item {
		path = prefix + "." + rest
	}
	place, _ := s.template(path)
	chinese := cmp.Or(p.fact.chinese, p.fact.path)
	return need{ask, item, p.fact.path, place, chinese, strings.HasPrefix(path, "derived.")}
}
