package templates

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// FuzzFact puts one string into every text of a kind's sample. Whatever it is,
// the document must have the structure it has with a harmless string, and the
// string must stand in it, unchanged, as often.
func FuzzFact(f *testing.F) {
	set := embeddedSet(f)
	kinds := set.Kinds()
	for _, s := range []string{
		"某某", "**甲**", "*", "`甲`", "# 甲", "甲\n# 乙", "甲\n\n- 乙\n1. 丙", "| 甲 | 乙 |\n|---|---|", "|", "\\", "\\|", "^", "<",
		"```\n甲\n```", "```table\nplain: true\n```", "~~~", "---", "> 甲", "    甲", "<b>甲</b>", "<!-- ", "[甲](乙)", "![甲](乙)", "&lt;", "&amp;#60;",
		"{{.Review}}", "{{end}}", "{{/*", "甲: 乙", "- 甲", "[甲, 乙]", "{甲: 乙}", "\"", "'", "null", "true", "~", "70", "@甲", "%", "#", "2024-05-31", "1e5",
		"\ue001", "\U000F0000\U00100000", "\U000F0000\U00100001甲", "\U000F0000", "\U00100000", "\ue006\n", "李𬭎", "甲  \n乙", "甲\\\n乙", "。", "甲。",
	} {
		for i := range kinds {
			f.Add(s, uint(i))
		}
	}
	f.Fuzz(func(t *testing.T, s string, i uint) {
		if strings.TrimSpace(s) == "" || !utf8.ValidString(s) || len(s) > 1000 {
			return // no fact is blank: review.Validate refuses it
		}
		k := kinds[i%uint(len(kinds))].ID
		got, want := built(t, set, k, s), built(t, set, k, harmless(s))
		if got, want := shape(got), shape(want); got != want {
			t.Fatalf("%s with %q has the shape\n%s\nwant\n%s", k, s, got, want)
		}
		if count(want, s) > 0 || strings.Trim(s, "0123456789abcdef") == "" {
			return // the template's own words, or maybe a part of the hash of a draw
		}
		if got, want := count(got, s), count(want, harmless(s)); got != want {
			t.Fatalf("%s says %q %d times, want %d", k, s, got, want)
		}
	})
}

// harmless is a word no template has, in the lines of s, blank or not; it ends in 。 where s does: a
// heading that does runs on, and lines are paragraphs of their own.
func harmless(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		switch {
		case strings.TrimSpace(l) == "":
		case strings.HasSuffix(l, "。") && i == len(lines)-1:
			lines[i] = "\u9f98。"
		default:
			lines[i] = "\u9f98"
		}
	}
	return strings.Join(lines, "\n")
}

// built is the document of a sample in which every text is s.
func built(t *testing.T, set *Set, kind, s string) *doc.Document {
	t.Helper()
	sample, err := set.Sample(kind)
	if err != nil {
		t.Fatal(err)
	}
	fs := facts(t, sample)
	fill(reflect.ValueOf(fs.Request).Elem(), s)
	d, err := set.Build(context.Background(), kind, review.Derive(fs.Request, nil), noPictures)
	if err != nil {
		t.Fatalf("%s with %q: %v", kind, s, err)
	}
	return d
}

// fill sets every text under v to s. Codes stay, and so do the numbers that
// tie scores to items.
func fill(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), s)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if codes.MatchString(f.Tag.Get("validate")) || f.Name == "Kind" || f.Name == "Item" && f.Type == stringType ||
				v.Type() == reflect.TypeFor[review.Item]() && f.Name == "Number" {
				continue
			}
			fill(v.Field(i), s)
		}
	case reflect.String:
		if v.Type() == stringType {
			v.SetString(s)
		}
	}
}

// shape is the tree of d without its texts.
func shape(d *doc.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "section %v %v\n", s.Landscape, s.Numbering)
		for _, block := range s.Blocks {
			fmt.Fprintf(&b, "%T", block)
			switch block := block.(type) {
			case *doc.Heading:
				fmt.Fprintf(&b, " %d %s %d", block.Level, block.Number, len(block.RunIn))
			case *doc.Paragraph:
				fmt.Fprintf(&b, " %v %d", block.Role, len(block.Text))
			case *doc.List:
				fmt.Fprintf(&b, " %v %d", block.Ordered, len(block.Items))
			case *doc.Table:
				for _, rows := range [][]doc.Row{block.Header, block.Rows} {
					for _, r := range rows {
						b.WriteString("\n ")
						for _, c := range r.Cells {
							fmt.Fprintf(&b, " %dx%d %d %v", c.ColSpan, c.RowSpan, len(c.Text), c.Value.Kind)
						}
					}
				}
			case *doc.Cover:
				fmt.Fprintf(&b, " %d %d", len(block.Title), len(block.Fields))
			case *doc.Masthead:
				fmt.Fprintf(&b, " %d %d", len(block.Organs), len(block.Signatories))
			case *doc.Closing:
				fmt.Fprintf(&b, " %v %d", block.Style, len(block.Signatures))
			case *doc.AttachmentNote:
				fmt.Fprintf(&b, " %d", len(block.Names))
			case *doc.Imprint:
				fmt.Fprintf(&b, " %d", len(block.CopyTo))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// count is how often d says s, as the whole of a text or in it.
func count(d *doc.Document, s string) int {
	n := 0
	for text := range d.Texts() {
		if strings.Contains(text, s) {
			n++
		}
	}
	return n
}
