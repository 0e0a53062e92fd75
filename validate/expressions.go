package validate

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// expressions compiles what the rule says in expressions.
func (t table) expressions(r *Rule, scopes *scopes) {
	if t.values["applies"] == nil {
		return
	}
	scope := scopes.of(r.Applies, nil)
	prefix := ""
	if n := t.values["each"]; n != nil {
		if r.each = t.program(scope, n); r.each == nil {
			return
		}
		if r.each.fact == nil || r.each.result.Kind() != reflect.Slice {
			t.errorf(n, "each 应为一个列表的路径，如 review.team.members；筛选写在 when 中")
			return
		}
		r.Each = n.Value
		r.given, _ = scope.compile("has(" + n.Value + ")")
		prefix = r.each.fact.path + "[{index}]"
		scope = scopes.of(r.Applies, r.each.result.Elem())
	}
	r.When, r.when = t.condition(scope, "when")
	for _, n := range t.texts("needs") {
		r.Needs = append(r.Needs, n.Value)
		r.needs = append(r.needs, t.need(scope, n, prefix))
	}
	r.Assert, r.assert = t.condition(scope, "assert")
	t.days(r, scope)
	r.Path, r.path = t.path(scope)
	r.What, r.what = t.template(scope, "what")
	r.Message, r.words = t.template(scope, "message")
	r.Fix, r.remedy = t.template(scope, "fix")
	r.Breaks = t.changes(r.Applies, scopes)
	t.guard(r)
	for _, p := range r.programs() {
		r.params = append(r.params, p.params...)
	}
	slices.Sort(r.params)
	r.params = slices.Compact(r.params)
}

// days compiles the dates of a deadline.
func (t table) days(r *Rule, s *scope) {
	r.Due, r.due = t.typed(s, "due", dateType, "日期")
	r.Done, r.done = t.typed(s, "done", dateType, "日期")
	if r.done != nil && r.done.fact != nil {
		r.met, _ = s.compile("has(" + r.Done + ")")
	}
}

// programs are all expressions of the rule but given, met and those of needs.
func (r *Rule) programs() []*program {
	var all []*program
	for _, p := range []*program{r.each, r.when, r.assert, r.due, r.done} {
		if p != nil {
			all = append(all, p)
		}
	}
	for _, t := range []template{r.path, r.what, r.words, r.remedy} {
		for _, p := range t {
			if p.expr != nil {
				all = append(all, p.expr)
			}
		}
	}
	return all
}

// program compiles the expression in n; nil after an error.
func (t table) program(s *scope, n *yaml.Node) *program {
	if n.Kind != yaml.ScalarNode || strings.TrimSpace(n.Value) == "" {
		t.errorf(n, "应为表达式")
		return nil
	}
	p, f := s.compile(n.Value)
	if f != nil {
		t.fault(n, f)
		return nil
	}
	p.at = n
	return p
}

func (t table) fault(n *yaml.Node, f *fault) {
	line, column := t.place(n, f.offset)
	t.fail(line, column, "%s", f.message)
}

// condition compiles the expression under key, which is true or false.
func (t table) condition(s *scope, key string) (string, *program) {
	return t.typed(s, key, boolType, "条件，结果为真假")
}

// typed compiles the expression under key, whose result has a type.
func (t table) typed(s *scope, key string, result reflect.Type, chinese string) (string, *program) {
	n := t.values[key]
	if n == nil {
		return "", nil
	}
	p := t.program(s, n)
	if p != nil && p.result != result {
		t.errorf(n, "应为%s，不是%s", chinese, typeName(p.result))
	}
	return n.Value, p
}

// path compiles the path of the rule's findings and checks that it exists.
func (t table) path(s *scope) (string, template) {
	n := t.values["path"]
	if n == nil {
		return "", nil
	}
	if f := s.place(n.Value); f != nil {
		t.fault(n, f)
		return "", nil
	}
	return t.template(s, "path")
}

// template compiles the template under key.
func (t table) template(s *scope, key string) (string, template) {
	n := t.values[key]
	if n == nil || t.text(key) == "" {
		return "", nil
	}
	src := strings.TrimRight(n.Value, "\n")
	pieces, f := s.template(src)
	if f != nil {
		t.fault(n, f)
		return "", nil
	}
	for _, p := range pieces {
		if p.expr != nil {
			p.expr.at = n
		}
	}
	return src, pieces
}
