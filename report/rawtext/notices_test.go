package rawtext

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

// notice is the text of one of the five notices, by the first digits of its
// name. They are not part of this repository: they lie beside it, or the test
// is skipped.
func notice(t testing.TB, number string) (name string, data []byte) {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/notices/" + number + "_*.txt")
	if len(files) != 1 {
		t.Skip("the texts of the five notices are not beside the repository (../shared/notices)")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(files[0]), data
}

// TestNotices says what is found in each of the five, and that the request can
// be made a document once what the text lacks is filled in. The values filled
// in are this test's own.
func TestNotices(t *testing.T) {
	const glossed = 270
	tests := []struct {
		number, kind string
		levels       [5]int // headings by level, in all parts
		docNumbers   []string
		dates        []string
		attachments  int
		counts       map[Sort]int
		doubts       []string // their paths
		fill         func(n *review.Notice)
	}{
		{"000", "notice", [5]int{1: 3, 2: 7}, nil, []string{"2019-05-31"}, 2,
			map[Sort]int{Punctuation: 119, Attachment: 2, Number: 1},
			[]string{"notice.title", "notice.docNumber", "notice.attachments[1].name"},
			func(n *review.Notice) { n.Title = "关于做好有关工作的通知" }},
		{"001", "notice", [5]int{1: 9}, nil, []string{"2015-04-14"}, 1,
			map[Sort]int{Punctuation: 1, Blank: 2, Debris: 1, Break: 2, Attachment: 1, Repeated: 2},
			[]string{"notice.docNumber"}, nil},
		{"002", "notice", [5]int{1: 3, 2: 10}, []string{"烟安监〔2016〕6号"}, nil, 0,
			map[Sort]int{Blank: 3, Break: 1},
			[]string{"notice.organs[0]", "notice.closing.date"},
			func(n *review.Notice) {
				n.Organs, n.Closing.Date = []string{"某某市安全生产监督管理局"}, review.Date{Year: 2016, Month: 1, Day: 1}
			}},
		{"003", "opinion", [5]int{1: 4, 2: 8}, nil, []string{"2022-02-08"}, 2,
			map[Sort]int{Gloss: glossed, Debris: 3, Damage: 1},
			[]string{"notice.title", "notice.docNumber", "notice.issued.body[12].text"},
			func(n *review.Notice) {
				n.Title = "关于印发方案的通知"
				n.Issued.Body[12].Text = regexp.MustCompile(`〖.*〗`).ReplaceAllString(n.Issued.Body[12].Text, "")
			}},
		{"004", "forward", [5]int{1: 8}, []string{"常应急函〔2020〕8号", "苏应急电〔2020〕3号"}, []string{"2020-01-19"}, 0,
			map[Sort]int{Punctuation: 5, Blank: 2, Break: 3, Stamp: 3, Label: 4, Repeated: 1},
			[]string{"notice.organs", "notice.closing.date", "notice.forwarded.body[4].text"},
			func(n *review.Notice) { n.Closing.Date = review.Date{Year: 2020, Month: 2, Day: 4} }},
	}
	for _, test := range tests {
		t.Run(test.number, func(t *testing.T) {
			name, data := notice(t, test.number)
			req, rep, err := Import(context.Background(), name, data)
			if err != nil {
				t.Fatal(err)
			}
			if req.Kind != test.kind {
				t.Errorf("kind %s, want %s", req.Kind, test.kind)
			}
			n := req.Notice
			parts := []*review.Official{&n.Official}
			if n.Forwarded != nil {
				parts = append(parts, n.Forwarded)
			}
			var levels [5]int
			var docNumbers, dates []string
			attachments := 0
			count := func(list []review.Passage) {
				for _, p := range list {
					if p.Level > 0 {
						levels[p.Level]++
					}
				}
			}
			for _, o := range parts {
				count(o.Body)
				attachments += len(o.Attachments)
				for _, a := range o.Attachments {
					count(a.Body)
				}
				if o.Issued != nil {
					count(o.Issued.Body)
					attachments += len(o.Issued.Attachments)
				}
				if o.DocNumber != "" {
					docNumbers = append(docNumbers, o.DocNumber)
				}
				if !o.Closing.Date.IsZero() {
					dates = append(dates, o.Closing.Date.String())
				}
			}
			if levels != test.levels {
				t.Errorf("headings by level %v, want %v", levels, test.levels)
			}
			if got, want := strings.Join(docNumbers, " "), strings.Join(test.docNumbers, " "); got != want {
				t.Errorf("文号 %q, want %q", got, want)
			}
			if got, want := strings.Join(dates, " "), strings.Join(test.dates, " "); got != want {
				t.Errorf("成文日期 %q, want %q", got, want)
			}
			if attachments != test.attachments {
				t.Errorf("%d attachments, want %d", attachments, test.attachments)
			}
			counts := rep.Counts()
			for sort, want := range test.counts {
				if counts[sort] != want {
					t.Errorf("%s: %d repairs, want %d", sort.Chinese(), counts[sort], want)
				}
			}
			var paths []string
			for _, d := range rep.Doubts {
				paths = append(paths, d.Path)
			}
			if got, want := strings.Join(paths, "\n"), strings.Join(test.doubts, "\n"); got != want {
				t.Errorf("doubts at\n%s\nwant\n%s", got, want)
			}
			nothingLost(t, string(data), req, rep)
			typesets(t, req, test.fill)
		})
	}
}

// nothingLost holds the printed document against the file: with the repairs of
// the report and no other, the letters, digits and Han characters of every line
// stand in the document in the same order, and the document says nothing that
// the file does not.
func nothingLost(t *testing.T, text string, req *review.Request, rep *Report) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for _, p := range rep.Repairs {
		if p.Line == 0 || p.Sort == Break && strings.Contains(p.Was, "／") || letters(p.Was) == "" || p.Sort == Number {
			continue
		}
		l := &lines[p.Line-1]
		became := letters(p.Became)
		if became == "" {
			became = parting
		}
		parts := strings.Split(*l, parting)
		for i := range parts {
			parts[i] = spacedLetters(parts[i])
		}
		*l = strings.Replace(strings.Join(parts, parting), spacedLetters(p.Was), became, p.Count)
	}
	d, err := report.Build(context.Background(), req, report.Draft())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for s := range d.Tree.Texts() {
		b.WriteString(letters(s))
	}
	printed := b.String()
	at, moved, all := 0, 0, ""
	for i, l := range lines {
		for _, piece := range strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune(" \t\u3000"+parting, r) }) {
			level, _, mark := numberOf(piece)
			if level == 3 || strings.HasPrefix(piece, "附件") {
				piece = strings.TrimPrefix(strings.TrimPrefix(piece[len(mark):], "附件"), "1.") // numbers of attachments and labels are printed in other places
			}
			s := letters(piece)
			all += s
			switch next := strings.Index(printed[at:], s); {
			case next >= 0:
				at += next + len(s)
			case strings.Contains(printed, s):
				moved++
			default:
				t.Errorf("line %d is not in the document whole: %s", i+1, piece)
			}
		}
	}
	if moved > 6 { // 附注 at the end, organs in the closing, the head of 明电
		t.Errorf("%d lines are printed in another order", moved)
	}
	for path, s := range review.Texts(req) {
		if !strings.HasPrefix(path, "notice.") || strings.HasSuffix(path, ".form") {
			continue
		}
		for line := range strings.SplitSeq(s, "\n") {
			if s := letters(line); !strings.Contains(all, s) && !strings.Contains(line, "待填") && !strings.Contains(line, "〖") {
				t.Errorf("%s says what the file does not: %s", path, line)
			}
		}
	}
}

// spacedLetters is letters, with the blanks.
func spacedLetters(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\u3000", r) })
	for i := range words {
		words[i] = letters(words[i])
	}
	return strings.Join(words, " ")
}

// typesets makes sure that the request is refused as long as something is left
// open, and that after it is filled in every format can be written.
func typesets(t *testing.T, req *review.Request, fill func(*review.Notice)) {
	t.Helper()
	ctx := context.Background()
	if fill != nil {
		if _, err := report.Build(ctx, req); err == nil {
			t.Error("a document is made of a request with open places")
		}
		fill(req.Notice)
	}
	for _, f := range []report.Format{report.PDF, report.DOCX} {
		var b strings.Builder
		if _, err := report.Render(ctx, &b, f, req); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}
