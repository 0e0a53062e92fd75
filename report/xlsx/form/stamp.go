package form

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// stampWord is what the first cell of a stamp holds.
const stampWord = "biaoping-form"

// stamp writes what tells a form from other workbooks: its version, its kind,
// the sum of its plan, its groups of facts, and for every sheet and column the path of its fact.
// Readers need no more than the kind; the rest is for those who ask which plan
// a workbook was made by.
func (b *builder) stamp() error {
	out, err := b.file.NewStreamWriter(stampSheet)
	if err != nil {
		return err
	}
	rows := [][]any{{stampWord, version, b.form.Kind, b.form.sum(), strings.Join(b.form.Groups, ",")}}
	for _, s := range b.sheets {
		rows = append(rows, []any{s.Name, s.key()})
		for _, c := range s.Columns {
			rows = append(rows, []any{s.Name, s.key(), c.Title, c.Path})
		}
	}
	for i, r := range rows {
		if err := out.SetRow(book.Address(0, i), r); err != nil {
			return err
		}
	}
	return out.Flush()
}

// sum is a sum of the plan: two forms with the same one have the same columns.
func (f *Form) sum() string {
	var all strings.Builder
	for _, s := range f.Sheets {
		all.WriteString(s.Name + "\t" + s.key() + "\n")
		for _, c := range s.Columns {
			all.WriteString(c.Title + "\t" + c.Path + "\n")
		}
	}
	h := sha256.Sum256([]byte(all.String()))
	return hex.EncodeToString(h[:8])
}
