package fields_test

import (
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
)

func facts() *review.Facts {
	yes := review.Int(90)
	return review.Derive(&review.Request{Kind: "review-report", Review: &review.Review{
		Grade: review.Grade3, Nature: review.Initial,
		Enterprise: review.Enterprise{Name: "某某机械制造有限公司", Region: review.Region{Code: "320400", Name: "某某市"}, Employees: 120, Tags: []string{"粉尘", "液氨"}},
		ReviewBody: review.ReviewBody{Body: review.Body{Name: "某某安全技术服务有限公司", Phone: "0000-00000000"}},
		Standard:   review.Standard{Elements: []review.Element{{Number: "1", Name: "目标", Items: []review.Item{{Number: "1.1", Points: review.Int(30)}}}}},
		Scores:     []review.Score{{Item: "1.1", Deduction: review.Int(10)}},
		Problems: []review.Problem{
			{Number: "1", Description: "配电箱未上锁", Level: "general", Rectification: &review.Rectification{Responsible: "张某某"}, Before: []review.Picture{{File: "a.jpg"}}},
			{Number: "2", Description: "临时用电未审批", Level: "major"},
		},
		Conclusion: review.Conclusion{Passed: true, Score: &yes, On: review.Date{Year: 2024, Month: 5, Day: 31}},
	}}, nil)
}

func TestNamesArePrintedAsTheyAreMeant(t *testing.T) {
	scope := fields.Of(facts())
	for tag, want := range map[string]string{
		"企业名称":                       "某某机械制造有限公司",
		"评审对象":                       "某某机械制造有限公司",
		"评审.评审对象.企业名称":               "某某机械制造有限公司",
		"review.enterprise.name":     "某某机械制造有限公司",
		"enterprise.name":            "某某机械制造有限公司",
		"评审单位.联系电话":                  "0000-00000000",
		"申请等级":                       "三级",
		"评审性质":                       "初评",
		"从业人数":                       "120",
		"从业人数|2位小数":                  "120.00",
		"风险标签":                       "粉尘、液氨",
		"结论日期":                       "2024年5月31日",
		"结论日期|数字":                    "2024-05-31",
		"结论日期|年":                     "2024",
		"结论日期|月":                     "5",
		"申请日期":                       "",
		"申请日期|默认:—":                  "—",
		"通过评审":                       "是",
		"通过评审|勾选":                    "☑",
		"重点监管领域":                     "否",
		"报告得分|1位小数":                  "90.0",
		"总计.百分制得分|2位小数":              "66.67",
		"derived.total.percent|0位小数": "67",
		"问题统计.问题数":                   "2",
	} {
		name, format, _ := strings.Cut(tag, "|")
		v, err := scope.Find(name)
		if err != nil {
			t.Errorf("%s: %v", tag, err)
			continue
		}
		if got, err := v.Print(format); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", tag, got, err, want)
		}
	}
}

func TestInAListTheItemComesFirst(t *testing.T) {
	scope := fields.Of(facts())
	list, err := scope.Find("问题清单")
	if err != nil || list.Kind() != fields.List || list.Empty() {
		t.Fatalf("%v, %v", list.Kind(), err)
	}
	var got []string
	for _, item := range scope.Enter(list) {
		for _, tag := range []string{"_序号", "_总数", "问题描述", "问题等级", "整改方案.责任人", "责任人", "企业名称"} {
			v, err := item.Find(tag)
			if err != nil {
				t.Fatalf("%s: %v", tag, err)
			}
			s, err := v.Print("")
			if err != nil {
				t.Fatalf("%s: %v", tag, err)
			}
			got = append(got, s)
		}
	}
	if want := "1 2 配电箱未上锁 一般 张某某 张某某 某某机械制造有限公司 2 2 临时用电未审批 重大   某某机械制造有限公司"; strings.Join(got, " ") != want {
		t.Errorf("%q", strings.Join(got, " "))
	}
	photos, err := scope.Enter(list)[0].Find("整改前照片")
	if err != nil {
		t.Fatal(err)
	}
	photo, err := scope.Enter(list)[0].Enter(photos)[0].Find(fields.Itself)
	if err != nil || photo.Picture() == nil || photo.Picture().File != "a.jpg" || photo.Path() != "review.problems[0].before[0]" {
		t.Errorf("%+v at %s, %v", photo.Picture(), photo.Path(), err)
	}
	tags, _ := scope.Find("风险标签")
	words := ""
	for _, item := range scope.Enter(tags) {
		v, _ := item.Find(fields.Itself)
		s, _ := v.Print("")
		words += s + ";"
	}
	if words != "粉尘;液氨;" {
		t.Errorf("%q", words)
	}
}

func TestWhatIsMisspeltOrUnclearIsExplained(t *testing.T) {
	scope := fields.In("review")
	for tag, want := range map[string]string{
		"企业名成":      "没有字段 企业名成，是不是 企业名称？",
		"评审对象.企业名成": "没有字段 评审对象.企业名成，是不是 评审对象.企业名称？",
		"评审对像.企业名成": "没有字段 评审对像.企业名成，是不是 评审对象.企业名称？",
		"评审结论.得分":   "没有字段 评审结论.得分", // nothing like it is there; 评分 is elsewhere
		"完全不知道是什么":  "没有字段 完全不知道是什么",
		"单位名称":      "字段 单位名称 有几个，请写明是哪一个：评审.评审组织单位.单位名称、评审.评审单位.单位名称",
		"发文字号":      "没有字段 发文字号",
		"_序号":       "_序号 只能写在循环里",
		"企业名称|大写":   "没有格式 大写；可用 中文、数字、年、月、日、勾选、1位小数、默认:—",
		"企业名称|中文":   "是文字，不能用格式 中文",
		"总计.百分制得分":  "是比值，应写明位数，如 |1位小数",
		"问题清单":      "是清单，应写作 {{#…}} … {{/…}}",
		"问题统计":      "有几个字段，应写明是哪一个，如 问题数、一般问题数、重大问题数",
		"企业名称|4位小数": "没有格式 4位小数",
		"报告得分|勾选":   "是数，不能用格式 勾选",
	} {
		name, format, _ := strings.Cut(tag, "|")
		v, err := scope.Find(name)
		if err == nil {
			err = v.Printable(format)
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "是不是") != strings.Contains(want, "是不是") {
			t.Errorf("%s: %v, want %s", tag, err, want)
		}
	}
	list, err := scope.Find("问题清单")
	if err != nil {
		t.Fatal(err)
	}
	item := scope.Enter(list)[0]
	if v, err := item.Find("整改前照片"); err != nil || v.Kind() != fields.List {
		t.Errorf("%v", err)
	}
	if _, err := item.Find("问题描叙"); err == nil || !strings.Contains(err.Error(), "是不是 问题描述？") {
		t.Errorf("%v", err)
	}
}
