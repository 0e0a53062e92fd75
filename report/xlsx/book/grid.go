package book

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/biaoping/biaoping/internal/markup"
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
	Wordy   bool // a number that is shown with more than its digits, such as 007号
	Text    string
}

// Kind is the sort of value a cell holds, and what its Text is.
type Kind int8

const (
	Text    Kind = iota
	Number       // as the file writes it: 12.5, 1.1E+17; with the zeros it is shown with: 007
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

// Remove takes out the cells of a column in some rows.
func (g *Grid) Remove(col int, rows map[int]bool) {
	g.LastCol = 0
	g.Rows = slices.DeleteFunc(g.Rows, func(r Row) bool { return len(r.Cells) == 1 && r.Cells[0].Col == col && rows[r.Number] })
	for i := range g.Rows {
		r := &g.Rows[i]
		if rows[r.Number] {
			r.Cells = slices.DeleteFunc(r.Cells, func(c Cell) bool { return c.Col == col })
		}
		g.LastCol = max(g.LastCol, r.Cells[len(r.Cells)-1].Col)
	}
}

// Read reads the cells of the i-th sheet, once. The cells that others are merged
// into from above have the value of the first.
func (b *Book) Read(ctx context.Context, i int) (*Grid, error) {
	if g := b.Sheets[i].grid; g != nil {
		return g, nil
	}
	r, err := b.reader(ctx, i)
	if err != nil {
		return nil, err
	}
	g := &Grid{Merges: r.merges}
	err = r.read(func(row *Row) error {
		if b.cells += len(row.Cells); b.cells > maxCells {
			return fmt.Errorf("有内容的单元格超过 %d 个，请分成几个文件", maxCells)
		}
		g.Rows = append(g.Rows, Row{row.Number, row.Hidden, slices.Clone(row.Cells)})
		g.LastCol = max(g.LastCol, row.Cells[len(row.Cells)-1].Col)
		return nil
	})
	if err != nil {
		return nil, b.inSheet(i, err)
	}
	g.Hidden, b.Sheets[i].grid = r.unseen, g
	return g, nil
}

// Rows goes through the rows of the i-th sheet as Read does, and keeps none of
// them: there may be more of them than Read takes. A row is good until the next
// one; an error is the last.
func (b *Book) Rows(i int) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		if g := b.Sheets[i].grid; g != nil {
			for j := range g.Rows {
				if !yield(&g.Rows[j], nil) {
					return
				}
			}
			return
		}
		// Whoever takes the rows can stop at any of them.
		r, err := b.reader(context.Background(), i)
		if err != nil {
			yield(nil, err)
			return
		}
		err = r.read(func(row *Row) error {
			if !yield(row, nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, b.inSheet(i, err))
		}
	}
}

// errStop ends the reading of a sheet; nobody is told of it.
var errStop = errors.New("stop")

func (b *Book) inSheet(i int, err error) error {
	return fmt.Errorf("工作表 %s：%w", b.Sheets[i].Name, err)
}

// reader is that of the i-th sheet.
func (b *Book) reader(ctx context.Context, i int) (*gridReader, error) {
	data, err := b.pkg.Part(b.Sheets[i].part)
	if err != nil {
		return nil, err
	}
	merges, err := mergesOf(ctx, data)
	if err != nil {
		return nil, b.inSheet(i, err)
	}
	return &gridReader{book: b, scanner: scanner{ctx: ctx, data: data}, row: -1, merges: merges, filler: newFiller(merges), short: map[string]string{}}, nil
}

// maxFormula is how much of a formula that was never computed is told.
const maxFormula = 200

// A gridReader reads one sheet.
type gridReader struct {
	scanner
	book   *Book
	row    int // that is being read
	cells  []Cell
	merges []Rect
	unseen []Rect // hidden columns
	filler filler
	each   func(*Row) error

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

// read gives each the rows that hold something.
func (r *gridReader) read(each func(*Row) error) error {
	r.each = each
	for {
		ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			return r.endRow()
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
			r.digits = append(r.digits, markup.Unescape(r.text)...)
		}
		if r.inForm && len(r.formula) < maxFormula {
			text := markup.Unescape(r.text)
			r.formula = append(r.formula, text[:min(len(text), maxFormula)]...)
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
		if r.truth("hidden") && err1 == nil && err2 == nil && len(r.unseen) < MaxColumn {
			r.unseen = append(r.unseen, Rect{Col: first - 1, LastCol: last - 1})
		}
	}
	return nil
}

// endRow gives away the row that was read.
func (r *gridReader) endRow() error {
	if len(r.cells) == 0 {
		return nil
	}
	row := Row{r.row, r.hidden, r.cells}
	if err := r.filler.fill(&row); err != nil {
		return err
	}
	r.cells = row.Cells[:0]
	return r.each(&row)
}

func (r *gridReader) beginRow() error {
	if err := r.endRow(); err != nil {
		return err
	}
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
	r.cells = append(r.cells, r.cell)
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
		c.Text = Decode(value)
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
	case f == wordyFormat:
		c.Wordy = true
	case f > paddedFormat && n >= 0 && n == math.Trunc(n) && n < 1e15:
		c.Text = fmt.Sprintf("%0*d", int(f-paddedFormat), int64(n))
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
