package form

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxName is the longest name of a sheet; all of ours are of the basic plane.
const maxName = 31

// unnameable is what the name of a sheet may not hold.
var unnameable = strings.NewReplacer("[", "［", "]", "］", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼", "'", "’")

// name gives the sheets of a form their names: the last of their titles, and
// as many of those before it as tell them apart.
func name(sheets []*Sheet) {
	reserved := map[string]bool{guideSheet: true, choiceSheet: true, stampSheet: true, findingSheet: true}
	depth := make([]int, len(sheets))
	for {
		count := map[string]int{}
		for i, s := range sheets {
			s.Name = tail(s.titles, depth[i]+1)
			count[s.Name]++
		}
		deeper := false
		for i, s := range sheets {
			if (count[s.Name] > 1 || reserved[s.Name]) && depth[i]+1 < len(s.titles) {
				depth[i]++
				deeper = true
			}
		}
		if !deeper {
			break
		}
	}
	taken := map[string]bool{}
	for _, s := range sheets {
		base := s.Name
		for n := 2; taken[s.Name]; n++ {
			suffix := strconv.Itoa(n)
			s.Name = cut(base, maxName-len(suffix)) + suffix
		}
		taken[s.Name] = true
	}
}

// tail is the last n titles as the name of a sheet.
func tail(titles []string, n int) string {
	return cut(unnameable.Replace(strings.Join(titles[len(titles)-n:], "·")), maxName)
}

// cut is s in at most n characters, its end where it was longer.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[len(r)-n:])
}
