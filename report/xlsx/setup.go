package xlsx

import (
	"fmt"
	"slices"
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

// The type area (GB/T 9704—2012, 5.2.1), 156 mm across and 225 down unless the
// page is turned: widths in pixels of 1/96 inch, heights in points of 1/72.
const (
	portraitWidth, portraitHeight   = 156 * 960 / 254, 225 * 720 / 254
	landscapeWidth, landscapeHeight = 225 * 960 / 254, 156 * 720 / 254
)

// page is the type area of the printed sheet.
func (s *sheet) page() (across, down int) {
	if s.landscape {
		return landscapeWidth, landscapeHeight
	}
	return portraitWidth, portraitHeight
}

const (
	tallestFrozen = 200  // points of the rows that stay on the screen
	mostBreaks    = 1023 // page breaks that Excel keeps in one sheet
)

// setUp states all of the sheet but its cells: size, widths, what stays on
// the screen and how it is printed.
func (s *sheet) setUp(f *excelize.File, draft bool) error {
	steps := []func() error{
		func() error { return f.SetSheetDimension(s.name, "A1:"+ref(len(s.heights)-1, len(s.widths)-1)) },
		func() error { return s.setWidths(f) },
		func() error { return s.freeze(f) },
		func() error { return s.pageLayout(f) },
		func() error { return s.headerFooter(f, draft) },
		func() error { return s.printNames(f) },
		func() error { return s.breakPages(f) },
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

// header is the first row of the header and the row after its last; both are
// the same where a sheet has none that goes for every page.
func (s *sheet) header() (from, to int) {
	from = s.main.top
	if !s.leads(s.main) {
		return from, from
	}
	return from, from + len(s.main.table.Header)
}

// freeze keeps the header on the screen, and with it all that stands above.
func (s *sheet) freeze(f *excelize.File) error {
	from, to := s.header()
	if from == to || to == len(s.heights) || sum(s.heights[:to]) > tallestFrozen {
		return nil
	}
	return f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: to, TopLeftCell: ref(to, 0), ActivePane: "bottomLeft"})
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

// printNames bounds what is printed and repeats the header on every page.
func (s *sheet) printNames(f *excelize.File) error {
	last, err := excelize.CoordinatesToCellName(len(s.widths), len(s.heights), true)
	if err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted(s.name) + "!$A$1:" + last, Scope: s.name}); err != nil {
		return err
	}
	from, to := s.header()
	if from == to {
		return nil
	}
	rows := fmt.Sprintf("%s!$%d:$%d", quoted(s.name), from+1, to)
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: rows, Scope: s.name})
}

// breakPages begins a new page before each table of photographs and each chart
// that has no room on the one before.
func (s *sheet) breakPages(f *excelize.File) error {
	for _, row := range append(s.pageBreaks(), s.chartBreaks()...) {
		if err := f.InsertPageBreak(s.name, ref(row, 0)); err != nil {
			return err
		}
	}
	return nil
}

// pageBreaks are the first rows of tables that go to the next page. Only
// tables that stack are kept whole; no sheet can have more than mostBreaks.
func (s *sheet) pageBreaks() []int {
	if s.leads(s.main) {
		return nil
	}
	across, down := s.page()
	down = down * max(across, sum(s.widths)) / across // a wider sheet is printed smaller
	var rows []int
	used := sum(s.heights[:s.bands[0].first()])
	for i, b := range s.bands {
		height := sum(s.heights[b.first():b.end()])
		if i > 0 && used+height > down && len(rows) < mostBreaks {
			rows = append(rows, b.first())
			used = 0
		}
		used += height
	}
	return rows
}

// quoted is a sheet's name as it stands in a reference.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
