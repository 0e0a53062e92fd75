package review

// ListCounts count the enterprises of 企业名录.
type ListCounts struct {
	Certified []*Participant `zh:"达标企业"` // and not revoked, in the order of the request
	Hopeless  []*Participant `zh:"达标无望的企业"`
	Regions   []ListFigures  `zh:"各地区"`
	Sum       ListFigures    `zh:"合计"`
}

// ListFigures are the counts of one line.
type ListFigures struct {
	Name       string `zh:"地区"`
	Listed     int    `zh:"企业数"`
	KeySector  int    `zh:"重点监管领域企业数"`
	AboveScale int    `zh:"规模以上企业数"`
	Notified   int    `zh:"已通知数"`
	Started    int    `zh:"开展创建数"`
	Certified  int    `zh:"达标数"` // 标杆 among them
	Benchmark  int    `zh:"标杆数"`
	Ordinary   int    `zh:"标杆以外的达标数"` // Certified − Benchmark
	Revoked    int    `zh:"撤销数"`
	Share      Ratio  `zh:"达标率"` // Certified ÷ Listed × 100
}

func (f *ListFigures) add(p *Participant) {
	certified := p.Certified()
	for _, c := range []struct {
		count *int
		holds bool
	}{
		{&f.Listed, true}, {&f.KeySector, p.KeySector}, {&f.AboveScale, p.AboveScale},
		{&f.Notified, !p.NotifiedOn.IsZero()}, {&f.Started, !p.StartedOn.IsZero()},
		{&f.Certified, certified}, {&f.Benchmark, certified && p.Label == "benchmark"},
		{&f.Ordinary, certified && p.Label != "benchmark"}, {&f.Revoked, !p.RevokedOn.IsZero()},
	} {
		if c.holds {
			*c.count++
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
		if p.Hopeless {
			c.Hopeless = append(c.Hopeless, p)
		}
	}
	c.Regions = regions.rows
	return c
}
