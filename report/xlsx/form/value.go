package form

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A reading is what a cell means for a column: the texts that a request would
// write, and what is to be said of it.
type reading struct {
	texts    []string // one, but of a list; none for an empty cell
	severity Severity // empty: nothing is to be said
	message  string
	fix      string
}

func wrong(message, fix string) reading {
	return reading{severity: Error, message: message, fix: fix}
}

// A valuer reads cells.
type valuer struct {
	book *book.Book
	own  bool // the workbook is a form of ours: — is not a way to write nothing
}

// blanks are what people write into cells of which they mean that they are
// empty.
var blanks = map[string]bool{"—": true, "——": true, "-": true, "－": true, "/": true, "／": true, "--": true}

// read is what cell means for c.
func (v valuer) read(c *Column, cell *book.Cell) reading {
	text := strings.ReplaceAll(cell.Text, "\r\n", "\n")
	whole := strings.TrimSpace(text)
	switch {
	case cell.Kind == book.Fault:
		if cell.Text == "#VALUE!" {
			return wrong("是错误值 #VALUE!，也可能是嵌在单元格里的图片", "改正公式，或直接填写；图片存为文件，填文件名")
		}
		return wrong("是错误值 "+cell.Text, "改正公式，或直接填写")
	case cell.Kind == book.Pending:
		return wrong("是没有计算过的公式，文件里没有它的结果", "用 Excel 打开，重新计算并保存，或直接填写")
	case strings.HasPrefix(whole, "=DISPIMG("), strings.HasPrefix(whole, "=_xlfn.DISPIMG("):
		return wrong("是嵌在单元格里的图片，读不了", "把图片存为文件，填文件名")
	case whole == "" || !v.own && blanks[whole]:
		return reading{}
	}
	var r reading
	if c.List {
		r = v.list(c, cell, text)
	} else {
		r = v.one(c, cell, whole)
	}
	if cell.Formula && r.severity == "" {
		r.severity, r.message = Note, "是公式，按文件里存的计算结果读入"
	}
	return r
}

// list parts the items of a list that stand in one cell: where it has several
// lines, these, else what the usual marks part.
func (v valuer) list(c *Column, cell *book.Cell, text string) reading {
	if cell.Kind != book.Text {
		return v.one(c, cell, strings.TrimSpace(text))
	}
	var parts []string
	if strings.Contains(text, "\n") {
		parts = strings.Split(text, "\n")
	} else {
		marks := separators
		if len(c.Choices) > 0 {
			marks += "，, "
		}
		parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(marks, r) })
	}
	var out reading
	for _, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		r := v.one(c, &book.Cell{Kind: book.Text, Text: p}, p)
		if r.severity != "" && out.severity != Error {
			out.severity, out.message, out.fix = r.severity, r.message, r.fix
		}
		out.texts = append(out.texts, r.texts...)
	}
	return out
}

func (v valuer) one(c *Column, cell *book.Cell, whole string) reading {
	if len(c.Choices) > 0 {
		if s, ok := c.choiceOf(plainNumber(cell, whole)); ok {
			return reading{texts: []string{s}}
		}
		return wrong(c.Title+"没有这一项", choiceWords(c.Choices)+"之一")
	}
	switch c.Kind {
	case review.DateOutline:
		return v.date(cell, whole)
	case review.FlagOutline:
		return v.flag(cell, whole)
	case review.IntOutline, review.DecimalOutline:
		return v.number(c, cell, whole)
	}
	return v.text(c, cell, whole)
}

// plainNumber is a number without exponent and the tails of binary fractions;
// any other text as it is.
func plainNumber(cell *book.Cell, whole string) string {
	if cell.Kind != book.Number {
		return whole
	}
	n, err := strconv.ParseFloat(whole, 64)
	if err != nil {
		return whole
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

func (v valuer) flag(cell *book.Cell, whole string) reading {
	k := key(whole)
	switch {
	case yesWords[k]:
		return reading{texts: []string{"true"}}
	case noWords[k]:
		return reading{texts: []string{"false"}}
	}
	return wrong("不知道是“是”还是“否”", "填“是”或“否”")
}

// thousands is a number with marks between its thousands, and nothing that may
// be meant otherwise, such as 85,5.
var thousands = regexp.MustCompile(`^-?\d{1,3}([, ]\d{3})+(\.\d*)?$`)

// units are what people write after a number, which the header says already.
var units = []string{"人", "家", "个", "项", "页", "分", "元", "名", "处", "次"}

func (v valuer) number(c *Column, cell *book.Cell, whole string) reading {
	s, share := narrow(whole), cell.Kind == book.Percent
	switch cell.Kind {
	case book.Text:
		s = strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "¥", "", "￥", "").Replace(s))
		for _, u := range units {
			s = strings.TrimSuffix(s, u)
		}
		if t, ok := strings.CutSuffix(s, "%"); ok {
			if !c.percent() {
				return wrong("是百分数", "填数，如 12 或 12.5")
			}
			s = t
		}
		s = strings.TrimPrefix(strings.TrimSpace(s), "+")
		if thousands.MatchString(s) {
			s = strings.NewReplacer(",", "", " ", "").Replace(s)
		}
		if whole, frac, ok := strings.Cut(s, "."); ok && strings.Trim(frac, "0123456789") == "" {
			s = strings.TrimRight(whole+"."+strings.TrimRight(frac, "0"), ".")
		}
		if _, err := strconv.ParseFloat(s, 64); err != nil || strings.ContainsAny(s, "eExXpPnN_") {
			return wrong("不是数", "填数，如 12 或 12.5，不写单位和说明")
		}
	case book.Number, book.Percent:
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(n) >= 1e15 {
			return wrong("超出范围", "整数部分至多 12 位")
		}
		if share {
			if !c.percent() {
				return wrong("是百分数", "填数，如 12 或 12.5")
			}
			n *= 100
		}
		// A sum of tenths in binary is off in its sixteenth digit.
		if r := math.Round(n*1000) / 1000; math.Abs(n-r) < 1e-9*math.Max(1, math.Abs(n)) {
			n = r
		}
		s = strconv.FormatFloat(n, 'f', -1, 64)
	default:
		return wrong("不是数", "填数，如 12 或 12.5")
	}
	if _, err := review.ParseDecimal(s); err != nil {
		return wrong("不是可以读入的数："+strings.TrimPrefix(err.Error(), strconv.Quote(s)+" "), "至多 12 位整数和三位小数")
	}
	if c.Kind == review.IntOutline && strings.Contains(s, ".") {
		return wrong("不是整数", "填整数，如 12")
	}
	if s == "-0" {
		s = "0"
	}
	return reading{texts: []string{s}}
}

// percent reports whether c is counted in hundredths.
func (c *Column) percent() bool {
	return strings.Contains(c.Title, "百分") || strings.Contains(c.Title, "%") || strings.Contains(c.Title, "比例")
}
