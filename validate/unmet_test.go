package validate

import (
	"slices"
	"testing"
)

func TestUnmetNamesWhatIsFalse(t *testing.T) {
	names := []string{"责任", "措施", "资金"}
	for _, c := range []struct {
		conditions any
		want       []string
	}{
		{[]any{true, true, true}, nil},
		{[]any{false, true, false}, []string{"责任", "资金"}},
		{[]bool{true, false, true}, []string{"措施"}},
		{[]any{false}, []string{"责任"}}, // the others have no condition
		{[]any{true, true, true, false}, nil},
	} {
		if got := unmet(names, c.conditions); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.conditions, got, c.want)
		}
	}
}
