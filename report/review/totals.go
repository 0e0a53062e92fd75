package review

import "slices"

// A totalsRow is what one line of a campaign's totals is about.
type totalsRow struct {
	region string
	grade  Grade
}

// above are the rows that a row may be part of: the same grade in the city,
// the province and the country, by the levels of GB/T 2260 codes.
func above(t CountyTotal) []totalsRow {
	var rows []totalsRow
	code := t.Region.Code
	for _, kept := range []int{4, 2, 0} {
		if len(code) == 6 && code[kept:] != "000000"[kept:] {
			rows = append(rows, totalsRow{code[:kept] + "000000"[kept:], t.Grade})
		}
	}
	return rows
}

// Detail are the totals that are no subtotal: no other one is part of them.
func Detail(totals []CountyTotal) []CountyTotal {
	subtotals := map[totalsRow]bool{}
	for _, t := range totals {
		for _, r := range above(t) {
			subtotals[r] = true
		}
	}
	var out []CountyTotal
	for _, t := range totals {
		if !subtotals[totalsRow{t.Region.Code, t.Grade}] {
			out = append(out, t)
		}
	}
	return out
}

// TotalCounts are 分地区统计 with what follows from them. Subtotals among the
// totals are left out of every sum.
type TotalCounts struct {
	Rows    []Figures `zh:"各行"`  // region by region, its grades and then their 小计
	Regions []Figures `zh:"各地区"` // in the order in which they are first named
	Grades  []Figures `zh:"各等级"` // 一级 first
	Sum     Figures   `zh:"合计"`
}

// Figures are the counts of one line of 分地区统计.
type Figures struct {
	Name      string `zh:"地区或等级"`
	Grade     Grade  `zh:"等级"`
	Subtotal  bool   `zh:"小计"` // over the grades of a region
	Target    int    `zh:"目标数"`
	Certified int    `zh:"达标数"`
	Sampled   int    `zh:"抽查数"`
	Revoked   int    `zh:"摘牌数"`
	Reached   Ratio  `zh:"目标完成率"` // Certified ÷ Target × 100
	Share     Ratio  `zh:"抽查比例"`  // Sampled ÷ Certified × 100
	Lost      Ratio  `zh:"摘牌比例"`  // Revoked ÷ Sampled × 100
	Rank      int    `zh:"位次"`    // of a region by Reached; 0 without a target
}

func (f *Figures) add(t CountyTotal) {
	f.Target += t.Target
	f.Certified += t.Certified
	f.Sampled += t.Sampled
	f.Revoked += t.Revoked
	f.Reached = share(f.Certified, f.Target)
	f.Share = share(f.Sampled, f.Certified)
	f.Lost = share(f.Revoked, f.Sampled)
}

// share is part ÷ whole × 100.
func share(part, whole int) Ratio { return Ratio{int64(part) * 100, int64(whole)} }

// grades are all grades, in the order in which papers list them.
var grades = []Grade{Grade1, Grade2, Grade3, GradeMicro}

func countTotals(totals []CountyTotal) (c TotalCounts) {
	detail := Detail(totals)
	var codes []string
	regions := map[string][]CountyTotal{}
	for _, t := range detail {
		if _, ok := regions[t.Region.Code]; !ok {
			codes = append(codes, t.Region.Code)
		}
		regions[t.Region.Code] = append(regions[t.Region.Code], t)
		c.Sum.add(t)
	}
	for _, code := range codes {
		all := Figures{Name: regions[code][0].Region.Name, Subtotal: true}
		for _, t := range regions[code] {
			row := Figures{Name: all.Name, Grade: t.Grade}
			row.add(t)
			all.add(t)
			c.Rows = append(c.Rows, row)
		}
		if len(regions[code]) > 1 {
			c.Rows = append(c.Rows, all)
		}
		c.Regions = append(c.Regions, all)
	}
	for _, grade := range grades {
		row := Figures{Name: grade.Chinese(), Grade: grade}
		given := false
		for _, t := range detail {
			if t.Grade == grade {
				row.add(t)
				given = true
			}
		}
		if given {
			c.Grades = append(c.Grades, row)
		}
	}
	for i, place := range ranks(len(c.Regions), func(i int) Ratio { return c.Regions[i].Reached }) {
		c.Regions[i].Rank = place
	}
	return c
}

// ranks are the places of n ratios, the largest first, equals at the same
// place; 0 where there is nothing to compare.
func ranks(n int, of func(int) Ratio) []int {
	var order []int
	for i := range n {
		if of(i).Den != 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return of(j).rat().Cmp(of(i).rat()) })
	places := make([]int, n)
	for at, i := range order {
		places[i] = at + 1
		if at > 0 && of(i).rat().Cmp(of(order[at-1]).rat()) == 0 {
			places[i] = places[order[at-1]]
		}
	}
	return places
}
