package validate

import (
	"reflect"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestAttachmentsAgreeWithTheBody(t *testing.T) {
	two := []string{"评审管理实施指南（试行）", "评审单位名单统计表"}
	for _, test := range []struct {
		phrase  string
		text    string
		names   []string
		missing []string
		faults  []string
	}{
		{"both named and numbered", "按照《评审管理实施指南(试行)》(见附件1)，报送《评审单位名单统计表》（附件2）。", two, nil, nil},
		{"the name differs", "按照《实施指南》（见附件1），报送附件2。", two, nil,
			[]string{"附件1在正文中是《实施指南》而在附件说明中是《评审管理实施指南（试行）》"}},
		{"the file type does not count", "报送《统计表》（见附件）。", []string{"统计表.docx"}, nil, nil},
		{"no such number", "报送附件3，见附件1、2。", two, []string{"附件3"}, nil},
		{"a list that ends too far", "见附件一至四。", two, []string{"附件3", "附件4"}, nil},
		{"digits of full width", "见附件１和附件２。", two, nil, nil},
		{"number zero", "见附件0。", []string{"统计表"}, []string{"附件0"}, []string{"附件1《统计表》在正文中没有提到"}},
		{"one is not mentioned", "报送《评审管理实施指南（试行）》（见附件1）。", two, nil, []string{"附件2《评审单位名单统计表》在正文中没有提到"}},
		{"the body mentions none", "请认真执行。", two, nil, nil},
		{"without a number", "报送名单（见附件）。", two, nil, []string{"正文有一处“附件”没有写序号（附件有2个）"}},
		{"without a number and without attachments", "报送名单（见附件），两次（附件）。", nil, []string{"附件"}, nil},
		{"another document's attachment", "按照某应急〔2024〕1号附件7、《某某办法》附件8和其附件9执行。", nil, nil, nil},
		{"the word alone", "以电子附件报送。", two, nil, nil},
		{"a count is no number", "报送附件一式两份、附件3份、附件一并报送（附件一览表）。", two, nil, nil},
		{"a date is no number", "填报附件1和2024年报表，见附件2，6月30日前报送。", two, nil, nil},
		{"a date joined to a number", "填报附件1、2和2024年报表。", two, nil, nil},
		{"a name with its number", "见附件1、附件2。", []string{"1.指南", "2019.6统计表"}, nil,
			[]string{"附件1的名称“1.指南”自带序号"}},
		{"a name of a year with its number", "见附件1、附件2。", []string{"1.2024年要点", "2024年名单"}, nil,
			[]string{"附件1的名称“1.2024年要点”自带序号"}},
		{"one name twice", "见附件1和2。", []string{"统计表", "《统计表》"}, nil, []string{"附件1与附件2同名：《《统计表》》"}},
		{"titles within titles", "见《关于印发〈办法〉的通知》（附件1）、《关于《办法》的说明》（附件2）。", []string{"关于印发〈办法〉的通知", "关于《办法》的说明"}, nil, nil},
	} {
		body := []review.Passage{{Heading: "要求。", Text: test.text}}
		var list []review.Attachment
		for _, name := range test.names {
			list = append(list, review.Attachment{Name: name})
		}
		if got := missingAttachments(body, list); !reflect.DeepEqual(got, test.missing) {
			t.Errorf("%s: missing %q, want %q", test.phrase, got, test.missing)
		}
		if got := attachmentFaults(body, list); !reflect.DeepEqual(got, test.faults) {
			t.Errorf("%s: %q, want %q", test.phrase, got, test.faults)
		}
	}
}
