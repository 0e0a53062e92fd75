package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// folder writes files and opens the folder.
func folder(t *testing.T, files map[string]string) *Source {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "requests")
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, dir)
}

// items are what a source yields, a line each.
func items(t *testing.T, src *Source) []string {
	t.Helper()
	var list []string
	for item, err := range src.Items() {
		if err != nil {
			t.Fatal(err)
		}
		if item.at != len(list)+1 {
			t.Errorf("%s is number %d", item.ID, item.at)
		}
		list = append(list, strings.TrimRight(fmt.Sprintf("%s %s %s", item.ID, item.file, item.fault), " "))
	}
	if len(list) != src.Total() {
		t.Errorf("%d items, total %d", len(list), src.Total())
	}
	return list
}

func TestARequestIsNamedByItsPath(t *testing.T) {
	src := folder(t, map[string]string{
		"request.yaml": "", "a.json": "", "a.yaml": "", "b/request.yml": "", "b/c.YAML": "", "b/photos/1.jpg": "",
		".git/config.yaml": "", ".hidden.yaml": "", "readme.md": "", "d/e/f.json": "", "g\u202e.json": "",
	})
	want := []string{
		"a a.json",
		"a a.yaml 编号 a 在前面已经用过；每份请求的编号应各不相同",
		"b/c b/c.YAML",
		"b b/request.yml",
		"d/e/f d/e/f.json",
		"名称-" + idOf("g\u202e")[len("名称-"):] + " g\u202e.json",
		"requests request.yaml",
	}
	if got := items(t, src); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLinksThatLeadOutAreToldOf(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege on Windows")
	}
	src := folder(t, map[string]string{"a.yaml": notice(0), "b/c.yaml": notice(1)})
	outside := filepath.Join(t.TempDir(), "x.yaml")
	for _, err := range []error{
		os.WriteFile(outside, []byte(notice(2)), 0o644),
		os.Symlink(outside, filepath.Join(src.path, "x.yaml")),
		os.Symlink("b", filepath.Join(src.path, "d")),
		os.Symlink("a.yaml", filepath.Join(src.path, "e.yaml")),
		os.Symlink("y.yaml", filepath.Join(src.path, "y.yaml")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	src = open(t, src.path)
	list := outcomes(t, src, t.TempDir(), pdfOnly)
	if got := statuses(list); got != "oororr" {
		t.Fatalf("%s: %+v", got, list)
	}
	for i, want := range map[int]string{
		2: "d: 链接指向目录或指到来源之外，不跟随；请把请求放在来源的目录里",
		4: "x.yaml: 读不了：路径或链接指到来源的目录之外",
		5: "y.yaml: 读不了：链接成环",
	} {
		if list[i].Message != want {
			t.Errorf("%q, want %q", list[i].Message, want)
		}
	}
}

func TestADocumentIsMadeAgainWhenAPictureChanges(t *testing.T) {
	example := os.DirFS("../../examples/notice")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "in"), example); err != nil {
		t.Fatal(err)
	}
	src, out := open(t, filepath.Join(dir, "in")), filepath.Join(dir, "out")
	first := outcomes(t, src, out, pdfOnly)
	if got := statuses(outcomes(t, src, out, pdfOnly)); got != "s" {
		t.Fatal(got)
	}
	seal, err := fs.ReadFile(os.DirFS("../../examples/letter"), "seal-2.png")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "in", "seal.png"), seal, 0o644); err != nil {
		t.Fatal(err)
	}
	if f := faults(t, src, out); len(f) != 1 || !strings.HasSuffix(f[0], "图片在登记以后有改动，没有重做") {
		t.Errorf("%q", f)
	}
	second := outcomes(t, src, out, pdfOnly)
	if second[0].Status != OK || second[0].Files[0].Name == first[0].Files[0].Name {
		t.Errorf("%+v", second)
	}
	verify(t, src, out)
}

func TestARequestOfAManifestMayBeAFileBesideIt(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "一", "二"), os.DirFS("../../examples/notice")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "list.jsonl")
	if err := os.WriteFile(name, []byte("\uFEFF{\"id\": \"甲\", \"file\": \"一/./二/request.yaml\"}\r\n\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	list := outcomes(t, open(t, name), filepath.Join(dir, "out"), pdfOnly)
	if got := statuses(list); got != "o" || list[0].ID != "甲" {
		t.Errorf("%+v", list)
	}
}

func TestALineThatIsTooLongIsNotRead(t *testing.T) {
	src := manifest(t, `{"id": "a", "request": "`+strings.Repeat("x", review.MaxSize)+`"}`, numbered(1)[0])
	got := items(t, src)
	if want := []string{"000001  一行大于 32 MB；照片请放在清单旁，以文件名引用", "n0"}; !slices.Equal(got, want) {
		t.Errorf("%.300q", got)
	}
}

func TestWhatIsNoSource(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	book := filepath.Join(dir, "b.xlsx")
	empty := filepath.Join(dir, "empty")
	if err := errors.Join(os.WriteFile(file, nil, 0o644), os.WriteFile(book, nil, 0o644), os.Mkdir(empty, 0o755),
		os.WriteFile(filepath.Join(empty, "readme.md"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		file:                       file + ": 不能作批量的来源：应是 .jsonl 清单（一行一份请求）、请求所在的目录、填报表（.xlsx），或者与 --base 同用的名单（.xlsx、.csv）",
		book:                       book + ": 不是 Excel 工作簿（.xlsx），或者文件已损坏",
		empty:                      empty + ": 目录里没有请求：应有 .yaml、.yml、.json 的请求，或填好的填报表（.xlsx）",
		"-":                        "-: 来源要能读不止一遍（中断后接着做、核对都要再读），不能是标准输入或管道；请先存成 .jsonl 文件",
		os.DevNull:                 os.DevNull + ": 来源要能读不止一遍（中断后接着做、核对都要再读），不能是标准输入或管道；请先存成 .jsonl 文件",
		filepath.Join(dir, "none"): filepath.Join(dir, "none") + ": 读不了：文件或目录不存在",
	} {
		if _, err := Open(name); err == nil || err.Error() != want {
			t.Errorf("%v", err)
		}
	}
}

func TestEveryItemBelongsToOneShard(t *testing.T) {
	count := map[int]int{}
	for i := range 1000 {
		id, owners := fmt.Sprint(i), 0
		for s := 1; s <= 4; s++ {
			if (Shard{s, 4}).has(id) {
				owners++
				count[s]++
			}
		}
		if owners != 1 {
			t.Errorf("%s has %d owners", id, owners)
		}
	}
	for s, n := range count {
		if n < 200 || n > 300 {
			t.Errorf("shard %d has %d of 1000", s, n)
		}
	}
}

func TestHowAShardIsWritten(t *testing.T) {
	for _, s := range []string{"1/1", "2/4", "10/10"} {
		if sh, err := ParseShard(s); err != nil || sh.String() != s {
			t.Errorf("%s: %v, %v", s, sh, err)
		}
	}
	for _, s := range []string{"", "0/4", "5/4", "1", "1/4 ", "01/4", "-1/4", "1/4/2", "一/四", "1/-4"} {
		if sh, err := ParseShard(s); err == nil {
			t.Errorf("%q is %v", s, sh)
		}
	}
}
