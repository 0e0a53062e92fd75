package review

// notice checks that headings go down level by level and that everything in
// the notice has a place on paper.
func (c *checker) notice(n *Notice) {
	c.passages("notice.body", n.Body)
	for i := range n.Attachments {
		c.passages(at("notice.attachments", i, "body"), n.Attachments[i].Body)
	}
	seals := "notice.closing.seals"
	switch count := len(n.Closing.Seals); {
	case n.Closing.Style == "unsealed" && count > 0:
		c.add(seals, "不加盖印章的公文不应有印章")
	case n.Closing.Style == "signed" && count > 1:
		c.add(seals, "签发人签名章至多一枚，现为 %d 枚", count)
	case count > len(n.Organs) && len(n.Organs) > 0:
		c.add(seals, "印章 %d 枚，多于发文机关 %d 个", count, len(n.Organs))
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

// table checks that every row has a cell for every column.
func (c *checker) table(path string, t *Table) {
	columns := len(t.Header)
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
