package doc

import (
	"slices"
	"testing"
)

// settle is Settle for texts of the given widths.
func settle(widths []int, floor int, texts [][]int) []int {
	got := slices.Clone(widths)
	floors := make([]int, len(widths))
	for i := range floors {
		floors[i] = floor
	}
	Settle(got, floors, len(texts), 16, func(r, c, w int) int { return max(1, (texts[r][c]+w-1)/w) })
	return got
}

func TestColumnsSettleWhereRowsAreLowest(t *testing.T) {
	// A column of names of 24, and one that one row of eight fills.
	texts := [][]int{{24, 100}}
	for range 7 {
		texts = append(texts, []int{24, 4})
	}
	if got := settle([]int{20, 60}, 8, texts); got[0] < 24 || got[0]+got[1] != 80 {
		t.Errorf("columns are %v wide, want 24 for the names, of 80", got)
	}
	if got := settle([]int{40, 40}, 8, [][]int{{30, 30}}); !slices.Equal(got, []int{40, 40}) {
		t.Errorf("where nothing is broken columns become %v wide, want 40 each", got)
	}
	if got := settle([]int{20, 60}, 18, [][]int{{10, 300}}); got[0] < 18 {
		t.Errorf("a column is %d wide, want 18 at least", got[0])
	}
}
