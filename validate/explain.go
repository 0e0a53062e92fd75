package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// An Explanation is all there is to know about one rule or deadline. As JSON
// it is one object.
type Explanation struct {
	Rule
	Pack       string      `json:"pack"`
	Source     Citation    `json:"source"`
	Text       string      `json:"text"`             // what text the pack was taken from
	Region     string      `json:"region,omitempty"` // first digits of GB/T 2260 codes; empty: the whole country
	From       review.Date `json:"from"`             // first day in force
	Until      review.Date `json:"until,omitzero"`   // last day in force; the zero Date: no end
	Reads      []Fact      `json:"reads"`            // every fact it reads
	Params     []Param     `json:"params,omitempty"` // every parameter it judges by, with the value it has
	ReplacedBy []string    `json:"replacedBy,omitempty"`
}

// Explain explains the rule or deadline with the id, among all packs of r:
// its parameters have the values, and the status, that these packs give them.
func (r *Rules) Explain(id string) (*Explanation, error) {
	var ids []string
	for _, p := range r.Packs() {
		for rule := range p.all() {
			if rule.ID == id {
				return r.explain(p, rule), nil
			}
			ids = append(ids, rule.ID)
		}
	}
	return nil, fmt.Errorf("没有规则 %q%s", id, meant(ids, id))
}

func (r *Rules) explain(p *Pack, rule *Rule) *Explanation {
	e := &Explanation{
		Rule:   *rule,
		Pack:   p.ID,
		Source: Citation{p.Title, p.Number, rule.Article},
		Text:   p.Source,
		Region: p.Region,
		From:   p.From,
		Until:  p.Until,
		Reads:  rule.reads(),
	}
	values := effective(r.packs)
	for _, name := range rule.params {
		e.Params = append(e.Params, values[p.ID+"."+name])
	}
	for _, other := range r.Packs() {
		for by := range other.all() {
			if by.Replaces == rule.ID {
				e.ReplacedBy = append(e.ReplacedBy, by.ID)
			}
		}
	}
	return e
}

// reads are the facts any expression of the rule reads. it is named as an
// item of its list.
func (r *Rule) reads() []Fact {
	var facts []Fact
	programs := r.programs()
	for _, n := range r.needs {
		programs = append(programs, n.ask)
	}
	for _, p := range programs {
		for _, f := range p.facts {
			if rest, ok := strings.CutPrefix(f.Path, "it"); ok && r.each != nil && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				list := r.each.facts[0]
				f = Fact{list.Path + "[]" + rest, strings.Trim(list.Chinese+"·"+f.Chinese, "·")}
			}
			facts = append(facts, f)
		}
	}
	return slices.Clip(leaves(facts))
}
