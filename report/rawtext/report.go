package rawtext

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Report tells what Import did to a text and what it could not do.
type Report struct {
	Source   string   `json:"source"`   // the file
	Encoding string   `json:"encoding"` // it was in
	Repairs  []Repair `json:"repairs"`
	Doubts   []Doubt  `json:"doubts"`

	made map[Repair]int // where each stands in Repairs, until they are put in order
}

// A Repair is one thing that reads otherwise in the request than in the file,
// or that the request leaves out.
type Repair struct {
	Line   int    `json:"line"` // in the file, from 1
	Sort   Sort   `json:"sort"`
	Was    string `json:"was"`
	Became string `json:"became"` // empty: left out
	Count  int    `json:"count"`  // how often in the line
}

// A Doubt is something a person must look at: what the file lacks, what is
// damaged, and what could be read in two ways.
type Doubt struct {
	Line    int    `json:"line,omitempty"` // in the file, from 1; 0: nowhere in it
	Path    string `json:"path,omitempty"` // in the request; empty: it went nowhere
	Was     string `json:"was,omitempty"`
	Message string `json:"message"` // what to do, in Chinese
}

// A Sort is one kind of Repair.
type Sort string

const (
	Encoding    Sort = "encoding"    // of the file
	Control     Sort = "control"     // characters that cannot be seen
	Width       Sort = "width"       // full-width digits and letters, compatibility forms
	Blank       Sort = "blank"       // indents and blanks inside the text
	Debris      Sort = "debris"      // what a web page or a scan left
	Gloss       Sort = "gloss"       // pinyin after a character
	Traditional Sort = "traditional" // characters turned back to Simplified ones
	Punctuation Sort = "punctuation" // ASCII marks in Chinese text
	Damage      Sort = "damage"      // marked, not mended
	Break       Sort = "break"       // lines and pages that split a sentence
	Stamp       Sort = "stamp"       // what a receipt stamp or a seal left
	Label       Sort = "label"       // words that the form itself prints
	Number      Sort = "number"      // 序号 of headings and attachments
	DocNumber   Sort = "docNumber"   // 发文字号
	Day         Sort = "date"        // 成文日期
	Attachment  Sort = "attachment"  // names of attachments
	Columns     Sort = "columns"     // lines that became a table
	Repeated    Sort = "repeated"    // what the request says once
)

// sorts are the sorts in the order in which a report lists them.
var sorts = []struct {
	sort    Sort
	chinese string
}{
	{Encoding, "文件编码"}, {Damage, "标出的损坏文字"}, {Control, "不可见字符"}, {Width, "全角字符和兼容字"}, {Blank, "空白"},
	{Debris, "网页和扫描残留"}, {Gloss, "注音"}, {Traditional, "繁体字"}, {Punctuation, "标点"}, {Break, "断行和断页"},
	{Stamp, "收文章和印章上的文字"}, {Label, "版式自带的文字"}, {Number, "序号"}, {DocNumber, "发文字号"}, {Day, "日期"},
	{Attachment, "附件名称"}, {Columns, "表格"}, {Repeated, "重复的文字"},
}

// Chinese is the name of a sort in a report.
func (s Sort) Chinese() string {
	for _, row := range sorts {
		if row.sort == s {
			return row.chinese
		}
	}
	return string(s)
}

// Counts are how many repairs of each sort there are.
func (r *Report) Counts() map[Sort]int {
	counts := map[Sort]int{}
	for _, repair := range r.Repairs {
		counts[repair.Sort] += repair.Count
	}
	return counts
}

// repaired adds a repair, or counts one more of the same.
func (r *Report) repaired(line int, sort Sort, was, became string) {
	repair := Repair{Line: line, Sort: sort, Was: was, Became: became}
	if at, ok := r.made[repair]; ok {
		r.Repairs[at].Count++
		return
	}
	if r.made == nil {
		r.made = map[Repair]int{}
	}
	r.made[repair] = len(r.Repairs)
	repair.Count = 1
	r.Repairs = append(r.Repairs, repair)
}

// doubted adds a doubt.
func (r *Report) doubted(line int, path, was, format string, args ...any) {
	r.Doubts = append(r.Doubts, Doubt{line, path, was, fmt.Sprintf(format, args...)})
}

// order puts repairs and doubts in the order of the file; what the file lacks
// comes first. Nothing is added afterwards.
func (r *Report) order() {
	r.made = nil
	slices.SortStableFunc(r.Repairs, func(a, b Repair) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(r.Doubts, func(a, b Doubt) int { return cmp.Compare(a.Line, b.Line) })
}

// Summary is the report in one line.
func (r *Report) Summary() string {
	n := 0
	for _, p := range r.Repairs {
		n += p.Count
	}
	return fmt.Sprintf("修补 %d 处，存疑 %d 处", n, len(r.Doubts))
}

// Text is the report for people: doubts first, then the repairs by sort.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "原文：%s（%s）\n%s\n", r.Source, r.Encoding, r.Summary())
	if len(r.Doubts) > 0 {
		fmt.Fprintf(&b, "\n要填写和核对的（%d 处）\n", len(r.Doubts))
	}
	for i, d := range r.Doubts {
		fmt.Fprintf(&b, "%3d. ", i+1)
		var place []string
		if d.Line > 0 {
			place = append(place, fmt.Sprintf("第 %d 行", d.Line))
		}
		if d.Path != "" {
			place = append(place, d.Path)
		}
		if len(place) > 0 {
			b.WriteString(strings.Join(place, " ") + "：")
		}
		b.WriteString(d.Message)
		if d.Was != "" {
			b.WriteString("；原文：" + d.Was)
		}
		b.WriteByte('\n')
	}
	counts := r.Counts()
	for _, row := range sorts {
		if counts[row.sort] == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s（%d 处）\n", row.chinese, counts[row.sort])
		last := -1
		for _, p := range r.Repairs {
			switch {
			case p.Sort != row.sort:
				continue
			case p.Line == last:
				b.WriteString("；")
			case last >= 0:
				b.WriteByte('\n')
			}
			if p.Line != last && p.Line > 0 {
				fmt.Fprintf(&b, "  第 %d 行：", p.Line)
			}
			b.WriteString(p.change())
			last = p.Line
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// String is the repair without its place: 标点：“,” → “，”（7 处）.
func (p Repair) String() string { return p.Sort.Chinese() + "：" + p.change() }

// change is the repair without its place: “,” → “，”（7 处）.
func (p Repair) change() string {
	s := "“" + p.Was + "” → 略去"
	if p.Became != "" {
		s = "“" + p.Was + "” → “" + p.Became + "”"
	}
	if p.Count > 1 {
		s += fmt.Sprintf("（%d 处）", p.Count)
	}
	return s
}
