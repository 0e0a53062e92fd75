package validate

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"

	"github.com/biaoping/biaoping/report/review"
)

// memoryBudget bounds the items one evaluation may collect in lists: several
// times what the longest register has.
const memoryBudget = 1 << 20

// Check judges facts by every rule whose group of facts is there. A review that
// has no conclusion yet is judged by the early rules alone, those about the
// parts it has: of a plan or an application the others could only say that the
// review has not taken place.
//
// Wrong or missing facts are findings. An error means that a rule itself
// failed, or is that of ctx, which is asked between rules and between the items
// of their lists; the facts have then not been judged.
func (r *Rules) Check(ctx context.Context, f *review.Facts) (Findings, error) {
	j := newJudge(ctx, f, len(r.active()))
	if err := j.all(r, func(b *bound) bool { return timely(b, f.Review) }); err != nil {
		return nil, err
	}
	j.found.sort()
	return j.found, nil
}

// timely reports whether the rule b can be judged of the review r, if it is
// about one.
func timely(b *bound, r *review.Review) bool {
	if r == nil || b.Applies != "review" || !r.Conclusion.On.IsZero() {
		return true
	}
	return b.Early && !b.lacksPart(r)
}

// lacksPart reports whether the rule reads a part that the review r does not
// have yet.
func (b *bound) lacksPart(r *review.Review) bool {
	for _, part := range []struct {
		path  string
		there bool
	}{{"review.team", len(r.Team.Members) > 0}, {"review.schedule", !r.Schedule.From.IsZero()}, {"review.reviewBody", r.ReviewBody.Name != ""},
		{"review.conclusion", !r.Conclusion.On.IsZero()}} {
		if !part.there && slices.ContainsFunc(b.facts, func(f Fact) bool { return strings.HasPrefix(f.Path, part.path) }) {
			return true
		}
	}
	return false
}

// A judge goes through rules, for one Check or one list of deadlines.
type judge struct {
	ctx    context.Context
	vm     vm.VM
	env    map[string]any
	found  Findings
	passed []int // by place in active: how often the rule was judged and held

	terms *[]term // where the dates of deadlines go; nil: late ones are findings
}

func newJudge(ctx context.Context, f *review.Facts, rules int) *judge {
	j := &judge{
		ctx:    ctx,
		vm:     vm.VM{MemoryBudget: memoryBudget},
		env:    map[string]any{"kind": f.Kind, "derived": &f.Derived},
		passed: make([]int, rules),
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
	if f.Measure != nil {
		j.env["measure"] = f.Measure
	}
	return j
}

// all judges by those active rules of r that are wanted.
func (j *judge) all(r *Rules, wanted func(*bound) bool) error {
	active := r.active()
	for i := range active {
		b := &active[i]
		if j.env[b.Applies] == nil || !wanted(b) {
			continue
		}
		j.env["params"] = b.params
		if err := j.rule(b, &j.passed[i]); err != nil {
			return err
		}
	}
	return nil
}

// rule judges by one rule: once, or for each item of its list.
func (j *judge) rule(b *bound, passed *int) error {
	if b.each == nil {
		_, err := j.item(b, passed)
		return err
	}
	if ok, err := j.holds(b, b.given); err != nil || !ok {
		if err == nil {
			err = j.noList(b)
		}
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
		if again, err := j.item(b, passed); err != nil || !again {
			return err
		}
	}
	return nil
}

// item judges the group as a whole, or the item the environment holds. It
// reports whether it makes sense to judge the next item too.
func (j *judge) item(b *bound, passed *int) (again bool, err error) {
	if err := j.ctx.Err(); err != nil {
		return false, err
	}
	again, err = j.decide(b, passed)
	if u := (*uncertain)(nil); errors.As(err, &u) {
		return true, j.unjudged(b, u.Error(), "更新节假日安排后再判断")
	}
	return again, err
}

func (j *judge) decide(b *bound, passed *int) (again bool, err error) {
	if b.when != nil && !b.blind {
		if ok, err := j.holds(b, b.when); err != nil || !ok {
			return true, err
		}
	}
	if len(b.unset) > 0 {
		p := b.unset[0]
		return false, j.unjudged(b,
			fmt.Sprintf("没有%s（参数 %s，%s）", p.Label, p.Name, p.Status.Chinese()),
			fmt.Sprintf("查明后，在自己的规则包中以 replaces: %s.%s 写明该值和出处", b.pack.ID, p.Name))
	}
	for _, ofItem := range []bool{false, true} {
		if lacking, err := j.lacking(b, ofItem); err != nil || lacking {
			return ofItem, err // what the whole group lacks is told once
		}
	}
	if b.due != nil {
		return true, j.deadline(b, passed)
	}
	ok, err := j.holds(b, b.assert)
	if err != nil {
		return false, err
	}
	if ok {
		*passed++
		return true, nil
	}
	message, err := j.text(b, b.words)
	if err != nil {
		return false, err
	}
	fix, err := j.text(b, b.remedy)
	if err != nil {
		return false, err
	}
	return true, j.find(b, b.Severity, b.path, message, fix)
}

func (j *judge) holds(b *bound, p *program) (bool, error) {
	v, err := j.run(b, p)
	ok, _ := v.(bool)
	return ok, err
}

func (j *judge) run(b *bound, p *program) (any, error) {
	v, err := p.run(&j.vm, j.env)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: 规则 %s 判断时出错：%w", b.file, b.at.Line, b.ID, err)
	}
	return v, nil
}
