package doc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

func TestEntriesAreWhatComesAfterTheContents(t *testing.T) {
	heading := func(level int, number, text string) doc.Block {
		return &doc.Heading{Level: level, Number: number, Text: doc.Plainly(text)}
	}
	c := &doc.Contents{Title: "目录", Depth: 2}
	d := &doc.Document{Sections: []doc.Section{
		{Blocks: []doc.Block{&doc.Title{Text: "之前"}, c, &doc.Title{Text: "关于\n某某的通知"}, &doc.Title{}}},
		{Blocks: []doc.Block{heading(1, "一、", "目标"), heading(2, "（一）", "明确责任。"), heading(3, "1.", "太低"), &doc.Paragraph{Text: doc.Plainly("正文")},
			&doc.AttachmentHead{Label: "附件1", Title: "统计表"}, &doc.AttachmentHead{Label: "附件"}}},
	}}
	var got []string
	for _, e := range d.Entries(c) {
		got = append(got, fmt.Sprint(e.Level, e.Text, e.Section, e.Block))
	}
	if s, want := strings.Join(got, "|"), "0关于某某的通知0 2|1一、目标1 0|2（一）明确责任1 1|0附件1\u3000统计表1 4|0附件1 5"; s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if more := d.Entries(&doc.Contents{}); more != nil {
		t.Errorf("目录 that stands nowhere lists %v", more)
	}
}
