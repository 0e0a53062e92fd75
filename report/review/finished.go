package review

import (
	"reflect"
	"strings"
)

// Finished reports in an *Errors what req still leaves open: a document to be
// signed has 成文日期, which agrees with that of what it forwards and with the
// day it is printed, no place marked with 〖 and 〗 to be filled in or mended,
// and no mark or number that the document writes itself. A draft may leave them
// open, so that Decode and Validate let them pass.
func Finished(req *Request) error {
	var c checker
	w := walker{visit: func(path []byte, f *field, p *plan, v reflect.Value) bool {
		if p.kind == textValue {
			if text := v.String(); strings.ContainsAny(text, "〖〗") {
				c.add(string(path), "%s中还有未填写或未修复的地方 %s，应按原件补齐，去掉〖〗；只有草稿可以保留", f.title, quote(openPlace(text)))
			}
			return true
		}
		if closing, ok := v.Addr().Interface().(*Closing); ok && closing.Date.IsZero() {
			c.add(string(appendName(path, "date")), "%s为必填字段；只有草稿可以不写", p.titleAt("date"))
		}
		return true
	}}
	w.object(reflect.ValueOf(req).Elem(), requestPlan())
	if m := req.Measure; m != nil {
		c.marks("measure", m.Official())
		c.notBefore("measure.printedOn", "印发日期", m.PrintedOn, m.Closing.Date)
	}
	if g := req.Campaign; g != nil && g.Paper != nil {
		c.unstopped("campaign.paper.title", "标题", g.Paper.Title)
		c.unended("campaign.paper.to", "主送", g.Paper.To)
	}
	if n := req.Notice; n != nil {
		c.marks("notice", &n.Official)
		c.notBefore("notice.printedOn", "印发日期", n.PrintedOn, n.Closing.Date)
		if f := n.Forwarded; f != nil {
			c.marks("notice.forwarded", f)
			c.notBefore("notice.forwarded.printedOn", "印发日期", f.PrintedOn, f.Closing.Date)
			c.notAfter("notice.forwarded.closing.date", "被转发公文的成文日期", f.Closing.Date, n.Closing.Date)
		}
	}
	return newErrors(c.issues, 0)
}

// openPlace is the first marked place of text, or text where only half a mark
// is left.
func openPlace(text string) string {
	_, rest, open := strings.Cut(text, "〖")
	inside, _, shut := strings.Cut(rest, "〗")
	if !open || !shut {
		return text
	}
	return "〖" + inside + "〗"
}
