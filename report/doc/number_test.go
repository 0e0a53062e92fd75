package doc

import "testing"

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"浙AQBJXⅢ202200001": true, "某应急〔2024〕33号": true, "样例-0031": true, "2024年6月15日": true,
		"": false, "91330100MA0001000K": false, "某某机械有限公司": false, "某某市某某路5号": false, "2024年、2025年": false,
		"某AQB2024018某AQB2024019": false,
	} {
		if got := IsNumber(s); got != want {
			t.Errorf("IsNumber(%q) = %t", s, got)
		}
	}
}
