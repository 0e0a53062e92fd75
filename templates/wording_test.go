package templates

import (
	"context"
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// Sentences that depend on what the facts bring, beside those of the samples.
func TestSentencesFollowTheFacts(t *testing.T) {
	reviewer := review.Subject{Role: "person", Name: "秦某某", Body: "某某安全技术服务有限公司"}
	misconduct := review.Misconduct{On: review.Date{Year: 2024, Month: 6, Day: 5}, Kind: "notOnSite", Verified: true}
	for _, c := range []struct {
		name, kind string
		facts      func(*review.Request)
		want       string // a text of the document
	}{
		{"a person is spoken to", "interview", func(r *review.Request) { r.Measure.Subjects = []review.Subject{reviewer}; r.Measure.Basis = nil },
			"经查，你在企业安全生产标准化工作中存在问题。决定对你进行约谈。现将有关事项通知如下："},
		{"bodies and persons are spoken to", "interview", func(r *review.Request) {
			r.Measure.Subjects, r.Measure.Basis = append(r.Measure.Subjects, reviewer), nil
		}, "经查，各有关单位和人员在企业安全生产标准化工作中存在问题。决定对各有关单位和人员进行约谈。现将有关事项通知如下："},
		{"titles side by side have no comma", "interview", func(r *review.Request) {
			r.Measure.Basis = []review.Basis{{Title: "甲办法"}, {Title: "乙规定", Clause: "第四条"}, {Title: "丙规定"}}
		}, "经查，你单位在企业安全生产标准化工作中存在问题。依据《甲办法》《乙规定》第四条、《丙规定》的规定，决定对你单位进行约谈。现将有关事项通知如下："},
		{"a single misconduct has no number", "qualification-revocation", func(r *review.Request) {
			r.Measure.Subjects[0].Misconducts = []review.Misconduct{misconduct}
		}, "未到现场评审。2024年6月5日查实。"},
		{"a micro enterprise is not called an enterprise twice", "registry", func(r *review.Request) { r.Registry.Grade, r.Registry.Title = review.GradeMicro, "" },
			"小微企业安全生产标准化评审组织单位和评审单位统计表"},
		{"no problem", "problem-list", func(r *review.Request) { r.Review.Problems = nil }, "没有发现问题。"},
		{"a problem of one level", "rectification-plan", func(r *review.Request) {
			r.Review.Problems = r.Review.Problems[:1]
			r.Review.Problems[0].Level = "major"
		}, "评审发现问题1项，为重大问题。整改责任、措施、资金、期限、应急预案逐项落实如下表。"},
		{"bodies without a rating", "lookback-summary", func(r *review.Request) {
			r.Campaign.Bodies = []review.BodyRating{{Name: "某某公司", Listed: true}}
		}, "考评评审单位1家。"},
		{"a certified enterprise without a label is announced by its grade", "announcement", func(r *review.Request) {
			r.Campaign = &review.Campaign{Enterprises: []review.Participant{{Name: "某某公司", Grade: review.Grade3, PassedOn: review.Date{Year: 2024, Month: 6, Day: 5}}}}
		}, "三级"},
		{"a revoked enterprise is not announced", "announcement", func(r *review.Request) {
			r.Campaign = &review.Campaign{Enterprises: []review.Participant{{Name: "某某公司", Label: "certified", RevokedOn: review.Date{Year: 2024, Month: 6, Day: 5}}}}
		}, "没有达标企业。"},
		{"every line of 附注 has brackets of its own", "blacklist", func(r *review.Request) { r.Measure.FootNote = "此件公开发布\n联系人：张某某" }, "（联系人：张某某）"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := embeddedSet(t)
			sample, err := set.Sample(c.kind)
			if err != nil {
				t.Fatal(err)
			}
			req, err := review.Decode(sample)
			if err != nil {
				t.Fatal(err)
			}
			c.facts(req)
			d, err := set.Build(context.Background(), c.kind, review.Derive(req, nil), noPictures)
			if err != nil {
				t.Fatal(err)
			}
			if texts := slices.Collect(d.Texts()); !slices.Contains(texts, c.want) {
				t.Errorf("no text %q in %q", c.want, texts)
			}
		})
	}
}
