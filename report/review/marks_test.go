package review

import "testing"

func TestAFinishedDocumentBringsNoMarkThatIsAdded(t *testing.T) {
	req := &Request{Notice: &Notice{Official: Official{
		Title:       "关于开展检查的通知。",
		MainTo:      []string{"各县（市、区）应急管理局："},
		Body:        []Passage{{Level: 1, Heading: "一、检查内容"}, {Level: 1, Heading: "二、三级企业"}, {Level: 3, Heading: "5、6月份"}, {Level: 4, Heading: "(1)台账"}, {Level: 3, Heading: "2.2024年工作"}},
		Attachments: []Attachment{{Name: "附件1：检查表.docx"}, {Name: "名单；"}, {Name: "附件汇总"}, {Name: "2. 汇总表"}},
		FootNote:    "（甲）和（乙）公开\n(此件公开发布)",
		CopyTo:      []string{"市总工会。"},
		Closing:     Closing{Date: Date{2024, 5, 31}},
		Issued:      &Issued{Title: "检查方案", Body: []Passage{{Level: 2, Heading: "（二）范围"}}, Attachments: []Attachment{{Name: "表", Body: []Passage{{Level: 3, Heading: "3.步骤"}, {Level: 3, Heading: "1.5米以下"}}}}},
	}}, Campaign: &Campaign{Paper: &Paper{Title: "总结。", To: "省应急管理厅："}}}
	const want = `campaign.paper.title：标题末尾不写标点“。”
campaign.paper.to：主送末尾不写“：”，标点由程序加上
notice.attachments[0].name：附件名称不写序号，由程序加上
notice.attachments[0].name：附件名称不写文件的后缀 ".docx"
notice.attachments[1].name：附件名称末尾不写标点“；”
notice.attachments[3].name：附件名称不写序号，由程序加上
notice.body[0].heading：小标题不写序号，由程序按层次加上
notice.body[3].heading：小标题不写序号，由程序按层次加上
notice.body[4].heading：小标题不写序号，由程序按层次加上
notice.copyTo[0]：抄送机关末尾不写“。”，标点由程序加上
notice.footNote：附注不写两端的（），由程序加上
notice.issued.attachments[0].body[0].heading：小标题不写序号，由程序按层次加上
notice.issued.body[0].heading：小标题不写序号，由程序按层次加上
notice.mainTo[0]：主送机关末尾不写“：”，标点由程序加上
notice.title：标题末尾不写标点“。”`
	if err := Finished(req); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
