package validate

import (
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

// BenchmarkCheck judges a review of 164 items, 100 problems and a team of 6.
func BenchmarkCheck(b *testing.B) {
	rules, f := mustEmbed(b), largeReview(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Check(f); err != nil {
			b.Fatal(err)
		}
	}
}

func largeReview(b *testing.B) *review.Facts {
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
