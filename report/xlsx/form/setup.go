package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// setUp states what stands in a sheet beside its cells.
func (b *builder) setUp(s *Sheet) error {
	fit, colour := true, freeTab
	switch {
	case s.Must:
		colour = mustTab
	case s.rank() == 0:
		colour = shownTab
	}
	if err := b.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &colour}); err != nil {
		return err
	}
	orientation := "landscape"
	if s.Upright {
		orientation = "portrait"
	}
	paper, across, down := 9, b.pagesAcross(s), 0 // A4, as many pages down as it takes
	if err := b.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&C&\"宋体,常规\"&10" + s.Title + "　第 &P 页 共 &N 页"}); err != nil {
		return err
	}
	titles := fmt.Sprintf("'%s'!$1:$%d", s.Name, headRow)
	if across > 1 {
		titles = fmt.Sprintf("'%s'!$A:$%s,%s", s.Name, book.ColumnName(b.lead(s)), titles)
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.Name, RefersTo: titles}); err != nil {
		return err
	}
	if err := b.protect(s.Name); err != nil {
		return err
	}
	return b.validations(s)
}

// pageWidth is how many characters across a landscape page can still be read.
const pageWidth = 180

// pagesAcross is on how many pages beside each other s is printed.
func (b *builder) pagesAcross(s *Sheet) int {
	if s.Upright {
		return 1
	}
	width := 10 * float64(b.lead(s))
	for _, c := range s.Columns {
		width += c.width()
	}
	return int(width/pageWidth) + 1
}

// protect locks everything but the input cells, without a password: it guards
// against slips of the hand.
func (b *builder) protect(sheet string) error {
	return b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true})
}

const lastRow = excelize.TotalRows

// validations say what cells may hold, and what to write into them.
func (b *builder) validations(s *Sheet) error {
	for i, c := range s.Columns {
		area := fmt.Sprintf("B%d", headRow+1+i)
		if !s.Upright {
			col := book.ColumnName(b.lead(s) + i)
			area = fmt.Sprintf("%s%d:%s%d", col, headRow+1, col, lastRow)
		}
		if v := b.validation(c, s.Upright); v != nil {
			v.SetSqref(area)
			if err := b.file.AddDataValidation(s.Name, v); err != nil {
				return fmt.Errorf("%s：%w", c.Title, err)
			}
		}
	}
	return nil
}

// validation is that of the cells of c; nil for none. An upright sheet tells
// its hints in a column of its own.
func (b *builder) validation(c *Column, upright bool) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	var err error
	ruled := true
	switch {
	case c.List:
		ruled = false
	case len(c.Choices) > 0:
		b.dropDown(v, c.Choices)
	case c.Kind == review.FlagOutline:
		err = v.SetDropList([]string{yes, no})
	case c.Kind == review.DateOutline: // 1900-01-01 to 2199-12-31
		err = v.SetRange(1, 109574, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
	case c.Kind == review.IntOutline:
		err = v.SetRange(-999999999, 999999999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
	case c.Kind == review.DecimalOutline:
		err = v.SetRange(-999999999999, 999999999999, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	default:
		ruled = false
	}
	if err != nil && b.looks.err == nil {
		b.looks.err = err
	}
	hint := c.hint()
	if hint != "" && !upright {
		v.SetInput(clip(c.Title, 32), clip(hint, 255))
	}
	if ruled {
		v.SetError(excelize.DataValidationErrorStyleStop, clip(c.Title, 32), clip("这样填读不了。"+hint, 225))
	}
	if !ruled && (hint == "" || upright) {
		return nil
	}
	return v
}

// clip is s in at most n characters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// dropDown offers choices: in the validation itself, or where they are too long
// for it, from a sheet that is hidden.
func (b *builder) dropDown(v *excelize.DataValidation, choices []review.Choice) {
	at := slices.IndexFunc(b.choices, func(c []review.Choice) bool { return slices.Equal(c, choices) })
	if at >= 0 {
		v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%[2]s$%d", choiceSheet, book.ColumnName(at), len(choices)))
		return
	}
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = c.Chinese
	}
	if err := v.SetDropList(words); err != nil && b.looks.err == nil {
		b.looks.err = err
	}
}

// longList is the most characters of choices that stand in their validation.
const longList = 200

// hidden makes the sheets that nobody sees: the stamp, and the choices that
// are too long for their validations.
func (b *builder) hidden() error {
	for _, s := range b.sheets {
		for _, c := range s.Columns {
			if words := choiceWords(c.Choices); utf8.RuneCountInString(words) > longList || strings.ContainsAny(words, ",\"") {
				if !slices.ContainsFunc(b.choices, func(o []review.Choice) bool { return slices.Equal(o, c.Choices) }) {
					b.choices = append(b.choices, c.Choices)
				}
			}
		}
	}
	if _, err := b.file.NewSheet(stampSheet); err != nil {
		return err
	}
	if len(b.choices) > 0 {
		if _, err := b.file.NewSheet(choiceSheet); err != nil {
			return err
		}
	}
	for i, choices := range b.choices {
		for j, c := range choices {
			if err := b.file.SetCellStr(choiceSheet, book.Address(i, j), c.Chinese); err != nil {
				return err
			}
		}
	}
	if len(b.choices) > 0 {
		if err := b.file.SetSheetVisible(choiceSheet, false); err != nil {
			return err
		}
	}
	return b.file.SetSheetVisible(stampSheet, false, true)
}
