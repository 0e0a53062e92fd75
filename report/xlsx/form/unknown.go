package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
)

// unknown deals with a header that no fact has: it may be misspelt in one
// character. One that is less like another may mean something else.
func (im *Import) unknown(fd *found, row, col int, text string, known map[string]*Column, taken map[*Column]bool, use func(*Column)) {
	k := bare(key(text))
	if c := lookUp(known, []string{key(text), k}, map[*Column]bool{}); c != nil && taken[c] {
		im.tell(fd, row, col, Warning, "", "“"+c.Title+"”一栏已经有了，这一栏没有读入", "只留一栏")
		return
	}
	var names []string
	for name, c := range known {
		if !taken[c] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	like := near.Name(k, names)
	if len([]rune(k)) >= 5 && oneOff([]rune(k), []rune(like)) {
		c := known[like]
		im.tell(fd, row, col, Warning, "", "按“"+c.Title+"”读入", c.Title)
		use(c)
		return
	}
	if like == "" {
		if i := slices.IndexFunc(names, func(n string) bool { return len([]rune(n)) >= 4 && strings.Contains(k, n) }); i >= 0 {
			like = names[i]
		}
	}
	fix := "改为填报表里有的栏目，或删去"
	if c := known[like]; c != nil && len([]rune(k)) >= 4 {
		fix = "如指“" + c.Title + "”，改为“" + c.Title + "”；不然删去"
	}
	im.tell(fd, row, col, Warning, "", "没有这一栏，没有读入", fix)
}

// oneOff reports whether a and b differ in one character, or one has one more.
func oneOff(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if i == len(b) || len(b)-len(a) > 1 {
		return false
	}
	return slices.Equal(a[i+1-(len(b)-len(a)):], b[i+1:])
}
