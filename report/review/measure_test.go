package review

import (
	"os"
	"strings"
	"testing"
)

// TestMeasuresThatContradict puts one thing for another in a measure that is
// right, and reads what is said of it.
func TestMeasuresThatContradict(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"interview before its notice", "    on: 2024-06-20\n", "    on: 2024-06-12\n",
			"measure.interview.on：约谈日期 2024-06-12 早于成文日期 2024-06-13"},
		{"deadline before the document", "deadline: 2024-06-28", "deadline: 2024-06-12",
			"measure.demands[0].deadline：期限 2024-06-12 早于成文日期 2024-06-13"},
		{"reply before the document", "replyBy: 2024-06-18", "replyBy: 2024-06-01",
			"measure.replyBy：回复期限 2024-06-01 早于成文日期 2024-06-13"},
		{"found after the document", "- on: 2024-06-05\n", "- on: 2024-06-14\n",
			"measure.subjects[0].misconducts[0].on：发现日期 2024-06-14 晚于成文日期 2024-06-13"},
		{"inspected after the document", "        on: 2024-06-12\n", "        on: 2024-06-20\n",
			"measure.subjects[2].inspection.on：检查日期 2024-06-20 晚于成文日期 2024-06-13"},
		{"period of the blacklist turned round", "until: 2026-06-30", "until: 2024-06-30",
			"measure.subjects[1].sanction.until：期限至 2024-06-30 早于日期 2024-07-01"},
		{"person without a body", "body: 某某安全技术有限公司, ", "",
			"measure.subjects[1].body：所在单位为必填字段：人员要写明所在的评审单位或者评审组织单位"},
		{"person with the code of a body", "license: PS-001", "creditCode: 91330100MA0000003M",
			"measure.subjects[1].creditCode：评审人员没有统一社会信用代码"},
		{"body with the facts of an enterprise", "- role: enterprise", "- role: reviewBody",
			"measure.subjects[2].certificate：评审单位没有标准化证书\nmeasure.subjects[2].inspection：评审单位没有检查情况\n" +
				"measure.subjects[2].sanction.kind：对评审单位没有“撤销等级”这种处理"},
		{"subject twice", "name: 某某机械有限公司", "name: 某某安全技术有限公司",
			`measure.subjects[2].name：对象 "某某安全技术有限公司" 重复，已见于 监管措施·对象第1项·名称`},
		{"enterprise on the blacklist", "kind: delisting", "kind: blacklist",
			"measure.subjects[2].sanction.kind：对企业没有“列入黑名单”这种处理"},
		{"title in its marks", "title: 某某市评审管理办法", "title: 《某某市评审管理办法》",
			"measure.basis[0].title：文件标题不写《》，由程序加上；其中套用的书名号写作〈〉，引号写作‘’"},
		{"item with a stop", "样本要求", "样本要求。",
			"measure.demands[0].text：要求末尾不写“。”，标点由程序加上"},
		{"attendee with a stop", "[主要负责人吴某]", "[主要负责人吴某；]",
			"measure.interview.attendees[0]：参加人员末尾不写“；”，标点由程序加上"},
		{"place with a stop", "样本会议室", "样本会议室。",
			"measure.interview.place：地点末尾不写“。”，标点由程序加上"},
		{"contact with a stop", "contact: 张某", "contact: 张某，",
			"measure.contact：联系人末尾不写“，”，标点由程序加上"},
		{"no attendees", "attendees: [主要负责人吴某]", "attendees: []",
			"measure.interview.attendees：参加人员为必填字段"},
		{"a letter with the mark of a document", "form: document", "form: letter",
			"measure.suffix：信函格式的发文机关标志没有后缀 \"文件\"（GB/T 9704—2012，10.1），应删去\n" +
				"measure.signatories：信函格式没有签发人（GB/T 9704—2012，10.1），应删去\n" +
				"measure.printedBy：信函格式没有印发机关（GB/T 9704—2012，10.1），应删去\n" +
				"measure.printedOn：信函格式没有印发日期（GB/T 9704—2012，10.1），应删去"},
		{"more seals than organs", "[{file: seal.png}]", "[{file: 1.png}, {file: 2.png}, {file: 3.png}]",
			"measure.closing.seals：印章 3 枚，多于发文机关 2 个"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/measure.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(data), c.old); n != 1 {
				t.Fatalf("%q occurs %d times in the sample", c.old, n)
			}
			_, err = Decode([]byte(strings.Replace(string(data), c.old, c.new, 1)))
			if got := withoutPlaces(err); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestWhatFollowsFromAMeasure(t *testing.T) {
	req := readSample(t, "measure.yaml")
	d := Derive(req, nil).Derived.Measure
	if d.Name != "某某机械有限公司、某某安全技术有限公司和陈某" || len(d.Enterprises) != 1 || len(d.Bodies) != 1 || len(d.Persons) != 1 || d.Organizers != 0 {
		t.Errorf("%q, %d, %d, %d", d.Name, len(d.Enterprises), len(d.Bodies), len(d.Persons))
	}
	// 14, 17 to 21 and 24 to 28 June 2024: 14 June 2024 is a Friday.
	if w := d.Demands[0]; w.WorkingDays != 11 || !w.Certain || d.Demands[1].WorkingDays != 0 || d.OneDay {
		t.Errorf("%+v", d.Demands)
	}
	req.Measure.Demands = req.Measure.Demands[:1]
	if d := Derive(req, nil).Derived.Measure; !d.OneDay || d.LastDay != (Date{2024, 6, 28}) {
		t.Errorf("%v %v", d.OneDay, d.LastDay)
	}
	req.Measure.Subjects = []Subject{{Role: "person", Name: "甲"}, {Role: "person", Name: "乙"}}
	if d := Derive(req, nil).Derived.Measure; d.Name != "甲等2名评审人员" {
		t.Error(d.Name)
	}
}

func TestWhatARequestLacks(t *testing.T) {
	req := readSample(t, "measure.yaml")
	for _, c := range []struct{ need, want string }{
		{"measure", ""}, {"measure.interview", ""}, {"notice.forwarded", "notice.forwarded"},
		{"measure.subjects.certificate", "measure.subjects[0].certificate measure.subjects[1].certificate"},
		{"measure.subjects.certificate.issuer", "measure.subjects[0].certificate.issuer measure.subjects[1].certificate.issuer"},
		{"measure.demands.deadline", "measure.demands[1].deadline"},
		{"measure.subjects.sanction.kind=blacklist", "measure.subjects[0].sanction.kind=blacklist measure.subjects[2].sanction.kind=blacklist"},
		{"measure.subjects.misconducts.evidence", ""},
	} {
		places, known := Lacking(req, c.need)
		if got := strings.Join(places, " "); got != c.want || !known {
			t.Errorf("%s: %q, known %v; want %q", c.need, got, known, c.want)
		}
	}
	for _, need := range []string{"measure.subject", "measure.subjects.sanction.kind=fined", "measure.title=甲", "campaign.covers=operation", ""} {
		if _, known := Lacking(req, need); known {
			t.Errorf("%q is known", need)
		}
	}
}
