package review

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"
)

// samples are the requests in testdata in which, together, every field occurs.
var samples = []string{"review.yaml", "notice.yaml", "minutes.yaml", "telegram.yaml", "registry.yaml", "campaign.yaml", "measure.yaml"}

func readSample(t testing.TB, name string) *Request {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	req, err := Decode(data)
	if err != nil {
		t.Fatalf("%s:\n%v", name, err)
	}
	return req
}

func TestEveryFieldOccursInASample(t *testing.T) {
	written := map[string]bool{}
	var note func(n *node, p *plan)
	note = func(n *node, p *plan) {
		for i := range n.list() {
			note(&n.list()[i], p.elem)
		}
		for i := range n.members() {
			m := &n.members()[i]
			written[p.name+"."+m.name] = true
			note(&m.value, p.fields[p.index[m.name]].plan)
		}
	}
	for _, name := range samples {
		data, _ := os.ReadFile("testdata/" + name)
		root, issue := readSource(data)
		if issue != nil {
			t.Fatal(name, issue)
		}
		note(root, requestPlan())
	}
	seen := map[*plan]bool{}
	var want func(p *plan)
	want = func(p *plan) {
		if p.kind == listValue {
			want(p.elem)
		}
		if p.kind != objectValue || seen[p] {
			return
		}
		seen[p] = true
		for _, f := range p.fields {
			if !written[p.name+"."+f.name] {
				t.Errorf("no sample writes %s.%s", p.name, f.name)
			}
			want(f.plan)
		}
	}
	want(requestPlan())
}

func TestASampleSurvivesTheWayThroughJSON(t *testing.T) {
	for _, name := range samples {
		req := readSample(t, name)
		data, err := json.Marshal(req)
		if err != nil {
			t.Fatal(name, err)
		}
		again, err := Decode(data)
		if err != nil {
			t.Fatalf("%s, as JSON:\n%v", name, err)
		}
		if !reflect.DeepEqual(req, again) {
			t.Errorf("%s: not the same after JSON:\n%s", name, data)
		}
		if err := Validate(req); err != nil {
			t.Errorf("%s: Validate: %v", name, err)
		}
	}
}

func TestEveryFieldHasATitleAndEveryChoiceAWord(t *testing.T) {
	seen := map[*plan]bool{}
	var check func(p *plan)
	check = func(p *plan) {
		if p.kind == listValue {
			check(p.elem)
		}
		if p.kind != objectValue || seen[p] {
			return
		}
		seen[p] = true
		titles := map[string]bool{}
		for _, f := range p.fields {
			if f.title == "" || titles[f.title] {
				t.Errorf("%s.%s: title %q is empty or used twice", p.name, f.name, f.title)
			}
			titles[f.title] = true
			for _, w := range f.words {
				if w.chinese == "" {
					t.Errorf("%s.%s: no Chinese word for %q", p.name, f.name, w.value)
				}
			}
			check(f.plan)
		}
	}
	check(requestPlan())
}

func TestWordsOfChoices(t *testing.T) {
	got := []string{
		Grade1.Chinese(), Grade2.Chinese(), Grade3.Chinese(), GradeMicro.Chinese(), Initial.Chinese(), Lookback.Chinese(),
		Leader.Chinese(), Word("Problem.Level", "major"), Word("Enterprise.Size", "micro"), Word("Problem.Level", "x"),
	}
	want := []string{"一级", "二级", "三级", "小微企业", "初评", "回头看", "组长", "重大", "微型", ""}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextsNameTheirPaths(t *testing.T) {
	got := map[string]string{}
	for path, text := range Texts(readSample(t, "review.yaml")) {
		got[path] = text
	}
	for path, want := range map[string]string{
		"kind":                  "review-report",
		"review.grade":          "2",
		"review.organizer.name": "某某市安全生产协会",
		"review.standard.elements[0].elements[0].items[1].number": "1.3",
		"review.schedule.sessions[1].members[2]":                  "褚某",
		"review.enterprise.phone":                                 "0571-00000000",
	} {
		if got[path] != want {
			t.Errorf("%s = %q, want %q", path, got[path], want)
		}
	}
	n := 0
	for range Texts(readSample(t, "review.yaml")) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("a walk of 3 texts gave %d", n)
	}
}

func TestWhatARequestGives(t *testing.T) {
	if got := Groups(); !slices.Contains(got, "notice") || slices.Contains(got, "kind") {
		t.Errorf("groups %q", got)
	}
	req := &Request{Kind: "x", Notice: &Notice{Official: Official{Title: "某", Attachments: []Attachment{}}}}
	for _, c := range []struct {
		path         string
		given, known bool
	}{
		{"notice", true, true}, {"notice.title", true, true}, {"notice.attachments", false, true}, {"notice.forwarded", false, true},
		{"notice.forwarded.title", false, true}, {"review", false, true}, {"review.enterprise.name", false, true},
		{"notices", false, false}, {"notice.titel", false, false}, {"notice.body.text", true, true},
	} {
		if given, known := Given(req, c.path); given != c.given || known != c.known {
			t.Errorf("%s: given %v, known %v", c.path, given, known)
		}
	}
}
