package review

import (
	"fmt"
	"strings"
)

// Contradictions are the sums that f states and that its own rows do not give:
// of 分地区统计 and of the targets of a campaign, and in the tables of a 公文.
// Several notices forbid them; where none does, they are wrong all the same. A
// document never prints them.
func Contradictions(f *Facts) Errors {
	errs := tableTotals(f.Request)
	c := f.Campaign
	if c == nil {
		return errs
	}
	add := func(path, format string, args ...any) {
		errs = append(errs, Issue{Path: path, Message: fmt.Sprintf(format, args...)})
	}
	if s, sum := c.Stated, f.Derived.Campaign.Totals.Sum; s != nil && len(c.Totals) > 0 {
		for _, of := range []struct {
			name, title string
			stated      *int
			sum         int
		}{{"target", "目标数", s.Target, sum.Target}, {"certified", "达标数", s.Certified, sum.Certified}, {"sampled", "抽查数", s.Sampled, sum.Sampled}, {"revoked", "摘牌数", s.Revoked, sum.Revoked}} {
			if of.stated != nil && *of.stated != of.sum {
				add("campaign.stated."+of.name, "所列%s合计 %d，各行之和是 %d；应更正合计或各行", of.title, *of.stated, of.sum)
			}
		}
		if s.Percent != nil && sum.Share.Den != 0 && sum.Share.Fixed(places(*s.Percent)) != s.Percent.String() {
			add("campaign.stated.percent", "所列抽查比例 %s%%，按各行之和是 %s%%；应更正比例或各行", s.Percent, sum.Share.Fixed(2))
		}
	}
	for i, t := range f.Derived.Campaign.Targets {
		if len(t.Regions) == 0 {
			continue
		}
		path := at("campaign.targets", i, "")
		if t.Total != t.Sum.Total {
			add(path+".total", "总数 %d，分给各地区的企业共 %d；应更正总数或各地区", t.Total, t.Sum.Total)
		}
		if t.Reached != t.Sum.Reached {
			add(path+".reached", "完成数 %d，各地区共完成 %d；应更正完成数或各地区", t.Reached, t.Sum.Reached)
		}
	}
	return errs
}

// places is how many digits d is written with after the point.
func places(d Decimal) int {
	_, digits, _ := strings.Cut(d.String(), ".")
	return len(digits)
}
