package templates

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

func embeddedSet(t testing.TB) *Set {
	t.Helper()
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// facts reads a request and derives its facts.
func facts(t testing.TB, data []byte) *review.Facts {
	t.Helper()
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return review.Derive(req, nil)
}

func example(t testing.TB, kind string) *review.Facts {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "examples", kind, "request.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return facts(t, data)
}

func TestEveryKindHasASampleAndAnExample(t *testing.T) {
	set := embeddedSet(t)
	for _, k := range set.Kinds() {
		sample, err := set.Sample(k.ID)
		if err != nil {
			t.Fatal(err)
		}
		for name, f := range map[string]*review.Facts{"sample": facts(t, sample), "example": example(t, k.ID)} {
			if f.Kind != k.ID {
				t.Errorf("%s of %s is of kind %s", name, k.ID, f.Kind)
			}
			d, err := set.Build(context.Background(), k.ID, f, noPictures)
			if err != nil {
				t.Errorf("%s of %s: %v", name, k.ID, err)
				continue
			}
			for text := range d.Texts() {
				for _, r := range text {
					if private(r) {
						t.Errorf("%s of %s: token left in %q", name, k.ID, text)
					}
				}
			}
		}
		if _, err := os.Stat(filepath.Join("..", "examples", k.ID, "README.md")); err != nil {
			t.Error(err)
		}
	}
}

func TestTheSameFactsMakeTheSameDocument(t *testing.T) {
	set, f := embeddedSet(t), example(t, "review-report")
	var group sync.WaitGroup
	texts := make([]string, 4)
	for i := range texts {
		group.Go(func() {
			d, err := set.Build(context.Background(), "review-report", f, noPictures)
			if err != nil {
				t.Error(err)
				return
			}
			texts[i] = printed(t, d)
		})
	}
	group.Wait()
	if len(slices.Compact(texts)) != 1 {
		t.Error("documents differ")
	}
}

func TestPicturesAreAskedForByTheirPlaceInTheRequest(t *testing.T) {
	var asked []string
	_, err := embeddedSet(t).Build(context.Background(), "review-report", example(t, "review-report"), func(path string, p review.Picture, place Place) (*doc.Picture, error) {
		asked = append(asked, path+" "+p.File)
		return noPictures(path, p, place)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"review.problems[6].before[0] photos/01-grinder-before.jpg",
		"review.problems[6].after[0] photos/01-grinder-after.jpg",
		"review.problems[21].after[0] photos/06-manhole-after.jpg",
	} {
		if !slices.Contains(asked, want) {
			t.Errorf("not asked for %s, only for %q", want, asked)
		}
	}
}

func TestKindsAreDescribed(t *testing.T) {
	var ids []string
	for _, k := range embeddedSet(t).Kinds() {
		ids = append(ids, k.ID)
		if k.Source == "" { // the rest is a must in every template
			t.Errorf("%s.md does not say in source which notice names the document", k.ID)
		}
	}
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, name := range files {
		if name != "README.md" && !isShared(name) {
			want = append(want, strings.TrimSuffix(name, ".md"))
		}
	}
	slices.Sort(want)
	if !slices.Equal(ids, want) {
		t.Errorf("kinds %v, want a kind for every file %v", ids, want)
	}
}

func TestOverlay(t *testing.T) {
	own := fstest.MapFS{
		"notice.md":       {Data: []byte("---\ntitle: 自备通知\nsummary: 甲。\nneeds: [notice]\nformats: [pdf]\n---\n```title\ntext: {{.Notice.Title}}\n```\n")},
		"own.md":          {Data: []byte("---\ntitle: 自备文种\nsummary: 乙。\nneeds: [review]\nformats: [pdf]\n---\n```title\ntext: 乙\n```\n")},
		"own.sample.yaml": {Data: []byte("kind: own\n")},
		"README.md":       {Data: []byte("# 说明\n")},
	}
	set, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	if k, _ := set.Kind("notice"); k.Title != "自备通知" {
		t.Errorf("notice is %q", k.Title)
	}
	if s, err := set.Sample("notice"); err != nil || !strings.Contains(string(s), "kind: notice") {
		t.Error("the embedded sample is lost", err)
	}
	if s, err := set.Sample("own"); err != nil || string(s) != "kind: own\n" {
		t.Errorf("sample %q, %v", s, err)
	}
	if _, err := set.Kind("README"); err == nil {
		t.Error("README is a kind")
	}
	if k, _ := embeddedSet(t).Kind("notice"); k.Title != "通知" {
		t.Error("the overlay has changed the embedded set")
	}
	if _, err := Load(fstest.MapFS{"Bad Name.md": {Data: []byte("---\n")}}); err == nil || !strings.Contains(err.Error(), "文件名应是小写字母") {
		t.Error(err)
	}
}

func TestFilesOfWindowsEditorsAreRead(t *testing.T) {
	md := "\ufeff" + strings.ReplaceAll(caseHead+"```title\ntext: 甲\n```\n\n乙\n\n丙{{.Notice.Titel}}\n", "\n", "\r\n")
	err := buildCase(t, md)
	if err == nil || !strings.Contains(err.Error(), "case.md:13: 没有字段 Titel") {
		t.Error(err)
	}
	if err := buildCase(t, strings.Replace(md, "Titel", "Title", 1)); err != nil {
		t.Error(err)
	}
}

func TestWhatBuildRefuses(t *testing.T) {
	set := embeddedSet(t)
	_, err := set.Build(context.Background(), "review-raport", example(t, "notice"), nil)
	if err == nil || !strings.HasPrefix(err.Error(), "没有文种 \"review-raport\"，是不是 review-report？") {
		t.Errorf("error %v", err)
	}
	_, err = set.Build(context.Background(), "review-report", example(t, "notice"), nil)
	if want := "templates: 文种 review-report（评审报告）要用到 review.scores（评审·评分）、review.conclusion（评审·评审结论）、review.reviewBody（评审·评审单位）、review.team（评审·评审组）、review.schedule（评审·评审日程），请求里没有"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	_, err = set.Build(context.Background(), "notice", example(t, "notice"), nil)
	if want := "templates: notice.closing.seals[0] 是图片，这里没有读图片的办法"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// The list that README.md writes as an example is a kind that loads.
func TestTheListOfReadmeLoads(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "`我的模板/scale-list.md` 的正文可以是：\n\n````text\n")
	body, _, found := strings.Cut(rest, "````\n")
	if !found {
		t.Fatal("README.md writes no list")
	}
	head := "---\ntitle: 名单\nsummary: 名单。\nneeds: [campaign.enterprises, campaign.paper]\nformats: [pdf, docx, xlsx]\n---\n"
	if _, err := Load(fstest.MapFS{"scale-list.md": {Data: []byte(head + body)}}); err != nil {
		t.Error(err)
	}
}

// TestReadmeExplainsEverything holds README.md to the tables of functions,
// directives and keys.
func TestReadmeExplainsEverything(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	_, functionTable, _ := strings.Cut(readme, "## 函数")
	functionTable, directiveText, _ := strings.Cut(functionTable, "## 围栏")
	for _, name := range functionNames() {
		if !strings.Contains(functionTable, "`"+name+"`") {
			t.Errorf("README.md does not explain the function %s", name)
		}
	}
	for _, d := range directives {
		_, text, ok := strings.Cut(directiveText, "### `"+d.name+"`\n")
		if !ok {
			t.Errorf("README.md does not explain the directive %s", d.name)
		}
		text, _, _ = strings.Cut(text, "\n### ")
		for _, key := range allKeys(reflect.TypeOf(d.keys)) {
			if !strings.Contains(text, "`"+key+"`") {
				t.Errorf("README.md does not explain %s of %s", key, d.name)
			}
		}
	}
	for typ, list := range words {
		for _, w := range list {
			if !strings.Contains(directiveText, "`"+w+"`") {
				t.Errorf("README.md does not explain %s of %v", w, typ)
			}
		}
	}
}

// allKeys are the keys of t and of the lists in it.
func allKeys(t reflect.Type) []string {
	keys := keyNames(t)
	for i := range t.NumField() {
		if f := t.Field(i).Type; f.Kind() == reflect.Slice && f.Elem().Kind() == reflect.Struct && f != fieldsType {
			keys = append(keys, allKeys(f.Elem())...)
		}
	}
	return keys
}

func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{0: "零", 1: "一", 10: "十", 12: "十二", 20: "二十", 25: "二十五", 100: "一百", 103: "一百零三",
		110: "一百一十", 119: "一百一十九", 1000: "一千", 1003: "一千零三", 1030: "一千零三十", 2024: "二千零二十四", 9999: "九千九百九十九"} {
		if got, err := chinese(n); err != nil || got != want {
			t.Errorf("chinese(%d) is %s, %v, want %s", n, got, err, want)
		}
	}
}

func TestPeriod(t *testing.T) {
	d := func(s string) review.Date {
		date, _ := review.ParseDate(s)
		return date
	}
	for _, test := range []struct{ from, until, want string }{
		{"2024-05-13", "2024-05-15", "2024年5月13日至15日"},
		{"2024-05-13", "2024-06-01", "2024年5月13日至6月1日"},
		{"2024-12-30", "2025-01-02", "2024年12月30日至2025年1月2日"},
		{"2024-05-13", "2024-05-13", "2024年5月13日"},
		{"2024-05-13", "", "2024年5月13日"},
		{"", "2024-05-13", "2024年5月13日"},
	} {
		if got := period(d(test.from), d(test.until)); got != test.want {
			t.Errorf("period(%s, %s) is %s, want %s", test.from, test.until, got, test.want)
		}
	}
}
