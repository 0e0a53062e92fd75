package validate

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/expr-lang/expr/vm"
)

// Whatever a pack file holds, Load refuses it with places or loads it, and
// what it loads judges, lists and explains without a panic.
func FuzzLoad(f *testing.F) {
	for _, file := range []string{"load/good-pack", "load/folded-expression", "load/named-strings", "load/wrong-parameters", "load/not-yaml",
		"load/deadlines", "load/breaks-at-no-fact", "explain/rule", "explain/deadline", "rules/deadlines"} {
		c, err := readArchive("testdata/" + file + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(c.section("mine.yaml").Data)
	}
	example := facts(f, "review", "")
	f.Fuzz(func(t *testing.T, text []byte) {
		rules, err := Load(fstest.MapFS{"mine.yaml": {Data: text}})
		if err != nil {
			if places := (LoadErrors)(nil); !errors.As(err, &places) {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		_, _ = rules.Check(context.Background(), example)
		_, _ = rules.Deadlines(context.Background(), example, example.Review.Conclusion.On)
		for _, b := range rules.active() {
			if _, err := rules.Explain(b.ID); err != nil {
				t.Error(err)
			}
		}
	})
}

// Whatever an expression says, it is refused at a place within it, or it
// compiles and runs to a value or an error.
func FuzzExpression(f *testing.F) {
	for _, src := range []string{
		`count(review.team.members, .role == "leader") == 1`,
		`any(review.problems, has(.verification.on) && .verification.on < addYears(.foundOn, 1))`,
		`len(flat(map(review.team.members, .specialties))) > 74.96 ? "甲" : 'B'`,
		`let n = derived.total.percent; !has(derived.total.percent) || n >= review.conclusion.score`,
		`covers(["a"], filter(review.enterprise.processes, # startsWith "b")) and "2" not in review.reviewBody.grades`,
	} {
		f.Add(src)
	}
	example := facts(f, "review", "")
	env := map[string]any{"review": example.Review, "derived": &example.Derived, "kind": "", "params": map[string]any{}}
	f.Fuzz(func(t *testing.T, src string) {
		p, fault := newScopes(nil).of("review", nil).compile(src)
		if fault != nil {
			if fault.offset < 0 || fault.offset > len([]rune(src)) || fault.message == "" {
				t.Errorf("fault %+v in %q", fault, src)
			}
			return
		}
		_, _ = p.run(&vm.VM{MemoryBudget: memoryBudget}, env)
	})
}
