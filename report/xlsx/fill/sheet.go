package fill

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// Limits of a sheet.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
	mostCells  = 1 << 19 // of all sheets of a template that are looked into
)

// A sheet is one sheet of the template.
type sheet struct {
	name     string
	part     string
	prefix   string       // of its elements, such as x:
	data     []byte       // its sheetData
	frame    *markup.Node // the sheet with an empty sheetData
	rows     []row        // in order
	root     *region      // loops over rows
	tags     []*tags.Tag
	formulas bool
	merges   map[[2]int]area // by row and column of the first cell
	widths   widths
	drawing  string // part; empty for none
}

// A row is one row of a sheet.
type row struct {
	number int
	raw    []byte
	head   []byte // the tag with which it begins
	cells  []cell
	live   bool // something in it is written anew even when it does not move
}

// A cell is one cell.
type cell struct {
	column   int
	raw      []byte
	from, to int // of its reference in raw; equal where it has none
	style    int
	text     *content // that holds tags; nil for none
	formula  *formula
	full     bool // it shows something
}

// A formula is what a cell computes.
type formula struct {
	head []byte // its tag
	text string
	from int // where the f begins in the cell
}

// readSheet takes a sheet apart.
func (t *Template) readSheet(ctx context.Context, s *sheet, budget *int) error {
	data, err := t.file.Part(s.part)
	if err != nil {
		return err
	}
	p := sheetParser{ctx: ctx, sheet: s, src: data, budget: budget}
	if err := markup.Scan(data, p.token); err != nil {
		return err
	}
	if p.shut == 0 {
		return errors.New("没有 sheetData")
	}
	s.data = data[p.open:p.shut]
	frame := slices.Concat(data[:p.open], []byte("<"+s.prefix+"sheetData/>"), data[p.shut:])
	if s.frame, err = markup.Parse(frame); err != nil {
		return err
	}
	if err := s.share(); err != nil {
		return err
	}
	s.readGrid()
	return nil
}

// A sheetParser takes rows and cells out of a sheet.
type sheetParser struct {
	ctx context.Context
	*sheet
	src        []byte
	budget     *int
	open, shut int // of sheetData
	depth      int
	inData     bool
	row        *row
	cell       *cell
	rowFrom    int // where they begin
	cellFrom   int
}

func (p *sheetParser) token(t markup.Token) error {
	name := string(markup.Local(t.Name))
	if t.Sort == markup.End {
		p.depth--
	}
	switch {
	case len(t.Name) == 0:
	case p.depth == 0 && t.Sort == markup.Start:
		p.prefix = string(t.Name[:len(t.Name)-len(name)])
	case p.depth == 1 && name == "sheetData":
		switch t.Sort {
		case markup.Start:
			p.open, p.inData = t.From, true
		case markup.End:
			p.shut, p.inData = t.To, false
		case markup.Empty:
			p.open, p.shut = t.From, t.To
		}
	case p.inData && p.depth == 2 && name == "row":
		if err := p.aRow(t); err != nil {
			return err
		}
	case p.inData && p.depth == 3 && name == "c" && p.row != nil:
		if err := p.aCell(t); err != nil {
			return err
		}
	case p.cell != nil && p.depth == 4:
		p.inCell(t, name)
	}
	if t.Sort == markup.Start {
		p.depth++
	}
	return nil
}

func (p *sheetParser) aRow(t markup.Token) error {
	if t.Sort == markup.End {
		p.row.raw = p.src[p.rowFrom:t.To:t.To]
		p.row = nil
		return nil
	}
	if err := p.ctx.Err(); err != nil {
		return err
	}
	head := p.src[t.From:t.To:t.To]
	number := 1
	if n := len(p.rows); n > 0 {
		number = p.rows[n-1].number + 1
	}
	if from, to, ok := markup.Attribute(head, "r"); ok {
		n, err := strconv.Atoi(string(head[from:to]))
		if err != nil || n < number || n > lastRow {
			return fmt.Errorf("行号 %q 不对", head[from:to])
		}
		number = n
	}
	if *p.budget--; *p.budget < 0 || number > lastRow {
		return fmt.Errorf("行和格太多，模板最多 %d 格", mostCells)
	}
	p.rows = append(p.rows, row{number: number, head: head, raw: head})
	if t.Sort == markup.Start {
		p.row, p.rowFrom = &p.rows[len(p.rows)-1], t.From
	}
	return nil
}

func (p *sheetParser) aCell(t markup.Token) error {
	if t.Sort == markup.End {
		c := p.cell
		c.raw = p.src[p.cellFrom:t.To:t.To]
		p.cell = nil
		return nil
	}
	head := p.src[t.From:t.To:t.To]
	c := cell{column: 1, raw: head}
	if n := len(p.row.cells); n > 0 {
		c.column = p.row.cells[n-1].column + 1
	}
	if from, to, ok := markup.Attribute(head, "r"); ok {
		column, _, ok := parseCell(string(head[from:to]))
		if !ok || column < c.column {
			return fmt.Errorf("格 %q 的位置不对", head[from:to])
		}
		c.column, c.from, c.to = column, from, to
	}
	if from, to, ok := markup.Attribute(head, "s"); ok {
		c.style, _ = strconv.Atoi(string(head[from:to]))
	}
	if *p.budget--; *p.budget < 0 || c.column > lastColumn {
		return fmt.Errorf("行和格太多，模板最多 %d 格", mostCells)
	}
	p.row.cells = append(p.row.cells, c)
	if t.Sort == markup.Start {
		p.cell, p.cellFrom = &p.row.cells[len(p.row.cells)-1], t.From
	}
	return nil
}

// inCell looks at what a cell holds.
func (p *sheetParser) inCell(t markup.Token, name string) {
	c := p.cell
	switch {
	case name == "f" && t.Sort != markup.End:
		c.formula = &formula{head: p.src[t.From:t.To], from: t.To}
		c.full, p.row.live, p.formulas = true, true, true
	case name == "f":
		c.formula.text = markup.Unescape(p.src[c.formula.from:t.From])
	case name == "v" || name == "is":
		c.full = true
	}
}

// at is the place of a cell, for messages.
func (s *sheet) at(row, column int) string { return s.name + "!" + ref(column, row) }

// open and close write an element with the prefix of the sheet.
func (s *sheet) open(b *bytes.Buffer, name string)  { b.WriteString("<" + s.prefix + name + ">") }
func (s *sheet) close(b *bytes.Buffer, name string) { b.WriteString("</" + s.prefix + name + ">") }

// attr is an attribute of a row.
func (r *row) attr(name string) string {
	from, to, _ := markup.Attribute(r.head, name)
	return string(r.head[from:to])
}

// share writes out the formulas that cells share, since cells that move apart
// cannot.
func (s *sheet) share() error {
	type first struct {
		text        string
		column, row int
	}
	shared := map[string]first{}
	for i := range s.rows {
		r := &s.rows[i]
		for k := range r.cells {
			c := &r.cells[k]
			if c.formula == nil {
				continue
			}
			n := &markup.Node{Name: s.prefix + "f", Head: c.formula.head}
			if n.Attr("t") != "shared" {
				continue
			}
			index := n.Attr("si")
			if f, ok := shared[index]; c.formula.text == "" && ok {
				c.formula.text = shift(f.text, c.column-f.column, r.number-f.row)
			} else if c.formula.text == "" {
				return fmt.Errorf("%s 的公式有误", s.at(r.number, c.column))
			} else {
				shared[index] = first{c.formula.text, c.column, r.number}
			}
			c.formula.head = []byte("<" + s.prefix + "f>")
		}
	}
	return nil
}
