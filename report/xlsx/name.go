package xlsx

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/width"
)

// maxName is the longest name of a sheet in UTF-16 units.
const maxName = 31

// fullWidth replaces what a sheet's name may not hold by its full-width twin.
var fullWidth = strings.NewReplacer(
	"[", "［", "]", "］", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼", "'", "’",
	"\n", " ", "\r", " ", "\t", " ",
)

// names gives the sheets of one workbook names that differ by more than case
// or width, as Excel compares them.
type names struct{ taken map[string]bool }

// newNames starts with the names Excel keeps for itself.
func newNames() *names {
	return &names{map[string]bool{"history": true, "历史记录": true}}
}

// next is a free name for a sheet whose table is called title.
func (n *names) next(title string) string {
	base := cmp.Or(strings.TrimSpace(fullWidth.Replace(title)), "表")
	for i := 1; ; i++ {
		suffix := ""
		if i > 1 {
			suffix = fmt.Sprintf("（%d）", i)
		}
		name := shorten(base, maxName-units(suffix)) + suffix
		if key := strings.ToLower(width.Fold.String(name)); !n.taken[key] {
			n.taken[key] = true
			return name
		}
	}
}

// shorten is s in at most n UTF-16 units, ending with … where it was longer.
func shorten(s string, n int) string {
	if units(s) <= n {
		return s
	}
	n--
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// units is the length of s in UTF-16 units, as Excel counts.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
