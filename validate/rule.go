package validate

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Rule is one requirement of a notice that facts can be judged by: a
// condition that holds, or, where Due is not empty, something that is done by
// a day.
type Rule struct {
	ID           string   `json:"id"` // pack id, point and name; never reused
	Title        string   `json:"title"`
	Requirements []string `json:"requirement,omitempty"` // ids of COVERAGE.md
	Article      string   `json:"article"`
	Severity     Severity `json:"severity"`
	Status       Status   `json:"status"`
	Applies      string   `json:"applies"` // the group of facts it reads

	// The expressions as the pack writes them.
	Each        string   `json:"each,omitempty"`
	When        string   `json:"when,omitempty"`
	Needs       []string `json:"needs,omitempty"`
	Assert      string   `json:"assert,omitempty"`
	Due         string   `json:"due,omitempty"`         // of a deadline: the last day
	Done        string   `json:"done,omitempty"`        // of a deadline: the day it was met
	WorkingDays bool     `json:"workingDays,omitempty"` // of a deadline: the notice counts in working days
	Early       bool     `json:"early,omitempty"`       // of a review: judged before it has a conclusion too
	Path        string   `json:"path"`
	What        string   `json:"what,omitempty"` // of a deadline: what is to be done
	Message     string   `json:"message,omitempty"`
	Fix         string   `json:"fix,omitempty"`

	Why      string   `json:"why"`
	Replaces string   `json:"replaces,omitempty"` // id of the rule that is not judged where this one is
	Breaks   []Change `json:"breaks,omitempty"`   // an example: these facts alone break the rule

	file   string
	at     *yaml.Node
	each   *program // the list each item of which is judged; nil: the group as a whole
	given  *program // whether that list has items; the record it is in may be missing
	when   *program // nil: always
	needs  []need
	assert *program // nil in a deadline
	due    *program // nil in a condition
	done   *program
	met    *program // whether done is given; nil where done itself tells, being no plain fact
	path   template
	what   template
	words  template // message
	remedy template // fix
	params []string // names of the parameters it reads
}

var (
	ruleKeys = []string{"id!", "title!", "requirement", "article!", "severity!", "status!", "applies!",
		"each", "when", "needs", "assert!", "path!", "message!", "fix!", "why!", "replaces", "breaks", "early"}
	deadlineKeys = []string{"id!", "title!", "requirement", "article!", "status!", "applies!",
		"each", "when", "needs", "due!", "done!", "workingDays", "path!", "what!", "why!", "replaces", "breaks"}
)

// rule reads one rule of pack p and compiles its expressions.
func (s *source) rule(n *yaml.Node, p *Pack, scopes *scopes) Rule {
	t := s.table(n, ruleKeys...)
	r := t.head(p)
	r.Severity = Severity(t.choice("severity", names(severityLabels)))
	r.Early = t.flag("early")
	t.expressions(&r, scopes)
	if !r.Early || slices.Contains(r.programs(), nil) {
		return r // or what is wrong has been said
	}
	if f := r.lateFact(); f != "" {
		t.errorf(t.values["early"], "规则读 %s，评审有了结论才有，不能写 early: true", f)
	}
	return r
}

// lateFact is a fact the rule reads that a review has only when it has taken
// place; empty for none.
func (r *Rule) lateFact() string {
	for _, f := range r.reads() {
		for _, late := range []string{"review.conclusion", "review.scores", "derived"} {
			if f.Path == late || strings.HasPrefix(f.Path, late+".") || strings.HasPrefix(f.Path, late+"[") {
				return f.Path
			}
		}
	}
	return ""
}

// deadline reads one deadline of pack p. One that was met too late is a
// warning: what was done late is done.
func (s *source) deadline(n *yaml.Node, p *Pack, scopes *scopes) Rule {
	t := s.table(n, deadlineKeys...)
	r := t.head(p)
	r.Severity = Warning
	r.WorkingDays = t.flag("workingDays")
	t.expressions(&r, scopes)
	return r
}

// head reads what rules and deadlines have in common, but for expressions.
func (t table) head(p *Pack) Rule {
	r := Rule{
		ID:       t.text("id"),
		Title:    t.text("title"),
		Article:  t.text("article"),
		Status:   Status(t.choice("status", names(statusLabels))),
		Applies:  groups[t.choice("applies", groupNames())].name,
		Why:      t.text("why"),
		Replaces: t.text("replaces"),
		file:     t.file,
		at:       t.node,
	}
	for _, n := range t.texts("requirement") {
		r.Requirements = append(r.Requirements, n.Value)
	}
	if name, ok := strings.CutPrefix(r.ID, p.ID+"."); r.ID != "" && (!ok || !plainName(name)) {
		t.errorf(t.values["id"], "规则的 id 应为 %s. 加小写字母、数字和连字符组成的名称", p.ID)
	}
	return r
}

// plainName reports whether name is made of a-z, 0-9 and hyphens.
func plainName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
