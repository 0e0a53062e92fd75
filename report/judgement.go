package report

import (
	"context"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// judge is what the rules find in the matter. Where a request, which is not for
// a draft, contradicts itself and no rule says so, that is an error.
func (m *matter) judge(ctx context.Context, draft bool) (validate.Findings, error) {
	findings, err := m.rules.Check(ctx, m.facts)
	if err != nil || draft {
		return findings, err
	}
	told := func(issue review.Issue) bool {
		return slices.ContainsFunc(findings.Errors(), func(f validate.Finding) bool { return related(f.Path, issue.Path) })
	}
	if errs := slices.DeleteFunc(review.Contradictions(m.facts), told); len(errs) > 0 {
		return nil, &errs
	}
	return findings, nil
}

// related reports whether two paths lead to fields of one object.
func related(a, b string) bool {
	return a[:strings.LastIndexByte(a, '.')+1] == b[:strings.LastIndexByte(b, '.')+1]
}

// judgement is what the rules found in the matter, in the words that documents
// print.
func (m *matter) judgement(findings validate.Findings) review.Judgement {
	var j review.Judgement
	if !m.kind.Judges {
		j.Kind = m.kind.Title
	}
	for _, p := range m.rules.Packs() {
		j.Packs = append(j.Packs, review.RulesUsed{ID: p.ID, Title: p.Title, Number: p.Number, From: p.From, Until: p.Until})
	}
	lists := map[validate.Severity]*[]review.Remark{validate.Error: &j.Errors, validate.Warning: &j.Warnings, validate.Note: &j.Notes}
	for i, f := range findings {
		list := lists[f.Severity]
		*list = append(*list, review.Remark{
			Number:   i + 1, // findings are sorted by severity
			Severity: f.Severity.Chinese(),
			Path:     f.Path,
			Place:    review.ChinesePath(f.Path),
			Message:  f.Message,
			Fix:      f.Fix,
			Source:   f.Source.String(),
			Rule:     f.Rule,
			Status:   f.Status.Chinese(),
		})
	}
	return j
}
