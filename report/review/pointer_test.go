package review

import (
	"reflect"
	"strings"
	"testing"
)

func TestPathsForPeopleAndPrograms(t *testing.T) {
	for _, c := range []struct{ path, chinese, pointer string }{
		{"", "请求", ""},
		{"kind", "文种", "/kind"},
		{"review.problems[3].rectification.deadline", "评审·问题清单第4项·整改方案·整改期限", "/review/problems/3/rectification/deadline"},
		{"review.team.members[0]", "评审·评审组·评审组成员第1项", "/review/team/members/0"},
		{"review.reviewBody.creditCode", "评审·评审单位·统一社会信用代码", "/review/reviewBody/creditCode"}, // of an embedded struct
		{"review.standard.elements[2].elements[0].items[9].points", "评审·评定标准·要素第3项·下级要素第1项·考评项第10项·标准分值", "/review/standard/elements/2/elements/0/items/9/points"},
		{"notice.body[1].table.rows[2][0]", "公文·正文第2项·表格·表行第3项第1项", "/notice/body/1/table/rows/2/0"},
		{"registry.entries[10].misconducts[0].sanctions[1].on", "名册·名单第11项·违规行为第1项·处理第2项·日期", "/registry/entries/10/misconducts/0/sanctions/1/on"},
		{"derived.unreviewed[2]", "derived·unreviewed第3项", "/derived/unreviewed/2"},
		{"review.surprise[1].deeper", "评审·surprise第2项·deeper", "/review/surprise/1/deeper"},
		{"a~b.c/d", "a~b·c/d", "/a~0b/c~1d"},
	} {
		if got := ChinesePath(c.path); got != c.chinese {
			t.Errorf("ChinesePath(%q) = %s, want %s", c.path, got, c.chinese)
		}
		if got := Pointer(c.path); got != c.pointer {
			t.Errorf("Pointer(%q) = %s, want %s", c.path, got, c.pointer)
		}
	}
}

// Every value of a full request has a place in Chinese.
func TestEveryFactHasAChinesePlace(t *testing.T) {
	latin := func(r rune) bool { return 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }
	for _, name := range samples {
		w := walker{visit: func(path []byte, _ *field, _ *plan, _ reflect.Value) bool {
			if place := ChinesePath(string(path)); strings.ContainsFunc(place, latin) {
				t.Errorf("%s: %s", path, place)
			}
			return true
		}}
		w.object(reflect.ValueOf(readSample(t, name)).Elem(), requestPlan())
	}
}
