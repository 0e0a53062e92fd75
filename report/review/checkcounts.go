package review

// CheckCounts count spot checks, but for those that were 执法检查.
type CheckCounts struct {
	Regions   []CheckFigures   `zh:"各地区"`
	Grades    []CheckFigures   `zh:"各等级"`
	Bodies    []CheckFigures   `zh:"各原评审单位"`
	Sum       CheckFigures     `zh:"合计"`
	Questions []QuestionCounts `zh:"各项检查内容"`  // the five of 回头看; none where no check answers one
	Answers   []AnswerCounts   `zh:"各地区五项内容"` // in the order of Regions
	Checks    []*SpotCheck     `zh:"抽查核查"`
}

// CheckFigures are the counts of one line.
type CheckFigures struct {
	Name         string `zh:"地区、等级或单位"`
	Checked      int    `zh:"检查数"`
	Passed       int    `zh:"合格数"`
	Failed       int    `zh:"不合格数"`
	Slipping     int    `zh:"滑坡数"`
	Serious      int    `zh:"情况严重数"`
	Rectify      int    `zh:"限期整改数"`
	Revoke       int    `zh:"撤销等级数"`
	MajorHazards int    `zh:"存在重大事故隐患数"`
	Liable       int    `zh:"追究评审单位责任数"`
	PassRate     Ratio  `zh:"合格率"`     // Passed ÷ Checked × 100
	ErrorRate    Ratio  `zh:"按结论的误差率"` // Failed ÷ Checked × 100; the notices give no formula
	ScoreError   Ratio  `zh:"按得分的误差率"` // of the checks with both scores

	errors scoreErrors
}

func (f *CheckFigures) add(s *SpotCheck) {
	f.Checked++
	for _, c := range []struct {
		count *int
		holds bool
	}{
		{&f.Passed, s.Passed}, {&f.Failed, !s.Passed},
		{&f.Slipping, s.State == "slipping"}, {&f.Serious, s.State == "serious"},
		{&f.Rectify, s.Action == "rectify"}, {&f.Revoke, s.Action == "revoke"},
		{&f.MajorHazards, s.MajorHazard}, {&f.Liable, s.BodyLiable},
	} {
		if c.holds {
			*c.count++
		}
	}
	f.errors.add(s)
}

func (f *CheckFigures) divide() {
	f.PassRate = share(f.Passed, f.Checked)
	f.ErrorRate = share(f.Failed, f.Checked)
	f.ScoreError = f.errors.ratio()
}

// QuestionCounts count the answers to one question.
type QuestionCounts struct {
	Question  string `zh:"内容"`
	Asked     int    `zh:"检查数"`
	Yes       int    `zh:"符合数"`
	No        int    `zh:"不符合数"`
	Open      int    `zh:"未写明数"` // Asked − Yes − No
	Corrected int    `zh:"已纠正数"` // among No, of 自查自纠
	Share     Ratio  `zh:"符合率"`  // Yes ÷ (Yes + No) × 100
}

func (q *QuestionCounts) add(met *bool) {
	q.Asked++
	switch {
	case met == nil:
		q.Open++
	case *met:
		q.Yes++
	default:
		q.No++
	}
	q.Share = share(q.Yes, q.Yes+q.No)
}

// AnswerCounts count by region what does not hold.
type AnswerCounts struct {
	Name    string `zh:"地区"`
	Checked int    `zh:"检查数"`
	All     int    `zh:"五项均符合数"`
	No      []int  `zh:"各项不符合数"`
}

// questions are the five of 回头看, in the words of 江苏 2020 明电二.
var questions = []struct {
	words  string
	answer func(*Answers) *bool
}{
	{"真创真运行", func(a *Answers) *bool { return a.Genuine }},
	{"按照标准化的要求开展安全管理", func(a *Answers) *bool { return a.Managed }},
	{"有效开展现场风险辨识和隐患排查工作", func(a *Answers) *bool { return a.RiskChecked }},
	{"通过标准化运行实现持续改进和提高", func(a *Answers) *bool { return a.Improving }},
	{"按要求开展标准化年度自评", func(a *Answers) *bool { return a.SelfAssessment }},
}

func countChecks(checks []SpotCheck) (c CheckCounts) {
	var regions, ofGrades, bodies keyed[CheckFigures]
	var answers keyed[AnswerCounts]
	asked := make([]QuestionCounts, len(questions))
	answered := false
	for i := range checks {
		s := &checks[i]
		if s.Source == "enforcement" {
			continue
		}
		c.Checks = append(c.Checks, s)
		c.Sum.add(s)
		regions.row(s.Region.Code, CheckFigures{Name: s.Region.Name}).add(s)
		ofGrades.row(string(s.Grade), CheckFigures{Name: s.Grade.Chinese()}).add(s)
		if s.ReviewBody != "" {
			bodies.row(s.ReviewBody, CheckFigures{Name: s.ReviewBody}).add(s)
		}
		given := Answers{}
		if s.Answers != nil {
			given, answered = *s.Answers, true
		}
		answers.row(s.Region.Code, AnswerCounts{Name: s.Region.Name, No: make([]int, len(questions))}).add(&given, asked)
	}
	c.Regions, c.Bodies, c.Grades = regions.rows, bodies.rows, inOrder(ofGrades, grades)
	for _, rows := range [][]CheckFigures{c.Regions, c.Grades, c.Bodies} {
		for i := range rows {
			rows[i].divide()
		}
	}
	c.Sum.divide()
	if answered {
		c.Questions, c.Answers = asked, answers.rows
	}
	return c
}

// add counts the answers of one check here and under every question.
func (c *AnswerCounts) add(given *Answers, asked []QuestionCounts) {
	c.Checked++
	all := true
	for i, q := range questions {
		met := q.answer(given)
		asked[i].Question = q.words
		asked[i].add(met)
		if met != nil && !*met {
			c.No[i]++
		}
		all = all && met != nil && *met
	}
	if all {
		c.All++
	}
}
