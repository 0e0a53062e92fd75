package review

import (
	"cmp"
	"strings"
)

// Contradictions are what f says in two ways: totals that are not those of
// their own rows, and rows that stand in a list twice, so that every total is
// wrong. Several notices forbid them; where none does, they are wrong all the
// same. A document never prints them.
func Contradictions(f *Facts) Errors {
	c := checker{issues: tableTotals(f.Request)}
	if r := f.Review; r != nil {
		c.statedScores(r, &f.Derived)
	}
	if r := f.Registry; r != nil {
		for _, role := range words["RegistryEntry.Role"] {
			once(&c, "registry.entries", "", role.chinese, r.Entries, func(e *RegistryEntry) string {
				if e.Role != role.value {
					return ""
				}
				return e.CreditCode
			})
		}
	}
	if campaign := f.Campaign; campaign != nil {
		once(&c, "campaign.totals", "", "地区和等级", campaign.Totals, func(t *CountyTotal) string { return joined(t.Region.Name, t.Region.Code, t.Grade.Chinese()) })
		once(&c, "campaign.bodies", "", "评审单位", campaign.Bodies, func(b *BodyRating) string { return cmp.Or(b.CreditCode, b.Name) })
		once(&c, "campaign.checks", "", "抽查", campaign.Checks, func(s *SpotCheck) string {
			return joined(s.CreditCode, s.Name, Word("SpotCheck.Source", s.Source), s.On.Chinese())
		})
		c.statedTotals(campaign, f.Derived.Campaign.Totals.Sum)
		c.subtotals(campaign.Totals)
		c.targets(f.Derived.Campaign.Targets)
	}
	return c.issues
}

// statedScores compares the scores that the review body and the enterprise
// state with those of the items and elements.
func (c *checker) statedScores(r *Review, d *Derived) {
	if s := r.Conclusion.Score; s != nil && d.Total.Complete && !d.Total.Percent.rounds(*s, r.Standard.Scoring.Places) {
		c.add("review.conclusion.score", "报告得分 %s，按各项评分折算成百分制是 %s；应更正报告得分或各项评分", s, d.Total.Percent)
	}
	if s := r.SelfAssessment; s != nil && s.Total != 0 {
		if sum := selfSum(d.Elements); sum != nil && *sum != s.Total {
			c.add("review.selfAssessment.total", "自评总分 %s，各要素自评分之和是 %s；应更正自评总分或各要素自评分，自评总分不折算成百分制", s.Total, sum)
		}
	}
}

// statedTotals compares the totals that a report states with the sum of its
// rows, and the shares of rows with their numbers.
func (c *checker) statedTotals(campaign *Campaign, sum Figures) {
	if s := campaign.Stated; s != nil && len(campaign.Totals) > 0 {
		for i, of := range figures {
			if stated := []*int{s.Target, s.Certified, s.Sampled, s.Revoked}[i]; stated != nil && *stated != of.of(&sum) {
				c.add("campaign.stated."+of.name, "所列%s合计 %d，各行之和是 %d；应更正合计或各行", of.title, *stated, of.of(&sum))
			}
		}
		if s.Percent != nil && !sum.Share.rounds(*s.Percent, 0) {
			c.add("campaign.stated.percent", "所列抽查比例 %s%%，按各行之和是 %s%%；应更正比例或各行", s.Percent, sum.Share.Fixed(2))
		}
	}
	for i, t := range campaign.Totals {
		if exact := share(t.Sampled, t.Certified); t.Percent != nil && !exact.rounds(*t.Percent, 0) {
			c.add(at("campaign.totals", i, "percent"), "所列抽查比例 %s%%，按抽查 %d 家、达标 %d 家是 %s%%；应更正比例或家数", t.Percent, t.Sampled, t.Certified, exact.Fixed(2))
		}
	}
}

// figures are the numbers of a line that a subtotal and a total state.
var figures = []struct {
	name, title string
	must        bool // every row states it; in the others 0 is no statement
	of          func(*Figures) int
}{
	{"target", "目标数", false, func(f *Figures) int { return f.Target }},
	{"certified", "达标数", true, func(f *Figures) int { return f.Certified }},
	{"sampled", "抽查数", true, func(f *Figures) int { return f.Sampled }},
	{"revoked", "摘牌数", false, func(f *Figures) int { return f.Revoked }},
}

// subtotals compares every subtotal, which no document prints, with the rows
// that are part of it.
func (c *checker) subtotals(totals []CountyTotal) {
	sums := map[totalsRow]*Figures{}
	for _, t := range Detail(totals) {
		for _, row := range above(t) {
			if sums[row] == nil {
				sums[row] = new(Figures)
			}
			sums[row].add(t)
		}
	}
	for i, t := range totals {
		sum := sums[totalsRow{t.Region.Code, t.Grade}]
		if sum == nil {
			continue
		}
		var stated Figures
		stated.add(t)
		for _, of := range figures {
			if n := of.of(&stated); n != of.of(sum) && (of.must || n != 0) {
				c.add(at("campaign.totals", i, of.name), "%s（%s）所列%s %d，所辖各行之和是 %d；应更正小计或各行；不是小计的，如市本级，另写行政区划代码",
					t.Region.Name, t.Grade.Chinese(), of.title, n, of.of(sum))
			}
		}
	}
}

// targets compares what is to be reached with what the regions are given of it.
func (c *checker) targets(targets []TargetResult) {
	for i, t := range targets {
		if len(t.Regions) == 0 {
			continue
		}
		if t.Total != t.Sum.Total {
			c.add(at("campaign.targets", i, "total"), "总数 %d，分给各地区的企业共 %d；应更正总数或各地区", t.Total, t.Sum.Total)
		}
		if t.Reached != t.Sum.Reached {
			c.add(at("campaign.targets", i, "reached"), "完成数 %d，各地区共完成 %d；应更正完成数或各地区", t.Reached, t.Sum.Reached)
		}
	}
}

// rounds reports whether stated is r, rounded to as many digits after the point
// as stated is written with, or to places where these are more. Anything is
// where there is nothing to compare.
func (r Ratio) rounds(stated Decimal, places int) bool {
	_, digits, _ := strings.Cut(stated.String(), ".")
	places = max(places, len(digits))
	return r.Den == 0 || r.Fixed(places) == stated.Fixed(places)
}
