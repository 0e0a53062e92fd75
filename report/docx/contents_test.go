package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// contentsLines are the lines of 目录: style, words, and the bookmark whose page
// they name.
func contentsLines(t *testing.T, d *doc.Document) []string {
	var lines []string
	for _, p := range parsed(t, "document.xml", document(t, d)).all("p") {
		style := p.child("pPr", "pStyle").attrs["val"]
		if !strings.HasPrefix(style, "Contents") {
			continue
		}
		ref := "no page"
		for _, code := range p.child("hyperlink").texts("instrText") {
			ref = strings.TrimSuffix(strings.TrimPrefix(code, " PAGEREF _Toc0000000"), ` \h `)
		}
		lines = append(lines, strings.TrimPrefix(style, "Contents")+" "+strings.Join(p.texts("t"), "")+" "+ref)
	}
	return lines
}

func TestContentsListWhatComesAfterThem(t *testing.T) {
	if got, want := contentsLines(t, doctest.Bound()), []string{"1 评审计划 1", "2 一、工作目标 2", "2 二、主要措施 3", "2 三、工作要求 4", "1 统计 5",
		"2 一、分地区情况 6", "1 附件1　评审记录 7", "2 一、工作目标 8", "2 二、主要措施 9", "2 三、工作要求 10"}; len(got) != len(want) || got[0] != want[0] || got[6] != want[6] {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// Two 目录, the second inside the first; a run-in heading by its words alone.
	want := []string{"1 前言 no page", "1 关于“回头看”和\"评审\"的报告 2", "2 一、概况 3", "3 （一）明确分工 4", "1 附件 5", "1 通知 6", "1 函 7",
		"2 一、概况 3", "1 附件 5", "1 通知 6", "1 函 7"}
	if got := contentsLines(t, file()); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Word builds the lines anew from the words beside the headings; they must be
// those that stand in 目录.
func TestWordBuildsTheSameContents(t *testing.T) {
	for name, d := range map[string]*doc.Document{"bound": doctest.Bound(), "file": file()} {
		tree := parsed(t, "document.xml", document(t, d))
		var want, got []string
		l := listingOf(d)
		for i := range d.Sections {
			for k := range d.Sections[i].Blocks {
				if en, ok := l.words[position{i, k}]; ok {
					code := fmt.Sprintf(` TC "%s" \l %d `, quoting.Replace(en.text), en.level)
					if !en.numbered {
						code += `\n `
					}
					want = append(want, code)
				}
			}
		}
		for _, n := range tree.all("instrText") {
			if strings.HasPrefix(n.text, " TC ") {
				got = append(got, n.text)
			}
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: got  %q\nwant %q", name, got, want)
		}
	}
	if s := quoting.Replace(`“甲”"乙"\`); s != `\“甲\”\"乙\"\\` {
		t.Error(s)
	}
}

func TestTheFieldOfContentsIsForWordAlone(t *testing.T) {
	tree := parsed(t, "document.xml", document(t, doctest.Bound()))
	var inside []string
	for _, c := range tree.all("Choice") {
		for _, n := range c.children {
			inside = append(inside, c.attrs["Requires"]+" "+n.name+n.attrs["fldCharType"]+n.attrs["dirty"]+n.text)
		}
	}
	if want := []string{"w15 fldCharbegintrue", `w15 instrText TOC \f \l "1-2" \b _Contents1 \h \z `, "w15 fldCharseparate", "w15 fldCharend"}; !slices.Equal(inside, want) {
		t.Errorf("got %q", inside)
	}
}

func TestTitlesStandInTheNavigationPaneOfAFile(t *testing.T) {
	levels := func(d *doc.Document) string {
		var list []string
		for _, p := range parsed(t, "document.xml", document(t, d)).all("p") {
			if l := p.child("pPr", "outlineLvl").attrs["val"]; l != "" {
				list = append(list, l+strings.Join(p.texts("t"), ""))
			}
		}
		return strings.Join(list, " ")
	}
	if got, want := levels(doctest.Bound()), "0评审计划 1一、工作目标 1二、主要措施 1三、工作要求 0统计 1一、分地区情况 0评审记录 1一、工作目标 1二、主要措施 1三、工作要求"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := levels(doctest.Notice()); got != "" {
		t.Errorf("a notice has %s", got)
	}
}
