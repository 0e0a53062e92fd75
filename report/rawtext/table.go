package rawtext

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
)

// maxCells is how many cells the tables of one text may have; further ones stay
// text.
const maxCells = 100_000

// amount is a number in a cell of a table.
var amount = regexp.MustCompile(`^[\d.,%-]+$`)

// cellsOf are the cells of a line that gaps part; nil where it is no row of a
// table.
func cellsOf(s string) []string {
	cells := strings.Split(s, gapMark)
	wide := utf8.RuneCountInString(s) > 2*len(cells)-1 // 通　知 is no row
	if len(cells) < 2 || !wide || len(cells) == 2 && !amount.MatchString(cells[1]) {
		return nil
	}
	return cells
}

// isRow reports whether gaps part cells of s, and not a heading, an article or a
// sentence from what follows.
func isRow(s string) bool {
	first, _, ok := strings.Cut(s, gapMark)
	level, _, _ := numberOf(first)
	return ok && level == 0 && !article.MatchString(first) && !strings.ContainsAny(first, "，。；：")
}

// isWideRow reports whether s is a row of three cells or more.
func isWideRow(s string) bool { return isRow(s) && len(cellsOf(s)) > 2 }

// isTitleRow reports whether cells may head the columns of a table.
func isTitleRow(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool {
		return cell == "" || amount.MatchString(cell) || strings.ContainsAny(cell, "：。；，")
	})
}

// table is the table that lines begin with, and how many of them are rows: of
// three cells or more, and all of as many as the first, which heads the
// columns. It is nil where they begin with none, or rows differ: which cells
// are missing the text does not tell.
func (m *importer) table(lines []line) (t *review.Table, n int) {
	var rows [][]string
	for _, l := range lines {
		if !isRow(l.text) {
			break
		}
		rows = append(rows, strings.Split(l.text, gapMark))
	}
	if len(rows) < 2 || len(cellsOf(lines[0].text)) < 3 || !isTitleRow(rows[0]) || m.cells+len(rows)*len(rows[0]) > maxCells ||
		slices.ContainsFunc(rows, func(cells []string) bool { return len(cells) != len(rows[0]) }) {
		return nil, len(rows)
	}
	m.cells += len(rows) * len(rows[0])
	for i, cells := range rows {
		for j := range cells {
			cells[j] = m.tight(lines[i].no, cells[j])
		}
	}
	return &review.Table{Header: rows[0], Rows: rows[1:]}, len(rows)
}

// addTable adds a table to the last passage, or as a passage of its own, and
// tells it.
func (m *importer) addTable(list []review.Passage, t *review.Table, l line, path string) []review.Passage {
	if n := len(list); n == 0 || list[n-1].Table != nil {
		list = append(list, review.Passage{})
	}
	last := len(list) - 1
	list[last].Table = t
	m.report.repaired(l.no, Columns, fmt.Sprintf("%d 行 %d 列的文字", len(t.Rows)+1, len(t.Header)), "表格")
	m.report.doubted(l.no, fmt.Sprintf("%s[%d].table", path, last), "", "以空白分列的文字已作表格，第一行作表头，请核对")
	return list
}
