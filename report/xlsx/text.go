package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// maxText is the longest text of a cell in UTF-16 units.
const maxText = excelize.TotalCellChars

// tangled is text that reads like the escapes of a workbook in a way that no
// escape of them survives: two that share their _, or half a character.
var tangled = regexp.MustCompile(`_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_|_x[dD][89a-fA-F][0-9a-fA-F]{2}_`)

// CheckText says why s cannot stand in a cell exactly as it is; nil if it can.
func CheckText(s string) error {
	n := 0
	for i, r := range s {
		switch {
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			return fmt.Errorf("文字含有不能写入工作簿的字符 U+%04X，请删除", r)
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			return fmt.Errorf("文字不是有效的 UTF-8")
		case r > 0xffff:
			n++
		}
		n++
	}
	if n > maxText {
		return fmt.Errorf("文字有 %d 个字符，超过单元格上限 %d 个，请拆成几格", n, maxText)
	}
	if strings.Contains(s, "_x") && tangled.MatchString(s) {
		return fmt.Errorf("文字 %q 与工作簿的转义符混淆，请改写", tangled.FindString(s))
	}
	return nil
}

// content is everything a cell prints: the caption of its picture, then its
// text.
func content(c *doc.Cell) doc.Text {
	if c.Picture == nil || c.Picture.Caption == "" {
		return c.Text
	}
	if len(c.Text) == 0 {
		return doc.Plainly(c.Picture.Caption)
	}
	return append(doc.Plainly(c.Picture.Caption+"\n"), c.Text...)
}

// oneEmphasis is the emphasis of all of t, and whether there is but one.
func oneEmphasis(t doc.Text) (doc.Emphasis, bool) {
	if len(t) == 0 {
		return doc.Plain, true
	}
	for _, s := range t[1:] {
		if s.Emphasis != t[0].Emphasis {
			return doc.Plain, false
		}
	}
	return t[0].Emphasis, true
}

// runs is text of several typefaces; plain words are set in base.
func runs(t doc.Text, base string, size float64) []excelize.RichTextRun {
	out := make([]excelize.RichTextRun, 0, len(t))
	for _, s := range t {
		if s.Text == "" {
			continue
		}
		family := base
		switch s.Emphasis {
		case doc.Strong:
			family = hei
		case doc.Kai:
			family = kai
		}
		out = append(out, excelize.RichTextRun{Text: s.Text, Font: font(family, size)})
	}
	return out
}
