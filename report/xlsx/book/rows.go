package book

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

// rows puts the texts at the end of the rows, in one column that nothing else
// stands in, and takes those of an earlier copy out.
func (p *patch) rows(i int, data []byte, d dialect, n *Notes, marks []Mark, old map[cellAt]bool) ([]edit, error) {
	g, err := p.book.Read(p.ctx, i)
	if err != nil {
		return nil, err
	}
	col := g.LastCol + 1
	for _, m := range g.Merges {
		if m.LastCol < MaxColumn {
			col = max(col, m.LastCol+1)
		}
	}
	texts := map[int]string{}
	for _, m := range marks {
		col = max(col, m.Col+1)
		if texts[m.Row] != "" {
			texts[m.Row] += "\n"
		}
		texts[m.Row] += m.Text
	}
	if head := n.Heads[i]; len(marks) > 0 {
		texts[head] = strings.TrimSuffix(n.Title+"\n"+texts[head], "\n")
	}
	w := rowWriter{scanner: scanner{ctx: p.ctx, data: data}, dialect: d, col: col, style: p.wrap, old: old, row: -1}
	for _, row := range slices.Sorted(maps.Keys(texts)) {
		w.texts = append(w.texts, rowText{row, texts[row]})
	}
	if err := w.walk(); err != nil {
		return nil, err
	}
	if len(marks) > 0 && !old[cellAt{col, n.Heads[i]}] {
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
	texts   []rowText       // that are still to be written
	old     map[cellAt]bool // texts of an earlier copy
	edits   []edit

	row     int  // that is being read
	at      int  // where the cell goes in it
	place   edit // the cell that stands there
	from    int  // where the row begins
	open    string
	columns span
	wide    edit // the statement of the widths of some columns, ours among them
	behind  int  // where that of columns behind ours begins
	body    int  // where sheetData begins
}

func (w *rowWriter) walk() error {
	cell, start, named := -1, 0, false
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
			first, _ := strconv.Atoi(w.value("min"))
			last, _ := strconv.Atoi(w.value("max"))
			if first <= w.col+1 && w.col+1 <= last {
				w.wide = edit{w.start, w.pos, w.among(first, last)}
			} else if first > w.col+1 && w.behind == 0 {
				w.behind = w.start
			}
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
			cell = -1
		case w.is("row"):
			w.endRow()
		case w.is("c") && w.kind == startTag:
			cell++
			var ref string
			if ref, named = w.attr("r"); named {
				cell, _, _ = parseAddress(ref)
			}
			start = w.start
			if w.start > w.from && w.from >= 0 && w.at < 0 && cell > w.col {
				w.at = w.start
			}
		case w.is("c"):
			switch {
			case cell == w.col:
				w.place = edit{start, w.pos, ""}
			case w.old[cellAt{cell, w.row}]:
				w.edits = append(w.edits, edit{start, w.pos, w.nothing(cell, named)})
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
		if ok || w.old[cellAt{w.col, w.row}] {
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

// nothing is what stands for a cell that is taken out: one without a name is
// counted by those behind it.
func (w *rowWriter) nothing(col int, named bool) string {
	if named {
		return ""
	}
	return "<c" + w.dialect.xmlns + ` r="` + Address(col, w.row) + `"/>`
}

// wideColumn states the width of our column, in characters.
func (w *rowWriter) wideColumn() string {
	n := strconv.Itoa(w.col + 1)
	return "<col" + w.dialect.xmlns + ` min="` + n + `" max="` + n + `" width="60" customWidth="1"/>`
}

// among is the statement found last, of the columns from first to last, made
// anew so that ours is wide: it may be one of many that are narrow or hidden.
func (w *rowWriter) among(first, last int) string {
	part := func(from, to int) string {
		if from > to {
			return ""
		}
		n := markup.Node{Name: "col", Head: slices.Clone(w.data[w.start:w.pos])}
		n.Set("min", strconv.Itoa(from))
		n.Set("max", strconv.Itoa(to))
		return string(n.Head)
	}
	if !w.empty {
		return string(w.data[w.start:w.pos])
	}
	return part(first, w.col) + w.wideColumn() + part(w.col+2, last)
}

// width makes the column wide enough to be read.
func (w *rowWriter) width() []edit {
	switch {
	case w.wide.to > 0:
		return []edit{w.wide}
	case w.columns.to > w.columns.inner:
		at := cmp.Or(w.behind, w.columns.inner)
		return []edit{{at, at, w.wideColumn()}}
	case w.columns.to == 0 && w.body > 0:
		return []edit{{w.body, w.body, "<cols" + w.dialect.xmlns + ">" + w.wideColumn() + "</cols>"}}
	}
	return nil
}
