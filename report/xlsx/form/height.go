package form

import "github.com/biaoping/biaoping/report/xlsx"

const (
	textSize  = 11  // points
	maxHeight = 409 // points of a row, as Excel has it
)

// height is that of a row whose cells hold a text each in a column of some
// width, in characters of which a Chinese one counts for two; 0 where the usual
// one will do, which grows with what is written later.
func height(texts []string, widths []float64) float64 {
	one := xlsx.TextHeight("", 1, textSize)
	most := one
	for i, t := range texts {
		most = max(most, xlsx.TextHeight(t, int(widths[i])-1, textSize))
	}
	if most == one {
		return 0
	}
	return float64(min(maxHeight, most))
}

// textOf is what a cell shows of a value that may take several lines.
func textOf(value any) string {
	s, _ := value.(string)
	return s
}
