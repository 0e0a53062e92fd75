package validate

import "testing"

func TestSectionOfIndustryCode(t *testing.T) {
	for code, want := range map[string]string{
		"C": "C", "C34": "C", "3411": "C", "0610": "B", "13": "C", "43": "C", "44": "D", "46": "D", "4710": "E", "70": "K",
		"7110": "L", "97": "T", "": "", "7": "", "00": "", "9999": "", "制造": "", "Z1": "",
	} {
		if got := section(code); got != want {
			t.Errorf("section(%q) = %q, want %q", code, got, want)
		}
	}
}
