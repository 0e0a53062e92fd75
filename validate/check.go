package validate

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/expr-lang/expr/vm"

	"github.com/biaoping/biaoping/report/review"
)

// memoryBudget bounds the items one evaluation may collect in lists: several
// times what the longest register has.
const memoryBudget = 1 << 20

// Check judges facts by every rule whose group of facts is there.
//
// Wrong or missing facts are findings. An error means that a rule itself
// failed, and that the facts have not been judged.
func (r *Rules) Check(f *review.Facts) (Findings, error) {
	j, err := r.judge(f)
	if err != nil {
		return nil, err
	}
	j.found.sort()
	return j.found, nil
}

// A judge goes through the rules of one Check.
type judge struct {
	vm     vm.VM
	env    map[string]any
	found  Findings
	passed []int // by place in active: how often the rule was judged and held
}

func (r *Rules) judge(f *review.Facts) (*judge, error) {
	j := &judge{
		vm:     vm.VM{MemoryBudget: memoryBudget},
		env:    map[string]any{"kind": f.Kind, "derived": &f.Derived},
		passed: make([]int, len(r.active)),
	}
	if f.Review != nil {
		j.env["review"] = f.Review
	}
	if f.Registry != nil {
		j.env["registry"] = f.Registry
	}
	if f.Campaign != nil {
		j.env["campaign"] = f.Campaign
	}
	if f.Notice != nil {
		j.env["notice"] = f.Notice
	}
	for i := range r.active {
		b := &r.active[i]
		if j.env[b.Applies] == nil {
			continue
		}
		j.env["params"] = b.params
		if err := j.rule(b, &j.passed[i]); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// rule judges by one rule: once, or for each item of its list.
func (j *judge) rule(b *bound, passed *int) error {
	if b.each == nil {
		return j.item(b, passed)
	}
	if ok, err := j.holds(b, b.given); err != nil || !ok {
		return err
	}
	v, err := j.run(b, b.each)
	if err != nil {
		return err
	}
	list := reflect.ValueOf(v)
	for i := range list.Len() {
		item := list.Index(i)
		if item.Kind() == reflect.Struct {
			item = item.Addr()
		}
		j.env["it"], j.env["index"] = item.Interface(), i
		n := len(j.found)
		if err := j.item(b, passed); err != nil {
			return err
		}
		if len(b.unset) > 0 && len(j.found) > n {
			break // one note that a parameter has no value is enough
		}
	}
	return nil
}

// item judges the group as a whole, or the item the environment holds.
func (j *judge) item(b *bound, passed *int) error {
	err := j.decide(b, passed)
	if u := (*uncertain)(nil); errors.As(err, &u) {
		return j.unjudged(b, u.Error(), "更新节假日安排后再判断")
	}
	return err
}

func (j *judge) decide(b *bound, passed *int) error {
	if b.when != nil {
		if ok, err := j.holds(b, b.when); err != nil || !ok {
			return err
		}
	}
	if len(b.unset) > 0 {
		p := b.unset[0]
		return j.unjudged(b,
			fmt.Sprintf("没有%s（参数 %s，%s）", p.Label, p.Name, p.Status.Chinese()),
			fmt.Sprintf("查明后，在自己的规则包中以 replaces: %s.%s 写明该值和出处", b.pack.ID, p.Name))
	}
	lacking := false
	for _, n := range b.needs {
		ok, err := j.holds(b, n.ask)
		if err != nil {
			return err
		}
		if !ok {
			lacking = true
			if err := j.lack(b, n); err != nil {
				return err
			}
		}
	}
	if lacking {
		return nil
	}
	ok, err := j.holds(b, b.assert)
	if err != nil {
		return err
	}
	if ok {
		*passed++
		return nil
	}
	message, err := j.text(b, b.words)
	if err != nil {
		return err
	}
	fix, err := j.text(b, b.remedy)
	if err != nil {
		return err
	}
	return j.find(b, b.Severity, b.path, message, fix)
}

// lack reports a fact the rule cannot judge without.
func (j *judge) lack(b *bound, n need) error {
	verb, fix := "没有填写", "填写"+n.chinese
	if n.derived {
		verb, fix = "得不出", "补齐得出它所需的事实"
	}
	return j.find(b, b.Severity, n.path, fmt.Sprintf("%s%s，不能认定“%s”", verb, n.chinese, b.Title), fix)
}

// unjudged notes why the rule could not be judged though the facts are there.
func (j *judge) unjudged(b *bound, why, fix string) error {
	return j.find(b, Note, b.path, fmt.Sprintf("“%s”未作判断：%s", b.Title, why), fix)
}

func (j *judge) find(b *bound, severity Severity, path template, message, fix string) error {
	place, err := j.text(b, path)
	if err != nil {
		return err
	}
	j.found = append(j.found, Finding{
		Rule:     b.ID,
		Severity: severity,
		Path:     place,
		Message:  message,
		Fix:      fix,
		Source:   Citation{b.pack.Title, b.pack.Number, b.Article},
		Status:   b.status,
	})
	return nil
}

func (j *judge) text(b *bound, t template) (string, error) {
	var s strings.Builder
	for _, p := range t {
		if p.expr == nil {
			s.WriteString(p.text)
			continue
		}
		v, err := j.run(b, p.expr)
		if err != nil {
			return "", err
		}
		s.WriteString(p.shown(v))
	}
	return s.String(), nil
}

func (j *judge) holds(b *bound, p *program) (bool, error) {
	v, err := j.run(b, p)
	ok, _ := v.(bool)
	return ok, err
}

func (j *judge) run(b *bound, p *program) (any, error) {
	v, err := j.vm.Run(p.code, j.env)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: 规则 %s 判断时出错：%w", b.file, b.at.Line, b.ID, err)
	}
	return v, nil
}
