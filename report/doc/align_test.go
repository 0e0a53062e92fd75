package doc

import "testing"

func TestQuantitiesStandAtTheRight(t *testing.T) {
	for _, c := range []struct {
		heading string
		cells   []string
		want    Align
	}{
		{"抽查数", []string{"4", "18", "", "—"}, AlignRight},
		{"抽查比例", []string{"30%", "20.5%"}, AlignRight},
		{"增减", []string{"-4", "0"}, AlignRight},
		{"序号", []string{"1", "2"}, AlignCenter},
		{"年度", []string{"2023", "2024"}, AlignCenter},
		{"代码", []string{"001", "012"}, AlignCenter},
		{"电话", []string{"13800000000"}, AlignLeft},
		{"等级", []string{"二级", "3"}, AlignCenter},
		{"备注", []string{"", "—"}, AlignCenter},
	} {
		table := &Table{Columns: make([]Column, 1), Header: []Row{{Cells: []Cell{{Text: Plainly(c.heading)}}}}}
		for _, s := range c.cells {
			table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: Plainly(s)}}})
		}
		grid, err := table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Aligns(grid)[0]; got != c.want {
			t.Errorf("%s %v stands at %d, want %d", c.heading, c.cells, got, c.want)
		}
	}
}

func TestTheLabelOfASumStandsInTheMiddle(t *testing.T) {
	for _, s := range []string{"合计", "小计"} {
		if got := (&Cell{Text: Plainly(s), Align: AlignLeft}).AlignIn(AlignLeft, false); got != AlignCenter {
			t.Errorf("%s stands at %d, want %d", s, got, AlignCenter)
		}
	}
}
