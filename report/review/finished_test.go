package review

import "testing"

func TestADocumentIsFinishedWithoutOpenPlaces(t *testing.T) {
	req := readSample(t, "notice.yaml")
	if err := Finished(req); err != nil {
		t.Fatalf("the sample is not finished: %v", err)
	}
	req.Notice.Title = "关于〖?〗的通知"
	req.Notice.Body[0].Text = "残缺的标记〗"
	req.Notice.Closing.Date = Date{}
	if req.Notice.Forwarded == nil {
		t.Fatal("the sample forwards nothing")
	}
	req.Notice.Forwarded.Closing.Date = Date{}
	if err := Validate(req); err != nil {
		t.Errorf("a draft is refused: %v", err)
	}
	const want = `notice.body[0].text：文字中还有未填写或未修复的地方 "残缺的标记〗"，应按原件补齐，去掉〖〗；只有草稿可以保留
notice.closing.date：成文日期为必填字段；只有草稿可以不写
notice.forwarded.closing.date：成文日期为必填字段；只有草稿可以不写
notice.title：标题中还有未填写或未修复的地方 "〖?〗"，应按原件补齐，去掉〖〗；只有草稿可以保留`
	if err := Finished(req); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestTheDatesOfAFinishedDocumentAgree(t *testing.T) {
	req := &Request{Notice: &Notice{Official: Official{Closing: Closing{Date: Date{2024, 5, 31}}, PrintedOn: Date{2024, 5, 30}},
		Forwarded: &Official{Closing: Closing{Date: Date{2024, 6, 1}}, PrintedOn: Date{2024, 6, 1}}}}
	const want = `notice.forwarded.closing.date：被转发公文的成文日期 2024-06-01 晚于成文日期 2024-05-31
notice.printedOn：印发日期 2024-05-30 早于成文日期 2024-05-31`
	if err := Finished(req); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
