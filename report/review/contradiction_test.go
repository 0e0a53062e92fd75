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
