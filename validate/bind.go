package validate

import (
	"slices"
	"strings"
	"sync"
)

// A bound is a rule with the values its parameters have among these packs.
type bound struct {
	*Rule
	pack   *Pack
	params map[string]any
	unset  []Param // parameters it reads that have no value
	blind  bool    // when reads one of them
	status Status  // its own and its parameters', the weakest
	facts  []Fact  // of an early rule and of a deadline: what it reads
}

func (b *bound) source() Citation { return Citation{b.pack.Title, b.pack.Number, b.Article} }

// bind prepares packs for judging: when first asked for, the rules that no
// other one replaces get their parameters.
func bind(packs []*Pack) *Rules {
	slices.SortFunc(packs, func(a, b *Pack) int { return strings.Compare(a.ID, b.ID) })
	return &Rules{packs, sync.OnceValue(func() []bound { return active(whole(packs)) })}
}

// active are the rules of packs that no other of them replaces.
func active(packs []*Pack) (rules []bound) {
	if !slices.ContainsFunc(packs, func(p *Pack) bool { return p.replaces }) {
		for _, p := range packs {
			rules = append(rules, p.bound...)
		}
		return rules
	}
	replaced := map[string]bool{}
	for _, p := range packs {
		for rule := range p.all() {
			if rule.Replaces != "" {
				replaced[rule.Replaces] = true
			}
		}
	}
	values := effective(packs)
	for _, p := range packs {
		for _, b := range p.bind(values) {
			if !replaced[b.ID] {
				rules = append(rules, b)
			}
		}
	}
	return rules
}

// bindAlone prepares p for all selections in which no pack replaces anything.
func (p *Pack) bindAlone() {
	p.bound = p.bind(effective([]*Pack{p}))
	p.replaces = slices.ContainsFunc(p.Params, func(param Param) bool { return param.Replaces != "" })
	for rule := range p.all() {
		p.replaces = p.replaces || rule.Replaces != ""
	}
}

// bind gives the rules of p the parameters they read.
func (p *Pack) bind(values map[string]Param) []bound {
	params := make(map[string]any, len(p.Params))
	for _, param := range p.Params {
		params[param.Name] = values[p.ID+"."+param.Name].Value
	}
	var rules []bound
	for rule := range p.all() {
		rules = append(rules, newBound(rule, p, params, values))
	}
	return rules
}

func newBound(rule *Rule, p *Pack, params map[string]any, values map[string]Param) bound {
	b := bound{Rule: rule, pack: p, params: params, status: rule.Status}
	if rule.Early || rule.due != nil {
		b.facts = rule.reads()
	}
	for _, name := range rule.params {
		param := values[p.ID+"."+name]
		b.status = max(b.status, param.Status)
		if param.Value == nil {
			b.unset = append(b.unset, param)
			b.blind = b.blind || rule.when != nil && slices.Contains(rule.when.params, name)
		}
	}
	return b
}

// effective are the parameters of packs by pack.name, each with the value the
// last pack to replace it gives. A replacement may be replaced in turn.
func effective(packs []*Pack) map[string]Param {
	own, by := map[string]Param{}, map[string]string{}
	for _, p := range packs {
		for _, param := range p.Params {
			name := p.ID + "." + param.Name
			own[name] = param
			if param.Replaces != "" {
				by[param.Replaces] = name
			}
		}
	}
	values := make(map[string]Param, len(own))
	for name, param := range own {
		last := name
		for by[last] != "" {
			last = by[last]
		}
		v := own[last]
		v.Name, v.Label = param.Name, param.Label
		values[name] = v
	}
	return values
}
