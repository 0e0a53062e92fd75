package page

import (
	"fmt"
	"slices"
	"strings"
)

// A LayoutError says that something of the document has no room on its page.
type LayoutError struct {
	Text    string // what has no room, or the first words of it
	Message string
}

func (e *LayoutError) Error() string { return e.Message }

func noRoom(text, format string, args ...any) error {
	return &LayoutError{text, fmt.Sprintf(format, args...)}
}

// brief is s, or the beginning of one that is too long for a message.
func brief(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

// longest is the first of the longest texts: the one to be shortened.
func longest(texts ...string) string {
	return slices.MaxFunc(texts, func(a, b string) int { return len(a) - len(b) })
}

// inside makes sure that everything drawn lies in the 版心 of its page, but for
// what pages add by themselves. Half a character is left to marks that hang
// and to letters that lean.
func (f *flow) inside() error {
	for i := range f.pages {
		p, s := &f.pages[i], f.info[i].sheet
		for _, m := range slices.Concat(p.Images, p.Seals) {
			if m.X < s.left-rounding || m.X+m.W > s.left+s.w+rounding || m.Y < s.top-rounding || m.Y+m.H > s.top+s.h+rounding {
				return noRoom(m.Picture.Alt, "图片“%s”宽 %d mm、高 %d mm，这一面排不下，请缩小", m.Picture.Alt, mm(m.W), mm(m.H))
			}
		}
		for k := range p.Texts {
			t := &p.Texts[k]
			if t.Artifact {
				continue
			}
			var w Unit
			var text strings.Builder
			for _, g := range t.Glyphs {
				w += g.Advance
				text.WriteRune(g.Rune)
			}
			switch {
			case t.X < s.left-pitch/2 || t.X+w > s.left+s.w+pitch/2:
				return noRoom(text.String(), "“%s”一行排不下，请缩短", brief(text.String()))
			case t.Y < s.top || t.Y > s.top+s.h+s.leading():
				return noRoom(text.String(), "“%s”在这一面排不下，请减少它前后的内容", brief(text.String()))
			}
		}
	}
	return nil
}
