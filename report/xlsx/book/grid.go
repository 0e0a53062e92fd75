package book

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A Grid is the cells of a sheet that are not empty.
type Grid struct {
	Rows    []Row // by number
	Merges  []Rect
	LastCol int    // the last column that holds something, from 0
	Hidden  []Rect // columns; their rows mean nothing
}

// A Row is one row of a sheet, its cells by column.
type Row struct {
	Number int // from 0
	Hidden bool
	Cells  []Cell
}

// A Cell is what one cell holds.
type Cell struct {
	Col     int // from 0
	Kind    Kind
	Formula bool // the value is that of a formula when it was last computed
	Filled  bool // the value is that of the cell above, with which it is merged
	Text    string
}

// Kind is the sort of value a cell holds, and what its Text is.
type Kind int8

const (
	Text    Kind = iota
	Number       // as the file writes it: 12.5, 1.1E+17
	Percent      // likewise, shown in hundredths
	Date         // 2024-05-31
	Time         // 09:30
	Flag         // 1 or 0
	Fault        // #REF! and the like
	Pending      // a formula that was never computed: =A1*2
)

// At is the cell in a column, nil for none.
func (r *Row) At(col int) *Cell {
	if i, ok := slices.BinarySearchFunc(r.Cells, col, byColumn); ok {
		return &r.Cells[i]
	}
	return nil
}

// Row is the row with a number, nil for none.
func (g *Grid) Row(number int) *Row {
	i, ok := slices.BinarySearchFunc(g.Rows, number, func(r Row, n int) int { return r.Number - n })
	if !ok {
		return nil
	}
	return &g.Rows[i]
}

// Read reads the cells of the i-th sheet, once. The cells that others are merged into
// from above have the value of the first.
func (b *Book) Read(i int) (*Grid, error) {
	if g := b.Sheets[i].grid; g != nil {
		return g, nil
	}
	data, err := b.pkg.Part(b.Sheets[i].part)
	if err != nil {
		return nil, err
	}
	r := gridReader{book: b, scanner: scanner{data: data}, row: -1, grid: new(Grid), short: map[string]string{}}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("工作表 %s：%w", b.Sheets[i].Name, err)
	}
	b.Sheets[i].grid = r.grid
	return r.grid, nil
}

// maxFormula is how much of a formula that was never computed is told.
const maxFormula = 200

// A gridReader reads one sheet.
type gridReader struct {
	scanner
	book  *Book
	grid  *Grid
	row   int
	cells int

	short map[string]string // texts that were met, so that each is kept but once

	cell    Cell // that is being read
	typ     string
	style   int
	digits  []byte // of its v element
	inValue bool
	valued  bool   // it has one
	formula []byte // the beginning of its f element
	inForm  bool
	hidden  bool // the row
	texts   texts
}

func (r *gridReader) read() error {
	for {
		ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			return r.fill()
		}
		if err := r.step(); err != nil {
			return err
		}
	}
}

func (r *gridReader) step() error {
	switch {
	case r.kind == chars:
		if r.inValue {
			if len(r.digits)+len(r.text) > 8*maxText {
				return errLongText
			}
			r.digits = append(r.digits, unescape(r.text, r.raw)...)
		}
		if r.inForm && len(r.formula) < maxFormula {
			r.formula = append(r.formula, unescape(r.text[:min(len(r.text), maxFormula)], r.raw)...)
		}
		return r.texts.take(&r.scanner)
	case r.is("v"):
		r.inValue = r.kind == startTag
		r.valued = true
	case r.is("f"):
		r.cell.Formula, r.inForm = true, r.kind == startTag
	case r.is("c"):
		if r.kind == startTag {
			return r.beginCell()
		}
		return r.endCell()
	case r.is("t"), r.is("rPh"):
		return r.texts.take(&r.scanner)
	case r.kind == startTag && r.is("row"):
		return r.beginRow()
	case r.kind == startTag && r.is("col"):
		first, err1 := strconv.Atoi(r.value("min"))
		last, err2 := strconv.Atoi(r.value("max"))
		if r.truth("hidden") && err1 == nil && err2 == nil && len(r.grid.Hidden) < MaxColumn {
			r.grid.Hidden = append(r.grid.Hidden, Rect{Col: first - 1, LastCol: last - 1})
		}
	case r.kind == startTag && r.is("mergeCell"):
		rect, ok := parseRect(r.value("ref"))
		if !ok {
			return fmt.Errorf("合并单元格 %q 有误", r.value("ref"))
		}
		if r.grid.Merges = append(r.grid.Merges, rect); len(r.grid.Merges) > maxMerges {
			return fmt.Errorf("合并单元格超过 %d 处", maxMerges)
		}
	}
	return nil
}

func (r *gridReader) beginRow() error {
	next := r.row + 1
	if number, ok := r.attr("r"); ok {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > maxRow {
			return fmt.Errorf("行号 %q 超出范围，文件已损坏", number)
		}
		next = n - 1
	}
	if next <= r.row || next >= maxRow {
		return fmt.Errorf("第 %d 行重复或次序颠倒，文件已损坏", next+1)
	}
	r.row, r.cell.Col = next, -1
	r.hidden = r.truth("hidden")
	return nil
}

func (r *gridReader) beginCell() error {
	col := r.cell.Col + 1
	if ref, ok := r.attr("r"); ok {
		c, row, ok := parseAddress(ref)
		if !ok || row != r.row || c < col {
			return fmt.Errorf("单元格 %q 有误，文件已损坏", ref)
		}
		col = c
	}
	if r.row < 0 {
		return errXML
	}
	r.cell = Cell{Col: col}
	r.typ = r.value("t")
	r.style, r.valued = 0, false
	if s, ok := r.attr("s"); ok {
		r.style, _ = strconv.Atoi(s)
	}
	r.digits, r.formula, r.texts = r.digits[:0], r.formula[:0], texts{all: r.texts.all[:0]}
	return nil
}

// endCell keeps the cell if it holds something.
func (r *gridReader) endCell() error {
	if err := r.settle(); err != nil {
		return fmt.Errorf("%s：%w", Address(r.cell.Col, r.row), err)
	}
	if r.cell.Text == "" {
		return nil
	}
	r.intern()
	if r.cell.Col >= MaxColumn {
		return fmt.Errorf("%s 有内容，最多读 %d 列", Address(r.cell.Col, r.row), MaxColumn)
	}
	if r.cells++; r.cells > maxCells {
		return fmt.Errorf("有内容的单元格超过 %d 个，请分成几个文件", maxCells)
	}
	g := r.grid
	if n := len(g.Rows); n == 0 || g.Rows[n-1].Number != r.row {
		like := 1 // most rows have as many cells as the one above
		if n > 0 {
			like = len(g.Rows[n-1].Cells)
		}
		g.Rows = append(g.Rows, Row{Number: r.row, Hidden: r.hidden, Cells: make([]Cell, 0, like)})
	}
	last := &g.Rows[len(g.Rows)-1]
	last.Cells = append(last.Cells, r.cell)
	g.LastCol = max(g.LastCol, r.cell.Col)
	return nil
}

// intern keeps one copy of the short texts that most sheets repeat.
func (r *gridReader) intern() {
	if len(r.cell.Text) > 64 || r.typ == "s" {
		return
	}
	if known, ok := r.short[r.cell.Text]; ok {
		r.cell.Text = known
	} else if len(r.short) < 10_000 {
		r.short[r.cell.Text] = r.cell.Text
	}
}

// settle finds out what the cell holds.
func (r *gridReader) settle() error {
	c, value := &r.cell, string(r.digits)
	// A formula that comes to an empty text has an empty v, one that was never
	// computed has none or one of no type.
	if c.Formula && value == "" && len(r.texts.all) == 0 && (!r.valued || r.typ == "" || r.typ == "n") {
		c.Kind, c.Text = Pending, "="+strings.ToValidUTF8(string(r.formula), "")
		return nil
	}
	switch r.typ {
	case "s":
		i, err := strconv.Atoi(value)
		if value == "" {
			return nil
		}
		if err != nil || i < 0 || i >= len(r.book.strings) {
			return fmt.Errorf("引用的第 %q 条文字不存在，文件已损坏", value)
		}
		c.Text = r.book.strings[i]
	case "inlineStr":
		c.Text = r.texts.String()
	case "str":
		c.Text = decode(value)
	case "b":
		c.Kind, c.Text = Flag, value
	case "e":
		c.Kind, c.Text = Fault, value
	case "d":
		c.Kind = Date
		c.Text, _, _ = strings.Cut(value, "T")
	default:
		c.Kind, c.Text = Number, strings.TrimSpace(value)
		if c.Text != "" {
			return r.number()
		}
	}
	if len(c.Text) > maxText && utf8.RuneCountInString(c.Text) > maxText {
		return errLongText
	}
	return nil
}

// number reads the number of a cell as its format shows it: a date, a time, a
// share.
func (r *gridReader) number() error {
	c := &r.cell
	n, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return fmt.Errorf("%q 不是数，文件已损坏", c.Text)
	}
	f := generalFormat
	if r.style >= 0 && r.style < len(r.book.formats) {
		f = r.book.formats[r.style]
	}
	switch {
	case f == percentFormat:
		c.Kind = Percent
	case f == timeFormat && n >= 0 && n < 1, f == dateFormat && n > 0 && n < 1:
		minutes := int(n*24*60 + 0.5)
		c.Kind, c.Text = Time, fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
	case f == dateFormat || f == timeFormat && n >= 1:
		if d, ok := r.book.Day(n); ok {
			c.Kind, c.Text = Date, d.Format(time.DateOnly)
		}
	}
	return nil
}

// Day is the day that the workbook counts as n. It is not ok for what is no
// day: before 1900 or after 9999. In the count from 1900 the days before March
// are one off, since Excel takes 1900 for a leap year.
func (b *Book) Day(n float64) (time.Time, bool) {
	if n < 1 || n >= 2958466 {
		return time.Time{}, false
	}
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.Date1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		from = from.AddDate(0, 0, 1)
	}
	return from.AddDate(0, 0, int(n)), true
}

// fill gives the cells under the first of a range that is merged downwards its
// value, in rows that hold something.
func (r *gridReader) fill() error {
	g := r.grid
	for _, m := range g.Merges {
		if m.LastRow == m.Row {
			continue
		}
		first := g.Row(m.Row)
		if first == nil {
			continue
		}
		cell := first.At(m.Col)
		if cell == nil {
			continue
		}
		copied := *cell
		copied.Filled = true
		at, _ := slices.BinarySearchFunc(g.Rows, m.Row+1, func(r Row, n int) int { return r.Number - n })
		for ; at < len(g.Rows) && g.Rows[at].Number <= m.LastRow; at++ {
			row := &g.Rows[at]
			if i, ok := slices.BinarySearchFunc(row.Cells, m.Col, byColumn); !ok {
				row.Cells = slices.Insert(row.Cells, i, copied)
			}
			if r.cells++; r.cells > maxCells {
				return fmt.Errorf("合并单元格过多，展开后超过 %d 个", maxCells)
			}
		}
	}
	return nil
}
