package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
)

// notice is a request of one line; n makes it another.
func notice(n int) string {
	return fmt.Sprintf(`{"kind": "notice", "notice": {"organs": ["某某市应急管理局"], "docNumber": "某应急〔2024〕%d号", "title": "关于报送第%d批情况的通知", `+
		`"body": [{"text": "请于收到本通知之日起报送有关情况。"}], "closing": {"date": "2024-05-31"}}}`, n+1, n+1)
}

// manifest writes lines and opens them.
func manifest(t testing.TB, lines ...string) *Source {
	t.Helper()
	name := filepath.Join(t.TempDir(), "requests.jsonl")
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return open(t, name)
}

func open(t testing.TB, name string) *Source {
	t.Helper()
	src, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.Close() })
	return src
}

// numbered are n lines with ids.
func numbered(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf(`{"id": "n%d", "request": %s}`, i, notice(i))
	}
	return lines
}

var pdfOnly = Config{Formats: []report.Format{report.PDF}, Resume: true}

// outcomes runs and returns what Each was told.
func outcomes(t testing.TB, src *Source, dir string, c Config) []Outcome {
	t.Helper()
	var list []Outcome
	c.Each = func(o Outcome, _ int) error { list = append(list, o); return nil }
	counts, err := Run(context.Background(), src, dir, c)
	if err != nil {
		t.Fatal(err)
	}
	if counts.All() != len(list) {
		t.Errorf("counts %v of %d outcomes", counts, len(list))
	}
	return list
}

// statuses are the outcomes' in short.
func statuses(list []Outcome) string {
	var b strings.Builder
	for _, o := range list {
		b.WriteString(string(o.Status[:1]))
	}
	return b.String()
}

// verify wants the folder to be complete.
func verify(t testing.TB, src *Source, dir string) Verdict {
	t.Helper()
	v, err := Verify(context.Background(), src, dir, func(fault string) { t.Error(fault) })
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// faults are what Verify tells.
func faults(t testing.TB, src *Source, dir string) []string {
	t.Helper()
	var list []string
	if _, err := Verify(context.Background(), src, dir, func(f string) { list = append(list, f) }); err != nil {
		t.Fatal(err)
	}
	return list
}

// documents are the files in dir.
func documents(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.Name() != hidden {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestASecondRunDoesWhatHasChangedAndNoMore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	lines := numbered(4)
	if got := statuses(outcomes(t, manifest(t, lines...), dir, pdfOnly)); got != "oooo" {
		t.Fatal(got)
	}
	before := documents(t, dir)
	lines[2] = fmt.Sprintf(`{"id": "n2", "request": %s}`, notice(99))
	src := manifest(t, append(lines, numbered(5)[4])...)
	if f := faults(t, src, dir); len(f) != 2 || !strings.HasSuffix(f[0], "requests.jsonl 第 3 行（n2）: 请求在登记以后有改动，没有重做") || !strings.HasSuffix(f[1], "没有登记，还没有做") {
		t.Errorf("%q", f)
	}
	if got := statuses(outcomes(t, src, dir, pdfOnly)); got != "ssoso" {
		t.Error(got)
	}
	after := documents(t, dir)
	if len(after) != 5 || slices.Contains(after, before[2]) {
		t.Errorf("before %q, after %q", before, after)
	}
	if v := verify(t, src, dir); v.OK != 5 || v.Items != 5 {
		t.Error(v)
	}
	// Another pattern, other names: everything once more.
	c := pdfOnly
	c.Names, _ = ParsePattern("{{.Notice.DocNumber}}")
	if got := statuses(outcomes(t, src, dir, c)); got != "ooooo" {
		t.Error(got)
	}
	if names := documents(t, dir); len(names) != 5 || !strings.HasPrefix(names[0], "某应急〔2024〕100号-") {
		t.Errorf("%q", names)
	}
	verify(t, src, dir)
}

func TestAFolderInUseNeedsResumeAndTheSameSource(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(1)...)
	outcomes(t, src, dir, Config{})
	other := filepath.Join(t.TempDir(), "others.jsonl")
	if err := os.WriteFile(other, []byte(numbered(1)[0]), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		src  *Source
		c    Config
		want string
	}{
		{"no --resume", src, Config{}, "目录里已有这一批的文书（登记 1 份）；加 --resume 接着做其余和有改动的，或换一个目录"},
		{"another source", open(t, other), Config{Resume: true}, `目录里是来源 "requests.jsonl" 的文书，现在的来源是 "others.jsonl"；请换一个目录`},
		{"divided otherwise", src, Config{Resume: true, Shard: Shard{1, 2}}, "目录是分 1 片做的，这次是分 2 片；请用原来的分法，或换一个目录"},
	} {
		if _, err := Run(context.Background(), c.src, dir, c.c); err == nil || err.Error() != dir+": "+c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	verify(t, src, dir)
}

func TestWhatIsTurnedAwayLeavesNoJournal(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(3)...)
	c := pdfOnly
	c.Shard = Shard{1, 2}
	outcomes(t, src, dir, c)
	for _, s := range []Shard{{}, {1, 3}} {
		other := pdfOnly
		other.Shard = s
		if _, err := Run(context.Background(), src, dir, other); err == nil {
			t.Errorf("%v runs beside two shards", s)
		}
	}
	c.Shard = Shard{2, 2}
	outcomes(t, src, dir, c)
	verify(t, src, dir)
}

func TestAnEmptySourceRemovesNothing(t *testing.T) {
	dir := t.TempDir()
	outcomes(t, manifest(t, numbered(2)...), dir, pdfOnly)
	c := pdfOnly
	c.Prune = true
	empty := manifest(t)
	if _, err := Run(context.Background(), empty, dir, c); err == nil || err.Error() != empty.path+": 来源里一份请求也没有；不删去全部文书，请看来源对不对" {
		t.Error(err)
	}
	if names := documents(t, dir); len(names) != 2 {
		t.Errorf("%q", names)
	}
}

func TestTwoRunsInOneFolder(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(1)...)
	first, err := openTarget(dir, src.name, Shard{}, false)
	if err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	if _, err := Run(context.Background(), src, dir, pdfOnly); !errors.As(err, &locked) || !strings.Contains(err.Error(), fmt.Sprintf("进程 %d）正在写这个目录", os.Getpid())) {
		t.Error(err)
	}
	if _, err := Verify(context.Background(), src, dir, nil); !errors.As(err, &locked) {
		t.Error(err)
	}
	if err := first.close(); err != nil {
		t.Error(err)
	}
	outcomes(t, src, dir, pdfOnly)
	verify(t, src, dir)
}

func TestShardsTogetherAreComplete(t *testing.T) {
	const n = 3
	dir := t.TempDir()
	src := manifest(t, numbered(20)...)
	total := 0
	for i := 1; i <= n; i++ {
		if i == n {
			if f := faults(t, src, dir); len(f) == 0 || f[0] != "第 3/3 片没有做" || len(f) != 1+20-total {
				t.Errorf("%d done: %q", total, f)
			}
		}
		c := pdfOnly
		c.Shard = Shard{i, n}
		list := outcomes(t, src, dir, c)
		if len(list) == 0 {
			t.Errorf("shard %d has nothing", i)
		}
		total += len(list)
	}
	if v := verify(t, src, dir); total != 20 || v.OK != 20 {
		t.Errorf("%d, %v", total, v)
	}
	if _, err := Run(context.Background(), src, dir, pdfOnly); err == nil {
		t.Error("the whole runs into the folder of the shards")
	}
}

func TestVerifyTellsOfEveryFault(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(6)...)
	list := outcomes(t, src, dir, pdfOnly)
	name := func(i int) string { return filepath.Join(dir, list[i].Files[0].Name) }
	if err := errors.Join(os.Remove(name(0)), os.Truncate(name(1), 100),
		os.WriteFile(filepath.Join(dir, "x-0123456789ab.pdf"), nil, 0o644),
		os.WriteFile(filepath.Join(dir, "自己的.pdf"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(t.TempDir(), "requests.jsonl")
	if err := os.WriteFile(short, []byte(strings.Join(append(numbered(5), numbered(1)[0]), "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	got := faults(t, open(t, short), dir)
	want := []string{
		"requests.jsonl 第 1 行（n0）: 文书 " + list[0].Files[0].Name + " 不见了或读不了：文件或目录不存在",
		"requests.jsonl 第 2 行（n1）: 文书 " + list[1].Files[0].Name + " 与登记的不一致",
		"requests.jsonl 第 6 行（n0）: 编号 n0 在前面已经用过；每份请求的编号应各不相同",
		"n5: 登记里有，来源里没有；加 --resume --prune 运行可以删去",
		"x-0123456789ab.pdf: 目录里多出的文书，没有登记",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// What is missing or cut short is made again.
	if got := statuses(outcomes(t, src, dir, pdfOnly)); got != "oossss" {
		t.Error(got)
	}
}

func TestBadItemsStopNoOther(t *testing.T) {
	dir := t.TempDir()
	lines := []string{
		notice(0),
		`{"id": "a", "request": ` + notice(1) + `}`,
		`not json`,
		`[]`,
		`{"id": "b"}`,
		`{"id": "c", "request": {}, "file": "x.yaml"}`,
		`{"id": 7, "request": {}}`,
		`{"id": "", "request": {}}`,
		`{"id": "d\u202e", "request": {}}`,
		`{"id": "e", "file": "../../etc/passwd"}`,
		`{"id": "f", "file": "/etc/passwd"}`,
		`{"id": "g", "file": "nothing.yaml"}`,
		`{"id": "h", "request": {"kind": "notise"}}`,
		`{"id": "i", "request": {"kind": "notice"`,
		`{"id": "j", "id": "k", "request": {}}`,
		`{"id": "a", "request": ` + notice(2) + `}`,
		`{"id": "l", "kind": "notice"}`,
		`{"id": "m", "request": {}} {}`,
		`{"id": "n", "request": ` + strings.Replace(notice(3), "有关", `\u202e`, 1) + `}`,
		`{"id": "o", "request": ` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`,
		"",
		`{"id": "z", "request": ` + notice(4) + `}`,
	}
	src := manifest(t, lines...)
	list := outcomes(t, src, dir, pdfOnly)
	if got, want := statuses(list), "oo"+strings.Repeat("r", 18)+"o"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var messages []string
	for _, o := range list {
		if o.Status == Refused {
			if o.Message == "" || len(o.Files) > 0 {
				t.Errorf("%+v", o)
			}
			messages = append(messages, strings.SplitN(o.Message, "\n", 2)[0])
		}
	}
	golden(t, "testdata/bad-items.txt", strings.Join(messages, "\n")+"\n")
	if names := documents(t, dir); len(names) != 3 {
		t.Errorf("%q", names)
	}
	// The refused are asked again, the others not.
	if got, want := statuses(outcomes(t, src, dir, pdfOnly)), "ss"+strings.Repeat("r", 18)+"s"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestDocumentsOfChangedFactsThatAreRefusedStayAndAreTold(t *testing.T) {
	dir := t.TempDir()
	first := outcomes(t, manifest(t, numbered(1)...), dir, pdfOnly)
	bad := manifest(t, `{"id": "n0", "request": {"kind": "notice"}}`)
	for range 2 {
		list := outcomes(t, bad, dir, pdfOnly)
		if list[0].Status != Refused || !slices.Equal(list[0].Stale, []string{first[0].Files[0].Name}) {
			t.Errorf("%+v", list[0])
		}
	}
	if f := faults(t, bad, dir); !slices.Equal(f, []string{"requests.jsonl 第 1 行（n0）: 退回了，没有文书"}) {
		t.Errorf("%q", f)
	}
	// Nothing is pruned while something is refused.
	c := pdfOnly
	c.Prune = true
	other := manifest(t, strings.Replace(notice(0), "closing", "clsing", 1))
	if counts, err := Run(context.Background(), other, dir, c); err != nil || counts.Pruned != 0 {
		t.Error(counts, err)
	}
	if names := documents(t, dir); len(names) != 1 {
		t.Errorf("%q", names)
	}
	good := manifest(t, fmt.Sprintf(`{"id": "n0", "request": %s}`, notice(7)))
	outcomes(t, good, dir, pdfOnly)
	if names := documents(t, dir); len(names) != 1 || names[0] == first[0].Files[0].Name {
		t.Errorf("%q", names)
	}
	c.Prune = true
	outcomes(t, good, dir, c)
	verify(t, good, dir)
}

func TestAFileOfSomebodyElseIsNotWrittenOver(t *testing.T) {
	src := manifest(t, numbered(1)...)
	name := outcomes(t, src, t.TempDir(), pdfOnly)[0].Files[0].Name
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	list := outcomes(t, src, dir, pdfOnly)
	if list[0].Status != Failed || !strings.Contains(list[0].Message, "不覆盖") {
		t.Errorf("%+v", list[0])
	}
	if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != "mine" {
		t.Errorf("%.20q, %v", data, err)
	}
}

func TestCheckWritesNothing(t *testing.T) {
	src := manifest(t, append(numbered(2), `{"kind": "notice"}`)...)
	before := documents(t, filepath.Dir(src.path))
	counts, err := Check(context.Background(), src, pdfOnly)
	if err != nil || counts != (Counts{OK: 2, Refused: 1}) {
		t.Error(counts, err)
	}
	if after := documents(t, filepath.Dir(src.path)); !slices.Equal(before, after) {
		t.Errorf("%q", after)
	}
}

func TestFailFastBeginsNothingMore(t *testing.T) {
	src := manifest(t, append([]string{`{"kind": "notice"}`}, numbered(2000)...)...)
	c := pdfOnly
	c.FailFast = true
	counts, err := Run(context.Background(), src, t.TempDir(), c)
	if err != nil || counts.Refused != 1 || counts.OK > 1000 {
		t.Error(counts, err)
	}
}

func TestAnInterruptedRunFinishesWhatItHasBegun(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(300)...)
	ctx, cancel := context.WithCancel(context.Background())
	c := pdfOnly
	c.Each = func(_ Outcome, at int) error {
		if at == 50 {
			cancel()
		}
		return nil
	}
	counts, err := Run(ctx, src, dir, c)
	if !errors.Is(err, context.Canceled) || counts.OK < 50 || counts.OK == 300 {
		t.Fatal(counts, err)
	}
	if names := documents(t, dir); len(names) != counts.OK {
		t.Errorf("%d files of %v", len(names), counts)
	}
	list := outcomes(t, src, dir, pdfOnly)
	if got := strings.Count(statuses(list), "s"); got != counts.OK {
		t.Errorf("%d skipped of %v", got, counts)
	}
	verify(t, src, dir)
}

func TestTheOutcomesComeInTheOrderOfTheSource(t *testing.T) {
	c := pdfOnly
	c.Jobs = 8
	for i, o := range outcomes(t, manifest(t, numbered(60)...), t.TempDir(), c) {
		if o.ID != fmt.Sprintf("n%d", i) {
			t.Fatalf("%d is %s", i, o.ID)
		}
	}
}

func TestTheSameItemsGetTheSameNamesInAnyOrder(t *testing.T) {
	lines := numbered(6)
	c := pdfOnly
	c.Names, _ = ParsePattern("{{.Kind}}")
	a, b := t.TempDir(), t.TempDir()
	outcomes(t, manifest(t, lines...), a, c)
	slices.Reverse(lines)
	outcomes(t, manifest(t, lines...), b, c)
	if x, y := documents(t, a), documents(t, b); len(x) != 6 || !slices.Equal(x, y) {
		t.Errorf("%q, %q", x, y)
	}
}

func TestAnOutcomeAsAProgramReadsIt(t *testing.T) {
	o := outcomes(t, manifest(t, numbered(1)...), t.TempDir(), pdfOnly)[0]
	o.Millis = 3
	o.Files[0].SHA256 = o.Files[0].SHA256[:4]
	o.Files[0].Size = 1
	got, err := json.Marshal(o)
	want := `{"id":"n0","status":"ok","kind":"notice","files":[{"name":"` + o.Files[0].Name + `","size":1,"sha256":"` + o.Files[0].SHA256 + `"}],"ms":3}`
	if err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
}
