package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Margins in inches (GB/T 9704—2012, 5.2.1): 37 mm above, 28 left, 26 right
// and 35 below. A page that is turned has its left edge above.
const (
	mm37, mm28, mm26, mm35 = 37 / 25.4, 28 / 25.4, 26 / 25.4, 35 / 25.4

	headerMargin   = 15 / 25.4 // of 草稿 from the upper edge
	portraitFooter = 23 / 25.4 // of the page number from the lower edge
	turnedFooter   = 14 / 25.4
)

const (
	pageNumber  = "&C&\"宋体,常规\"&10第 &P 页 共 &N 页"
	draftHeader = "&C&\"黑体,常规\"&16草稿"
)

// tallestFrozen bounds, in points, the rows that stay on the screen.
const tallestFrozen = 300

// setUp states all of the sheet but its cells: size, widths, what stays on
// the screen and how it is printed.
func (s *sheet) setUp(f *excelize.File, draft bool) error {
	steps := []func() error{
		func() error { return f.SetSheetDimension(s.name, "A1:"+ref(s.rows()-1, len(s.widths)-1)) },
		func() error { return s.setWidths(f) },
		func() error { return s.freeze(f) },
		func() error { return s.pageLayout(f) },
		func() error { return s.headerFooter(f, draft) },
		func() error { return s.printNames(f) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) setWidths(f *excelize.File) error {
	// From the last to the first: excelize puts the newest before the others,
	// and they must stand in order.
	for c, px := range slices.Backward(s.widths) {
		col, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, col, col, min(excelize.MaxColumnWidth, float64(px)/digit)); err != nil {
			return err
		}
	}
	return nil
}

// headRows is the number of rows above the body.
func (s *sheet) headRows() int { return s.top() + len(s.table.Header) }

func (s *sheet) freeze(f *excelize.File) error {
	n := s.headRows()
	if n == 0 || n == s.rows() || sum(s.heights[:len(s.table.Header)]) > tallestFrozen {
		return nil
	}
	return f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: n, TopLeftCell: ref(n, 0), ActivePane: "bottomLeft"})
}

func (s *sheet) pageLayout(f *excelize.File) error {
	a4, one, unbounded := 9, 1, 0
	orientation := "portrait"
	top, right, bottom, left, footer := mm37, mm26, mm35, mm28, portraitFooter
	if s.landscape {
		orientation = "landscape"
		top, right, bottom, left, footer = mm28, mm37, mm26, mm35, turnedFooter
	}
	header, yes := headerMargin, true
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &unbounded}); err != nil {
		return err
	}
	return f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Top: &top, Right: &right, Bottom: &bottom, Left: &left, Header: &header, Footer: &footer, Horizontally: &yes,
	})
}

func (s *sheet) headerFooter(f *excelize.File, draft bool) error {
	var opt excelize.HeaderFooterOptions
	if s.numbered {
		opt.OddFooter = pageNumber
	}
	if draft {
		opt.OddHeader = draftHeader
	}
	if opt == (excelize.HeaderFooterOptions{}) {
		return nil
	}
	return f.SetHeaderFooter(s.name, &opt)
}

// printNames repeats title and header on every printed page and bounds what
// is printed.
func (s *sheet) printNames(f *excelize.File) error {
	last, err := excelize.CoordinatesToCellName(len(s.widths), s.rows(), true)
	if err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted(s.name) + "!$A$1:" + last, Scope: s.name}); err != nil {
		return err
	}
	n := s.headRows()
	if n == 0 {
		return nil
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: rowRange(s.name, n), Scope: s.name})
}

// quoted is a sheet's name as it stands in a reference.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// rowRange is the reference to the first n rows of a sheet.
func rowRange(name string, n int) string { return quoted(name) + "!$1:$" + strconv.Itoa(n) }
