package book

import "testing"

func TestTextsComeBackThroughEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"照片_x1.jpg":            "照片_x1.jpg",
		"_x":                   "_x",
		"_x0041":               "_x0041",
		"_xZZZZ_":              "_xZZZZ_",
		"_x0041_":              "_x005F_x0041_",
		"_x00e9_":              "_x005F_x00e9_",
		"_xD800_":              "_x005F_xD800_",
		"_x005F_":              "_x005F_x005F_",
		"_x0041_x0042_":        "_x005F_x0041_x005F_x0042_",
		"_x_x0041_":            "_x_x005F_x0041_",
		"甲_x0041_乙_x0042_x丙_x": "甲_x005F_x0041_乙_x005F_x0042_x丙_x",
	} {
		got := Encode(text)
		if got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
		if back := Decode(got); back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
}
