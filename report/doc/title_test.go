package doc

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBreakTitleBreaksBySense(t *testing.T) {
	for _, want := range []string{
		"关于开展工作的通知",
		"关于进一步加强全市冶金等工贸行业|企业安全生产标准化建设工作的通知",
		"某某省应急管理厅关于做好当前|安全生产标准化工作的通知",
		"某某市应急管理局关于印发|《某某市企业安全生产标准化|评审管理办法（试行）》的通知",
		"关于转发《省应急管理厅关于做好当前|安全生产标准化工作的通知》的通知",
		"某某县应急管理局关于|公布2024年度第一批三级|安全生产标准化达标企业名单的公告",
		"某某市应急管理局 |某某市经济和信息化局 |某某市市场监督管理局关于|印发《某某市企业安全生产标准化|评审管理暂行办法》的通知",
		"关于印发《某某市企业安全生产|三年行动实施方案》的通知",
		"三级企业安全生产标准化|评审组织单位和评审单位统计表",
		"某某市应急管理局关于撤销|某某机械制造有限公司等3家企业|安全生产标准化等级的决定",
		"某某市应急管理局关于撤销|某某0号机械制造有限公司等12家企业|安全生产标准化等级的决定",
		"某某市应急管理局关于取消|某某安全技术服务有限公司和沈某某|安全生产标准化评审资格的决定",
		"某某市应急管理局关于通报|某某安全技术服务有限公司|违规评审情况的函",
	} {
		title := strings.ReplaceAll(want, "|", "")
		want := strings.ReplaceAll(want, " |", "|") // a line does not end with a space
		if got := strings.Join(BreakTitle(title, 20), "|"); got != want {
			t.Errorf("BreakTitle(%q)\n got %s\nwant %s", title, got, want)
		}
	}
}

func TestBreakTitleKeepsTheAuthorsLines(t *testing.T) {
	if got := strings.Join(BreakTitle("第一行\n第二行", 20), "|"); got != "第一行|第二行" {
		t.Error(got)
	}
}

func TestBreakTitleLosesNothingAndLeavesNoLoneCharacter(t *testing.T) {
	whole := []rune("某某市应急管理局某某市总工会关于印发2024年度企业安全生产标准化质量提升“回头看”活动实施方案（试行）和ISO45001对照表的通知")
	for n := 1; n <= len(whole); n++ {
		text := string(whole[:n])
		lines := BreakTitle(text, 20)
		if got := strings.Join(lines, ""); got != text {
			t.Fatalf("BreakTitle changed %q to %q", text, got)
		}
		for _, l := range lines {
			if len(lines) > 1 && utf8.RuneCountInString(l) < 2 || !fits([]string{l}, 20) {
				t.Fatalf("BreakTitle(%q) = %q", text, lines)
			}
		}
	}
}

func TestBreakTitleKeepsNumbersAndFormulasWhole(t *testing.T) {
	around := []rune("某某市应急管理局关于开展工业企业某甲乙丙丁戊己庚排放浓度子丑寅卯辰的通知")
	for _, whole := range []string{"PM2.5", "PM₂.₅", "CO₂", "SO₄²⁻", "3×10⁻³", "500m²", "mg/m³", "x₍₁₎", "25℃", "GB/T 33000"} {
		for n := range around {
			for _, width := range []int{14, 20} {
				lines := BreakTitle(string(around[:n])+whole+string(around[n:]), width)
				if !strings.Contains(strings.Join(lines, "|"), whole) {
					t.Errorf("%s is broken in %q", whole, lines)
				}
			}
		}
	}
}
