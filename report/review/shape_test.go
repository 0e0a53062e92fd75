package review

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestFactsThatContradict puts one thing for another in a sample that is
// right, and reads what is said of it.
func TestFactsThatContradict(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"score of an item the standard lacks", "{item: 1.1}", "{item: 9.9}",
			`review.scores[0].item：没有考评项 "9.9"`},
		{"score given twice", "{item: 1.1}", "{item: 1.2}",
			`review.scores[1].item：考评项 "1.2" 重复，已见于 评审·评分第1项·考评项编号`},
		{"deduction above the points", "deduction: 4.5", "deduction: 20.5",
			"review.scores[1].deduction：扣分 20.5 大于考评项的标准分值 20；超出的部分应写在追加扣除 extraDeduction"},
		{"deduction from an absent item", "absent: true", "absent: true, deduction: 1, extraDeduction: 2",
			"review.scores[4].deduction：缺项不扣分，现为 1\nreview.scores[4].extraDeduction：缺项不追加扣除，现为 2"},
		{"points beyond all standards", "points: 50", "points: 100000.001",
			"review.standard.elements[1].items[0].points：标准分值不应大于 100000，现为 100000.001"},
		{"stated points are not the sum", "points: 40", "points: 40.5",
			"review.standard.elements[0].points：标准分值 40.5 与其下各考评项之和 40 不符"},
		{"item number twice", "number: 2.2, requirement", "number: 1.3, requirement",
			`review.standard.elements[1].items[1].number：考评项编号 "1.3" 重复，已见于 评审·评定标准·要素第1项·下级要素第1项·考评项第2项·考评项编号` + "\n" +
				`review.scores[4].item：没有考评项 "2.2"`},
		{"element number twice", "number: 1.A", `number: "1"`,
			`review.standard.elements[0].elements[0].number：要素编号 "1" 重复，已见于 评审·评定标准·要素第1项·要素编号`},
		{"element without items", "name: 现场管理\n        items:", "name: 现场管理\n      - number: 3\n        name: 其他\n        items:",
			"review.standard.elements[1]：要素之下没有考评项，也没有下级要素"},
		{"self score of an unknown element", "{element: 2, score", "{element: 8, score",
			`review.selfAssessment.elements[1].element：没有要素 "8"`},
		{"self score twice", "{element: 2, score", "{element: 1, score",
			`review.selfAssessment.elements[1].element：要素 "1" 重复，已见于 评审·企业自评·要素自评分第1项·要素编号` + "\n" + `review.selfAssessment.elements[1].score：自评分 45.5 大于要素的标准分值 40`},
		{"self score of more than there is", "{element: 1, score: 38,", "{element: 1, score: 40.5,",
			`review.selfAssessment.elements[0].score：自评分 40.5 大于要素的标准分值 40`},
		{"problem of an unknown item", "item: 2.1\n      place: 机加工车间\n      description", "item: 2.3\n      place: 机加工车间\n      description",
			`review.problems[0].item：没有考评项 "2.3"`},
		{"problem number twice", `{number: "2", description`, `{number: "1", description`,
			`review.problems[1].number：问题 "1" 重复，已见于 评审·问题清单第1项·问题编号` + "\n" + `review.revisits[0].open[0]：没有问题 "2"`},
		{"record of an unknown item", "item: 2.1\n      place: 机加工车间\n      on", "item: 2.9\n      place: 机加工车间\n      on",
			`review.siteRecords[0].item：没有考评项 "2.9"`},
		{"session of a stranger", "members: [冯某, 陈某], place", "members: [冯某, 沈某], place",
			`review.schedule.sessions[0].members[1]：没有评审组成员 "沈某"`},
		{"session with a member twice", "members: [冯某, 陈某], place", "members: [冯某, 冯某], place",
			`review.schedule.sessions[0].members[1]：评审人员 "冯某" 重复，已见于 评审·评审日程·现场评审安排第1项·评审人员第1项`},
		{"members of one name", "{name: 褚某, role: expert}", "{name: 陈某, role: expert}",
			`review.team.members[2].name：评审组成员 "陈某" 重复，已见于 评审·评审组·评审组成员第2项·姓名` + "\n" +
				`review.schedule.sessions[1].members[2]：没有评审组成员 "褚某"`},
		{"session outside the schedule", "{on: 2024-04-30, members", "{on: 2024-05-01, members",
			"review.schedule.sessions[1].on：现场评审安排的日期 2024-05-01 不在评审日程 2024-04-29 至 2024-04-30 之内"},
		{"meeting outside the schedule", "closing: {on: 2024-04-30", "closing: {on: 2024-04-28",
			"review.schedule.closing.on：末次会议的日期 2024-04-28 不在评审日程 2024-04-29 至 2024-04-30 之内"},
		{"session that ends before it starts", "end: 16:30", "end: 9:29",
			"review.schedule.sessions[0].end：结束时间 9:29 早于开始时间 09:30"},
		{"time of day", "end: 16:30", "end: 24:00",
			`review.schedule.sessions[0].end：结束时间 "24:00" 不是时间，应写作 09:30`},
		{"schedule turned round", "until: 2024-04-30\n", "until: 2024-04-28\n",
			"review.schedule.until：评审结束日期 2024-04-28 早于评审开始日期 2024-04-29"},
		{"certificate turned round", "validUntil: 2025-01-01", "validUntil: 2021-01-01",
			"review.team.members[0].certificate.validUntil：有效期至 2021-01-01 早于发证日期 2022-01-01"},
		{"field of the embedded body", "name: 某某市安全生产协会\n", "name: \"\"\n",
			"review.organizer.name：单位名称为必填字段"},
		{"mail address", "sample@example.com", "sample", "review.enterprise.email：电子邮箱必须是一个有效的邮箱"},
		{"veto twice", "- {number: F1,", "- {number: F1, requirement: 样本}\n    - {number: F1,",
			`review.vetoes[1].number：否决项 "F1" 重复，已见于 评审·否决项核查第1项·否决项编号`},
		{"the standard is spoiled: no score is called unknown", "points: 20}", "points: 二十}",
			`review.standard.elements[0].elements[0].items[0].points：标准分值 "二十" 不是数，应写作 12 或 12.5`},
		{"the team is spoiled: no member is called unknown", "role: expert", "rolle: expert",
			`review.team.members[2].rolle：没有字段 "rolle"，是否指 role（组内职务）`},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/review.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(data), c.old); n != 1 {
				t.Fatalf("%q occurs %d times in the sample", c.old, n)
			}
			_, err = Decode([]byte(strings.Replace(string(data), c.old, c.new, 1)))
			if got := withoutPlaces(err); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// withoutPlaces is the issues of err without line and column.
func withoutPlaces(err error) string {
	var errs *Errors
	if !errors.As(err, &errs) {
		return "no error"
	}
	var lines []string
	for _, issue := range *errs {
		issue.Line, issue.Column = 0, 0
		lines = append(lines, issue.String())
	}
	return strings.Join(lines, "\n")
}

// What a list of a campaign has twice would be counted twice, and a region of
// two names under the first.
func TestAListHasEverythingOnce(t *testing.T) {
	list := counties(2, 1)
	revoked := list[0]
	revoked.RevokedOn = Date{2024, 2, 1}
	renamed := counties(4)[3]
	renamed.Region.Name = "某某甲县"
	site := list[1]
	site.Name = "某某1有限公司二厂"
	name := func(i int) string { return list[i].CreditCode }
	may := &Period{Date{2024, 5, 1}, Date{2024, 5, 31}}
	june := &Period{Date{2024, 6, 1}, Date{2024, 6, 30}}
	c := checker{spoiled: func(string) bool { return false }}
	w := walker{visit: c.value}
	req := &Request{
		Review: &Review{Archive: &Archive{Documents: []ArchiveDocument{{Name: "合同", Pages: 4}, {Name: "合同", Remark: "副本"}, {Name: "合同", Number: "2"}, {Name: "合同", Pages: 2}, {Name: "合同", Pages: 4}}}},
		Campaign: &Campaign{
			Enterprises: append(list, revoked, renamed, list[1], site),
			Audits:      []Audit{{CreditCode: name(0)}, {CreditCode: name(1), Period: may}, {CreditCode: name(1), Period: june}, {CreditCode: name(0)}, {CreditCode: name(1), Period: may}},
			SelfChecks:  []SelfCheck{{Name: "甲"}, {Name: "甲", On: Date{2024, 5, 1}}, {Name: "甲"}},
			Assessments: []CountyScore{{Region: list[0].Region}, {Region: list[2].Region}, {Region: list[0].Region}},
			Appraisals:  []ReviewerAppraisal{{Name: "甲", Organization: "乙"}, {Name: "甲", Organization: "丙"}, {Name: "甲", Organization: "乙"}},
		}}
	w.object(reflect.ValueOf(req).Elem(), requestPlan())
	c.archive(req.Review)
	c.campaign(req.Campaign)
	want := strings.Join([]string{
		"campaign.appraisals[2]：人员 \"甲，乙\" 重复，已见于 专项工作·评审员业绩考评第1项",
		"campaign.assessments[2].region：地区 \"330101\" 重复，已见于 专项工作·目标考核得分第1项·地区",
		"campaign.audits[3]：审计安排 \"" + name(0) + "\" 重复，已见于 专项工作·审计安排第1项",
		"campaign.audits[4]：审计安排 \"" + name(1) + "，2024年5月1日\" 重复，已见于 专项工作·审计安排第2项",
		"campaign.enterprises[4].region.name：行政区划代码 330101 的名称写作某某1县，又写作某某甲县；应写作一个名称，开发区等另写行政区划代码",
		"campaign.enterprises[5].creditCode：企业 \"" + name(1) + "，某某1有限公司\" 重复，已见于 专项工作·企业名录第2项·统一社会信用代码",
		"campaign.selfChecks[2]：自查 \"甲\" 重复，已见于 专项工作·自查自纠第1项",
		"review.archive.documents[4]：文件 \"合同，4页\" 重复，已见于 评审·案卷·另存文件第1项",
	}, "\n")
	if got := withoutPlaces(newErrors(c.issues, 0)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// An application has neither team nor schedule, a plan neither scores nor a
// conclusion.
func TestAReviewThatHasNotTakenPlace(t *testing.T) {
	early := *readSample(t, "review.yaml").Review
	early.Scores, early.Conclusion = nil, Conclusion{}
	req := &Request{Kind: "review-plan", Review: &early}
	if err := Validate(req); err != nil || req.Day() != early.Schedule.Until {
		t.Errorf("a plan: %v, judged by the day %s", err, req.Day())
	}
	early.Team, early.Schedule, early.ReviewBody = Team{}, Schedule{}, ReviewBody{}
	if err := Validate(req); err != nil || req.Day() != early.AcceptedOn || req.Day().IsZero() {
		t.Errorf("an application: %v, judged by the day %s", err, req.Day())
	}
	early.Conclusion = Conclusion{Passed: true, On: Date{2024, 5, 31}}
	if err := Validate(req); err == nil || !strings.HasPrefix(err.Error(), "review.reviewBody：评审有了结论，评审单位为必填字段\nreview.schedule：评审有了结论，评审日程为必填字段\nreview.team：") {
		t.Error(err)
	}
	early = *readSample(t, "review.yaml").Review
	early.Conclusion.On = Date{}
	if err := Validate(req); err == nil || err.Error() != "review.conclusion.on：结论日期为必填字段" {
		t.Error(err)
	}
}

func TestValidateChecksWhatGoBuilt(t *testing.T) {
	req := &Request{Kind: "x", Campaign: &Campaign{
		Name: "回头看\x00", Organizer: "某局", Year: 2024,
		Region: Region{Code: "330100", Name: "\xFF"},
		Stages: []Stage{{Name: "甲", Period: Period{From: Date{2023, 2, 29}, Until: Date{2024, 1, 1}}}, {}},
	}}
	want := `campaign.name：名称第 4 个字符是 U+0000（控制字符），应删去或改正
campaign.region.name：行政区划名称含有不是 UTF-8 的字节
campaign.stages[0].period.from：起始日期不是日期：2023 年 2 月没有 29 日
campaign.stages[1].name：阶段名称为必填字段
campaign.stages[1].period：起止日期为必填字段`
	if err := Validate(req); err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
	if err := Validate(&Request{Kind: "x"}); err != nil {
		t.Error(err)
	}
	empty := &Request{Kind: "x", Notice: &Notice{Official: Official{Organs: []string{}, Title: "某", Body: []Passage{}, Closing: Closing{Date: Date{2024, 1, 1}}}}}
	if got := withoutPlaces(Validate(empty)); got != "notice.body：正文不应是空的\nnotice.organs：发文机关不应是空的" {
		t.Error(got)
	}
}

func TestPathsSortByTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"review.problems[9].number", "review.problems[10].number", -1},
		{"review.problems", "review.problems[0]", -1},
		{"a.b", "a.c", -1}, {"a[1].b", "a[1].b", 0}, {"", "a", -1}, {"b", "a[2]", 1},
	} {
		if got := ComparePaths(c.a, c.b); (got > 0) != (c.want > 0) || (got < 0) != (c.want < 0) {
			t.Errorf("ComparePaths(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWhatStandsInTheHeadFollowsTheForm(t *testing.T) {
	two := []string{"甲局", "乙局"}
	for _, c := range []struct {
		o    Official
		want string // head, suffix, name, sender, style of the closing
	}{
		{Official{Organs: two, Suffix: "文件", Title: "某通知"}, "甲局+乙局 文件 某通知  sealed"},
		{Official{Form: "letter", Organs: two, Title: "某函"}, "甲局  某函  sealed"},
		{Official{Form: "letter", Organs: two, Mark: []string{"丙局"}, Title: "某函"}, "丙局  某函  sealed"},
		{Official{Form: "order", Organs: two, Serial: "第1号"}, "甲局+乙局 令 甲局、乙局令 第1号  signed"},
		{Official{Form: "order", Organs: two[:1], Suffix: "命令", Serial: "第1号"}, "甲局 命令 甲局命令 第1号  signed"},
		{Official{Form: "order", Organs: two, Mark: []string{"某府令"}, Serial: "第1号", Closing: Closing{Style: "sealed"}}, "某府令  某府令 第1号  sealed"},
		{Official{Form: "minutes", Organs: two, Mark: []string{"会议纪要"}, Serial: "第2期"}, "会议纪要  会议纪要 第2期 甲局 乙局 sealed"},
		{Official{Form: "minutes", Organs: two, Mark: []string{"会议纪要"}, Editor: "丙办"}, "会议纪要  会议纪要 丙办 sealed"},
		{Official{Form: "telegram", Organs: two, Mark: []string{"机关发电"}, Title: "某电"}, "机关发电  某电 甲局 乙局 unsealed"},
		{Official{Form: "telegram", Organs: two, Mark: []string{"机关发电"}, Title: "某电", Telegram: &Telegram{Sender: "丙厅"}}, "机关发电  某电 丙厅 unsealed"},
	} {
		got := strings.Join([]string{strings.Join(c.o.Head(), "+"), c.o.HeadSuffix(), c.o.Name(), c.o.Sender(), c.o.ClosingStyle()}, " ")
		if got != c.want {
			t.Errorf("%+v:\ngot  %s\nwant %s", c.o, got, c.want)
		}
	}
}

func TestDeriveCitesWhatIsForwarded(t *testing.T) {
	forwarded := &Official{Title: "某通知", DocNumber: "某〔2024〕1号"}
	req := &Request{Notice: &Notice{Forwarded: forwarded}}
	if got := Derive(req, nil).Notice.Forwards; got == nil || *got != (Citation{"某通知", "某〔2024〕1号"}) || req.Notice.Forwards != nil {
		t.Errorf("cited %v; in the request %v", got, req.Notice.Forwards)
	}
	req.Notice.Forwards = &Citation{Title: "另一通知"}
	if got := Derive(req, nil).Notice.Forwards; got.Title != "另一通知" {
		t.Errorf("cited %v", got)
	}
}
