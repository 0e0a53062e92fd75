package review

// ListCounts count the enterprises of 企业名录.
type ListCounts struct {
	Certified []*Participant `zh:"达标企业"` // and not revoked, in the order of the request
	Hopeless  []*Participant `zh:"达标无望的重点监管领域企业"`
	Regions   []ListFigures  `zh:"各地区"`
	Sum       ListFigures    `zh:"合计"`
}

// ListFigures are the counts of one line.
type ListFigures struct {
	Name      string `zh:"地区"`
	Listed    int    `zh:"企业数"`
	Certified int    `zh:"达标数"` // 标杆 among them
	Benchmark int    `zh:"标杆数"`
	Share     Ratio  `zh:"达标率"` // Certified ÷ Listed × 100
}

func (f *ListFigures) add(p *Participant) {
	f.Listed++
	if p.Certified() {
		f.Certified++
		if p.Label == "benchmark" {
			f.Benchmark++
		}
	}
	f.Share = share(f.Certified, f.Listed)
}

func countList(enterprises []Participant) (c ListCounts) {
	var regions keyed[ListFigures]
	for i := range enterprises {
		p := &enterprises[i]
		c.Sum.add(p)
		regions.row(p.Region.Code, ListFigures{Name: p.Region.Name}).add(p)
		if p.Certified() {
			c.Certified = append(c.Certified, p)
		}
		if p.KeySector && p.Hopeless {
			c.Hopeless = append(c.Hopeless, p)
		}
	}
	c.Regions = regions.rows
	return c
}
