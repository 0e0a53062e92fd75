package doc

import "fmt"

// A Place is one place of a table's matrix and the cell that covers it.
type Place struct {
	Cell     *Cell
	Row, Col int // where Cell begins; header rows count first
}

// Origin reports whether the cell at (row, col) begins there.
func (p Place) Origin(row, col int) bool { return p.Row == row && p.Col == col }

// Grid spreads the cells of t over a matrix of len(Header)+len(Rows) rows
// and len(Columns) columns. It returns an error that names the table and the
// row when a row does not fill the columns exactly, when spans overlap, or
// when a span leaves the header or the table.
func (t *Table) Grid() ([][]Place, error) {
	rows := make([][]Place, len(t.Header)+len(t.Rows))
	places := make([]Place, len(rows)*len(t.Columns))
	for i := range rows {
		rows[i], places = places[:len(t.Columns):len(t.Columns)], places[len(t.Columns):]
	}
	if len(t.Columns) == 0 {
		return nil, fmt.Errorf("表格%s没有列", t.QuotedName())
	}
	for i := range rows {
		if err := t.fill(rows, i); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// RowAt is the i-th row, header rows first.
func (t *Table) RowAt(i int) *Row {
	if i < len(t.Header) {
		return &t.Header[i]
	}
	return &t.Rows[i-len(t.Header)]
}

// fill places the cells of row i and of their spans.
func (t *Table) fill(rows [][]Place, i int) error {
	end, part := len(rows), "表格"
	if i < len(t.Header) {
		end, part = len(t.Header), "表头"
	}
	col := 0
	cells := t.RowAt(i).Cells
	for k := range cells {
		c := &cells[k]
		for col < len(t.Columns) && rows[i][col].Cell != nil {
			col++
		}
		w, h := max(c.ColSpan, 1), max(c.RowSpan, 1)
		if col+w > len(t.Columns) {
			return t.rowError(i, "的格多于 %d 列", len(t.Columns))
		}
		if i+h > end {
			return t.rowError(i, "有一格向下跨 %d 行，超出了%s", h, part)
		}
		for y := i; y < i+h; y++ {
			for x := col; x < col+w; x++ {
				if rows[y][x].Cell != nil {
					return t.rowError(i, "的跨行跨列互相重叠")
				}
				rows[y][x] = Place{Cell: c, Row: i, Col: col}
			}
		}
		col += w
	}
	for _, p := range rows[i] {
		if p.Cell == nil {
			return t.rowError(i, "的格不足 %d 列", len(t.Columns))
		}
	}
	return nil
}

func (t *Table) rowError(i int, format string, args ...any) error {
	part := fmt.Sprintf("第 %d 行", i-len(t.Header)+1)
	if i < len(t.Header) {
		part = fmt.Sprintf("表头第 %d 行", i+1)
	}
	return fmt.Errorf("表格%s%s%s", t.QuotedName(), part, fmt.Sprintf(format, args...))
}

// QuotedName is the name of t in 《》 for messages; empty when it has none.
func (t *Table) QuotedName() string {
	if t.Name == "" {
		return ""
	}
	return "《" + t.Name + "》"
}
