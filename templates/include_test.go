package templates

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// partHead is the front matter of a kind that needs and can do what is given.
func partHead(needs, formats string) string {
	return fmt.Sprintf("---\ntitle: 部分\nsummary: 试。\nneeds: [%s]\nformats: [%s]\n---\n", needs, formats)
}

func includes(kind string) string { return "```include\nkind: " + kind + "\n```\n" }

func titled1(text string) string { return "```title\ntext: " + text + "\n```\n" }

func TestWhatIncludesRefuseWhenTheyAreLoaded(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	part := file(partHead("review.revisits", "pdf, docx") + titled1("甲"))
	for _, test := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"a kind that is not there", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + "甲\n\n" + includes("review-raport"))},
			"whole.md:9: include 的文种 review-raport 没有；有 "},
		{"and what was meant", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + includes("review-raport"))}, "，是不是 review-report？"},
		{"itself", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + includes("whole"))}, "whole.md:7: include 绕回了自己：whole → whole"},
		{"itself, around", fstest.MapFS{
			"whole.md": file(partHead("review", "pdf") + includes("half")),
			"half.md":  file(partHead("review", "pdf") + includes("third")),
			"third.md": file(partHead("review", "pdf") + includes("whole")),
		}, "whole.md:7: include 绕回了自己：whole → half → third → whole"},
		{"itself, in a branch that is never taken", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + "{{if false}}\n" + includes("whole") + "{{end}}\n")},
			"whole.md:8: include 绕回了自己"},
		{"one that judges", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + includes("check-report"))}, "是说校核意见的，不能放进别的文书"},
		{"needs of another group", fstest.MapFS{"whole.md": file(partHead("notice", "pdf") + includes("part")), "part.md": part},
			"whole.md:7: include 的文种 part 要用到 review.revisits，本文种的 needs 里没有"},
		{"needs that may be met otherwise", fstest.MapFS{"whole.md": file(partHead("review|notice", "pdf") + includes("part")), "part.md": part}, "本文种的 needs 里没有"},
		{"a format it has not", fstest.MapFS{"whole.md": file(partHead("review", "pdf, xlsx") + includes("part")), "part.md": part},
			"include 的文种 part 没有 xlsx 格式，本文种的 formats 里有"},
		{"a kind that a fact names", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + includes("{{.Kind}}"))}, "whole.md:7: include 要直接写出文种"},
		{"no kind", fstest.MapFS{"whole.md": file(partHead("review", "pdf") + "```include\n```\n")}, "whole.md:7: include 要直接写出文种"},
		{"a need that no request has", fstest.MapFS{"whole.md": file(partHead("review.revisit", "pdf") + titled1("甲"))}, "needs 里的 \"review.revisit\" 不对"},
		{"a need inside a list", fstest.MapFS{"whole.md": file(partHead("review.problems.befor", "pdf") + titled1("甲"))}, "needs 里的 \"review.problems.befor\" 不对"},
	} {
		_, err := Load(test.files)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v\nwant %s", test.name, err, test.want)
		}
	}
}

func TestAPartMayMeetANeedWithOneOfSeveral(t *testing.T) {
	_, err := Load(fstest.MapFS{
		"whole.md": {Data: []byte(partHead("review", "pdf") + includes("part"))},
		"part.md":  {Data: []byte(partHead("review.revisits|registry", "pdf") + titled1("甲"))},
	})
	if err != nil {
		t.Error(err)
	}
}

// buildWhole builds kind whole of the templates given, of the sample of a
// revisit without its revisits.
func buildWhole(t *testing.T, files fstest.MapFS) (*doc.Document, error) {
	t.Helper()
	set, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	sample, err := set.Sample("revisit-record")
	if err != nil {
		t.Fatal(err)
	}
	f := facts(t, sample)
	f.Review.Revisits = nil
	return set.Build(context.Background(), "whole", f, nil)
}

func TestAPartWithoutItsFactsIsRefusedWhereItIsIncluded(t *testing.T) {
	_, err := buildWhole(t, fstest.MapFS{"whole.md": {Data: []byte(partHead("review", "pdf") + includes("revisit-record"))}})
	want := "templates: whole.md:7: include 的文种 revisit-record（回访记录）要用到 review.revisits（评审·回访），请求里没有；请用 {{if}} 先判断"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestAnErrorOfAPartNamesItsOwnFile(t *testing.T) {
	_, err := buildWhole(t, fstest.MapFS{
		"whole.md": {Data: []byte(partHead("review", "pdf") + titled1("甲") + includes("part"))},
		"part.md":  {Data: []byte(partHead("review", "pdf") + titled1("乙") + "\n{{(index .Review.Revisits 0).By}}\n")},
	})
	if err == nil || !strings.Contains(err.Error(), "templates: part.md:11: ") {
		t.Error(err)
	}
}

func TestPagesAreCountedOnThroughTheParts(t *testing.T) {
	numbered := func(numbering, title string) string {
		return "```section\nnumbering: " + numbering + "\n```\n" + titled1(title)
	}
	d, err := buildWhole(t, fstest.MapFS{
		"whole.md": {Data: []byte(partHead("review", "pdf") + "```document\ntitle: 册\n```\n" + numbered("none", "封面") +
			"```section\nnumbering: restart\n```\n" + includes("first") + includes("second") + "后记\n")},
		"first.md":  {Data: []byte(partHead("review", "pdf") + numbered("none", "甲的封面") + numbered("restart", "甲"))},
		"second.md": {Data: []byte(partHead("review", "pdf") + "```document\ntitle: 乙\n```\n" + "# 乙一\n\n# 乙二\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `document kind="whole" title="册"
section numbering="unnumbered"
  title "封面"
section numbering="unnumbered"
  title "甲的封面"
section numbering="restart"
  title "甲"
section
  title "部分"
  heading 1 "一、" "乙一"
  heading 1 "二、" "乙二"
section
  body "后记"
`
	if got := printed(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Several parts of a review file show the same photographs.
func TestAPictureIsLoadedOnce(t *testing.T) {
	set, loaded := embeddedSet(t), map[string]int{}
	_, err := set.Build(context.Background(), "review-file", example(t, "review-file"), func(path string, p review.Picture, place Place) (*doc.Picture, error) {
		loaded[path]++
		if place != (Place{WidthMM: 80}) {
			t.Errorf("%s was asked for with %+v", path, place)
		}
		return noPictures(path, p, place)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"review.problems[6].before[0]", "review.problems[6].after[0]", "review.siteRecords[3].photos[0]"} {
		if loaded[path] != 1 {
			t.Errorf("%s was loaded %d times", path, loaded[path])
		}
	}
}

func TestPlacesOfAboutOneWidthAreOne(t *testing.T) {
	for width, want := range map[int]int{0: 0, 30: 40, 39: 40, 52: 80, 70: 80, 78: 80, 100: 0, 156: 0, 225: 0} {
		if got := placeOf(width).WidthMM; got != want {
			t.Errorf("a picture of %d mm is asked for %d mm, want %d", width, got, want)
		}
	}
}
