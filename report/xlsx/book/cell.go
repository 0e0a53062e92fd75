package book

import (
	"fmt"
	"strconv"

	"github.com/biaoping/biaoping/internal/markup"
)

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
