package form_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a table does not tell is told line by line, and read when it is written
// so.
func TestFactsThatATableLacksAreReadFromTheLinesAskedFor(t *testing.T) {
	list := [][]any{
		{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "公告日期"},
		{"评审单位", "某某安全评价有限公司", "91330000MA0000242W", "330000", "浙江省", "2024-05-31"},
	}
	values := map[string]string{"等级": "三级", "行政区划代码": "330000", "行政区划名称": "浙江省", "填报单位": "某某市应急管理局", "填报日期": "2024-06-28"}
	var over [][]any
	for _, f := range read(t, registryForm(), workbook(t, list, nil)).Findings {
		if !strings.HasSuffix(f.Message, "，表里没有") {
			t.Errorf("%s", f)
		}
		for _, m := range regexp.MustCompile(`“(.*?)：…”`).FindAllStringSubmatch(f.Fix, -1) {
			over = append(over, []any{m[1] + "：" + values[m[1]]})
		}
	}
	if len(over) != len(values) {
		t.Errorf("%v", over)
	}
	im := read(t, registryForm(), workbook(t, slices.Concat(over, list), nil))
	if im.Request == nil || im.Request.Registry.Region.Name != "浙江省" || im.Request.Registry.Grade != "3" {
		t.Errorf("%q", told(im))
	}
}
