package xlsx

// TextHeight is the height in points of s, set in the given size, where a line
// holds room halves of a character of that size.
func TextHeight(s string, room int, size float64) int {
	return textHeight(breakLines(s, room), size)
}
