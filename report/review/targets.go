package review

// A TargetResult is a target with what its regions have been given.
type TargetResult struct {
	*Target
	Goal    int             `zh:"目标数"`   // Percent of Total, rounded up
	Share   Ratio           `zh:"完成率"`   // Reached ÷ Total × 100
	Met     bool            `zh:"达到目标"`  // Reached ≥ Goal
	Regions []AssignedShare `zh:"各地区"`   // in the order of the request
	Sum     AssignedShare   `zh:"各地区合计"` // of the regions
}

// An AssignedShare is what one region has to reach, and has reached.
type AssignedShare struct {
	Name    string `zh:"地区"`
	Total   int    `zh:"企业总数"`
	Goal    int    `zh:"目标数"` // the target's share in percent of Total, rounded up
	Reached int    `zh:"完成数"`
	Share   Ratio  `zh:"达标率"`   // Reached ÷ Total × 100
	Done    Ratio  `zh:"目标完成率"` // Reached ÷ Goal × 100
	Rank    int    `zh:"位次"`    // by Share
}

func (s *AssignedShare) divide() {
	s.Share = share(s.Reached, s.Total)
	s.Done = share(s.Reached, s.Goal)
}

func targetResults(c *Campaign) []TargetResult {
	assigned := map[string][]Assignment{}
	for _, a := range c.Assignments {
		assigned[a.Target] = append(assigned[a.Target], a)
	}
	var results []TargetResult
	for i := range c.Targets {
		t := TargetResult{Target: &c.Targets[i]}
		t.Goal = roundUp(t.Percent, t.Total)
		t.Share = share(t.Reached, t.Total)
		t.Met = t.Reached >= t.Goal
		for _, a := range assigned[t.Name] {
			region := AssignedShare{Name: a.Region.Name, Total: a.Total, Goal: roundUp(t.Percent, a.Total), Reached: a.Reached}
			region.divide()
			t.Regions = append(t.Regions, region)
			t.Sum.Total += region.Total
			t.Sum.Goal += region.Goal
			t.Sum.Reached += region.Reached
		}
		t.Sum.divide()
		for j, place := range ranks(len(t.Regions), func(j int) Ratio { return t.Regions[j].Share }) {
			t.Regions[j].Rank = place
		}
		results = append(results, t)
	}
	return results
}

// assignments checks that every region is given a target once, that the target
// is known, and that no more enterprises have reached a target than there are.
func (c *checker) assignments(campaign *Campaign) {
	var targets names
	if len(campaign.Assignments) > 0 {
		targets = once(c, "campaign.targets", "name", "目标名称", campaign.Targets, func(t *Target) string { return t.Name })
	}
	for i, t := range campaign.Targets {
		if t.Reached > t.Total {
			c.add(at("campaign.targets", i, "reached"), "完成数 %d 大于总数 %d", t.Reached, t.Total)
		}
	}
	if c.spoiled("campaign.targets") {
		targets = nil
	}
	once(c, "campaign.assignments", "region", "地区和目标", campaign.Assignments, func(a *Assignment) string { return a.Region.Code + " " + a.Target })
	for i, a := range campaign.Assignments {
		c.known(targets, at("campaign.assignments", i, "target"), "目标", a.Target)
		if a.Reached > a.Total {
			c.add(at("campaign.assignments", i, "reached"), "完成数 %d 大于企业总数 %d", a.Reached, a.Total)
		}
	}
}
