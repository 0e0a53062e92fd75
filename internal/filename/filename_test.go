package filename

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	for name, want := range map[string]string{
		"某某机械有限公司-评审报告":                        "某某机械有限公司-评审报告",
		"../../etc/passwd":                     "_.._etc_passwd",
		`..\..\x`:                              "_.._x",
		"/abs":                                 "_abs",
		"C:x":                                  "C_x",
		"a:stream":                             "a_stream",
		"a\x00b\nc":                            "a_b_c",
		"a\u202eb\u200bc":                      "a_b_c",
		"e\u0301":                              "é",
		"con":                                  "con_",
		"CON.a.b":                              "CON_.a.b",
		"Com1":                                 "Com1_",
		"lpt²":                                 "lpt²_",
		"nul .x":                               "nul_.x",
		"console":                              "console",
		"a. . ":                                "a",
		" .hidden":                             "hidden",
		"...":                                  "文书",
		"":                                     "文书",
		"?":                                    "_",
		"a\xffb":                               "a_b",
		"-rf":                                  "-rf",
		strings.Repeat("长", 99):                strings.Repeat("长", 60),
		strings.Repeat("x", 179) + "长":         strings.Repeat("x", 179),
		"Con." + strings.Repeat("[", 200):      "Con_." + strings.Repeat("[", 175),
		"con" + strings.Repeat(" ", 200) + "x": "con_",
		strings.Repeat(" ", 200) + "con":       "con_",
	} {
		got := Safe(name)
		if got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
		if again := Safe(got); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"a", "con.", "..", "a/b", "\xff", "\xf0\u0340", "nul:"} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, s string) {
		name := Safe(s)
		if !utf8.ValidString(name) || len(name) > longest || filepath.Base(name) != name || Safe(name) != name {
			t.Fatalf("%q becomes %q", s, name)
		}
		file := filepath.Join(dir, name+"-0123456789ab.pdf")
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	})
}
