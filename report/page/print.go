package page

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Fprint writes the pages as text that reads like the printed page: a line
// for each baseline, indented by half characters of the 版心, pictures in
// brackets, a line of dots for an empty line of the grid. Tests compare it.
func Fprint(w io.Writer, pages []Page) error {
	b := bufio.NewWriter(w)
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(b, "===== %d/%d", i+1, len(pages))
		if p.Label != "" {
			fmt.Fprintf(b, " 第%s页", p.Label)
		}
		if p.Width > p.Height {
			b.WriteString(" 横排")
		}
		b.WriteByte('\n')
		for _, l := range textLines(p) {
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	return b.Flush()
}

// textLines are the lines of a page from top to bottom.
func textLines(p *Page) []string {
	type piece struct {
		x, y Unit
		text string
	}
	var pieces []piece
	for i := range p.Texts {
		t := &p.Texts[i]
		var s strings.Builder
		for _, g := range t.Glyphs {
			s.WriteRune(g.Rune)
		}
		pieces = append(pieces, piece{t.X, t.Y, s.String()})
	}
	for _, group := range [][]Image{p.Images, p.Seals} {
		for _, im := range group {
			pieces = append(pieces, piece{im.X, im.Y + im.H/2, fmt.Sprintf("[图 %d×%d mm %s]", mm(im.W), mm(im.H), im.Picture.Alt)})
		}
	}
	const sameLine = 6 * Pt
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.y, b.y) })
	var lines []string
	for from := 0; from < len(pieces); {
		to := from + 1
		for to < len(pieces) && pieces[to].y-pieces[from].y < sameLine {
			to++
		}
		row := pieces[from:to]
		slices.SortStableFunc(row, func(a, b piece) int { return cmp.Compare(a.x, b.x) })
		var l strings.Builder
		at := 0
		for _, pc := range row {
			col := max(0, int((pc.x-marginLeft+pitch/4)*2/pitch))
			for ; at < col; at++ {
				l.WriteByte(' ')
			}
			l.WriteString(pc.text)
			at += halves(pc.text)
		}
		lines = append(lines, l.String())
		from = to
	}
	return lines
}

func halves(s string) int {
	n := 0
	for _, r := range s {
		n++
		if classOf(r) != western && classOf(r) != space {
			n++
		}
	}
	return n
}

func mm(u Unit) int { return int((int64(u)*254 + 360000) / 720000) }
