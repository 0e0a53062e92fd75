package page

import (
	"fmt"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
)

// govern puts the page being filled and those after it, to the next masthead,
// under a form.
func (f *flow) govern(form doc.Form) {
	info := f.pageInfo()
	info.form, info.nth = form, 1
}

// form is that of the page being filled.
func (f *flow) form() doc.Form { return f.pageInfo().form }

var formNames = [...]string{doc.OfficialForm: "公文格式", doc.LetterForm: "信函格式", doc.OrderForm: "命令格式", doc.MinutesForm: "纪要格式", doc.TelegramForm: "电报格式"}

// mastheadParts are the elements of a masthead and the forms that show them.
var mastheadParts = [...]struct {
	name  string
	value func(*doc.Masthead) string
	forms []doc.Form
}{
	{"份号", func(b *doc.Masthead) string { return b.CopyNumber }, []doc.Form{doc.OfficialForm, doc.LetterForm, doc.MinutesForm}},
	{"密级", func(b *doc.Masthead) string { return b.Secrecy }, []doc.Form{doc.OfficialForm, doc.LetterForm, doc.MinutesForm}},
	{"紧急程度", func(b *doc.Masthead) string { return b.Urgency }, []doc.Form{doc.OfficialForm, doc.LetterForm, doc.MinutesForm}},
	{"联合行文的机关", other, []doc.Form{doc.OfficialForm, doc.OrderForm, doc.MinutesForm, doc.TelegramForm}},
	{"发文机关标志的后缀", func(b *doc.Masthead) string { return b.Suffix }, []doc.Form{doc.OfficialForm, doc.OrderForm, doc.MinutesForm, doc.TelegramForm}},
	{"发文字号", func(b *doc.Masthead) string { return b.DocNumber }, []doc.Form{doc.OfficialForm, doc.LetterForm, doc.TelegramForm}},
	{"签发人", signatory, []doc.Form{doc.OfficialForm}},
	{"令号、期号或编号", func(b *doc.Masthead) string { return b.Serial }, []doc.Form{doc.OrderForm, doc.MinutesForm, doc.TelegramForm}},
	{"发电单位或编发单位", func(b *doc.Masthead) string { return b.Sender }, []doc.Form{doc.MinutesForm, doc.TelegramForm}},
	{"日期", func(b *doc.Masthead) string { return b.Date }, []doc.Form{doc.MinutesForm}},
	{"等级", func(b *doc.Masthead) string { return b.Class }, []doc.Form{doc.TelegramForm}},
	{"签批人", func(b *doc.Masthead) string { return b.Approver }, []doc.Form{doc.TelegramForm}},
	{"签批盖章", approval, []doc.Form{doc.TelegramForm}},
}

// other is the first organ beside the host.
func other(b *doc.Masthead) string {
	if len(b.Organs) > 1 {
		return b.Organs[1]
	}
	return ""
}

func signatory(b *doc.Masthead) string {
	if len(b.Signatories) > 0 {
		return b.Signatories[0]
	}
	return ""
}

func approval(b *doc.Masthead) string {
	if b.Approval != nil {
		return "图片"
	}
	return ""
}

// shownWhole refuses a masthead with an element that its form has no place
// for: what is not shown would be lost.
func shownWhole(b *doc.Masthead) error {
	if b.Form < 0 || int(b.Form) >= len(formNames) {
		return fmt.Errorf("page: cannot lay a masthead of form %d", b.Form)
	}
	for _, part := range mastheadParts {
		if v := part.value(b); v != "" && !slices.Contains(part.forms, b.Form) {
			return noRoom(v, "%s没有%s的位置，“%s”印不出来，请删去或改用别的格式", formNames[b.Form], part.name, v)
		}
	}
	return nil
}
