package validate

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// checkTogether finds what is wrong between packs and within one: ids given
// twice, and replacements of what is not there, is of another kind, or is
// replaced by them in turn.
func checkTogether(packs []*Pack) LoadErrors {
	c := together{rules: map[string]*Rule{}, params: map[string]Param{}, by: map[string]string{}}
	ids := map[string]bool{}
	for _, p := range packs {
		if ids[p.ID] {
			c.errorf(p, p.at, "规则包的 id %s 已有他用；id 不得重复使用", p.ID)
		}
		ids[p.ID] = true
		c.collect(p)
	}
	for _, p := range packs {
		for r := range p.all() {
			if r.Replaces != "" {
				c.rule(p, r)
			}
		}
		for _, param := range p.Params {
			if param.Replaces != "" {
				c.param(p, param)
			}
		}
	}
	return c.errs
}

// together is what checkTogether knows of all packs.
type together struct {
	rules  map[string]*Rule
	params map[string]Param  // by pack.name
	by     map[string]string // what each rule or parameter replaces
	errs   LoadErrors
}

func (c *together) errorf(p *Pack, n *yaml.Node, format string, args ...any) {
	c.errs = append(c.errs, p.src.errorAt(n, format, args...))
}

func (c *together) collect(p *Pack) {
	for r := range p.all() {
		if c.rules[r.ID] != nil {
			c.errorf(p, r.at, "规则的 id %s 已有他用；id 不得重复使用", r.ID)
			continue
		}
		c.rules[r.ID] = r
		c.by["rule "+r.ID] = "rule " + r.Replaces
	}
	for _, param := range p.Params {
		name := p.ID + "." + param.Name
		if _, ok := c.params[name]; ok {
			c.errorf(p, param.at, "参数 %s 写了两次", param.Name)
			continue
		}
		c.params[name] = param
		c.by["param "+name] = "param " + param.Replaces
	}
}

func (c *together) rule(p *Pack, r *Rule) {
	other := c.rules[r.Replaces]
	switch {
	case other == nil:
		c.errorf(p, r.at, "replaces：没有规则 %s，%s", r.Replaces, choices(sorted(c.rules), r.Replaces))
	case other.Applies != r.Applies:
		c.errorf(p, r.at, "规则 %s 的 applies 是 %s，不能以 %s 的规则代替", r.Replaces, other.Applies, r.Applies)
	default:
		c.cycle(p, r.at, "rule "+r.ID)
	}
}

func (c *together) param(p *Pack, param Param) {
	other, ok := c.params[param.Replaces]
	switch {
	case !ok:
		c.errorf(p, param.at, "replaces：没有参数 %s，%s", param.Replaces, choices(sorted(c.params), param.Replaces))
	case other.Type != param.Type:
		c.errorf(p, param.at, "参数 %s 的 type 是 %s，不能以 %s 代替", param.Replaces, other.Type, param.Type)
	default:
		c.cycle(p, param.at, "param "+p.ID+"."+param.Name)
	}
}

// cycle refuses a rule or parameter that, by way of what it replaces, replaces
// itself: none of them would be left.
func (c *together) cycle(p *Pack, n *yaml.Node, name string) {
	names := []string{name}
	for next := c.by[name]; c.by[next] != ""; next = c.by[next] {
		names = append(names, next)
		if next == name {
			c.errorf(p, n, "replaces 绕成了圈（%s），应去掉其中一个", words(names))
			return
		}
		if len(names) > len(c.by) {
			return // it leads into a circle that others report
		}
	}
}

// words shows a chain of replacements without the words that tell rules from
// parameters.
func words(names []string) string {
	s := strings.Join(names, " → ")
	return strings.NewReplacer("rule ", "", "param ", "").Replace(s)
}
