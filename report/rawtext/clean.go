package rawtext

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// This file mends characters, line by line, before anybody asks what a line
// is. What cannot be mended is put between 〖 and 〗 and left alone after that.

// clean is the lines of text with their characters mended. Runs of blanks are
// one blank, or one ideographic space where they stood for a gap.
func (m *importer) clean(text string) []line {
	text = newlines.Replace(text)
	widths := widthsOf(text)
	text = m.unglossTorn(text)
	var lines []line
	no, gap := 0, false
	for raw := range strings.SplitSeq(text, "\n") {
		if m.ctx.Err() != nil {
			return nil
		}
		no++
		torn := strings.HasPrefix(raw, "\f")
		s := m.visible(no, raw)
		indented := strings.HasPrefix(s, " ") || strings.HasPrefix(s, gapMark)
		s = m.trim(no, s)
		s = m.undebris(no, s)
		if s == "" {
			gap = true
			continue
		}
		s = m.ungloss(no, s)
		s = m.markDamage(no, s)
		lines = append(lines, line{no: no, text: s, width: widths[no-1], gap: gap, indented: indented, torn: torn})
		gap = false
	}
	m.simplify(lines)
	for i := range lines {
		if m.ctx.Err() != nil {
			return nil
		}
		l := &lines[i]
		l.text = m.sixCornered(l.no, m.punctuate(l.no, l.text))
	}
	return lines
}

// newlines makes one of all that ends a line.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// widthsOf are the characters of each line, without blanks at its end.
func widthsOf(text string) []int {
	var widths []int
	for raw := range strings.SplitSeq(text, "\n") {
		widths = append(widths, utf8.RuneCountInString(strings.TrimRightFunc(raw, unicode.IsSpace)))
	}
	return widths
}

// gapMark stands for a run of blanks that parts two things: U+3000.
const gapMark = "\u3000"

// blanks are runs of blanks of any width.
var blanks = regexp.MustCompile(`[\t\p{Zs}]+`)

// visible is s without characters that cannot be seen, in normal form, with
// half-width digits and letters, and with every run of blanks as one.
func (m *importer) visible(no int, s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t' || unicode.Is(unicode.Zs, r):
			b.WriteRune(r)
		case r == utf8.RuneError || unicode.Is(unicode.Co, r) || isNoncharacter(r):
			was := fmt.Sprintf("%U", r)
			m.report.repaired(no, Damage, was, "〖"+was+"〗")
			m.report.doubted(no, "", was, "有不能识读的字符，已在原处标出〖%s〗，请对照原件改正", was)
			b.WriteString("〖" + was + "〗")
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			m.report.repaired(no, Control, fmt.Sprintf("%U", r), "")
			if unicode.In(r, unicode.Zl, unicode.Zp) {
				b.WriteByte(' ')
			}
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '％', r == '＠':
			half := r - '！' + '!'
			m.report.repaired(no, Width, string(r), string(half))
			b.WriteRune(half)
		default:
			b.WriteRune(r)
		}
	}
	s = b.String()
	if nfc := norm.NFC.String(s); nfc != s {
		m.report.repaired(no, Width, s, nfc)
		s = nfc
	}
	return blanks.ReplaceAllStringFunc(s, func(run string) string {
		if tabs := strings.Count(run, "\t"); tabs > 1 {
			return strings.Repeat(gapMark, tabs) // an empty cell between them
		}
		if utf8.RuneCountInString(run) > 1 || strings.ContainsAny(run, "\t\u2003\u3000") {
			return gapMark
		}
		return " "
	})
}

func isNoncharacter(r rune) bool { return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF }

// trim is s without the blanks around it.
func (m *importer) trim(no int, s string) string {
	t := strings.Trim(s, " "+gapMark)
	if t != s && t != "" {
		switch {
		case strings.HasSuffix(s, t):
			m.report.repaired(no, Blank, "行首的空白", "")
		case strings.HasPrefix(s, t):
			m.report.repaired(no, Blank, "行末的空白", "")
		default:
			m.report.repaired(no, Blank, "行首和行末的空白", "")
		}
	}
	return t
}

// debris is what web pages and office programs leave between the lines of a
// notice: whole lines, and placeholders inside them.
var (
	debris = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`扫一扫在?手机(?:上|端)?(?:打开|浏览|查看|阅读)(?:当前|本)?[页頁]面?`, `掃一掃在?手[機机](?:上|端)?(?:打開|瀏覽|查看)(?:當前|本)?[頁页]面?`,
		`[|｜/\\_\-—=*·•\s]+`,
		`/?[附][件件]\d*\.(?:docx?|xlsx?|pdf|wps|et|rar|zip)`, `/[^/\s]+\.(?:docx?|xlsx?|pdf|wps|et|rar|zip)`,
		`(?:【|\[)?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回顶部|分享到?[:：]?|纠错|收藏)(?:】|\])?(?:\s*[|｜]?\s*(?:【|\[)?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享到?[:：]?)(?:】|\])?)*`,
		`(?:【|\[)?字[体号][:：]?\s*大\s*中\s*小(?:】|\])?`,
		`(?:浏览|阅读|点击)(?:次数|量|数)?[:：]\s*\d*\s*次?`,
		`(?:(?:信息|文章|稿件)?来源|发布(?:时间|日期|机构|单位)|更新(?:时间|日期)|责任编辑)[:：][^。；]{1,80}`,
		`上一[篇条][:：].*`, `下一[篇条][:：].*`, `[（(]?此页无正文[)）]?`,
		`附件下载[:：]?`, `相关附件[:：]?`,
	}, `|`) + `)$`)
	placeholders = regexp.MustCompile(`\[(?i:image|图片|圖片)\s*[:：][^\]]*\]|!\[[^\]]*\]\([^)]*\)|&nbsp;`)
)

// undebris is s without what does not belong to the notice.
func (m *importer) undebris(no int, s string) string {
	if debris.MatchString(s) {
		m.report.repaired(no, Debris, s, "")
		return ""
	}
	return placeholders.ReplaceAllStringFunc(s, func(was string) string {
		m.report.repaired(no, Debris, was, "")
		return ""
	})
}

// gloss is a Han character, and its reading in round brackets: letters of
// pinyin with at least one tone mark. 辖市（区） and （TSP） are none.
var gloss = regexp.MustCompile(`(\p{Han})[（(]([a-zü' ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ' ]*)[)）]`)

// tornGloss is one that a line ends in or before.
var tornGloss = regexp.MustCompile(`(\p{Han})(?:[（(]([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ' ]*)\n([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ' ]*)|\n[（(]([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ' ]*))[)）]`)

// unglossTorn is text without readings that stand on two lines.
func (m *importer) unglossTorn(text string) string {
	var b strings.Builder
	pos, no := 0, 1
	for _, at := range tornGloss.FindAllStringSubmatchIndex(text, -1) {
		was := strings.ReplaceAll(text[at[0]:at[1]], "\n", "")
		if !gloss.MatchString(was) {
			continue
		}
		han := text[at[2]:at[3]]
		no += strings.Count(text[pos:at[0]], "\n")
		m.report.repaired(no, Gloss, was, han)
		b.WriteString(text[pos:at[0]] + han + "\n")
		pos, no = at[1], no+1
	}
	return b.String() + text[pos:]
}

// ungloss is s without readings.
func (m *importer) ungloss(no int, s string) string {
	for {
		mended := gloss.ReplaceAllStringFunc(s, func(was string) string {
			han := gloss.FindStringSubmatch(was)[1]
			m.report.repaired(no, Gloss, was, han)
			return han
		})
		if mended == s {
			return s
		}
		s = mended
	}
}

// outsideMarks is s with f applied to all that is not between 〖 and 〗.
func outsideMarks(s string, f func(string) string) string {
	var b strings.Builder
	for s != "" {
		open := strings.Index(s, "〖")
		if open < 0 {
			open = len(s)
		}
		if open > 0 {
			b.WriteString(f(s[:open]))
		}
		s = s[open:]
		shut := strings.Index(s, "〗")
		if shut < 0 {
			b.WriteString(s)
			break
		}
		shut += len("〗")
		b.WriteString(s[:shut])
		s = s[shut:]
	}
	return b.String()
}
