package page

import (
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// As in Word, which counts every page behind the first numbered one.
func TestAPageWithoutNumberCountsBehindNumberedOnes(t *testing.T) {
	section := func(n doc.Numbering) doc.Section {
		return doc.Section{Numbering: n, Blocks: []doc.Block{&doc.Paragraph{Text: doc.Plainly("正文。")}}}
	}
	for _, c := range []struct {
		sections []doc.Section
		want     []string
	}{
		{[]doc.Section{section(doc.Unnumbered), section(doc.Continue), section(doc.Continue)}, []string{"", "1", "2"}},
		{[]doc.Section{section(doc.Unnumbered), section(doc.Restart), section(doc.Unnumbered), section(doc.Continue)}, []string{"", "1", "", "3"}},
		{[]doc.Section{section(doc.Continue), section(doc.Unnumbered), section(doc.Restart)}, []string{"1", "", "1"}},
	} {
		var got []string
		for _, p := range lay(t, &doc.Document{Sections: c.sections}) {
			got = append(got, p.Label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
