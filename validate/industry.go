package validate

import "strconv"

// sections are 门类 of GB/T 4754—2017 and the last 大类 of each.
var sections = []struct {
	letter string
	last   int
}{
	{"A", 5}, {"B", 12}, {"C", 43}, {"D", 46}, {"E", 50}, {"F", 52}, {"G", 60}, {"H", 62}, {"I", 65}, {"J", 69},
	{"K", 70}, {"L", 72}, {"M", 75}, {"N", 79}, {"O", 82}, {"P", 83}, {"Q", 85}, {"R", 90}, {"S", 96}, {"T", 97},
}

// section is the letter of the 门类 an industry code such as C34, 3411 or B
// belongs to; empty where the code does not tell.
func section(code string) string {
	if code == "" {
		return ""
	}
	if c := code[0]; 'A' <= c && c <= 'T' {
		return code[:1]
	}
	if len(code) < 2 {
		return ""
	}
	division, err := strconv.Atoi(code[:2])
	if err != nil || division < 1 {
		return ""
	}
	for _, s := range sections {
		if division <= s.last {
			return s.letter
		}
	}
	return ""
}
