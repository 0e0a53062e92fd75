package report_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// shortNotice is a notice with a body of one line, which the closing takes
// along where the title has too many lines.
func shortNotice(change func(n *review.Official)) *review.Request {
	req := &review.Request{Kind: "notice", Notice: &review.Notice{Official: review.Official{
		Organs:    []string{"某某市应急管理局"},
		DocNumber: "某应急〔2024〕12号",
		Title:     "某某市应急管理局关于印发企业安全生产标准化评审工作管理办法和评审单位考核细则的通知",
		MainTo:    []string{"各县（市、区）应急管理局"},
		Body:      []review.Passage{{Text: "现将有关文件印发给你们，请认真贯彻执行。"}},
		Attachments: []review.Attachment{
			{Name: "评审工作管理办法", Body: []review.Passage{{Text: "第一条 为了规范评审工作，制定本办法。"}}},
			{Name: "评审单位考核细则", Body: []review.Passage{{Text: "第一条 为了规范考核工作，制定本细则。"}}},
		},
		Closing: review.Closing{Date: review.Date{Year: 2024, Month: 5, Day: 31}},
	}}}
	change(&req.Notice.Official)
	return req
}

// TestTheTextIsKeptOnTheFirstPage tells for each case the lines of every
// section, 0 for the usual ones, and where 主送机关 stand.
func TestTheTextIsKeptOnTheFirstPage(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(n *review.Official)
		want   string
	}{
		"a title that leaves room": {func(n *review.Official) { n.Title = "关于印发评审工作管理办法的通知" }, "[0] 主送 under the title"},
		"a body of two lines": {func(n *review.Official) { n.Body[0].Text = strings.Repeat("请认真贯彻执行。", 5) },
			"[0] 主送 under the title"},
		"three lines of title": {func(*review.Official) {}, "[28 0] 主送 under the title"},
		"two lines of title": {func(n *review.Official) {
			n.Title = "某某市应急管理局关于印发企业安全生产标准化评审工作管理办法的通知"
		}, "[26 0] 主送 under the title"},
		"what is issued keeps the usual lines": {func(n *review.Official) {
			n.Title += "以及评审人员管理办法"
			n.Attachments = nil
			n.Issued = &review.Issued{Title: "评审工作管理办法", Body: []review.Passage{{Text: "第一条 为了规范评审工作，制定本办法。"}}}
		}, "[24 0] 主送 under the title"},
		"a letter is one section": {func(n *review.Official) {
			n.Form, n.DocNumber, n.Secrecy, n.Urgency = "letter", "某应急函〔2024〕12号", "机密★1年", "特急"
			n.CopyNumber = "000001"
			n.Title += "以及评审人员管理办法和评审组织单位考核细则以及评审专家管理办法"
		}, "[24] 主送 under the title"},
		"closer lines are not enough": {func(n *review.Official) {
			n.Title += "以及评审人员管理办法"
		}, "[28 0] 主送 in 版记"},
		"too many recipients alone fill the page": {func(n *review.Official) {
			for i := range 30 {
				n.MainTo = append(n.MainTo, fmt.Sprintf("某某市人民政府第%d办公室", i))
			}
			n.Title = "关于印发评审工作管理办法的通知"
		}, "[0] 主送 in 版记"},
	} {
		d, err := report.Build(context.Background(), shortNotice(c.change))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var lines []int
		place := "in 版记"
		for _, s := range d.Tree.Sections {
			lines = append(lines, s.Lines)
			for _, b := range s.Blocks {
				if p, ok := b.(*doc.Paragraph); ok && p.Role == doc.Flush {
					place = "under the title"
				}
			}
		}
		if got := fmt.Sprint(lines, " 主送 ", place); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		pages, err := page.Lay(context.Background(), d.Tree, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Body }); i != 0 {
			t.Errorf("%s: 正文 begins on page %d", name, i+1)
		}
	}
}

// TestARefusalSaysWhatWouldBringTheTextToTheFirstPage changes what the message
// says, and the document is made.
func TestARefusalSaysWhatWouldBringTheTextToTheFirstPage(t *testing.T) {
	organs := func(n int) (list []string) {
		for i := range n {
			list = append(list, fmt.Sprintf("某某市第%d管理局", i+1))
		}
		return list
	}
	for _, c := range []struct {
		change  func(n *review.Official)
		message string
		obey    func(n *review.Official)
	}{
		{func(n *review.Official) {
			n.Title = strings.Repeat("某某市应急管理局关于印发的办法", 6)
		},
			"notice.title：首页排不下正文（GB/T 9704—2012，7.3.3），每面排 28 行也不行：标题太长，应缩短到 4 行以内",
			func(n *review.Official) {
				n.Title = strings.Repeat("某某市应急管理局关于印发的办法", 4)
			}},
		{func(n *review.Official) {
			n.Organs, n.Title, n.Attachments = organs(8), "关于印发评审工作管理办法的通知", nil
			n.Closing.Style = "unsealed"
		},
			"notice.mark：首页排不下正文（GB/T 9704—2012，7.3.3），每面排 28 行也不行：发文机关标志所列的机关太多，应只写主办机关",
			func(n *review.Official) { n.Mark = n.Organs[:1] }},
		{func(n *review.Official) {
			n.Organs, n.Mark, n.Title = organs(6), organs(1), "关于印发评审工作管理办法的通知"
		},
			"notice.closing：首页排不下正文（GB/T 9704—2012，7.3.3），每面排 28 行也不行：落款把只有一行的正文带到了下一页，应减少联合行文机关，或者正文不止一行",
			func(n *review.Official) { n.Body[0].Text = strings.Repeat("请认真贯彻执行。", 5) }},
	} {
		req := shortNotice(c.change)
		_, err := report.Build(context.Background(), req)
		if err == nil || err.Error() != c.message {
			t.Errorf("got  %v\nwant %s", err, c.message)
			continue
		}
		c.obey(&req.Notice.Official)
		if _, err := report.Build(context.Background(), req); err != nil {
			t.Errorf("what %q says does not help: %v", c.message, err)
		}
	}
}
