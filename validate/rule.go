package validate

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Rule is one requirement of a notice that facts can be judged by.
type Rule struct {
	ID           string   `json:"id"` // pack id, point and name; never reused
	Title        string   `json:"title"`
	Requirements []string `json:"requirement,omitempty"` // ids of COVERAGE.md
	Article      string   `json:"article"`
	Severity     Severity `json:"severity"`
	Status       Status   `json:"status"`
	Applies      string   `json:"applies"` // the group of facts it reads
	Why          string   `json:"why"`
	Replaces     string   `json:"replaces,omitempty"` // id of the rule that is not judged where this one is

	file   string
	at     *yaml.Node
	each   *program // the list each item of which is judged; nil: the group as a whole
	given  *program // whether that list has items; the record it is in may be missing
	when   *program // nil: always
	needs  []need
	assert *program
	path   template
	words  template // message
	remedy template // fix
	params []string // names of the parameters it reads
}

var ruleKeys = []string{"id!", "title!", "requirement", "article!", "severity!", "status!", "applies!",
	"each", "when", "needs", "assert!", "path!", "message!", "fix!", "why!", "replaces"}

// rule reads one rule of pack p and compiles its expressions.
func (s *source) rule(n *yaml.Node, p *Pack, scopes *scopes) Rule {
	t := s.table(n, ruleKeys...)
	r := Rule{
		ID:       t.text("id"),
		Title:    t.text("title"),
		Article:  t.text("article"),
		Severity: Severity(t.choice("severity", names(severityLabels))),
		Status:   Status(t.choice("status", names(statusLabels))),
		Applies:  groups[t.choice("applies", groupNames())].name,
		Why:      t.text("why"),
		Replaces: t.text("replaces"),
		file:     s.file,
		at:       n,
	}
	for _, n := range t.texts("requirement") {
		r.Requirements = append(r.Requirements, n.Value)
	}
	if name, ok := strings.CutPrefix(r.ID, p.ID+"."); r.ID != "" && (!ok || !plainName(name)) {
		t.errorf(t.values["id"], "规则的 id 应为 %s. 加小写字母、数字和连字符组成的名称", p.ID)
	}
	if t.values["applies"] != nil {
		t.expressions(&r, scopes)
	}
	return r
}

// plainName reports whether name is made of a-z, 0-9 and hyphens.
func plainName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// expressions compiles what the rule says in expressions.
func (t table) expressions(r *Rule, scopes *scopes) {
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
		r.given, _ = scope.compile("has(" + n.Value + ")")
		prefix = r.each.fact.path + "[{index}]"
		scope = scopes.of(r.Applies, r.each.result.Elem())
	}
	if n := t.values["when"]; n != nil {
		r.when = t.condition(scope, n)
	}
	for _, n := range t.texts("needs") {
		r.needs = append(r.needs, t.need(scope, n, prefix))
	}
	if n := t.values["assert"]; n != nil {
		r.assert = t.condition(scope, n)
	}
	r.path = t.path(scope)
	r.words = t.template(scope, "message")
	r.remedy = t.template(scope, "fix")
	t.guard(r)
	for _, p := range r.programs() {
		r.params = append(r.params, p.params...)
	}
	slices.Sort(r.params)
	r.params = slices.Compact(r.params)
}

// programs are all expressions of the rule but given and those of needs.
func (r *Rule) programs() []*program {
	var all []*program
	for _, p := range []*program{r.each, r.when, r.assert} {
		if p != nil {
			all = append(all, p)
		}
	}
	for _, t := range []template{r.path, r.words, r.remedy} {
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

// condition compiles an expression that is true or false.
func (t table) condition(s *scope, n *yaml.Node) *program {
	p := t.program(s, n)
	if p != nil && p.result != boolType {
		t.errorf(n, "应为条件，结果为真假，不是%s", typeName(p.result))
	}
	return p
}

// path compiles the path of the rule's findings and checks that it exists.
func (t table) path(s *scope) template {
	n := t.values["path"]
	if n == nil {
		return nil
	}
	if _, _, f := s.check(strings.NewReplacer("{", "(", "}", ")").Replace(n.Value), true); f != nil {
		t.fault(n, f)
		return nil
	}
	return t.template(s, "path")
}

// template compiles the template under key.
func (t table) template(s *scope, key string) template {
	n := t.values[key]
	if n == nil || t.text(key) == "" {
		return nil
	}
	pieces, f := s.template(strings.TrimRight(n.Value, "\n"))
	if f != nil {
		t.fault(n, f)
		return nil
	}
	for _, p := range pieces {
		if p.expr != nil {
			p.expr.at = n
		}
	}
	return pieces
}
