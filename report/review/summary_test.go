package review

import (
	"fmt"
	"slices"
	"testing"
)

func county(i int) Region { return Region{fmt.Sprintf("3301%02d", i), fmt.Sprintf("某某%d县", i)} }

func TestTotalsAddUpWithoutStatedSubtotals(t *testing.T) {
	city := Region{"330100", "某某市"}
	c := countTotals([]CountyTotal{
		{Region: city, Grade: Grade3, Target: 999, Certified: 999}, // its counties follow
		{Region: county(1), Grade: Grade3, Target: 100, Certified: 90, Sampled: 9, Revoked: 1},
		{Region: county(1), Grade: Grade2, Target: 20, Certified: 20, Sampled: 3},
		{Region: county(2), Grade: Grade3, Target: 50, Certified: 30, Sampled: 3, Revoked: 3},
		{Region: county(3), Grade: GradeMicro, Certified: 5},
		{Region: county(4), Grade: GradeMicro, Target: 10, Certified: 6},
	})
	var rows []string
	for _, list := range [][]Figures{c.Rows, c.Regions, c.Grades, {c.Sum}} {
		for _, f := range list {
			rows = append(rows, fmt.Sprintf("%s %s %v %d %d %d %d %s %s %s %d", f.Name, f.Grade, f.Subtotal, f.Target, f.Certified, f.Sampled, f.Revoked,
				f.Reached.Fixed(1), f.Share.Fixed(1), f.Lost.Fixed(1), f.Rank))
		}
	}
	want := []string{
		"某某1县 3 false 100 90 9 1 90.0 10.0 11.1 0",
		"某某1县 2 false 20 20 3 0 100.0 15.0 0.0 0",
		"某某1县  true 120 110 12 1 91.7 10.9 8.3 0",
		"某某2县 3 false 50 30 3 3 60.0 10.0 100.0 0",
		"某某3县 micro false 0 5 0 0  0.0  0",
		"某某4县 micro false 10 6 0 0 60.0 0.0  0",
		"某某1县  true 120 110 12 1 91.7 10.9 8.3 1",
		"某某2县  true 50 30 3 3 60.0 10.0 100.0 2",
		"某某3县  true 0 5 0 0  0.0  0", // no target, no place
		"某某4县  true 10 6 0 0 60.0 0.0  2",
		"二级 2 false 20 20 3 0 100.0 15.0 0.0 0",
		"三级 3 false 150 120 12 4 80.0 10.0 33.3 0",
		"小微企业 micro false 10 11 0 0 110.0 0.0  0",
		"  false 180 151 15 4 83.9 9.9 26.7 0",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("rows\n%q\nwant\n%q", rows, want)
	}
}

func TestChecksAreCountedByCountyGradeAndBody(t *testing.T) {
	yes, no, high, low := true, false, Int(80), Int(56)
	c := countChecks([]SpotCheck{
		{Name: "甲", Region: county(2), Grade: Grade3, ReviewBody: "A", Passed: true, State: "good", Answers: &Answers{&yes, &yes, &yes, &yes, &yes}, Reported: &high, Sampled: &high},
		{Name: "乙", Region: county(1), Grade: Grade2, ReviewBody: "B", State: "slipping", Action: "rectify", Answers: &Answers{Genuine: &no, Managed: &yes}, Reported: &high, Sampled: &low},
		{Name: "丙", Region: county(2), Grade: Grade3, ReviewBody: "A", State: "serious", Action: "revoke", MajorHazard: true, BodyLiable: true},
		{Name: "丁", Region: county(2), Grade: Grade3, Source: "enforcement"},
	})
	line := func(f CheckFigures) string {
		return fmt.Sprintf("%s %d %d %d %d %d %d %d %d %d %s %s %s", f.Name, f.Checked, f.Passed, f.Failed, f.Slipping, f.Serious, f.Rectify, f.Revoke, f.MajorHazards, f.Liable,
			f.PassRate.Fixed(1), f.ErrorRate.Fixed(1), f.ScoreError.Fixed(1))
	}
	var got []string
	for _, list := range [][]CheckFigures{c.Regions, c.Grades, c.Bodies, {c.Sum}} {
		for _, f := range list {
			got = append(got, line(f))
		}
	}
	want := []string{
		"某某2县 2 1 1 0 1 0 1 1 1 50.0 50.0 0.0", "某某1县 1 0 1 1 0 1 0 0 0 0.0 100.0 30.0",
		"二级 1 0 1 1 0 1 0 0 0 0.0 100.0 30.0", "三级 2 1 1 0 1 0 1 1 1 50.0 50.0 0.0",
		"A 2 1 1 0 1 0 1 1 1 50.0 50.0 0.0", "B 1 0 1 1 0 1 0 0 0 0.0 100.0 30.0",
		" 3 1 2 1 1 1 1 1 1 33.3 66.7 15.0",
	}
	if !slices.Equal(got, want) || len(c.Checks) != 3 {
		t.Errorf("%d checks\n%q\nwant\n%q", len(c.Checks), got, want)
	}
	if q := c.Questions[0]; q != (QuestionCounts{Question: "真创真运行", Asked: 3, Yes: 1, No: 1, Open: 1, Share: Ratio{100, 2}}) {
		t.Errorf("first question %+v", q)
	}
	if a := c.Answers; len(a) != 2 || a[0].All != 1 || a[0].Checked != 2 || !slices.Equal(a[1].No, []int{1, 0, 0, 0, 0}) {
		t.Errorf("answers %+v", a)
	}
	if c := countChecks([]SpotCheck{{Region: county(1)}}); c.Questions != nil || c.Answers != nil {
		t.Error("questions nobody answers are counted")
	}
}

func TestRevokedEnterprisesAreNotCertified(t *testing.T) {
	c := countList([]Participant{
		{Region: county(1), PassedOn: Date{2024, 1, 1}, Label: "benchmark"}, {Region: county(1), Label: "certified", KeySector: true},
		{Region: county(2), PassedOn: Date{2024, 1, 1}, RevokedOn: Date{2024, 5, 1}}, {Region: county(2), StartedOn: Date{2024, 1, 1}, Hopeless: true},
	})
	want := ListFigures{Listed: 4, Certified: 2, Benchmark: 1, Share: Ratio{200, 4}}
	if c.Sum != want || len(c.Certified) != 2 || c.Regions[0].Certified != 2 || c.Regions[1].Certified != 0 {
		t.Errorf("%+v, %d certified", c.Sum, len(c.Certified))
	}
}

func TestHopelessEnterprisesOfKeySectorsAreListed(t *testing.T) {
	c := countList([]Participant{{Name: "甲", Hopeless: true}, {Name: "乙", KeySector: true}, {Name: "丙", KeySector: true, Hopeless: true}})
	if len(c.Hopeless) != 1 || c.Hopeless[0].Name != "丙" {
		t.Errorf("%+v", c.Hopeless)
	}
}

func TestTargetsAreRoundedUp(t *testing.T) {
	r := targetResults(&Campaign{
		Targets: []Target{{Name: "甲", Percent: Int(50), Total: 31, Reached: 16}, {Name: "乙", Percent: Int(100), Total: 4, Reached: 3}},
		Assignments: []Assignment{{Region: county(1), Target: "甲", Total: 11, Reached: 6}, {Region: county(2), Target: "乙", Total: 4, Reached: 3},
			{Region: county(3), Target: "甲", Total: 20, Reached: 10}},
	})
	first := r[0]
	if first.Goal != 16 || !first.Met || r[1].Met || len(first.Regions) != 2 || len(r[1].Regions) != 1 {
		t.Fatalf("%+v", r)
	}
	if a, b, sum := first.Regions[0], first.Regions[1], first.Sum; a.Goal != 6 || a.Rank != 1 || b.Goal != 10 || b.Rank != 2 || sum.Goal != 16 || sum.Total != 31 || sum.Reached != 16 || sum.Done.Fixed(0) != "100" {
		t.Errorf("%+v", first)
	}
}

func TestRanksOfEquals(t *testing.T) {
	scores := rankScores([]CountyScore{{county(1), Int(90)}, {county(2), Int(95)}, {county(3), Int(90)}, {county(4), 0}})
	var places []int
	for _, s := range scores {
		places = append(places, s.Rank)
	}
	if !slices.Equal(places, []int{2, 1, 2, 4}) {
		t.Errorf("places %v", places)
	}
}

func TestSelfChecksAppraisalsAuditsAndBodiesAreCounted(t *testing.T) {
	f := Derive(readSample(t, "campaign.yaml"), nil).Derived.Campaign
	if s := f.SelfChecks; s.Checked != 1 || s.Reviews != 12 || s.Found != 1 || s.Corrected != 1 || s.Open != 0 || s.Questions[0].No != 1 || s.Questions[0].Corrected != 1 {
		t.Errorf("self checks %+v", s)
	}
	if a := f.Appraisals; a.Total != 1 || a.Passed != 0 || a.Failed != 1 || a.Proposed != 1 || len(a.Blacklisted) != 1 {
		t.Errorf("appraisals %+v", a)
	}
	if a := f.Audits; a.Planned != 1 || !slices.Equal(a.Sectors, []NamedCount{{"粉尘涉爆", 1}}) || !slices.Equal(a.Grades, []NamedCount{{"三级", 1}}) || !slices.Equal(a.Regions, []NamedCount{{"某某区", 1}}) {
		t.Errorf("audits %+v", a)
	}
	if b := f.Bodies; b != (BodyCounts{Rated: 1, Poor: 1, Warned: 1, Removed: 1}) {
		t.Errorf("bodies %+v", b)
	}
	if f.Draw.Size != 1 || f.Draw.Drawn[0].Name != "某某纺织有限公司" {
		t.Errorf("draw %+v", f.Draw)
	}
}

func TestARegisterAgainstLastYears(t *testing.T) {
	entry := func(i int, name, change string) RegistryEntry {
		return RegistryEntry{Role: "reviewBody", Name: name, CreditCode: sampleCode(i), Region: county(1), Change: change}
	}
	r := &Registry{Region: county(1), Grade: Grade3, PreparedBy: "a", PreparedOn: Date{2024, 6, 1},
		Previous: []PreviousEntry{{Role: "reviewBody", Name: "甲", CreditCode: sampleCode(1)}, {Role: "reviewBody", Name: "乙", CreditCode: sampleCode(2)},
			{Role: "reviewBody", Name: "丙", CreditCode: sampleCode(3), Note: "注销"}, {Role: "organizer", Name: "丁", CreditCode: sampleCode(4)}},
		Entries: []RegistryEntry{entry(1, "甲", "kept"), entry(2, "乙二", ""), entry(4, "丁", "dropped"), entry(5, "戊", "added")},
	}
	if err := Validate(&Request{Kind: "x", Registry: r}); err != nil {
		t.Fatal(err)
	}
	c := changesOf(r)
	names := func(changes []BodyChange) (n []string) {
		for _, c := range changes {
			n = append(n, c.Name+c.FormerName+c.Note)
		}
		return n
	}
	if c.Previous != 4 || c.Present != 3 || c.Renamed != 1 || !slices.Equal(names(c.Kept), []string{"甲", "乙二乙"}) || !slices.Equal(names(c.Added), []string{"戊"}) ||
		!slices.Equal(names(c.Dropped), []string{"丙注销", "丁"}) {
		t.Errorf("%+v", c)
	}
	r.Entries[0].Change, r.Entries[3].Change = "added", "kept"
	r.Previous[1].CreditCode = sampleCode(1)
	r.Columns = []string{"name", "name"}
	err := Validate(&Request{Kind: "x", Registry: r})
	want := "registry.columns[1]：栏目 \"name\" 重复，已见于 名册·栏目第1项\n" +
		"registry.entries[0].change：甲的变动写作新增，上年名单里已有它（统一社会信用代码 " + sampleCode(1) + "）\n" +
		"registry.entries[3].change：戊的变动写作保留，上年名单里没有它（统一社会信用代码 " + sampleCode(5) + "）\n" +
		"registry.previous[1].creditCode：统一社会信用代码 \"" + sampleCode(1) + "\" 重复，已见于 名册·上年名单第1项·统一社会信用代码"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if got := columnsOf(&Registry{}); len(got) != 15 || got[2] != "name" {
		t.Errorf("columns proposed: %v", got)
	}
}

func TestContradictionsOfACampaign(t *testing.T) {
	req := readSample(t, "campaign.yaml")
	c := req.Campaign
	c.Targets = append(c.Targets, c.Targets[0])
	c.Assignments = append(c.Assignments, c.Assignments[0], Assignment{Region: county(3), Target: "别的目标", Total: 1, Reached: 2})
	c.SelfChecks[0].Items = append(c.SelfChecks[0].Items, c.SelfChecks[0].Items[0])
	c.Appraisals[0].Passed = true
	c.Targets[0].Reached = c.Targets[0].Total + 1
	c.Enterprises[0].PassedOn, c.Enterprises[0].RevokedOn, c.Enterprises[0].Score = Date{2024, 5, 1}, Date{2024, 4, 30}, new(Decimal)
	*c.Enterprises[0].Score = Int(-1)
	err := Validate(req)
	want := "campaign.appraisals[0].proposedOn：孙某考评合格，却有建议撤销资格的日期\n" +
		"campaign.assignments[1].region：地区和目标 \"330102 小微企业达标\" 重复，已见于 专项工作·目标分解第1项·地区\n" +
		"campaign.assignments[2].reached：完成数 2 大于企业总数 1\n" +
		"campaign.assignments[2].target：没有目标 \"别的目标\"\n" +
		"campaign.enterprises：没有可以抽取的企业：名单是达标（有达标日期或达标类别）且没有撤销的企业\n" +
		"campaign.enterprises[0].revokedOn：撤销日期 2024-04-30 早于达标日期 2024-05-01\n" +
		"campaign.enterprises[0].score：评分不应小于 0，现为 -1\n" +
		"campaign.selfChecks[0].items[1].question：自查事项 \"systems\" 重复，已见于 专项工作·自查自纠第1项·自查内容第1项·自查事项\n" +
		"campaign.targets[0].reached：完成数 201 大于总数 200\n" +
		"campaign.targets[1].name：目标名称 \"小微企业达标\" 重复，已见于 专项工作·目标第1项·目标名称"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
