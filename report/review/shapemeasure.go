package review

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// measure checks that the facts of a measure fit each other: what belongs to
// an enterprise, a body or a person, and what comes before the document and
// what after it.
func (c *checker) measure(m *Measure) {
	day := m.Closing.Date
	once(c, "measure.subjects", "name", "对象", m.Subjects, func(s *Subject) string { return s.Name })
	for i := range m.Subjects {
		s, path := &m.Subjects[i], at("measure.subjects", i, "")
		c.subject(path, s)
		for j, misconduct := range s.Misconducts {
			c.notAfter(at(path+".misconducts", j, "on"), "发现日期", misconduct.On, day)
		}
		if s.Inspection != nil {
			c.notAfter(path+".inspection.on", "检查日期", s.Inspection.On, day)
		}
	}
	for i, b := range m.Basis {
		c.bare(at("measure.basis", i, "title"), "文件标题", b.Title, "《》")
		c.bare(at("measure.basis", i, "quote"), "原文", b.Quote, "“”")
	}
	if m.Interview != nil {
		c.notBefore("measure.interview.on", "约谈日期", m.Interview.On, day)
	}
	for i, d := range m.Demands {
		c.notBefore(at("measure.demands", i, "deadline"), "期限", d.Deadline, day)
		c.unended(at("measure.demands", i, "text"), "要求", d.Text)
	}
	c.notBefore("measure.replyBy", "回复期限", m.ReplyBy, day)
	c.unended("measure.contact", "联系人", m.Contact)
	c.unended("measure.phone", "联系电话", m.Phone)
	if v := m.Interview; v != nil {
		c.unended("measure.interview.place", "地点", v.Place)
		c.unended("measure.interview.host", "约谈人", v.Host)
		c.endless("measure.interview.attendees", "参加人员", v.Attendees)
		c.endless("measure.interview.matters", "约谈事项", v.Matters)
		c.endless("measure.interview.bring", "携带材料", v.Bring)
	}
	paper := m.Official()
	paper.Title = cmp.Or(m.Title, "由文种写成")
	c.official("measure", paper, paper.Form)
}

// subject checks that nothing is said of s that only others have.
func (c *checker) subject(path string, s *Subject) {
	role := Word("Subject.Role", s.Role)
	if role == "" {
		return // told already
	}
	enterprise, person := s.Role == "enterprise", s.Role == "person"
	for _, f := range []struct {
		name, title string
		given, has  bool
	}{
		{"creditCode", "统一社会信用代码", s.CreditCode != "", !person},
		{"principal", "主要负责人", s.Principal != "", !person},
		{"body", "所在单位", s.Body != "", person},
		{"license", "评审员证书编号", s.License != "", person},
		{"certificate", "标准化证书", s.Certificate != nil, enterprise},
		{"qualification", "其他资质", s.Qualification != nil, !enterprise && !person},
		{"inspection", "检查情况", s.Inspection != nil, enterprise},
		{"misconducts", "违规行为", len(s.Misconducts) > 0, !enterprise},
	} {
		if f.given && !f.has {
			c.add(path+"."+f.name, "%s没有%s", role, f.title)
		}
	}
	if person && s.Body == "" && !c.spoiled(path+".body") {
		c.add(path+".body", "所在单位为必填字段：人员要写明所在的评审单位或者评审组织单位")
	}
	if s.Sanction != nil && s.Sanction.Kind != "" && !slices.Contains(sanctionsOf(s.Role), s.Sanction.Kind) {
		c.add(path+".sanction.kind", "对%s没有“%s”这种处理", role, Word("Sanction.Kind", s.Sanction.Kind))
	}
}

// sanctionsOf is what can be done about a subject of a role.
func sanctionsOf(role string) []string {
	switch role {
	case "enterprise":
		return []string{"interview", "warning", "criticism", "delisting"}
	case "person":
		return []string{"warning", "criticism", "suspension", "revocation", "blacklist"}
	}
	return []string{"interview", "warning", "criticism", "suspension", "revocation", "blacklist"}
}

// notAfter checks that what led to the measure is not later than its document.
func (c *checker) notAfter(path, title string, on, day Date) {
	if !on.IsZero() && !day.IsZero() && on.After(day) {
		c.add(path, "%s %s 晚于成文日期 %s", title, on, day)
	}
}

// notBefore checks that what the measure asks for is not due before its
// document.
func (c *checker) notBefore(path, title string, on, day Date) {
	if !on.IsZero() && !day.IsZero() && on.Before(day) {
		c.add(path, "%s %s 早于成文日期 %s", title, on, day)
	}
}

// endless checks a list whose items the document ends itself.
func (c *checker) endless(list, title string, items []string) {
	for i, item := range items {
		c.unended(at(list, i, ""), title, item)
	}
}

// unended checks that a text lacks the mark with which the document ends it.
func (c *checker) unended(path, title, text string) {
	if last, size := utf8.DecodeLastRuneInString(text); size > 0 && strings.ContainsRune("。；：，、.;:,", last) {
		c.add(path, "%s末尾不写“%c”，标点由程序加上", title, last)
	}
}

// bare checks that a text lacks the marks that the document puts around it.
func (c *checker) bare(path, title, text, marks string) {
	if strings.ContainsAny(text, marks) {
		c.add(path, "%s不写%s，由程序加上；其中套用的书名号写作〈〉，引号写作‘’", title, marks)
	}
}
