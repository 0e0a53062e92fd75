package validate

import (
	"context"
	"fmt"
	"io/fs"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func BenchmarkLoad(b *testing.B) {
	fsys, err := fs.Sub(rulesFS, "rules")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck judges a review of 164 items, 100 problems and a team of 6
// by all packs.
func BenchmarkCheck(b *testing.B) {
	rules, f := mustEmbed(b), largeReview(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Check(context.Background(), f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFor selects the packs for one request, as a service does for each.
func BenchmarkFor(b *testing.B) {
	rules, req := mustEmbed(b), facts(b, "review", "").Request
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.For(req); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCampaign judges 20,000 checks and 20,000 enterprises of a list.
func BenchmarkCampaign(b *testing.B) {
	rules, f := mustEmbed(b), largeCampaign(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Check(context.Background(), f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDeadlines lists the deadlines of the same campaign.
func BenchmarkDeadlines(b *testing.B) {
	rules, f := mustEmbed(b), largeCampaign(b)
	on := review.Date{Year: 2024, Month: 12, Day: 31}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Deadlines(context.Background(), f, on); err != nil {
			b.Fatal(err)
		}
	}
}

func largeCampaign(b *testing.B) *review.Facts {
	f := facts(b, "campaign", "")
	c := f.Campaign
	check, enterprise := c.Checks[0], review.Participant{Region: c.Region, KeySector: true, StartedOn: review.Date{Year: 2024, Month: 3, Day: 1}}
	c.Checks = nil
	for i := range 20_000 {
		check.Name = fmt.Sprintf("样本%d有限公司", i)
		enterprise.Name = check.Name
		c.Checks = append(c.Checks, check)
		c.Enterprises = append(c.Enterprises, enterprise)
	}
	return review.Derive(f.Request, nil)
}

func largeReview(b testing.TB) *review.Facts {
	f := facts(b, "review", "")
	r := f.Review
	element := &r.Standard.Elements[0]
	record, problem, member := r.SiteRecords[0], r.Problems[0], r.Team.Members[1]
	element.Items, r.Scores, r.SiteRecords, r.Problems = nil, nil, nil, nil
	for i := range 164 {
		number := fmt.Sprintf("1.%d", i+1)
		element.Items = append(element.Items, review.Item{Number: number, Requirement: "样本。", Points: review.Int(5)})
		r.Scores = append(r.Scores, review.Score{Item: number})
		record.Item = number
		r.SiteRecords = append(r.SiteRecords, record)
	}
	for i := range 100 {
		problem.Number = fmt.Sprint(i + 1)
		r.Problems = append(r.Problems, problem)
	}
	for i := range 3 {
		member.Name = fmt.Sprintf("样本%d", i)
		r.Team.Members = append(r.Team.Members, member)
	}
	return review.Derive(f.Request, nil)
}
