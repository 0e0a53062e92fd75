package doc_test

import (
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestAFormHasAPlaceForAPartOrNot(t *testing.T) {
	for _, d := range []*doc.Document{doctest.Notice(), doctest.Letter(), doctest.Order(), doctest.Minutes(), doctest.Telegram()} {
		if term, value := d.Sections[0].Blocks[0].(*doc.Masthead).Unshown(); term != "" {
			t.Errorf("%s: %s, “%s”", d.Meta.Kind, term, value)
		}
	}
	for want, m := range map[string]*doc.Masthead{
		"信函格式：签发人，张某某":      {Form: doc.LetterForm, Signatories: []string{"张某某"}},
		"信函格式：联合行文的机关，乙局":   {Form: doc.LetterForm, Organs: []string{"甲局", "乙局"}},
		"命令格式：发文字号，某令1号":    {Form: doc.OrderForm, DocNumber: "某令1号"},
		"纪要格式：等级，特急":        {Form: doc.MinutesForm, Class: "特急"},
		"明电格式：份号，000001":    {Form: doc.TelegramForm, CopyNumber: "000001"},
		"公文格式：签批盖章，图片":      {Approval: doctest.Seal()},
		"公文格式：令号、期号或编号，第1号": {Serial: "第1号"},
	} {
		term, value := m.Unshown()
		if got := m.Form.Term() + "：" + term + "，" + value; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
