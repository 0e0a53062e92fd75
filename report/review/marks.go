package review

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// ownNumber is 结构层次序数 (GB/T 9704—2012, 7.3.3) at the head of a text; of
	// 一、二级企业 and 5、6月份 it is the first of two.
	ownNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、(?:[^一二三四五六七八九十]|$)|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[0-9]{1,2}[.．、](?:[^0-9]|$|(?:19|20)[0-9]{2}年))`)
	bracketed = regexp.MustCompile(`^[（(][^（(]*[）)]$`)
	ownLabel  = regexp.MustCompile(`^附件[ ]?[0-9]{0,2}[：:]|^附件[ ]?[0-9]{1,2}(?: |$)`)
	fileName  = regexp.MustCompile(`(?i)\.(?:docx?|xlsx?|pptx?|pdf|wps|et|rar|zip)$`)
)

// marks checks that the texts of o lack the marks and numbers that the document
// puts around them, which would otherwise stand there twice.
func (c *checker) marks(path string, o *Official) {
	c.unstopped(path+".title", "标题", o.Title)
	c.endless(path+".mainTo", "主送机关", o.MainTo)
	c.endless(path+".copyTo", "抄送机关", o.CopyTo)
	for line := range strings.Lines(o.FootNote) {
		if bracketed.MatchString(strings.TrimSpace(line)) {
			c.add(path+".footNote", "附注不写两端的（），由程序加上")
			break
		}
	}
	c.unnumbered(path, o.Body, o.Attachments)
	if o.Issued != nil {
		c.unstopped(path+".issued.title", "标题", o.Issued.Title)
		c.unnumbered(path+".issued", o.Issued.Body, o.Issued.Attachments)
	}
}

// unnumbered checks the headings of a text and the names of its attachments.
func (c *checker) unnumbered(path string, body []Passage, attachments []Attachment) {
	c.headings(path+".body", body)
	for i, a := range attachments {
		name := at(path+".attachments", i, "name")
		c.unstopped(name, "附件名称", a.Name)
		if ownLabel.MatchString(a.Name) || ownNumber.MatchString(a.Name) {
			c.add(name, "附件名称不写序号，由程序加上")
		}
		if fileName.MatchString(a.Name) {
			c.add(name, "附件名称不写文件的后缀 %s", quote(a.Name[strings.LastIndexByte(a.Name, '.'):]))
		}
		c.headings(at(path+".attachments", i, "body"), a.Body)
	}
}

func (c *checker) headings(path string, passages []Passage) {
	for i, p := range passages {
		if ownNumber.MatchString(p.Heading) {
			c.add(at(path, i, "heading"), "小标题不写序号，由程序按层次加上")
		}
	}
}

// unstopped checks that a title or name has no mark at its end.
func (c *checker) unstopped(path, title, text string) {
	if last, size := utf8.DecodeLastRuneInString(text); size > 0 && strings.ContainsRune("。；：，、;:,", last) {
		c.add(path, "%s末尾不写标点“%c”", title, last)
	}
}
