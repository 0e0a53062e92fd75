package pdf

import (
	"fmt"
	"strconv"

	"github.com/biaoping/biaoping/report/page"
)

// pageLabels is the number tree of page labels (ISO 32000-1, 12.4.2). A run
// of rising decimal numbers is one range, as is a run of pages without label;
// any other label has a range of its own.
func pageLabels(pages []page.Page) string {
	b := []byte("<</Nums[")
	previous := label{}
	for i := range pages {
		l := labelOf(pages[i].Label)
		if i == 0 || l != previous.next() {
			b = fmt.Appendf(b, "%d%s", i, l.dictionary())
		}
		previous = l
	}
	return string(append(b, "]>>"...))
}

// A label is a number or, when that is 0, a text.
type label struct {
	number int
	text   string
}

func labelOf(s string) label {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && strconv.Itoa(n) == s {
		return label{number: n}
	}
	return label{text: s}
}

// next is the label that a page after l has without a range of its own.
func (l label) next() label {
	if l.number > 0 {
		l.number++
	}
	return l
}

// dictionary begins a range at l.
func (l label) dictionary() string {
	switch {
	case l.number > 0:
		return fmt.Sprintf("<</S/D/St %d>>", l.number)
	case l.text != "":
		return "<</P" + textString(l.text) + ">>"
	}
	return "<<>>"
}
