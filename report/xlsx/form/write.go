package form

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
)

// Write writes the form to w, filled with the facts of req, or blank where req
// is nil. The same facts give the same bytes. A fact that would not be read
// back the same is a *FactError, and nothing is written. ctx is asked between
// rows.
func (f *Form) Write(ctx context.Context, w io.Writer, req *review.Request) error {
	rows, err := f.spread(req)
	if err != nil {
		return err
	}
	// Large sheets stay in memory, as in package xlsx.
	file := excelize.NewFile(excelize.Options{TmpDir: os.DevNull})
	defer file.Close()
	b := &builder{ctx: ctx, form: f, file: file, looks: looks{file: file, ids: map[look]int{}}, rows: rows}
	for _, s := range f.Sheets {
		if f.writes(s, rows[s]) {
			b.sheets = append(b.sheets, s)
		}
	}
	// What documents show, and what must be filled in, comes first.
	slices.SortStableFunc(b.sheets, func(a, b *Sheet) int { return a.rank() - b.rank() })
	if err := b.build(); err != nil {
		return err
	}
	return xlsx.Pack(ctx, w, file)
}

// writes reports whether the form has s: where there are facts for it, and
// where documents of the kind show it or all sheets are asked for. Of what
// belongs to the items of lists only pictures and what is part of a tree are
// there without facts.
func (f *Form) writes(s *Sheet, rows []row) bool {
	if len(s.Columns) == 0 && !s.parental {
		return false // it has room for nothing
	}
	for _, r := range rows {
		if slices.ContainsFunc(r.values, func(v any) bool { return v != nil }) || !s.Upright {
			return true
		}
	}
	if s.Parent != nil && s.Parent.Tree != "" {
		return s.Parent.Shown || f.All
	}
	return (s.Shown || f.All) && (s.Parent == nil || s.item.Name == "Picture")
}

// rank is 0 for what must be filled in or is shown, and 1 for the rest.
func (s *Sheet) rank() int {
	if s.Shown || s.Parent != nil && s.Parent.Shown {
		return 0
	}
	return 1
}

// A builder makes the workbook.
type builder struct {
	ctx     context.Context
	form    *Form
	file    *excelize.File
	looks   looks
	rows    map[*Sheet][]row
	sheets  []*Sheet
	choices [][]review.Choice // the columns of the sheet of choices
}

func (b *builder) build() error {
	if err := b.file.SetSheetName(b.file.GetSheetName(0), guideSheet); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if _, err := b.file.NewSheet(s.Name); err != nil {
			return fmt.Errorf("工作表 %s：%w", s.Name, err)
		}
	}
	// Sheets are hidden before they are written: afterwards excelize would read
	// all of them again.
	if err := b.hidden(); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if err := b.sheet(s); err != nil {
			return fmt.Errorf("工作表 %s：%w", s.Name, err)
		}
	}
	for _, step := range []func() error{b.guide, b.stamp, b.properties} {
		if err := step(); err != nil {
			return err
		}
	}
	b.looks.finish()
	return b.looks.err
}

// properties states what a file list shows. A form has no day of its own.
func (b *builder) properties() error {
	stamp := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
	const program = "biaoping"
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: program}); err != nil {
		return err
	}
	return b.file.SetDocProps(&excelize.DocProperties{Title: b.form.Title + "填报表", Creator: program, LastModifiedBy: program, Created: stamp, Modified: stamp})
}

// lead is how many columns of s stand before those of its facts.
func (b *builder) lead(s *Sheet) int {
	if s.Upright {
		return 1
	}
	return len(b.leadHeads(s))
}

// leadHeads are the headers of the columns before those of the facts.
func (b *builder) leadHeads(s *Sheet) []string {
	var heads []string
	if b.parental(s) {
		heads = append(heads, numberHead)
	}
	if s.Parent != nil || s.Tree != "" {
		heads = append(heads, parentHead)
	}
	return heads
}

// parental reports whether the workbook has rows that can belong to those of s.
func (b *builder) parental(s *Sheet) bool {
	return s.Tree != "" || slices.ContainsFunc(b.sheets, func(o *Sheet) bool { return o.Parent == s })
}
