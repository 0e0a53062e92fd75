package templates

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// lent builds caseHead and a body by a set over which files are laid.
func lent(t *testing.T, body string, files map[string]string) (*doc.Document, error) {
	t.Helper()
	own := fstest.MapFS{"case.md": {Data: []byte(caseHead + body)}}
	for name, text := range files {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := Load(own)
	if err != nil {
		return nil, err
	}
	return set.Build(context.Background(), "case", review.Derive(&review.Request{Notice: &review.Notice{Official: review.Official{Title: "甲"}}}, nil), noPictures)
}

func TestKindsUseWhatFilesLend(t *testing.T) {
	d, err := lent(t, "```document\ntitle: 丙\n```\n{{template \"outer\" .Notice}}\n{{define \"inner\"}}自己的{{.}}{{end}}", map[string]string{
		"_one.md": "{{define \"outer\"}}\n{{template \"inner\" .Title}}\n\n{{template \"other\" .}}\n{{end}}\n{{/* 说明 */}}\n{{define \"inner\"}}共用的{{.}}{{end}}\n",
		"_two.md": "{{define \"other\"}}乙{{.Title}}{{end}}\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(printed(t, d)), " "); !strings.Contains(got, `body "自己的甲" body "乙甲"`) {
		t.Errorf("the document is %s", got)
	}
}

func TestErrorsOfLendingFilesAreToldOnceInTheirOwnLines(t *testing.T) {
	for _, test := range []struct {
		phrase, body string
		files        map[string]string
		want         string // the whole message
	}{
		{"a field that is not there, of two kinds", "{{template \"x\" .}}", map[string]string{"_more.md": "\n{{define \"x\"}}\n{{.Notice.Titel}}\n{{end}}", "other.md": caseHead + "{{template \"x\" .}}"},
			"templates: _more.md:3: 没有字段 Titel；"},
		{"what no file defines", "{{template \"offical\" .}}", nil, `没有 {{define "offical"}} 这一段`},
		{"text that belongs to no kind", "", map[string]string{"_more.md": "甲\n"}, "templates: _more.md: 名字以 _ 开头的文件供各文种共用，只能写 {{define}} 和 {{/* 说明 */}}"},
		{"one name twice", "", map[string]string{"_more.md": `{{define "official"}}{{end}}`}, `templates: _official.md: {{define "official"}} 在 _more.md 里已有`},
		{"bad syntax", "", map[string]string{"_more.md": "\n{{define \"x\"}}\n{{end}}{{end}}"}, "templates: _more.md:3: {{ }} 有误：多了一个 {{end}}"},
		{"bad Markdown", "\n{{template \"x\"}}", map[string]string{"_more.md": "\n{{define \"x\"}}\n\n> 甲\n{{end}}"}, "templates: _more.md:4: 公文里没有引用块"},
		{"a bad directive", "\n{{template \"x\"}}", map[string]string{"_a.md": "{{define \"a\"}}{{end}}\n\n\n", "_b.md": "{{define \"x\"}}\n```paragraph\nrole: left\n```\n{{end}}"}, "templates: _b.md:3: paragraph.role 不能是"},
		{"facts that are not there", "\n{{template \"x\" .}}", map[string]string{"_more.md": "{{define \"x\"}}\n{{.Review.Number}}\n{{end}}"}, "templates: _more.md:2: <.Review.Number>：事实里没有给出"},
		{"the kind's own lines after those of others", "\n> 甲", map[string]string{"_more.md": "\n\n\n"}, "templates: case.md:8: 公文里没有引用块"},
	} {
		_, err := lent(t, test.body, test.files)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s: error\n%v\nwant\n%s", test.phrase, err, test.want)
		}
	}
}

func TestAFormIsThatOfTheKindUnlessTheRequestSaysAnother(t *testing.T) {
	letter, telegram := Kind{ID: "a", Title: "甲", Forms: []string{"letter", "telegram"}}, Kind{ID: "b", Title: "乙"}
	for _, test := range []struct {
		kind  Kind
		form  string
		want  string
		fault string
	}{
		{letter, "", "letter", ""}, {letter, "telegram", "telegram", ""}, {telegram, "", "document", ""},
		{letter, "order", "", "文种 a（甲）的公文格式不能是 order，可以是 letter、telegram"},
		{telegram, "letter", "", "文种 b（乙）的公文格式不能是 letter，可以是 document"},
	} {
		req := &review.Request{Notice: &review.Notice{Official: review.Official{Form: test.form}}}
		got, err := test.kind.Complete(req)
		if test.fault != "" {
			if err == nil || err.Error() != test.fault {
				t.Errorf("%s of %s: error %v", test.form, test.kind.ID, err)
			}
			continue
		}
		if err != nil || got.Notice.Form != test.want || req.Notice.Form != test.form {
			t.Errorf("%s of %s: %v, %v, the request says %q", test.form, test.kind.ID, got.Notice, err, req.Notice.Form)
		}
	}
}

func TestHeadingsAreCountedAnewUnderEveryTitleAndMasthead(t *testing.T) {
	d, err := lent(t, "# 甲\n\n```title\ntext: 乙\n```\n\n# 丙\n\n```masthead\norgans: [丁]\n```\n\n# 戊\n\n```section\nlandscape: true\n```\n\n# 己\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if h, ok := b.(*doc.Heading); ok {
				numbers = append(numbers, h.Number+h.Text.String())
			}
		}
	}
	if got := strings.Join(numbers, " "); got != "一、甲 一、丙 一、戊 二、己" {
		t.Errorf("headings %s", got)
	}
}

func TestSealsOfWhatIsForwardedAreAskedForByTheirPlace(t *testing.T) {
	var asked []string
	_, err := embeddedSet(t).Build(context.Background(), "forward", example(t, "forward"), func(path string, p review.Picture, place Place) (*doc.Picture, error) {
		if place.Seal {
			asked = append(asked, path)
		}
		return noPictures(path, p, place)
	})
	if got, want := strings.Join(asked, " "), "notice.closing.seals[0] notice.forwarded.telegram.approval"; err != nil || got != want {
		t.Errorf("asked for seals at %s, %v, want %s", got, err, want)
	}
}
