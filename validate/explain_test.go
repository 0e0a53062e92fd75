package validate

import (
	"encoding/json"
	"testing"
)

// Each case of testdata/explain names a rule, of a pack in the case or of the
// embedded ones, and shows its explanation as JSON.
func TestExplain(t *testing.T) {
	for _, file := range glob(t, "testdata/explain/*.txtar") {
		c := readCase(t, file)
		rules := mustEmbed(t)
		if packs := c.packs(); len(packs) > 0 {
			var err error
			if rules, err = rules.With(packs); err != nil {
				t.Fatal(err)
			}
		}
		got := ""
		e, err := rules.Explain(c.text("rule"))
		if err != nil {
			got = err.Error() + "\n"
		} else {
			data, err := json.MarshalIndent(e, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = string(data) + "\n"
		}
		c.golden(t, "explanation", got)
	}
}

// Every rule reads facts of its group and says what they are in Chinese.
func TestEveryRuleSaysWhatItReads(t *testing.T) {
	for _, b := range mustEmbed(t).active() {
		e, err := mustEmbed(t).Explain(b.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Reads) == 0 {
			t.Errorf("%s reads nothing", b.ID)
		}
		for _, f := range e.Reads {
			if f.Chinese == "" {
				t.Errorf("%s reads %s, which has no Chinese term", b.ID, f.Path)
			}
		}
	}
}
