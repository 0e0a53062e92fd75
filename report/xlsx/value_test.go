package xlsx

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

func TestNumbersAndDatesKeepTheirTypeWhileTheyShowWhatIsPrinted(t *testing.T) {
	for _, c := range []struct {
		cell   doc.Cell
		format string // empty: the cell is text
		raw    string
	}{
		{number("85", 85, 0), "0", "85"},
		{number("85.0", 85, 1), "0.0", "85"},
		{number("78.80", 78.8, 2), "0.00", "78.8"},
		{number("-3.5", -3.5, 1), "0.0", "-3.5"},
		{number("95.0%", 95, 1), `0.0"%"`, "95"},
		{number("1,234,567.50元", 1234567.5, 2), `#,##0.00"元"`, "1234567.5"},
		{number("扣2分", 2, 0), `"扣"0"分"`, "2"},
		{number("83.1", 83.05, 1), "0.0", "83.05"},
		{date("2024年5月31日", day), `yyyy"年"m"月"d"日"`, "45443"},
		{date("2024-05-31", day), `yyyy\-mm\-dd`, "45443"},
		{date("2024.05.31", day), `yyyy\.mm\.dd`, "45443"},
		{date("5月31日", day), `m"月"d"日"`, "45443"},
		// What Excel would show in another way stays as it is printed.
		{number("缺项", 0, 0), "", "缺项"},
		{number("", 5, 0), "", ""},
		{number("85", 85.4, 1), "", "85"},
		{number("007", 7, 0), "", "007"},
		{number("0.0", -0.04, 1), "", "0.0"},
		{number("第1项2", 2, 0), "", "第1项2"},
		{number("NaN1", math.NaN(), 0), "", "NaN1"},
		{number("12345678901234567", 12345678901234567, 0), "", "12345678901234567"},
		{number("扣-2", -2, 0), `"扣"0`, ""},
		{number(`5"`, 5, 0), "", `5"`},
		{date("五月三十一日", day), "", "五月三十一日"},
		{date("1899-12-31", time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)), "", "1899-12-31"},
		{date("2024-05-31 起", day), "", "2024-05-31 起"},
		// Codes are text whatever they look like.
		{text("91330100MA20000001"), "", "91330100MA20000001"},
		{text("123456789012345678"), "", "123456789012345678"},
		{text("0571-00000000"), "", "0571-00000000"},
		{text("1-1"), "", "1-1"},
	} {
		printed := c.cell.Text.String()
		format, ok := typed(printed, c.cell.Value)
		if c.raw == "" && c.format != "" { // the words stand before the sign: text
			if ok {
				t.Errorf("%q is taken for a number as %s", printed, format)
			}
			continue
		}
		if format != c.format || ok != (c.format != "") {
			t.Errorf("%q has format %q, want %q", printed, format, c.format)
		}
		f := open(t, document(oneColumn(c.cell)))
		show, raw := shown(t, f, "样例文书", "A1")
		if show != printed || raw != c.raw {
			t.Errorf("%q shows %q and holds %q, want %q", printed, show, raw, c.raw)
		}
		kind, err := f.GetCellType("样例文书", "A1")
		wantKind := excelize.CellTypeUnset // a number
		if !ok && printed != "" {
			wantKind = excelize.CellTypeInlineString
		}
		if err != nil || kind != wantKind {
			t.Errorf("%q is of type %v, want %v (%v)", printed, kind, wantKind, err)
		}
	}
}

// fixedSlow rounds half away from zero on the exact decimal digits that are
// printed for n.
func fixedSlow(n float64, places int) string {
	r, ok := new(big.Rat).SetString(fmt.Sprint(n))
	if !ok {
		panic(n)
	}
	s := r.FloatString(places) // big.Rat rounds half away from zero
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

func TestFixedRoundsAsTheDecimalDigitsSay(t *testing.T) {
	for i := -4000; i <= 4000; i++ {
		for places := range 4 {
			n := float64(i) / 1000
			want := fixedSlow(n, places)
			got, ok := fixed(n, places)
			if negativeZero := n < 0 && strings.Trim(want, "0.") == ""; ok == negativeZero || ok && got != want {
				t.Fatalf("fixed(%v, %d) = %q, %v; want %q", n, places, got, ok, want)
			}
		}
	}
	for _, n := range []float64{0.005, 2.675, 1.005, 999999.995, 0.1 + 0.2, 99.995, 9.5, 99.5} {
		for places := range 4 {
			if got, _ := fixed(n, places); got != fixedSlow(n, places) {
				t.Errorf("fixed(%v, %d) = %q, want %q", n, places, got, fixedSlow(n, places))
			}
		}
	}
}

var hostile = []string{
	`=1+1`, `=HYPERLINK("http://example.com","x")`, `+86 571`, `-5`, `@SUM(A1)`, "=cmd|' /C calc'!A0",
	"\t=1+1", "'前面有撇号", `"引号"`, " 前后有空格 ", "第一行\n第二行\n", "\n", "制\t表",
	"_x000D_", "_x0041_", "_x005F_", "a_x0041_b_x0042_c", "_x00e9_", "_xZZZZ_", "_x004_", "__x0041__",
	"李𬭎", "王龘", "😀", "<c r=\"A1\"/>&amp;&#x41;]]>", "1E400", "TRUE", "#REF!", "2024-05-31", "1/2", "(5)", "1.0",
}

func TestTextNeverBecomesSomethingElse(t *testing.T) {
	for _, s := range hostile {
		f := open(t, document(oneColumn(text(s), doc.Cell{Text: doc.Text{{Text: s}, {Text: "重", Emphasis: doc.Strong}}})))
		if show, raw := shown(t, f, "样例文书", "A1"); show != s || raw != s {
			t.Errorf("%q became %q, %q", s, show, raw)
		}
		if show, _ := shown(t, f, "样例文书", "A2"); show != s+"重" {
			t.Errorf("in two typefaces %q became %q", s+"重", show)
		}
		for _, cell := range []string{"A1", "A2"} {
			if formula, err := f.GetCellFormula("样例文书", cell); err != nil || formula != "" {
				t.Errorf("%q became the formula %q (%v)", s, formula, err)
			}
		}
	}
}

func TestWhatLooksLikeANumberHasTheFormatOfText(t *testing.T) {
	f := open(t, document(oneColumn(text("91330100MA20000001"), text("=1+1"), text("目标"), text("1."+strings.Repeat("长", 300)))))
	for cell, want := range map[string]bool{"A1": true, "A2": true, "A3": false, "A4": false} {
		id, err := f.GetCellStyle("样例文书", cell)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if is := st.NumFmt == 49; is != want {
			t.Errorf("%s has number format %d", cell, st.NumFmt)
		}
	}
}

func TestTextThatNoCellCanHoldIsRefusedWithItsPlace(t *testing.T) {
	named := func(s string) *doc.Table {
		return &doc.Table{Name: "问题清单", Columns: make([]doc.Column, 2), Header: []doc.Row{row(text("序号"), text("问题"))}, Rows: []doc.Row{row(text("1"), text(s))}}
	}
	for _, c := range []struct {
		table *doc.Table
		want  string
	}{
		{named(strings.Repeat("长", 40000)), "工作表《问题清单》单元格 B3：文字有 40000 个字符，超过单元格上限 32767 个，请拆成几格"},
		{named(strings.Repeat("𬭎", 16384)), "工作表《问题清单》单元格 B3：文字有 32768 个字符，超过单元格上限 32767 个，请拆成几格"},
		{named("回车\r换行"), "工作表《问题清单》单元格 B3：文字含有不能写入工作簿的字符 U+000D，请删除"},
		{named("\x00"), "工作表《问题清单》单元格 B3：文字含有不能写入工作簿的字符 U+0000，请删除"},
		{named("\uffff"), "工作表《问题清单》单元格 B3：文字含有不能写入工作簿的字符 U+FFFF，请删除"},
		{named("\xff"), "工作表《问题清单》单元格 B3：文字不是有效的 UTF-8"},
		{named("_x0041_x0042_"), `工作表《问题清单》单元格 B3：文字 "_x0041_x0042_" 与工作簿的转义符混淆，请改写`},
		{named("_xD800_"), `工作表《问题清单》单元格 B3：文字 "_xD800_" 与工作簿的转义符混淆，请改写`},
		{&doc.Table{Name: "表\x01", Columns: make([]doc.Column, 1)}, "工作表《表\x01》单元格 A1：文字含有不能写入工作簿的字符 U+0001，请删除"},
		{&doc.Table{Name: "表", Columns: make([]doc.Column, 1), Note: doc.Plainly("\x02")}, "工作表《表》单元格 A2：文字含有不能写入工作簿的字符 U+0002，请删除"},
		{&doc.Table{Name: "表", Columns: make([]doc.Column, 1), Rows: []doc.Row{{}}}, "表格《表》第 1 行的格不足 1 列"},
	} {
		var b strings.Builder
		if err := Encode(context.Background(), &b, document(c.table)); err == nil || err.Error() != c.want || b.Len() > 0 {
			t.Errorf(" got %v\nwant %s", err, c.want)
		}
	}
	// The limit itself is allowed, and U+FFFD is a character like any other.
	open(t, document(named(strings.Repeat("长", maxText)), named("\ufffd")))
}

func FuzzCellText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if CheckText(s) != nil {
			return
		}
		if !utf8.ValidString(s) {
			t.Fatalf("%q passes", s)
		}
		w := open(t, document(oneColumn(text(s))))
		if show, raw := shown(t, w, "样例文书", "A1"); show != s || raw != s {
			t.Fatalf("%q became %q, %q", s, show, raw)
		}
	})
}
