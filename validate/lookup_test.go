package validate

import (
	"reflect"
	"strings"
	"testing"

	"github.com/expr-lang/expr/vm"

	"github.com/biaoping/biaoping/report/review"
)

// A lookup reads what the machine reads, and finds the same to be missing.
func TestLookupIsTheExpression(t *testing.T) {
	f := facts(t, "review", "")
	day := Param{Name: "day", Type: "date", Value: review.Date{Year: 2024, Month: 2, Day: 29}}
	scope := newScopes([]Param{day}).of("review", reflect.TypeFor[review.Problem]())
	env := map[string]any{"kind": f.Kind, "review": f.Review, "derived": &f.Derived, "it": &f.Review.Problems[0], "index": 3,
		"params": map[string]any{"day": day.Value}}
	tried := 0
	for _, path := range append([]string{"kind", "index", "it", "params.day"}, plainPaths(scope)...) {
		for _, src := range []string{path, "has(" + path + ")"} {
			want, fault := scope.expression(src)
			got, ok := scope.lookup(src)
			if ok && fault != nil {
				t.Errorf("%s is looked up, though %s", src, fault.message)
			}
			if !ok || fault != nil {
				continue
			}
			tried++
			if got.result != want.result {
				t.Errorf("%s is %v, want %v", src, got.result, want.result)
			}
			if !reflect.DeepEqual(got.reading, want.reading) {
				t.Errorf("%s reads\n%+v, want\n%+v", src, got.reading, want.reading)
			}
			v, err := got.run(&vm.VM{}, env)
			w, errW := want.run(&vm.VM{}, env)
			if (err == nil) != (errW == nil) || !reflect.DeepEqual(v, w) {
				t.Errorf("%s is %v (%v), want %v (%v)", src, v, err, w, errW)
			}
		}
	}
	if tried < 400 {
		t.Errorf("only %d sources looked up", tried)
	}
}

// plainPaths are the paths of all facts of a scope that lie in no list, and
// one that does not exist below each.
func plainPaths(s *scope) []string {
	var paths []string
	var walk func(path string, t reflect.Type)
	walk = func(path string, t reflect.Type) {
		paths = append(paths, path)
		if t = deref(t); t.Kind() != reflect.Struct || strings.Count(path, ".") > 3 {
			return
		}
		paths = append(paths, path+".nothing")
		for _, name := range factNames(t) {
			field, _ := t.FieldByName(goName(name))
			walk(path+"."+name, field.Type)
		}
	}
	for _, root := range []string{"review", "derived", "it"} {
		walk(root, s.types[root])
	}
	return paths
}
