package review

import (
	"strings"
	"testing"
)

func TestCreditCodes(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"91350100M000100Y43", ""}, // the worked example of the standard
		{"91330100MA0000000C", ""},
		{"91350100M000100Y44", "校验位不符：末位应为 3，或前 17 位有误"},
		{"91350100M000100Y4Z", "第 18 位不应是 Z：只用数字和 I、O、S、V、Z 以外的大写字母"},
		{"91350100M000100Y4", "应为 18 位，现为 17 位"},
		{"91350100M000100Y4３", "第 18 位不应是 ３：只用数字和 I、O、S、V、Z 以外的大写字母"},
		{"91350100m000100Y43", "第 9 位 m 应大写"},
	} {
		if got := creditCodeFault(c.code); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

func TestDocNumbers(t *testing.T) {
	const form = "，应写作 某应急〔2024〕12号 的形式"
	for _, c := range []struct{ number, want string }{
		{"某应急〔2024〕12号", ""},
		{"国办发明电〔2018〕15号", ""},
		{"某应急[2024]12号", "年份应括入六角括号〔〕，不用 ["},
		{"某应急（2024）12号", "年份应括入六角括号〔〕，不用 （"},
		{"某应急【2024】12号", "年份应括入六角括号〔〕，不用 【"},
		{"某应急2024年12号", "缺少六角括号〔〕" + form},
		{"〔2024〕12号", "缺少机关代字" + form},
		{"某应急〔24〕12号", `年份 "24" 应为四位阿拉伯数字的全称`},
		{"某应急〔二〇二四〕12号", `年份 "二〇二四" 应为四位阿拉伯数字的全称`},
		{"某应急〔1848〕12号", `年份 "1848" 应为四位阿拉伯数字的全称`},
		{"某应急〔2024〕第12号", "顺序号不加“第”字" + form},
		{"某应急〔2024〕012号", "顺序号不编虚位，1 不编为 01"},
		{"某应急〔2024〕12", "应以“号”结尾" + form},
		{"某应急〔2024〕号", `顺序号 "" 应为阿拉伯数字`},
		{"某应急〔2024〕+1号", `顺序号 "+1" 应为阿拉伯数字`},
		{"某应急〔2024〕 12号", "不应有空格"},
	} {
		if got := docNumberFault(c.number); got != c.want {
			t.Errorf("%s: got %q, want %q", c.number, got, c.want)
		}
	}
}

func TestDecimalsAreExact(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string // String; empty: an error
	}{
		{"0", "0"}, {"-0", "0"}, {"12.50", "12.5"}, {"-0.125", "-0.125"}, {"0.1", "0.1"},
		{"999999999999.999", "999999999999.999"}, {"1000000000000", ""},
		{"1.2345", ""}, {"01", ""}, {"1.", ""}, {".5", ""}, {"1e3", ""}, {"+1", ""}, {"", ""}, {"-", ""}, {"１", ""}, {"1 ", ""},
	} {
		d, err := ParseDecimal(c.in)
		if (err != nil) != (c.want == "") || err == nil && d.String() != c.want {
			t.Errorf("ParseDecimal(%q) = %s, %v; want %q", c.in, d, err, c.want)
		}
	}
	for _, c := range []struct {
		d      Decimal
		places int
		want   string
	}{{83850, 1, "83.9"}, {-83850, 1, "-83.9"}, {-4, 2, "0.00"}, {5, 2, "0.01"}, {1500, 0, "2"}, {Int(7), 3, "7.000"}} {
		if got := c.d.Fixed(c.places); got != c.want {
			t.Errorf("Decimal(%d).Fixed(%d) = %s, want %s", c.d, c.places, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	leap := Date{2020, 2, 29}
	for _, c := range []struct{ got, want any }{
		{leap.AddYears(1), Date{2021, 2, 28}}, {leap.AddYears(4), Date{2024, 2, 29}},
		{leap.AddDays(1), Date{2020, 3, 1}}, {leap.DaysUntil(Date{2021, 2, 28}), 365},
		{Date{1999, 12, 31}.DaysUntil(leap), 7365}, {leap.Chinese(), "2020年2月29日"},
		{leap.String(), "2020-02-29"}, {Date{}.String(), ""}, {Date{}.Chinese(), ""}, {leap.Before(Date{2020, 3, 1}), true},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	for _, s := range []string{"2023-02-29", "2024-2-9", "2024-13-01", "2024-00-01", "2024-01-00", "0000-01-01", "2024-01-01 ", "２０２４-01-01", "2024-01-0a", ""} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %s", s, d)
		}
	}
}

func TestWholeNumbersHaveNineDigits(t *testing.T) {
	for s, want := range map[string]string{
		"999999999": "", "-999999999": "", "0": "",
		"1000000000": "超出范围，整数至多 9 位", "1000000000000000000000000000000": "超出范围，整数至多 9 位",
		"12.0": "不是整数，应写作 12", "一": "不是整数，应写作 12", "1e12": "不是整数，应写作 12", "": "不是整数，应写作 12",
	} {
		_, err := parseInt(s)
		if (err == nil) != (want == "") || err != nil && !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: %v", s, err)
		}
	}
}
