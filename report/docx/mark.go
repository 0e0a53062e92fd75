package docx

import (
	"strings"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/doc"
)

// The size of 发文机关标志 in half-points. The standard leaves it to the organ
// (GB/T 9704—2012, 7.2.4). Ours fills nine tenths of the 版心 at most. A single
// name that would be smaller than the smallest takes two lines.
const (
	markLargest  = 112
	markSmallest = 52
)

// A mark is 发文机关标志: lines one under the other, and 文件 to their right in
// the middle when it does not end the line.
type mark struct {
	lines  []string
	suffix string
	joint  bool // the lines are names, spread to one width
	size   int  // half-points
}

func markOf(m *doc.Masthead, width int) mark {
	mk := mark{lines: m.Organs, suffix: m.Suffix, joint: len(m.Organs) > 1}
	if organ := strings.Join(m.Organs, ""); !mk.joint {
		mk.lines = []string{organ + m.Suffix}
		if organ == "" || markSize(mk.lines, "", width) >= markSmallest {
			mk.suffix = ""
		} else {
			mk.lines = doc.BreakTitle(organ, (utf8.RuneCountInString(organ)+1)/2+4)
		}
	}
	mk.size = markSize(mk.lines, mk.suffix, width)
	return mk
}

// markSize is the size at which the longest line and suffix, a third of a
// character behind it, fill nine tenths of width.
func markSize(lines []string, suffix string, width int) int {
	longest := longestOf(lines)
	if suffix != "" {
		longest += utf8.RuneCountInString(suffix) + 1
	}
	return max(1, min(markLargest, width*9/100/max(1, longest)))
}

// longestOf is the length of the longest line in characters.
func longestOf(lines []string) int {
	n := 0
	for _, l := range lines {
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

// height is that from the upper edge of the first line to the lower edge of
// the last; the lines are a quarter of their type apart.
func (m mark) height() int { return m.size*10 + (len(m.lines)-1)*m.size*25/2 }

// mark writes m. What it takes is a tenth of the type higher than m.
func (e *encoder) mark(m mark) {
	if len(m.lines) == 1 && m.suffix == "" {
		e.markLine(para{}, m.size, m.lines[0])
		return
	}
	align := ""
	if m.joint {
		align = "distribute"
	}
	names := longestOf(m.lines)*m.size*10 + m.size // a tenth for rounding
	widths := []int{names}
	if m.suffix != "" {
		widths = append(widths, utf8.RuneCountInString(m.suffix)*m.size*10+m.size*10/3)
	}
	e.beginTable(widths, tableFormat{align: "center"})
	part, text := first, m.suffix
	for i, line := range m.lines {
		e.beginRow("")
		e.beginCell(names, 1, "")
		e.markLine(para{align: align, before: min(i, 1) * m.size * 3 / 2}, m.size, line)
		e.endCell()
		if len(widths) > 1 {
			e.beginCell(widths[1], 1, partProperties[part]+middle)
			e.markLine(para{align: "right"}, m.size, text)
			e.endCell()
		}
		e.endRow()
		part, text = covered, ""
	}
	e.endTable()
}

// markLine writes a line of 发文机关标志, hardly higher than its type, so that
// its upper edge is that of the type.
func (e *encoder) markLine(p para, size int, text string) {
	p.style, p.exact = "Mark", size*11
	e.open(p)
	e.runSized("", size, text)
	e.shut()
}
