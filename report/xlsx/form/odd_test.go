package form_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math/rand"
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// oddTexts are such as spreadsheets and readers of them take for something
// else.
var oddTexts = []string{"无", "—", "/", "是", "007", "1.10", "1E5", "1.1E+17", "2024年5月31日", "=1+1", "'abc", "＝1", "（空）", "（空）甲", "甲；乙", "甲、乙", "甲\n乙", "a\tb", "_x0041_",
	"TRUE", "#REF!", "合计", "注：甲", "序号", "校验结果", "错误：甲", "12345678901234567890", "100%", "甲　乙", "𬭎", "<a>&\"", "{{x}}", "，", "企业名称：某某", "=DISPIMG(1)", "0571 1"}

// spoil puts odd texts in the place of one text in n.
func spoil(r *rand.Rand, n int, v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			v[k] = spoil(r, n, v[k])
		}
	case []any:
		for i := range v {
			v[i] = spoil(r, n, v[i])
		}
	case string:
		if r.Intn(n) == 0 {
			return oddTexts[r.Intn(len(oddTexts))]
		}
	}
	return v
}

func TestOddFactsComeBackTheSameOrAreRefused(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	same := 0
	all := examples(t)
	for _, name := range []string{"review-report", "registry", "revocation"} {
		whole := asJSON(t, all[name])
		for range 60 {
			var facts map[string]any
			if err := json.Unmarshal([]byte(whole), &facts); err != nil {
				t.Fatal(err)
			}
			odd, err := review.Decode([]byte(asJSON(t, spoil(r, 150, facts))))
			if err != nil || len(odd.Groups()) == 0 {
				continue // they are no facts
			}
			var b bytes.Buffer
			var refused *form.FactError
			f := planOf(odd)
			if err := f.Write(context.Background(), &b, odd); errors.As(err, &refused) {
				continue
			} else if err != nil {
				t.Fatal(err)
			}
			if im := read(t, f, b.Bytes()); im.Request == nil || asJSON(t, im.Request) != asJSON(t, odd) {
				t.Errorf("%s: %q", name, told(im))
			}
			same++
		}
	}
	if same < 20 {
		t.Errorf("only %d came back", same)
	}
}
