package review

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// tableTotals are the sums in the tables of req's own words that their rows do
// not give. A forwarded document is as its organ issued it.
func tableTotals(req *Request) (errs Errors) {
	if req.Notice == nil {
		return nil
	}
	w := walker{visit: func(path []byte, f *field, p *plan, v reflect.Value) bool {
		t, ok := v.Addr().Interface().(*Table)
		if ok && !strings.HasPrefix(string(path), "notice.forwarded.") {
			errs = append(errs, t.wrongTotals(string(path))...)
		}
		return true
	}}
	w.object(reflect.ValueOf(req).Elem(), requestPlan())
	return errs
}

// The sorts of rows: those that are added up, 小计 and 合计.
type rowSort int

const (
	detail rowSort = iota
	partSum
	wholeSum
)

// sums are what the first words of a sum end with.
var sums = map[string]rowSort{"小计": partSum, "合计": wholeSum, "总计": wholeSum, "共计": wholeSum}

// noSum matches the heads of columns whose numbers are not to be added up.
var noSum = regexp.MustCompile(`[率比均号%％]|名次|排名`)

// wrongTotals compares every 小计 with the rows since the sum before, and 合计
// with the rows since the 合计 before or with all over it; where it is the only
// one and the first row, with all under it. Columns that hold anything but
// numbers are left alone, and so are tables whose sums may be meant otherwise:
// with 其中, or with 小计 over their rows.
func (t *Table) wrongTotals(path string) (errs Errors) {
	sorts, labels := make([]rowSort, len(t.Rows)), make([]string, len(t.Rows))
	wholes := 0
	for i, row := range t.Rows {
		if len(row) != len(t.Header) {
			return nil
		}
		for _, cell := range row {
			label := bare(cell)
			if strings.HasPrefix(label, "其中") {
				return nil
			}
			for word, sort := range sums {
				if strings.HasSuffix(label, word) {
					sorts[i], labels[i] = sort, label
				}
			}
		}
		if sorts[i] == wholeSum {
			wholes++
		}
		if sorts[i] == partSum && (i == 0 || sorts[i-1] != detail) {
			return nil
		}
	}
	if wholes == 0 && !slices.Contains(sorts, partSum) || wholes > 1 && sorts[0] == wholeSum {
		return nil
	}
	for column, head := range t.Header {
		numbers, ok := t.numbers(column, sorts)
		if !ok || noSum.MatchString(head) {
			continue
		}
		check := func(row int, sum Decimal, or ...Decimal) {
			if n := numbers[row]; n != nil && *n != sum && !slices.Contains(or, *n) {
				errs = append(errs, Issue{Path: at(path+".rows", row, "") + "[" + strconv.Itoa(column) + "]",
					Message: fmt.Sprintf("%s一栏的%s是 %s，各行之和是 %s；应更正%[2]s或各行；不是各行之和的，不要写“%[2]s”", quote(head), labels[row], n, sum)})
			}
		}
		var all, whole, part Decimal // of all rows, since the last 合计, since the last 小计
		for i, n := range numbers {
			switch {
			case sorts[i] == partSum:
				check(i, part)
				part = 0
			case sorts[i] == wholeSum && i > 0:
				check(i, all, whole)
				whole, part = 0, 0
			case sorts[i] == detail && n != nil:
				all, whole, part = all+*n, whole+*n, part+*n
			}
		}
		if sorts[0] == wholeSum && len(sorts) > 1 {
			check(0, all)
		}
	}
	return errs
}

// figure is a number of a cell, with its thousands parted or not, and its unit;
// unsummed matches what follows numbers that are not to be added up: the units
// of ordinals and days, and the words of rough numbers.
var (
	figure   = regexp.MustCompile(`^(-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9.]+)(\pL*)$`)
	unsummed = regexp.MustCompile(`[年月日时号级类期届轮余多几]`)
)

// numbers are the numbers in a column, nil where a cell is empty; false if it
// holds anything else, numbers of several units, or no number in a row that is
// added up.
func (t *Table) numbers(column int, sorts []rowSort) ([]*Decimal, bool) {
	numbers := make([]*Decimal, len(t.Rows))
	found, units := false, map[string]bool{}
	for i, row := range t.Rows {
		cell := norm.NFKC.String(bare(row[column]))
		if cell == "" || cell == "—" || cell == "/" {
			continue
		}
		m := figure.FindStringSubmatch(cell)
		if m == nil || unsummed.MatchString(m[2]) {
			return nil, false
		}
		n, err := ParseDecimal(strings.ReplaceAll(m[1], ",", ""))
		if units[m[2]] = true; err != nil || len(units) > 1 {
			return nil, false
		}
		numbers[i] = &n
		found = found || sorts[i] == detail
	}
	return numbers, found
}

// bare is text without blanks.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }
