package docx

import "github.com/biaoping/biaoping/report/doc"

// hanging writes one of 出席、请假 and 列席: the label in 黑体 two characters in,
// turned-over lines under the first character after it, an empty line above
// the first of them (GB/T 9704—2012, 10.3).
func (e *encoder) hanging(t doc.Text, before doc.Block) {
	if p, ok := before.(*doc.Paragraph); before != nil && (!ok || p.Role != doc.Hanging) {
		e.blank(1)
	}
	e.rare = true
	label := ""
	if len(t) > 1 {
		label, t = t[0].Text, t[1:]
	}
	wide := bodyWidth(label)
	if 2*charPitch+wide > e.sheet.textWidth()/2 {
		e.fail("“%s”作为标签太长，应如“出席：”", label)
	}
	e.open(para{style: "Hanging", left: 2*charPitch + wide, first: -wide, align: evenness(t)})
	e.run("Strong", label)
	e.runs("", t)
	e.shut()
}
