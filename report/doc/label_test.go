package doc

import (
	"strings"
	"testing"
)

// breakInTwo breaks s into two lines; / stands at the break.
func breakInTwo(s string) string {
	runes := []rune(s)
	ends := make([]int, len(runes)+1)
	for i, r := range runes {
		ends[i+1] = ends[i] + halves(r)
	}
	breaks := BreakLabel(runes, ends, make([]bool, len(runes)+1), 2, ends[len(runes)], 1)
	if breaks == nil {
		return s
	}
	return string(runes[:breaks[0]]) + "/" + string(runes[breaks[0]:])
}

func TestALabelIsBrokenBySense(t *testing.T) {
	for _, want := range strings.Fields(`
评审人员/签字 企业人员/签字 复核人员/签字 评审组长/签名 主要负责人/批准 企业/参加人员
合格率/（%） 目标完成率/（%） 抽查比例/（%） 资金/（元） 企业自评分/（分） 按结论的误差率/（%）
重点监管/领域 统一社会/信用代码 安全管理/负责人 开始创建/日期 参加评审/人数 评审员证书/编号
属地监管部门/参加人员 高级/工程师 教授级高级/工程师 装配车间/主任 2024年底/完成数`) {
		if got := breakInTwo(strings.ReplaceAll(want, "/", "")); got != want {
			t.Errorf("%s is broken as %s", strings.ReplaceAll(want, "/", ""), got)
		}
	}
	if got := breakInTwo("分切车间 唐某某某"); got != "分切车间 /唐某某某" {
		t.Errorf("a cell of two words is broken as %s", got)
	}
}

func TestAShortLabelAsksForItsWholeWidth(t *testing.T) {
	ends := []int{0, 2, 4, 6}
	if got := LabelWidth([]rune("不符合"), ends, make([]bool, 4), 1); got != 6 {
		t.Errorf("不符合 asks for %d half characters, want 6", got)
	}
}
