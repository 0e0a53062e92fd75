package review

import (
	"fmt"
	"strings"
	"testing"
)

const unfinished = "kind: notice\nnotice:\n  title: 甲\n  mainTo: [乙, 丙]\n  body:\n    - text: 丁\n"

func TestATreeIsReadBeforeItIsWhole(t *testing.T) {
	base, err := ReadTree([]byte(unfinished))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(base.Names(), base.Text("kind"), base.Text("notice.title"), base.Text("notice.none"), base.Len("notice.mainTo"), base.Len("notice.copyTo")); got != "[kind notice]notice甲2 0" {
		t.Error(got)
	}
	for path, want := range map[string]bool{"notice.title": false, "notice.title.more": true, "notice.body.text": true, "notice[0]": true, "notice.body[0].text": false, "notice.body[7].text": false, "review.number": false} {
		if base.Opposed(path) != want {
			t.Errorf("%s: %t", path, !want)
		}
	}
	whole := base.Clone()
	whole.Clear("notice.mainTo")
	whole.Clear("notice.none.at.all")
	for path, value := range map[string]string{"notice.organs[0]": "某某局", "notice.body[0].text": "戊", "notice.closing.date": "2024-05-31", "notice.mainTo[0]": "己"} {
		whole.Set(path, value)
	}
	req, err := DecodeTree(whole)
	if err != nil || req.Notice.Title != "甲" || req.Notice.Body[0].Text != "戊" || fmt.Sprint(req.Notice.MainTo) != "[己]" {
		t.Errorf("%v %+v", err, req)
	}
	// What was set in the copy is not in base, and its places are those of the file.
	if _, err := DecodeTree(base); err == nil || !strings.Contains(err.Error(), "notice.organs（第 3 行第 3 列）：发文机关为必填字段") || base.Len("notice.mainTo") != 2 {
		t.Error(err)
	}
}

func TestWhatIsNoTree(t *testing.T) {
	for _, s := range []string{"", "甲", "[1]", "a: [", "{", "\xff"} {
		if _, err := ReadTree([]byte(s)); err == nil {
			t.Errorf("%q was read", s)
		}
	}
}
