package doc

import "slices"

var formTerms = [...]string{OfficialForm: "公文格式", LetterForm: "信函格式", OrderForm: "命令格式", MinutesForm: "纪要格式", TelegramForm: "明电格式"}

// Term is the Chinese name of f; empty when f is not defined.
func (f Form) Term() string {
	if f < 0 || int(f) >= len(formTerms) {
		return ""
	}
	return formTerms[f]
}

// mastheadParts are the elements of a masthead and the forms that show them.
var mastheadParts = [...]struct {
	term  string
	value func(*Masthead) string
	forms []Form
}{
	{"份号", func(m *Masthead) string { return m.CopyNumber }, []Form{OfficialForm, LetterForm, MinutesForm}},
	{"密级", func(m *Masthead) string { return m.Secrecy }, []Form{OfficialForm, LetterForm, MinutesForm}},
	{"紧急程度", func(m *Masthead) string { return m.Urgency }, []Form{OfficialForm, LetterForm, MinutesForm}},
	{"联合行文的机关", other, []Form{OfficialForm, OrderForm, MinutesForm, TelegramForm}},
	{"发文机关标志的后缀", func(m *Masthead) string { return m.Suffix }, []Form{OfficialForm, OrderForm, MinutesForm, TelegramForm}},
	{"发文字号", func(m *Masthead) string { return m.DocNumber }, []Form{OfficialForm, LetterForm, TelegramForm}},
	{"签发人", signatory, []Form{OfficialForm}},
	{"令号、期号或编号", func(m *Masthead) string { return m.Serial }, []Form{OrderForm, MinutesForm, TelegramForm}},
	{"发电单位或编发单位", func(m *Masthead) string { return m.Sender }, []Form{MinutesForm, TelegramForm}},
	{"日期", func(m *Masthead) string { return m.Date }, []Form{MinutesForm}},
	{"等级", func(m *Masthead) string { return m.Class }, []Form{TelegramForm}},
	{"签批人", func(m *Masthead) string { return m.Approver }, []Form{TelegramForm}},
	{"签批盖章", approval, []Form{TelegramForm}},
}

// other is the first organ beside the host.
func other(m *Masthead) string {
	if len(m.Organs) > 1 {
		return m.Organs[1]
	}
	return ""
}

func signatory(m *Masthead) string {
	if len(m.Signatories) > 0 {
		return m.Signatories[0]
	}
	return ""
}

func approval(m *Masthead) string {
	if m.Approval != nil {
		return "图片"
	}
	return ""
}

// Unshown is the first element of m for which its form has no place, by its
// term, and its value; both are empty when m is shown whole. Encoders refuse
// what they would lose.
func (m *Masthead) Unshown() (term, value string) {
	for _, part := range mastheadParts {
		if v := part.value(m); v != "" && !slices.Contains(part.forms, m.Form) {
			return part.term, v
		}
	}
	return "", ""
}
