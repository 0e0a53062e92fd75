package review

// CampaignResult is what follows from the facts of a campaign.
type CampaignResult struct {
	Totals     TotalCounts     `zh:"分地区统计"`
	Checks     CheckCounts     `zh:"抽查核查统计"`
	List       ListCounts      `zh:"企业名录统计"`
	Targets    []TargetResult  `zh:"目标完成情况"`
	Bodies     BodyCounts      `zh:"评审机构考评统计"`
	Scores     []RankedScore   `zh:"目标考核位次"`
	SelfChecks SelfCheckCounts `zh:"自查自纠统计"`
	Audits     AuditCounts     `zh:"审计安排统计"`
	Appraisals AppraisalCounts `zh:"业绩考评统计"`
	Draw       DrawResult      `zh:"抽取结果"`
}

// derive computes everything; each part is empty where its facts are.
func (d *CampaignResult) derive(c *Campaign) {
	d.Totals = countTotals(c.Totals)
	d.Checks = countChecks(c.Checks)
	d.List = countList(c.Enterprises)
	d.Targets = targetResults(c)
	d.Bodies = countBodies(c.Bodies)
	d.Scores = rankScores(c.Assessments)
	d.SelfChecks = countSelfChecks(c.SelfChecks)
	d.Audits = countAudits(c.Audits)
	d.Appraisals = countAppraisals(c.Appraisals)
	if c.Draw != nil {
		d.Draw = sample(c.Draw, c.Enterprises, func(string, string, ...any) {})
	}
}

// enterprises checks that every certified enterprise stands in the list once. A
// draw knows it by its code alone; other lists may name several sites of one
// code.
func (c *checker) enterprises(campaign *Campaign) {
	title := "企业"
	if campaign.Draw != nil {
		title = "统一社会信用代码"
	}
	once(c, "campaign.enterprises", "creditCode", title, campaign.Enterprises, func(p *Participant) string {
		switch {
		case !p.Certified() || p.CreditCode == "":
			return ""
		case campaign.Draw != nil:
			return p.CreditCode
		}
		return joined(p.CreditCode, p.Name)
	})
}

// campaign checks that the facts of a campaign can be counted and drawn from.
func (c *checker) campaign(campaign *Campaign) {
	c.assignments(campaign)
	c.enterprises(campaign)
	once(c, "campaign.audits", "", "审计安排", campaign.Audits, func(a *Audit) string {
		if a.Period == nil {
			return joined(a.CreditCode, a.Name)
		}
		return joined(a.CreditCode, a.Name, a.Period.From.Chinese())
	})
	once(c, "campaign.selfChecks", "", "自查", campaign.SelfChecks, func(s *SelfCheck) string { return joined(s.Name, s.On.Chinese()) })
	once(c, "campaign.assessments", "region", "地区", campaign.Assessments, func(s *CountyScore) string { return s.Region.Code })
	once(c, "campaign.appraisals", "", "人员", campaign.Appraisals, func(a *ReviewerAppraisal) string { return joined(a.Name, a.Organization, a.Certificate) })
	if campaign.Draw != nil && !c.spoiled("campaign.draw") && !c.spoiled("campaign.enterprises") {
		sample(campaign.Draw, campaign.Enterprises, c.add)
	}
	for i := range campaign.SelfChecks {
		once(c, at("campaign.selfChecks", i, "items"), "question", "自查事项", campaign.SelfChecks[i].Items, func(item *SelfCheckItem) string { return item.Question })
	}
	for i, a := range campaign.Appraisals {
		if a.Passed && !a.ProposedOn.IsZero() {
			c.add(at("campaign.appraisals", i, "proposedOn"), "%s考评合格，却有建议撤销资格的日期", a.Name)
		}
	}
}

// A RankedScore is 量化打分 of a region with its place.
type RankedScore struct {
	Name  string  `zh:"地区"`
	Score Decimal `zh:"得分"`
	Rank  int     `zh:"位次"` // the highest score first, equals at the same place
}

func rankScores(scores []CountyScore) []RankedScore {
	ranked := make([]RankedScore, len(scores))
	for i, place := range ranks(len(scores), func(i int) Ratio { return Ratio{int64(scores[i].Score), decimalOne} }) {
		ranked[i] = RankedScore{scores[i].Region.Name, scores[i].Score, place}
	}
	return ranked
}
