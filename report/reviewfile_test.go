package report_test

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// parts are the kinds of the documents that a complete review file binds, in
// their order.
var parts = []string{"file-index", "application", "self-assessment", "team-appointment", "review-plan", "sign-in", "site-record", "nonconformity",
	"score-table", "review-report", "problem-list", "rectification-plan", "rectification-verification", "recheck-opinion", "revisit-record"}

// sectionsOf are the sections of d as text, how they are numbered left out.
func sectionsOf(t *testing.T, d *doc.Document) []string {
	t.Helper()
	var b strings.Builder
	if err := doc.Fprint(&b, d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range strings.Split(b.String(), "\nsection")[1:] {
		first, rest, _ := strings.Cut(s, "\n")
		for _, numbering := range []string{` numbering="restart"`, ` numbering="unnumbered"`} {
			first = strings.Replace(first, numbering, "", 1)
		}
		out = append(out, first+"\n"+strings.TrimSuffix(rest, "\n"))
	}
	return out
}

// Every part of the file is the document that its kind alone makes.
func TestAReviewFileIsItsParts(t *testing.T) {
	const example = "../examples/review-file/"
	whole := build(t, example+"request.yaml")
	got := sectionsOf(t, whole.Tree)[2:] // after cover and contents
	data, err := os.ReadFile(example + "request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range parts {
		part, err := report.Build(context.Background(), req, report.As(kind), report.Files(os.DirFS(example)))
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range sectionsOf(t, part.Tree) {
			if len(got) == 0 {
				t.Fatalf("%s: section %d is not in the file", kind, i+1)
			}
			// A part that has no title is given that of its kind.
			if g := strings.Replace(got[0], "\n  title \""+part.Kind.Title+"\"", "", 1); g != want && got[0] != want {
				t.Errorf("%s: section %d differs: %s", kind, i+1, firstDifference(got[0], want))
			}
			got = got[1:]
		}
	}
	if len(got) > 0 {
		t.Errorf("%d sections belong to no part", len(got))
	}
}

func TestContentsListEveryPartWithItsPage(t *testing.T) {
	d := build(t, "../examples/review-file/request.yaml")
	contents := d.Tree.Sections[1].Blocks[0].(*doc.Contents)
	listed := map[string]bool{}
	for _, e := range d.Tree.Entries(contents) {
		if e.Level == 0 {
			listed[e.Text] = true
		}
	}
	for _, title := range []string{"案卷目录", "企业安全生产标准化定级申请表", "自评报告", "评审组任命书", "评审计划", "首次会议签到表", "末次会议签到表", "现场评审记录", "不符合项报告",
		"评审得分表", "评审报告", "整改方案", "整改验证表", "资料复核意见", "现场复核意见", "回访记录"} {
		if !listed[title] {
			t.Errorf("contents do not list %s, only %v", title, listed)
		}
	}
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := page.Lay(context.Background(), d.Tree, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	if err := page.Fprint(&printed, pages[:4]); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(printed.String(), "案卷目录") || !strings.Contains(printed.String(), "— 1 —") {
		t.Errorf("the first part is not on page 1:\n%s", printed.String())
	}
}

// Parts that have no facts are left out.
func TestAReviewFileLeavesOutWhatThereIsNot(t *testing.T) {
	d := build(t, "../examples/review-report/request.yaml")
	data, err := os.ReadFile("../examples/review-report/request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	file, err := report.Build(context.Background(), req, report.As("review-file"), report.Files(os.DirFS("../examples/review-report")))
	if err != nil {
		t.Fatal(err)
	}
	got, cover := strings.Join(sectionsOf(t, file.Tree), "\n"), strings.Join(sectionsOf(t, d.Tree)[:1], "\n")
	if strings.Contains(got, "回访记录") || strings.Contains(got, "定级申请表") || !strings.Contains(got, cover) {
		t.Error("the file holds what there are no facts of, or lacks the cover of the report")
	}
}

// A file that several facts name is opened once.
func TestAFileOfPicturesIsReadOnce(t *testing.T) {
	req := decodeExample(t, "review-file")
	files := &counted{FS: os.DirFS("../examples/review-file"), opened: map[string]int{}}
	d, err := report.Build(context.Background(), req, report.Files(files))
	if err != nil {
		t.Fatal(err)
	}
	const name = "photos/01-grinder-before.jpg" // of a site record and of a problem
	if n := files.opened[name]; n != 1 {
		t.Errorf("%s was opened %d times", name, n)
	}
	var tree strings.Builder
	if err := doc.Fprint(&tree, d.Tree); err != nil {
		t.Fatal(err)
	}
	for _, alt := range []string{"JL-04 砂轮机没有防护罩", "整改前：砂轮机没有防护罩"} {
		if !strings.Contains(tree.String(), `alt="`+alt) {
			t.Errorf("no picture is described as %s", alt)
		}
	}
}

// A counted file system counts how often a file is opened.
type counted struct {
	fs.FS
	opened map[string]int
}

func (c *counted) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

func (c *counted) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }
