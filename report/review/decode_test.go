package review

import (
	"errors"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files afresh")

// TestWhatIsSaidOfBadRequests reads testdata/errors.txtar: a file, then the
// messages expected of it.
func TestWhatIsSaidOfBadRequests(t *testing.T) {
	const name = "testdata/errors.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(archive.Files); i += 2 {
		input, want := archive.Files[i], &archive.Files[i+1]
		t.Run(input.Name, func(t *testing.T) {
			req, err := Decode(input.Data)
			var errs *Errors
			if req != nil || !errors.As(err, &errs) {
				t.Fatalf("no *Errors, but %v, %v", req, err)
			}
			got := err.Error() + "\n"
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"empty", "", "文件是空的"},
		{"white space", " \r\n\t", "文件是空的"},
		{"UTF-16 little endian", "\xFF\xFE{\x00}\x00", "文件编码是 UTF-16，请另存为 UTF-8"},
		{"UTF-16 big endian", "\xFE\xFF\x00{\x00}", "文件编码是 UTF-16，请另存为 UTF-8"},
		{"UTF-16 without mark", "k\x00:\x00", "文件编码是 UTF-16，请另存为 UTF-8"},
		{"UTF-32", "\xFF\xFE\x00\x00k\x00\x00\x00", "文件编码是 UTF-32，请另存为 UTF-8"},
		{"GB 18030", "kind: \xCD\xA8\xD6\xAA\xB9\xAB\xB8\xE6", "文件编码看来是 GB 18030（GBK），请另存为 UTF-8"},
		{"neither", "kind: \xCD\xFF\xD6", "文件编码不是 UTF-8，请另存为 UTF-8"},
		{"too large", strings.Repeat(" ", MaxSize+1), "文件超过 32 MB"},
		{"too many values in JSON", `{"a":[` + strings.Repeat("1,", maxJSON) + "1]}", "文件内容过多：项数超过 1200000"},
		{"too many values", "[" + strings.Repeat("1,", maxMarks) + "1]", "文件内容过多：行数与项数之和超过 500000"},
		{"control character", "kind: a\nprofile: [\x01]", "第 2 行第 11 列：文件中不应有 U+0001（控制字符）"},
		{"line separator", "kind: a\u2028b", "第 1 行第 8 列：文件中不应有 U+2028（行分隔符）"},
		{"return without line end", "kind: a\rprofile: []", "第 1 行第 8 列：文件中不应有 U+000D（回车）"},
		{"too deep JSON", `{"profile": ` + strings.Repeat("[", 100), "第 1 行第 76 列：JSON 语法错误：嵌套超过 64 层"},
		{"too deep YAML", `profile: ` + strings.Repeat("[", 64) + strings.Repeat("]", 64), "第 1 行第 73 列：嵌套超过 64 层"},
		{"far too deep YAML", strings.Repeat("[", 20000), "第 1 行：YAML 语法错误：嵌套过深"},
	} {
		_, err := Decode([]byte(c.input))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	for _, input := range []string{
		"\uFEFFkind: a\r\nprofile: [b]\r\n",
		"\uFEFF \r\n{\"kind\": \"a\",\r\n \"profile\": [\"b\"]}\r\n",
		"---\nkind: a\nprofile: [b] # 注\n...\n",
		"%YAML 1.1\n---\nkind: 'a'\nprofile:\n- \"b\"\n",
	} {
		req, err := Decode([]byte(input))
		if err != nil || req.Kind != "a" || len(req.Profile) != 1 || req.Profile[0] != "b" {
			t.Errorf("%q: got %+v, %v", input, req, err)
		}
	}
}

func TestManyErrorsAreCutShort(t *testing.T) {
	_, err := Decode([]byte("kind: a\nprofile: [" + strings.Repeat("{}, ", 1200) + "]\n"))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != maxIssues+1 || lines[maxIssues] != "另有 200 处错误未列出" {
		t.Errorf("%d lines, the last %s", len(lines), lines[len(lines)-1])
	}
}

// A search among all names for each of them would take minutes.
func TestAsManyWrongNamesAsARequestMayHave(t *testing.T) {
	_, err := Decode([]byte("{" + strings.Repeat(`"文种":"x",`, maxJSON/2-1) + `"文种":"x"}`))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != maxIssues+1 || !strings.HasSuffix(lines[0], "字段名应写作 kind（文种）") || lines[maxIssues] != "另有 599000 处错误未列出" {
		t.Errorf("%d lines, from %s to %s", len(lines), lines[0], lines[len(lines)-1])
	}
}

func TestTextsOfYAMLStayAsWritten(t *testing.T) {
	req, err := Decode([]byte("kind: |\r\n  样本\r\nprofile: [0571-00000000, 330000, 3.10, 007, 0x1F, 1_000, 1e3, true, no, 2024-05-31, .inf, 12:30, '~', \"a\\u00e9\", 'it''s']\r\n" +
		"campaign:\n  name: 李\U0002cf8d\n  organizer: a\n  region: {code: 330100, name: b}\n  year: 2024\n  summary: |+\n    一\n\n    二\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"0571-00000000", "330000", "3.10", "007", "0x1F", "1_000", "1e3", "true", "no", "2024-05-31", ".inf", "12:30", "~", "aé", "it's"}
	if req.Kind != "样本" || !slices.Equal(req.Profile, want) {
		t.Errorf("kind %q, profile %q", req.Kind, req.Profile)
	}
	if c := req.Campaign; c.Name != "李\U0002cf8d" || c.Summary != "一\n\n二\n" {
		t.Errorf("name %q, summary %q", c.Name, c.Summary)
	}
}

func TestNumbersNeverPassThroughAFloat(t *testing.T) {
	for _, input := range []string{
		`{"kind": "a", "campaign": {"name": "a", "organizer": "a", "region": {"code": "330100", "name": "a"}, "year": 2024, "checks": [{"name": "a",
			"creditCode": "91350100M000100Y43", "region": {"code": "330100", "name": "a"}, "grade": "3", "passed": true, "reported": 64.1}]}}`,
		"kind: a\ncampaign: {name: a, organizer: a, region: {code: 330100, name: a}, year: 2024, checks: [{name: a,\n  creditCode: 91350100M000100Y43, region: {code: 330100, name: a}, grade: 3, passed: true, reported: 64.1}]}",
	} {
		req, err := Decode([]byte(input))
		if err != nil {
			t.Fatal(err)
		}
		if got := *req.Campaign.Checks[0].Reported; got != 64100 { // 64.1 × 1000 is less than that in floats
			t.Errorf("%d thousandths", got)
		}
	}
}

// The race detector reads along.
func TestConcurrentUse(t *testing.T) {
	data, err := os.ReadFile("testdata/review.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := Derive(readSample(t, "review.yaml"), nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			req, err := Decode(data)
			if err != nil {
				t.Error(err)
				return
			}
			if !reflect.DeepEqual(Derive(req, nil), want) {
				t.Error("not the same facts")
			}
			Schema("", nil, nil)
		})
	}
	wg.Wait()
}
