package fill

import (
	"strings"
	"testing"
)

func TestReferencesInFormulas(t *testing.T) {
	for _, c := range []struct{ formula, want string }{
		{"A1+$B$2*C$3", "<A1>+<$B$2>*<C$3>"},
		{`IF(A1="B2 ""C3""",LOG10(A2),A1B+AB_1+_a1)`, `IF(<A1>="B2 ""C3""",LOG10(<A2>),A1B+AB_1+_a1)`},
		{"SUM(A1:B2,表!A1:A2,'另 表'!$A$1:B$2)", "SUM(<A1:B2>!,<表!A1:A2>!,<'另 表'!$A$1:B$2>!)"},
		{"'O''Brien'!A1+Sheet1!A1", "<'O''Brien'!A1>+<Sheet1!A1>"},
		{"SUM(A1, A2 ,A3+1)", "SUM(<A1>!, <A2>! ,<A3>+1)"},
		{"5:5+$1:$4+A:C+A1:INDEX(B:B,3)", "<5:5>+<$1:$4>+<A:C>+<A1>:INDEX(<B:B>,3)"},
		{"T1[[#This Row],[A1]]+#REF!+#N/A+1.5E+10+TRUE", "T1[[#This Row],[A1]]+#REF!+#N/A+1.5E+10+TRUE"},
		{"_xlfn.XLOOKUP(A1,B1:B2,C1#)", "_xlfn.XLOOKUP(<A1>,<B1:B2>,<C1>#)"},
		{"XFD1048576+XFE1+A1048577+A0", "<XFD1048576>+XFE1+A1048577+A0"},
		{"表!A1:表!A2", "<表!A1:A2>"},
		{"'open", "'open"}, {`"open A1`, `"open A1`}, {"[open A1", "[open A1"}, {"", ""},
	} {
		got := rewrite(c.formula, func(r reference) string {
			if r.whole {
				return "<" + r.String() + ">!"
			}
			return "<" + r.String() + ">"
		})
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.formula, got, c.want)
		}
	}
	if got, want := shift("A1+$A1+A$1+$A$1+A1:B2", 2, 3), "C4+$A4+C$1+$A$1+C4:D5"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add("SUM('另 表'!$A$1:B$2)+T1[A1]&\"A1\"")
	f.Fuzz(func(t *testing.T, formula string) {
		kept := rewrite(formula, func(r reference) string { return "" })
		if len(kept) > len(formula) {
			t.Errorf("%q became longer: %q", formula, kept)
		}
		if again := rewrite(formula, reference.String); !strings.EqualFold(again, formula) && len(again) > len(formula) {
			t.Errorf("%q became %q", formula, again)
		}
	})
}
