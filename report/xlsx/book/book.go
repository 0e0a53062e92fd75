// Package book reads workbooks that others have made, cell by cell and within
// limits, and marks cells in a copy of them that is otherwise the same. What the
// cells mean is left to others.
package book

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
)

// Limits of a workbook, beside those of package opc. What people fill in by
// hand comes nowhere near them.
const (
	maxSheets  = 500
	maxCells   = 500_000 // that are not empty, in all sheets that are held
	maxStrings = 600_000
	maxStyles  = 65_536
	maxMerges  = 100_000
	maxText    = 32_767 // characters of a cell, as Excel has it

	// MaxColumn is the last column that may hold something.
	MaxColumn = 1_000
	maxRow    = 1_048_576 // the last of a sheet
)

// A Book is an opened workbook.
type Book struct {
	Sheets   []Sheet
	Date1904 bool // days are counted from 1904-01-01

	pkg     *opc.Package
	main    string // part
	strings []string
	cells   int      // of the sheets that are held
	formats []format // of the cell styles
}

// A Sheet is one sheet with cells.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
	grid   *Grid // once it is read
}

// Open opens a workbook. The error says in Chinese what is wrong with the
// file.
func Open(ctx context.Context, data []byte) (*Book, error) {
	pkg, err := opc.Open(data, opc.Excel)
	if err != nil {
		return nil, err
	}
	b := &Book{pkg: pkg, main: pkg.Main(opc.Excel)}
	if err := b.readSheets(ctx); err != nil {
		return nil, err
	}
	if err := b.readStyles(ctx); err != nil {
		return nil, err
	}
	return b, b.readStrings(ctx)
}

// related is the part of a kind that part refers to; empty for none.
func (b *Book) related(part, kind string) (string, error) {
	list, err := b.pkg.Relations(part)
	for _, r := range list {
		if r.Kind() == kind {
			return r.Target, err
		}
	}
	return "", err
}

// Pictures reports whether pictures lie on the i-th sheet.
func (b *Book) Pictures(i int) bool {
	if b.pkg == nil {
		return false
	}
	drawing, err := b.related(b.Sheets[i].part, "drawing")
	if err != nil || drawing == "" {
		return false
	}
	picture, err := b.related(drawing, "image")
	return err == nil && picture != ""
}

func (b *Book) readSheets(ctx context.Context) error {
	data, err := b.pkg.Part(b.main)
	if err != nil {
		return err
	}
	rels, err := b.pkg.Relations(b.main)
	if err != nil {
		return err
	}
	s, sheets := &scanner{ctx: ctx, data: data}, 0
	for {
		ok, err := s.next()
		if err != nil {
			return fmt.Errorf("%s %w", b.main, err)
		}
		if !ok {
			return b.ownParts()
		}
		if s.kind != startTag {
			continue
		}
		switch {
		case s.is("workbookPr"):
			b.Date1904 = s.truth("date1904")
		case s.is("sheet"):
			if sheets++; sheets > maxSheets {
				return fmt.Errorf("工作表超过 %d 张", maxSheets)
			}
			id := s.value("id")
			for _, r := range rels {
				if r.ID == id && r.Kind() == "worksheet" {
					b.Sheets = append(b.Sheets, Sheet{Name: Decode(s.value("name")), Hidden: s.value("state") != "" && s.value("state") != "visible", part: r.Target})
				}
			}
		}
	}
}

// ownParts sees that no two sheets are one part, of which all would be read.
func (b *Book) ownParts() error {
	known := map[string]bool{}
	for _, s := range b.Sheets {
		if known[s.part] {
			return fmt.Errorf("两张工作表的内容都在 %s，文件已损坏", s.part)
		}
		known[s.part] = true
	}
	return nil
}

func (b *Book) readStrings(ctx context.Context) error {
	part, err := b.related(b.main, "sharedStrings")
	if err != nil || part == "" {
		return err
	}
	data, err := b.pkg.Part(part)
	if err != nil {
		return err
	}
	s := &scanner{ctx: ctx, data: data}
	var t texts
	for {
		ok, err := s.next()
		if err != nil {
			return fmt.Errorf("%s %w", part, err)
		}
		if !ok {
			return nil
		}
		if s.kind == startTag && s.is("si") {
			t = texts{all: t.all[:0]}
		}
		if err := t.take(s); err != nil {
			return err
		}
		if s.kind == endTag && s.is("si") {
			if b.strings = append(b.strings, t.String()); len(b.strings) > maxStrings {
				return fmt.Errorf("文字超过 %d 条", maxStrings)
			}
		}
	}
}

// texts gathers the text of a cell: that of its t elements, without the
// readings of East Asian text (rPh).
type texts struct {
	all      []byte
	in       bool
	phonetic bool
}

func (t *texts) take(s *scanner) error {
	switch {
	case s.kind == chars && t.in && !t.phonetic:
		if len(t.all)+len(s.text) > 8*maxText {
			return errLongText
		}
		t.all = append(t.all, markup.Unescape(s.text)...)
	case s.kind != chars && s.is("t"):
		t.in = s.kind == startTag
	case s.kind != chars && s.is("rPh"):
		t.phonetic = s.kind == startTag
	}
	return nil
}

func (t *texts) String() string { return Decode(string(t.all)) }

var errLongText = fmt.Errorf("一格里的文字超过 %d 个字符", maxText)

// Address is a cell as people call it; column and row from 0.
func Address(col, row int) string { return ColumnName(col) + strconv.Itoa(row+1) }

// ColumnName is A for 0.
func ColumnName(col int) string {
	var name []byte
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		name = append(name, byte('A'+(n-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}

// parseAddress reads B3; it is not ok for anything else and for a place
// outside of any sheet.
func parseAddress(s string) (col, row int, ok bool) {
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && i < 4; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return col - 1, row - 1, err == nil && i > 0 && col <= 16384 && row >= 1 && row <= maxRow
}

// A Rect is a range of cells, all ends included, from 0.
type Rect struct{ Col, Row, LastCol, LastRow int }

func parseRect(s string) (Rect, bool) {
	a, b, two := strings.Cut(s, ":")
	if !two {
		b = a
	}
	c1, r1, ok1 := parseAddress(a)
	c2, r2, ok2 := parseAddress(b)
	return Rect{c1, r1, c2, r2}, ok1 && ok2 && c1 <= c2 && r1 <= r2
}

func byColumn(a Cell, col int) int { return cmp.Compare(a.Col, col) }
