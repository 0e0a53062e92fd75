package review

import "cmp"

// notice checks that headings go down level by level, that everything in the
// notice has a place on paper, and that what is forwarded is what is cited.
func (c *checker) notice(n *Notice) {
	c.official("notice", &n.Official, n.Form)
	f := n.Forwarded
	if f == nil {
		return
	}
	c.official("notice.forwarded", f, cmp.Or(f.Form, "document"))
	if n.Forwards == nil || c.spoiled("notice.forwards") || c.spoiled("notice.forwarded") {
		return
	}
	if cited := n.Forwards.Title; cited != f.Name() {
		c.add("notice.forwards.title", "引用的标题是 %s，被转发公文的标题是 %s，应当相同", quote(cited), quote(f.Name()))
	}
	if cited := n.Forwards.DocNumber; cited != f.DocNumber {
		c.add("notice.forwards.docNumber", "引用的发文字号是 %s，被转发公文的发文字号是 %s，应当相同", quote(cited), quote(f.DocNumber))
	}
}

// official checks one document, which stands at path. Of an empty form, which
// the kind of document decides, nothing is known.
func (c *checker) official(path string, o *Official, form string) {
	c.passages(path+".body", o.Body)
	c.attachments(path+".attachments", o.Attachments)
	if o.Issued != nil {
		c.passages(path+".issued.body", o.Issued.Body)
		c.attachments(path+".issued.attachments", o.Issued.Attachments)
	}
	c.closing(path+".closing", o, form)
	if !o.PrintedOn.IsZero() && o.PrintedBy == "" {
		c.add(path+".printedBy", "写了印发日期就要写印发机关")
	}
	switch {
	case form != "":
		c.form(path, o, form)
	case o.Title == "" && o.Serial == "" && len(o.Mark) == 0 && !c.spoiled(path+".title"):
		c.add(path+".title", "标题为必填字段（命令不写标题，写令号）") // only an order, by its number, and minutes, by their mark, need none
	}
}

func (c *checker) attachments(path string, attachments []Attachment) {
	for i, a := range attachments {
		c.passages(at(path, i, "body"), a.Body)
	}
}

// closing checks that every seal and every name has its place.
func (c *checker) closing(path string, o *Official, form string) {
	style, count := o.ClosingStyle(), len(o.Closing.Seals)
	known := form != "" || o.Closing.Style != ""
	switch {
	case form == "minutes":
		c.noClosing(path, &o.Closing)
		return
	case known && style == "unsealed" && count > 0:
		c.add(path+".seals", "不加盖印章的公文不应有印章")
	case known && style == "signed" && count > 1:
		c.add(path+".seals", "签发人签名章至多一枚，现为 %d 枚", count)
	case count > len(o.Organs) && len(o.Organs) > 0:
		c.add(path+".seals", "印章 %d 枚，多于发文机关 %d 个", count, len(o.Organs))
	}
	for _, field := range []struct{ name, title, text string }{{"post", "签发人职务", o.Closing.Post}, {"name", "签发人姓名", o.Closing.Name}} {
		switch {
		case known && style != "signed" && field.text != "":
			c.add(path+"."+field.name, "加盖签发人签名章的公文才写%s，用印方式应为 signed", field.title)
		case style == "signed" && o.Closing.Style == "" && field.text == "":
			c.add(path+"."+field.name, "%s为必填字段：命令加盖签发人签名章", field.title)
		}
	}
}

// noClosing checks that 纪要, which bear their date in the head, have no more.
func (c *checker) noClosing(path string, l *Closing) {
	if l.Style != "" || l.Post != "" || l.Name != "" || len(l.Seals) > 0 {
		c.add(path, "纪要没有落款和印章，落款只写成文日期")
	}
}

// passages checks that every passage says something, and the levels of the
// headings: 一、 （一） 1. （1） in this order (GB/T 9704—2012, 7.3.3). Where
// there are only two levels the second may be 1.
func (c *checker) passages(path string, passages []Passage) {
	two := true // no （一） anywhere
	for _, p := range passages {
		two = two && p.Level != 2
	}
	above := 0
	for i, p := range passages {
		switch {
		case p.Heading == "" && p.Text == "" && p.Table == nil && p.Level == 0:
			c.add(at(path, i, ""), "此段没有小标题、文字或表格")
		case p.Heading != "" && p.Level == 0:
			c.add(at(path, i, "level"), "有小标题就应写层次 1 至 4")
		}
		if p.Level < 1 || p.Level > 4 {
			continue
		}
		switch {
		case above == 0 && p.Level > 1:
			c.add(at(path, i, "level"), "第一个小标题应是第 1 层，现为第 %d 层", p.Level)
		case p.Level > above+1 && !(two && above == 1 && p.Level == 3):
			c.add(at(path, i, "level"), "层次应逐级下降：第 %d 层之下不应是第 %d 层", above, p.Level)
		}
		above = p.Level
	}
}

// maxCells is how many cells the tables of a request may have together: a
// cell takes up to a kilobyte in a document, though it say nothing.
const maxCells = 200_000

// table checks that every row has a cell for every column, and that the tables
// up to this one are not too large.
func (c *checker) table(path string, t *Table) {
	columns := len(t.Header)
	if before := c.cells; before <= maxCells {
		if c.cells += columns * len(t.Rows); c.cells > maxCells {
			c.add(path+".rows", "到此各表共有 %d 格，超过 %d 格，请分成几份文书", c.cells, maxCells)
		}
	}
	if columns == 0 {
		return
	}
	if n := len(t.Widths); n > 0 && n != columns {
		c.add(path+".widths", "列宽比例有 %d 个，表头有 %d 列", n, columns)
	}
	for i, row := range t.Rows {
		if len(row) != columns {
			c.add(at(path+".rows", i, ""), "表行有 %d 格，表头有 %d 列", len(row), columns)
		}
	}
}
