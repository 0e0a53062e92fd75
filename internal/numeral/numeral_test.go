package numeral

import (
	"strconv"
	"testing"
)

func TestReadIsTheInverseOfOf(t *testing.T) {
	for n := 1; n < 100; n++ {
		for _, s := range []string{Of(n), strconv.Itoa(n)} {
			if got := Read(s); got != n {
				t.Errorf("Read(%s) = %d", s, got)
			}
		}
	}
	for _, s := range []string{"", "0", "-1", "100", "一百", "一二", "二十零", "十二个", "零"} {
		if got := Read(s); got != 0 {
			t.Errorf("Read(%s) = %d", s, got)
		}
	}
}

func TestYear(t *testing.T) {
	for s, want := range map[string]int{"二〇二四": 2024, "二零一九": 2019, "二○O0": 2000, "〇二一二": 212} {
		if got := Year(s); got != want {
			t.Errorf("Year(%s) = %d", s, got)
		}
	}
}
