package page

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// A maker makes tables of any shape, the same ones for the same seed.
type maker struct{ *rand.Rand }

func (m maker) text(most int) string {
	parts := []string{"到2024年底，", "规范评审工作", "《定级办法》（试行）", "隐患排查治理，", "“谁组织、谁负责”的", "某某机械", "GB/T 33000的", "合格", "3.5分，", "李𬭎"}
	var b strings.Builder
	for range 1 + m.IntN(most) {
		b.WriteString(parts[m.IntN(len(parts))])
	}
	return b.String()
}

func (m maker) cell(most int) doc.Cell {
	switch m.IntN(12) {
	case 0:
		return doc.Cell{}
	case 1, 2, 3:
		return doc.Cell{Text: doc.Plainly(strconv.Itoa(m.IntN(1000)))}
	case 4:
		return doc.Cell{Text: doc.Plainly(m.text(most))}
	case 5:
		return doc.Cell{Text: doc.Plainly(m.text(1) + "\n" + m.text(2)), Space: m.IntN(5)}
	case 6:
		if m.IntN(8) == 0 {
			p := doctest.Photo(m.IntN(3))
			p.Caption = m.text(2)
			return doc.Cell{Picture: p}
		}
	}
	return doc.Cell{Text: doc.Plainly(m.text(2))}
}

// rows are n rows of the given columns, with cells that go over several of
// either.
func (m maker) rows(n, columns, most int) []doc.Row {
	rows := make([]doc.Row, n)
	taken := make([][]bool, n)
	for i := range taken {
		taken[i] = make([]bool, columns)
	}
	for i := range rows {
		for c := 0; c < columns; c++ {
			if taken[i][c] {
				continue
			}
			cell := m.cell(most)
			cell.ColSpan, cell.RowSpan = 1, 1
			if m.IntN(8) == 0 {
				cell.RowSpan = 1 + m.IntN(min(8, n-i))
			}
			if m.IntN(8) == 0 && c+1 < columns && !taken[i][c+1] {
				cell.ColSpan = 2
			}
			for y := i; y < i+cell.RowSpan; y++ {
				for x := c; x < c+cell.ColSpan; x++ {
					taken[y][x] = true
				}
			}
			rows[i].Cells = append(rows[i].Cells, cell)
		}
		rows[i].Total = m.IntN(15) == 0
	}
	return rows
}

func (m maker) table() *doc.Table {
	columns, most := 1+m.IntN(6), 6
	if m.IntN(3) == 0 {
		most = 300 // characters by the thousand
	}
	t := &doc.Table{Name: m.text(2), Columns: make([]doc.Column, columns), Rows: m.rows(1+m.IntN(30), columns, most), Plain: m.IntN(8) == 0}
	if m.IntN(5) > 0 {
		t.Header = m.rows(1+m.IntN(2), columns, 1)
	}
	if m.IntN(3) == 0 {
		t.Note = doc.Plainly(m.text(20))
	}
	return t
}

// TestAnyTableIsDrawnOnceAndClear lays tables of any shape: every character is
// drawn once, none over another one, over a rule or a picture.
func TestAnyTableIsDrawnOnceAndClear(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	laid := 0
	for seed := range uint64(120) {
		m := maker{rand.New(rand.NewPCG(seed, 1))}
		d := &doc.Document{Sections: []doc.Section{{Landscape: m.IntN(3) == 0, Blocks: append(body(m.IntN(20)), m.table(), &doc.Paragraph{Text: doc.Plainly("后文")})}}}
		pages, err := Lay(context.Background(), d, fonts)
		var refused *LayoutError
		if errors.As(err, &refused) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		laid++
		var want, got strings.Builder
		for s := range d.Texts() {
			want.WriteString(strings.Join(strings.Fields(s), ""))
		}
		for i := range pages {
			for k := range pages[i].Texts {
				if x := &pages[i].Texts[k]; !x.Artifact {
					got.WriteString(strings.Join(strings.Fields(glyphs(x)), ""))
				}
			}
			if what, over := overprinted(&pages[i]); over {
				t.Errorf("table %d, page %d: %q is overprinted", seed, i+1, what)
			}
		}
		if sortedRunes(got.String()) != sortedRunes(want.String()) {
			t.Errorf("table %d: the pages hold other characters than the table", seed)
		}
	}
	if laid < 60 {
		t.Errorf("only %d tables could be laid", laid)
	}
}

// overprinted is a text of p that lies over another one, over a rule or over a
// picture.
func overprinted(p *Page) (string, bool) {
	type box struct{ x0, y0, x1, y1 Unit }
	meet := func(a, b box, slack Unit) bool {
		return min(a.x1, b.x1)-max(a.x0, b.x0) > slack && min(a.y1, b.y1)-max(a.y0, b.y0) > slack
	}
	var texts []box
	for i := range p.Texts {
		x := &p.Texts[i]
		b := box{x.X, x.Y - x.Size*4/5, x.X, x.Y}
		for _, g := range x.Glyphs {
			b.x1 += g.Advance
		}
		if x.Turned || strings.TrimSpace(glyphs(x)) == "" {
			b = box{}
		} else if classOf(x.Glyphs[0].Rune) == opening {
			b.x0 += x.Size / 2 // its blank may have gone
		}
		texts = append(texts, b)
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if meet(a, b, Pt) {
				return glyphs(&p.Texts[i]), true
			}
		}
		for _, r := range p.Rules {
			if meet(a, box{r.X, r.Y, r.X + r.W, r.Y + r.H}, ruleInner*4/5) {
				return glyphs(&p.Texts[i]), true
			}
		}
		for _, m := range p.Images {
			if meet(a, box{m.X, m.Y, m.X + m.W, m.Y + m.H}, Pt) {
				return glyphs(&p.Texts[i]), true
			}
		}
	}
	return "", false
}
