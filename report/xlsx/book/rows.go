package book

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// column is the column of the texts at the end of the rows that an earlier copy
// has; -1 for none.
func (p *patch) column(i int, n *Notes) int {
	g, err := p.book.Read(p.ctx, i)
	if err != nil {
		return -1
	}
	for _, r := range g.Rows {
		if r.Number > 60 {
			break
		}
		for _, c := range r.Cells {
			if c.Text == n.Title || strings.HasPrefix(c.Text, n.Title+"\n") {
				return c.Col
			}
		}
	}
	return -1
}

// rows puts the texts at the end of the rows, in one column that nothing else
// stands in.
func (p *patch) rows(i int, data []byte, d dialect, n *Notes, marks []Mark) ([]edit, error) {
	col := p.column(i, n)
	old := col >= 0
	if !old {
		g, err := p.book.Read(p.ctx, i)
		if err != nil {
			return nil, err
		}
		col = g.LastCol + 1
		for _, m := range g.Merges {
			if m.LastCol < MaxColumn {
				col = max(col, m.LastCol+1)
			}
		}
		for _, m := range marks {
			col = max(col, m.Col+1)
		}
	}
	texts := map[int]string{}
	for _, m := range marks {
		if texts[m.Row] != "" {
			texts[m.Row] += "\n"
		}
		texts[m.Row] += m.Text
	}
	if head, ok := n.Heads[i]; ok && len(marks) > 0 {
		if texts[head] != "" {
			texts[head] = n.Title + "\n" + texts[head]
		} else {
			texts[head] = n.Title
		}
	}
	w := rowWriter{scanner: scanner{ctx: p.ctx, data: data}, dialect: d, col: col, style: p.wrap, old: old, row: -1}
	for _, row := range slices.Sorted(maps.Keys(texts)) {
		w.texts = append(w.texts, rowText{row, texts[row]})
	}
	if err := w.walk(); err != nil {
		return nil, err
	}
	if !old && len(marks) > 0 {
		return append(w.width(), w.edits...), nil
	}
	return w.edits, nil
}

// A rowText is what stands at the end of a row.
type rowText struct {
	row  int
	text string
}

// A rowWriter goes through the rows of a sheet and puts a text into one column
// of some of them.
type rowWriter struct {
	scanner
	dialect dialect
	col     int
	style   int
	texts   []rowText // that are still to be written
	old     bool      // the column holds texts of an earlier copy
	edits   []edit

	row     int  // that is being read
	at      int  // where the cell goes in it
	place   edit // the cell that stands there
	from    int  // where the row begins
	open    string
	columns span
	last    int // column that the widths reach, from 1
	body    int // where sheetData begins
}

func (w *rowWriter) walk() error {
	cell, start := 0, 0
	for {
		ok, err := w.next()
		if err != nil {
			return err
		}
		if !ok {
			return nil
		}
		switch {
		case w.kind == chars:
		case w.is("cols"):
			if w.kind == startTag {
				w.columns.start = w.start
			} else {
				w.columns.inner, w.columns.to = w.start, w.pos
			}
		case w.is("col") && w.kind == startTag:
			last, _ := strconv.Atoi(w.value("max"))
			w.last = max(w.last, last)
		case w.is("sheetData") && w.kind == startTag:
			w.body = w.start
			if w.empty { // no rows at all
				w.edits = append(w.edits, edit{w.start, w.pos, "<sheetData" + w.dialect.xmlns + ">" + w.missing(maxRow) + "</sheetData>"})
			}
		case w.is("sheetData"):
			if w.pos > w.start {
				w.edits = append(w.edits, edit{w.start, w.start, w.missing(maxRow)})
			}
		case w.is("row") && w.kind == startTag:
			w.beginRow()
		case w.is("row"):
			w.endRow()
		case w.is("c") && w.kind == startTag:
			cell++
			if ref, ok := w.attr("r"); ok {
				if c, _, ok := parseAddress(ref); ok {
					cell = c
				}
			}
			start = w.start
			if w.start > w.from && w.from >= 0 && w.at < 0 && cell > w.col {
				w.at = w.start
			}
		case w.is("c"):
			if cell == w.col {
				w.place = edit{start, w.pos, ""}
			}
		}
	}
}

// missing is the rows up to next that the sheet does not have and that get a
// text.
func (w *rowWriter) missing(next int) string {
	var b strings.Builder
	for ; len(w.texts) > 0 && w.texts[0].row < next; w.texts = w.texts[1:] {
		t := w.texts[0]
		b.WriteString("<row" + w.dialect.xmlns + ` r="` + strconv.Itoa(t.row+1) + `">` + w.dialect.inline(w.col, t.row, w.style, t.text) + "</row>")
	}
	return b.String()
}

func (w *rowWriter) beginRow() {
	w.row++
	if n, err := strconv.Atoi(w.value("r")); err == nil {
		w.row = n - 1
	}
	w.from, w.at, w.place = w.start, -1, edit{}
	if b := w.missing(w.row); b != "" {
		w.edits = append(w.edits, edit{w.start, w.start, b})
	}
	if w.empty {
		w.open = string(w.data[w.start:w.pos])
	}
}

func (w *rowWriter) endRow() {
	ok, cell := len(w.texts) > 0 && w.texts[0].row == w.row, ""
	if ok {
		cell = w.dialect.inline(w.col, w.row, w.style, w.texts[0].text)
		w.texts = w.texts[1:]
	}
	switch {
	case w.start == w.pos: // the row was closed in itself
		if ok {
			open := strings.TrimSuffix(w.open, "/>")
			name, _, _ := strings.Cut(open[1:], " ")
			w.edits = append(w.edits, edit{w.from, w.pos, open + ">" + cell + "</" + name + ">"})
		}
	case w.place.to > 0:
		if ok || w.old {
			w.edits = append(w.edits, edit{w.place.at, w.place.to, cell})
		}
	case ok:
		at := w.start
		if w.at >= 0 {
			at = w.at
		}
		w.edits = append(w.edits, edit{at, at, cell})
	}
}

// width makes the column wide enough to be read, where the sheet states widths
// of other columns alone.
func (w *rowWriter) width() []edit {
	n := strconv.Itoa(w.col + 1)
	col := "<col" + w.dialect.xmlns + ` min="` + n + `" max="` + n + `" width="60" customWidth="1"/>`
	switch {
	case w.last > w.col:
		return nil
	case w.columns.to > w.columns.inner:
		return []edit{{w.columns.inner, w.columns.inner, col}}
	case w.columns.to == 0 && w.body > 0:
		return []edit{{w.body, w.body, "<cols" + w.dialect.xmlns + ">" + col + "</cols>"}}
	}
	return nil
}
