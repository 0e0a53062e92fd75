package review

// numbers is what the tree of a standard defines.
type numbers struct {
	elements, items names
	points          map[string]Decimal // of the items
	attainable      map[string]Decimal // of the elements, with all below
}

// standard checks the tree of a standard: every number once, every stated sum
// right. What it returns is empty where some of it could not be read.
func (c *checker) standard(s *Standard) numbers {
	n := numbers{names{}, names{}, map[string]Decimal{}, map[string]Decimal{}}
	for i := range s.Elements {
		c.element(at("review.standard.elements", i, ""), &s.Elements[i], n)
	}
	if len(n.items) == 0 || c.spoiled("review.standard") {
		return numbers{}
	}
	return n
}

// element checks e and what lies below it. It returns the sum of the points
// below, so that a sum stated above can be compared.
func (c *checker) element(path string, e *Element, n numbers) (sum Decimal) {
	c.unique(n.elements, path+".number", "要素编号", e.Number)
	for i, item := range e.Items {
		c.unique(n.items, at(path+".items", i, "number"), "考评项编号", item.Number)
		n.points[item.Number] = item.Points
		sum += item.Points
	}
	for i := range e.Elements {
		sum += c.element(at(path+".elements", i, ""), &e.Elements[i], n)
	}
	if sum > 0 {
		n.attainable[e.Number] = sum
	}
	switch {
	case c.spoiled(path):
	case len(e.Items) == 0 && len(e.Elements) == 0:
		c.add(path, "要素之下没有考评项，也没有下级要素")
	case e.Points != 0 && e.Points != sum:
		c.add(path+".points", "标准分值 %s 与其下各考评项之和 %s 不符", e.Points, sum)
	}
	return sum
}

// scores checks that every score belongs to one item and fits it.
func (c *checker) scores(scores []Score, n numbers) {
	once(c, "review.scores", "item", "考评项", scores, func(s *Score) string { return s.Item })
	for i, s := range scores {
		path := at("review.scores", i, "")
		c.known(n.items, path+".item", "考评项", s.Item)
		points, ok := n.points[s.Item]
		switch {
		case s.Absent && s.Deduction != 0:
			c.add(path+".deduction", "缺项不扣分，现为 %s", s.Deduction)
		case ok && s.Deduction > points:
			c.add(path+".deduction", "扣分 %s 大于考评项的标准分值 %s；超出的部分应写在追加扣除 extraDeduction", s.Deduction, points)
		}
		if s.Absent && s.ExtraDeduction != 0 {
			c.add(path+".extraDeduction", "缺项不追加扣除，现为 %s", s.ExtraDeduction)
		}
	}
}
