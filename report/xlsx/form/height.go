package form

import (
	"math"
	"strings"
)

const (
	lineHeight = 15  // points of a line of a cell
	maxHeight  = 409 // points of a row, as Excel has it
)

// height is that of a row whose cells hold a text each in a column of some
// width; 0 where the usual one will do, which grows with what is written later.
func height(texts []string, widths []float64) float64 {
	most := 1
	for i, t := range texts {
		most = max(most, lines(t, widths[i]))
	}
	if most == 1 {
		return 0
	}
	return min(maxHeight, float64(most*lineHeight+4))
}

// lines is how many lines a text takes in a column of a width in characters, of
// which a Chinese one counts for two.
func lines(text string, width float64) (n int) {
	for line := range strings.SplitSeq(text, "\n") {
		wide := 0.0
		for _, r := range line {
			wide++
			if r >= 0x2E80 {
				wide++
			}
		}
		n += max(1, int(math.Ceil(wide/(width-1))))
	}
	return n
}

// textOf is what a cell shows of a value that may take several lines.
func textOf(value any) string {
	s, _ := value.(string)
	return s
}
