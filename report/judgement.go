package report

import (
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

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
