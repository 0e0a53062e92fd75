package near

import "testing"

func TestName(t *testing.T) {
	names := []string{"deadline", "measures", "level", "企业名称", "on"}
	for _, tt := range []struct{ word, want string }{
		{"dedline", "deadline"}, {"Deadline", "deadline"}, {"levle", "level"}, {"x", ""}, {"leve", "level"}, {"企业名成", "企业名称"}, {"in", "on"}, {"something", ""}, {"", ""},
	} {
		if got := Name(tt.word, names); got != tt.want {
			t.Errorf("Name(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
