package review

import (
	"strings"
	"testing"
)

func TestSumsThatTheRowsDoNotGiveAreContradictions(t *testing.T) {
	n, percent := 100, Decimal(0)
	stated := &CampaignFigures{Target: &n, Certified: &n, Sampled: &n, Revoked: &n, Percent: &percent}
	c := &Campaign{
		Totals: []CountyTotal{{Region: Region{Code: "440103", Name: "某某区"}, Grade: Grade3, Target: 60, Certified: 60, Sampled: 20, Revoked: 1},
			{Region: Region{Code: "440104", Name: "某某县"}, Grade: Grade3, Target: 40, Certified: 39, Sampled: 5}},
		Stated:      stated,
		Targets:     []Target{{Name: "三级达标", Percent: Int(50), Total: 100, Reached: 50}},
		Assignments: []Assignment{{Region: Region{Code: "440103", Name: "某某区"}, Target: "三级达标", Total: 60, Reached: 50}},
	}
	got := Contradictions(Derive(&Request{Campaign: c}, nil)).Error()
	want := strings.Join([]string{
		"campaign.stated.certified：所列达标数合计 100，各行之和是 99；应更正合计或各行",
		"campaign.stated.sampled：所列抽查数合计 100，各行之和是 25；应更正合计或各行",
		"campaign.stated.revoked：所列摘牌数合计 100，各行之和是 1；应更正合计或各行",
		"campaign.stated.percent：所列抽查比例 0%，按各行之和是 25.25%；应更正比例或各行",
		"campaign.targets[0].total：总数 100，分给各地区的企业共 60；应更正总数或各地区",
	}, "\n")
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	certified, sampled, revoked, share := 99, 25, 1, decimal("25.3")
	stated.Certified, stated.Sampled, stated.Revoked, stated.Percent = &certified, &sampled, &revoked, &share
	c.Targets[0].Total = 60
	if got := Contradictions(Derive(&Request{Campaign: c}, nil)); got != nil {
		t.Errorf("%v", got)
	}
	if got := Contradictions(Derive(&Request{Notice: &Notice{}}, nil)); got != nil {
		t.Errorf("%v", got)
	}
}

// No document prints a subtotal, a stated share or a stated score: each must be
// what is printed in its place.
func TestWhatIsStatedOfRowsIsComparedWithThem(t *testing.T) {
	districts := []Region{{"440103", "某某区"}, {"440104", "某某县"}, {"440100", "某某市"}, {"440000", "某某省"}}
	half := decimal("12.5")
	c := &Campaign{
		Totals: []CountyTotal{{Region: districts[0], Grade: Grade3, Target: 7, Certified: 60, Sampled: 6, Percent: &half}, {Region: districts[1], Grade: Grade3, Target: 8, Certified: 40, Sampled: 5, Revoked: 1, Percent: &half},
			{Region: districts[1], Grade: Grade2, Certified: 3, Sampled: 3},
			{Region: districts[2], Grade: Grade3, Target: 16, Certified: 99, Sampled: 11}, {Region: districts[3], Grade: Grade3, Certified: 100, Sampled: 11}, {Region: districts[0], Grade: Grade3, Certified: 0, Sampled: 0}},
		Bodies: []BodyRating{{Name: "甲"}, {Name: "乙"}, {Name: "甲"}},
		Checks: []SpotCheck{{CreditCode: "A", On: Date{2024, 5, 1}}, {CreditCode: "A", On: Date{2024, 6, 1}}, {CreditCode: "A", On: Date{2024, 5, 1}, Source: "enforcement"}, {Name: "二厂", CreditCode: "A", On: Date{2024, 5, 1}}, {CreditCode: "A", On: Date{2024, 5, 1}}},
	}
	r := &Registry{Entries: []RegistryEntry{{Role: "organizer", CreditCode: "A"}, {Role: "reviewBody", CreditCode: "A"}, {Role: "organizer", CreditCode: "A"}}}
	req := readSample(t, "review.yaml")
	score := decimal("99.9")
	req.Review.Conclusion.Score = &score
	req.Review.SelfAssessment.Total = Int(99)
	req.Campaign, req.Registry = c, r
	want := strings.Join([]string{
		"review.conclusion.score：报告得分 99.9，按各项评分折算成百分制是 SCORE；应更正报告得分或各项评分",
		"review.selfAssessment.total：自评总分 99，各要素自评分之和是 SELF；应更正自评总分或各要素自评分，自评总分不折算成百分制",
		"registry.entries[2]：评审组织单位 \"A\" 重复，已见于 名册·名单第1项",
		"campaign.totals[5]：地区和等级 \"某某区，440103，三级\" 重复，已见于 专项工作·分地区统计第1项",
		"campaign.bodies[2]：评审单位 \"甲\" 重复，已见于 专项工作·评审机构考评第1项",
		"campaign.checks[4]：抽查 \"A，2024年5月1日\" 重复，已见于 专项工作·抽查核查第1项",
		"campaign.totals[0].percent：所列抽查比例 12.5%，按抽查 6 家、达标 60 家是 10.00%；应更正比例或家数",
		"campaign.totals[3].target：某某市（三级）所列目标数 16，所辖各行之和是 15；应更正小计或各行；不是小计的，如市本级，另写行政区划代码",
		"campaign.totals[3].certified：某某市（三级）所列达标数 99，所辖各行之和是 100；应更正小计或各行；不是小计的，如市本级，另写行政区划代码",
	}, "\n")
	f := Derive(req, nil)
	want = strings.NewReplacer("SCORE", f.Derived.Total.Percent.String(), "SELF", selfSum(f.Derived.Elements).String()).Replace(want)
	if got := Contradictions(f).Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestATableWhoseSumIsNotThatOfItsRowsIsAContradiction(t *testing.T) {
	for _, c := range []struct {
		name, header, rows, want string
	}{
		{"a sum", "地区 企业数", "甲 1|乙 2|合计 9", "rows[2][1]：\"企业数\"一栏的合计是 9，各行之和是 3；应更正合计或各行；不是各行之和的，不要写“合计”"},
		{"a right sum", "地区 企业数 资金", "甲 1 0.5|乙 2 1.25|合 计 3 1.75", ""},
		{"a sum that is spaced", "地区 企业数", "甲 1|乙 2|合　计 4", "rows[2][1]："},
		{"parts", "地区 等级 数", "甲 二级 1|甲 三级 2|甲 小计 4|乙 二级 5|乙 小计 5|合计 — 8", "rows[2][2]：\"数\"一栏的小计是 4，各行之和是 3"},
		{"sums of districts", "地区 数", "甲 1|甲区合计 1|乙 2|乙区合计 2|总计 3", ""},
		{"a wrong sum of districts", "地区 数", "甲 1|甲区合计 1|乙 2|乙区合计 5|总计 3", "rows[3][1]："},
		{"a sum on top", "地区 数", "合计 3|甲 1|乙 2", ""},
		{"a wrong sum on top", "地区 数", "合计 4|甲 1|乙 2", "rows[0][1]："},
		{"shares", "地区 符合率（%）", "甲 50|乙 70|合计 60", ""},
		{"其中", "地区 数", "甲 3|其中：乙 1|合计 3", ""},
		{"words", "地区 情况", "甲 1|乙 2家|合计 9", ""},
		{"units", "地区 数 资金", "甲 1家 1,200元|乙 2家 300元|合计 9家 1500元", "rows[2][1]：\"数\"一栏的合计是 9，各行之和是 3"},
		{"several units", "地区 资金", "甲 1万元|乙 2元|合计 9元", ""},
		{"thousands", "地区 数", "甲 1,000|乙 86|合计 1,085", "rows[2][1]："},
		{"full width", "地区 数", "甲 １，０００|乙 ８６|合计 １０８６", ""},
		{"rough numbers", "地区 数", "甲 50余家|乙 30余家|合计 90余家", ""},
		{"months", "地区 完成时间", "甲 5月|乙 6月|合计 6月", ""},
		{"no sum", "地区 数", "甲 1|乙 2", ""},
		{"a sum alone", "地区 数", "合计 9", ""},
		{"empty cells", "地区 数", "甲 1|乙 _|合计 1", ""},
		{"parts over their rows", "地区 数", "小计 3|甲 1|乙 2|小计 9|丙 9", ""},
	} {
		table := &Table{Header: strings.Split(c.header, " ")}
		for _, row := range strings.Split(c.rows, "|") {
			row = strings.ReplaceAll(row, "合 计", "合 计")
			cells := strings.Split(row, " ")
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], "_", "")
			}
			table.Rows = append(table.Rows, cells)
		}
		body := []Passage{{Table: table}}
		own := &Notice{}
		own.Body = body
		got := Contradictions(Derive(&Request{Notice: own}, nil)).Error()
		if c.want == "" && got != "" || !strings.Contains(got, c.want) || c.want != "" && !strings.HasPrefix(got, "notice.body[0].table.") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		// What another organ issued is not ours to correct.
		forwarded := &Notice{Forwarded: &Official{}}
		forwarded.Forwarded.Body = body
		if got := Contradictions(Derive(&Request{Notice: forwarded}, nil)); got != nil {
			t.Errorf("%s, forwarded: %v", c.name, got)
		}
	}
}
