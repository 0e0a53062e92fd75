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

// isTelegramField reports whether s begins with the label of such a field.
func isTelegramField(s string) bool {
	return slices.ContainsFunc(telegramLabels, func(label string) bool { return strings.HasPrefix(s, label) })
}

// head reads the lines over the title.
func (m *importer) head(o *review.Official, lines []line) {
	telegram := slices.ContainsFunc(lines, func(l line) bool { return telegramMark.MatchString(l.text) || isTelegramField(l.text) })
	for _, l := range lines {
		s := l.text
		if telegram && m.telegram(o, l) {
			continue
		}
		if number := docNumber.FindString(s); number != "" {
			m.part(l.no, number)
			m.number(o, l.no, number)
			s = strings.Trim(strings.Replace(s, number, "", 1), " "+gapMark)
		}
		if found := signatory.FindStringSubmatch(s); found != nil && !telegram {
			m.part(l.no, found[1])
			m.dropQuietly(l.no, "签发人")
			o.Signatories = strings.FieldsFunc(found[1], func(r rune) bool { return strings.ContainsRune(" 、，\u3000", r) })
			s = strings.Trim(strings.Replace(s, found[0], "", 1), " "+gapMark)
		}
		name, file := strings.CutSuffix(s, "文件")
		name = strings.Trim(name, " "+gapMark)
		switch {
		case s == "":
		case telegram && (copyCount.MatchString(s) || secrecy.MatchString(s) || file || isOrgan(name)):
			m.unknown(l.no, s) // no place in 明电
		case copyCount.MatchString(s):
			m.set(&o.CopyNumber, l.no, s)
		case secrecy.MatchString(s):
			m.set(&o.Secrecy, l.no, s)
		case s == "特急" || s == "加急":
			m.set(&o.Urgency, l.no, s)
		case isOrgan(name):
			m.part(l.no, name)
			o.Organs = append(o.Organs, m.organs(l.no, name)...)
			if file {
				o.Suffix = "文件"
			}
		case s == "文件" && len(o.Organs) > 0:
			o.Suffix = "文件"
		case stamp.MatchString(s):
			m.drop(l.no, Stamp, s)
		default:
			m.unknown(l.no, s)
		}
	}
}

// unknown leaves out a line of the head, or what is left of it, and asks.
func (m *importer) unknown(no int, s string) {
	for word := range strings.FieldsSeq(s) {
		m.drop(no, Stamp, word)
	}
	m.report.doubted(no, "", s, "标题以上的这一行没有看懂，没有写入请求；如是公文的内容，请补入")
}

// set gives a field of the head its value, once: another value is left out and
// asked about.
func (m *importer) set(field *string, no int, value string) {
	if *field != "" && *field != value {
		m.drop(no, Stamp, value)
		m.report.doubted(no, "", value, "版头中这一项不止一处，只用了第一处“%s”，请核对", *field)
		return
	}
	*field = value
}

// telegram reads a line of the head of 明电; false for a line of another kind.
func (m *importer) telegram(o *review.Official, l line) bool {
	s := l.text
	if o.Telegram == nil {
		o.Telegram, o.Form = &review.Telegram{}, "telegram"
	}
	if telegramMark.MatchString(s) && o.Mark == nil {
		o.Mark = []string{m.tight(l.no, s)}
		return true
	}
	if strings.HasSuffix(s, "专用章") {
		m.drop(l.no, Stamp, s)
		return true
	}
	if name, ok := cutLabel(s, "发电单位"); ok {
		m.drop(l.no, Label, "发电单位")
		name, approver, signed := strings.Cut(name, "签批盖章")
		if signed {
			m.drop(l.no, Label, "签批盖章")
		}
		if approver = strings.Trim(approver, "：: "+gapMark); approver != "" {
			m.set(&o.Telegram.Approver, l.no, m.tight(l.no, approver))
		}
		name = strings.Trim(name, " "+gapMark)
		m.set(&o.Telegram.Sender, l.no, m.tight(l.no, name))
		return true
	}
	if name, ok := cutLabel(s, "签批人"); ok {
		m.drop(l.no, Label, "签批人")
		m.set(&o.Telegram.Approver, l.no, m.tight(l.no, name))
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
		m.part(l.no, number)
		m.number(o, l.no, number)
		s = strings.Replace(s, number, " ", 1)
	}
	if found := class.FindString(s); found != "" {
		m.part(l.no, found)
		m.set(&o.Telegram.Class, l.no, m.tight(l.no, found))
		s = strings.Replace(s, found, " ", 1)
	}
	switch rest := strings.Trim(s, "：: "+gapMark); {
	case rest == "":
	case !strings.ContainsAny(rest, "0123456789"):
		m.unknown(l.no, rest)
	default:
		m.set(&o.Telegram.Serial, l.no, m.tight(l.no, rest))
	}
	return true
}

// cutLabel is what follows a label and a blank or a colon.
func cutLabel(s, label string) (string, bool) {
	rest, ok := strings.CutPrefix(s, label)
	rest = strings.Trim(rest, "：: "+gapMark)
	return rest, ok && rest != ""
}

// number gives o its 发文字号 as it is to be written: without 第 and leading
// zeros (GB/T 9704—2012, 7.2.5). A second one is left out.
func (m *importer) number(o *review.Official, no int, s string) {
	f := docNumber.FindStringSubmatch(s)
	right := f[1] + "〔" + f[2] + "〕" + f[5] + "号"
	if o.DocNumber != "" && o.DocNumber != right {
		m.set(&o.DocNumber, no, s)
		return
	}
	o.DocNumber = right
	if right != s {
		m.report.repaired(no, DocNumber, s, right)
	}
	if f[3]+f[4] != "" {
		m.dropQuietly(no, f[3]+f[4])
	}
}
