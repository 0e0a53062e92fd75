package doc

import (
	"slices"
	"testing"
)

func TestDivide(t *testing.T) {
	for _, tt := range []struct {
		name        string
		least, want []int
		total       int
		widths      []int
	}{
		{"enough for all", []int{10, 10}, []int{20, 60}, 160, []int{40, 120}},
		{"not even the least", []int{30, 90}, []int{50, 100}, 60, []int{15, 45}},
		{"short columns keep what they need, long ones share", []int{20, 30, 30}, []int{20, 400, 200}, 320, []int{20, 200, 100}},
		{"one column", []int{10}, []int{500}, 100, []int{100}},
	} {
		got := Divide(tt.least, tt.want, tt.total)
		if !slices.EqualFunc(got, tt.widths, func(a, b int) bool { return a-b <= 1 && b-a <= 1 }) || sum(got) != tt.total {
			t.Errorf("%s: Divide = %v, want %v", tt.name, got, tt.widths)
		}
	}
}
