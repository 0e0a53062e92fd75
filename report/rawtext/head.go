package rawtext

import (
	"regexp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

var (
	signatory = regexp.MustCompile(`签发人[：:]\s*(.+)$`)
	secrecy   = regexp.MustCompile(`^(?:绝密|机密|秘密)(?:★.*)?$`)
	copyCount = regexp.MustCompile(`^\d{6}$`)

	// stamp is what a receipt stamp leaves: an office and a number, a date in
	// bare figures.
	stamp = regexp.MustCompile(`^(?:\p{Han}{0,6}[ \x{3000}]?(?:第|字)?[ \x{3000}]?\d{2,6}[ \x{3000}]?号?|(?:19|20)\d\d[ .\-/]\d{1,2}[ .\-/]\d{1,2}|收文.*|来文.*|\p{Han}*收文(?:专用)?章|收到日期.*)$`)

	telegramMark = regexp.MustCompile(`^[\p{Han} ]*(?:发电|电报)$`)
	class        = regexp.MustCompile(`(?:特提|特急|加急|平急)(?:[ \x{3000}]*[·•][ \x{3000}]*(?:明电|密电))?|明电`)
)

// telegramLabels are the words that the head of 明电 prints for its fields.
var telegramLabels = []string{"发电单位", "签批盖章", "签批人", "等级", "编号"}

// head reads the lines over the title.
func (m *importer) head(o *review.Official, lines []line, path string) {
	telegram := slices.ContainsFunc(lines, func(l line) bool {
		return telegramMark.MatchString(l.text) || strings.HasPrefix(l.text, "发电单位")
	})
	for _, l := range lines {
		s := l.text
		if telegram && m.telegram(o, l) {
			continue
		}
		if number := docNumber.FindString(s); number != "" {
			o.DocNumber = m.docNumber(l.no, number)
			m.part(l.no, number)
			s = strings.Trim(strings.Replace(s, number, "", 1), " "+gapMark)
		}
		if found := signatory.FindStringSubmatch(s); found != nil {
			m.part(l.no, found[1])
			m.dropQuietly(l.no, "签发人")
			o.Signatories = strings.FieldsFunc(found[1], func(r rune) bool { return strings.ContainsRune(" 、，\u3000", r) })
			s = strings.Trim(strings.Replace(s, found[0], "", 1), " "+gapMark)
		}
		name, file := strings.CutSuffix(s, "文件")
		name = strings.Trim(name, " "+gapMark)
		switch {
		case s == "":
		case copyCount.MatchString(s):
			o.CopyNumber = s
		case secrecy.MatchString(s):
			o.Secrecy = s
		case s == "特急" || s == "加急":
			o.Urgency = s
		case isOrgan(name):
			m.part(l.no, name)
			o.Organs = append(o.Organs, strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '\u3000' })...)
			if file {
				o.Suffix = "文件"
			}
		case s == "文件" && len(o.Organs) > 0:
			o.Suffix = "文件"
		case stamp.MatchString(s):
			m.drop(l.no, Stamp, s)
		default:
			m.drop(l.no, Stamp, s)
			m.report.doubted(l.no, "", s, "标题以上的这一行没有看懂，没有写入请求；如是公文的内容，请补入")
		}
	}
	if o.Form == "" && strings.Contains(o.DocNumber, "函〔") && o.Suffix == "" {
		o.Form = "letter"
	}
}

// telegram reads a line of the head of 明电; false for a line of another kind.
func (m *importer) telegram(o *review.Official, l line) bool {
	s := l.text
	if o.Telegram == nil {
		o.Telegram, o.Form = &review.Telegram{}, "telegram"
	}
	if telegramMark.MatchString(s) {
		o.Mark = []string{m.tight(l.no, s)}
		return true
	}
	if strings.HasSuffix(s, "专用章") {
		m.drop(l.no, Stamp, s)
		return true
	}
	if name, ok := cutLabel(s, "发电单位"); ok {
		m.drop(l.no, Label, "发电单位")
		o.Telegram.Sender = m.tight(l.no, name)
		return true
	}
	if name, ok := cutLabel(s, "签批人"); ok {
		m.drop(l.no, Label, "签批人")
		o.Telegram.Approver = m.tight(l.no, name)
		return true
	}
	labelled := false
	for _, label := range telegramLabels {
		if strings.Contains(s, label) {
			m.drop(l.no, Label, label)
			s, labelled = strings.Replace(s, label, " ", 1), true
		}
	}
	if !labelled && docNumber.FindString(s) == "" && class.FindString(s) == "" {
		return false
	}
	if number := docNumber.FindString(s); number != "" {
		o.DocNumber = m.docNumber(l.no, number)
		m.part(l.no, number)
		s = strings.Replace(s, number, " ", 1)
	}
	if found := class.FindString(s); found != "" {
		o.Telegram.Class = m.tight(l.no, found)
		m.part(l.no, found)
		s = strings.Replace(s, found, " ", 1)
	}
	if rest := strings.Trim(s, "：: "+gapMark); rest != "" {
		o.Telegram.Serial = m.tight(l.no, rest)
	}
	return true
}

// cutLabel is what follows a label and a blank or a colon.
func cutLabel(s, label string) (string, bool) {
	rest, ok := strings.CutPrefix(s, label)
	rest = strings.Trim(rest, "：: "+gapMark)
	return rest, ok && rest != ""
}

// docNumber is 发文字号 as it is to be written: the year in 〔〕, the number
// without 第 and leading zeros (GB/T 9704—2012, 7.2.5).
func (m *importer) docNumber(no int, s string) string {
	f := docNumber.FindStringSubmatch(s)
	right := f[1] + "〔" + f[2] + "〕" + f[5] + "号"
	if right != s {
		m.report.repaired(no, DocNumber, s, right)
	}
	if f[3]+f[4] != "" {
		m.dropQuietly(no, f[3]+f[4])
	}
	return right
}
