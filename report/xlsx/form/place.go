package form

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// decode makes a request of what was read.
func (im *Import) decode() {
	req, err := review.DecodeTree(&im.tree)
	var issues *review.Errors
	if errors.As(err, &issues) {
		for _, issue := range *issues {
			if im.covered(issue.Path) || im.lacks(issue.Path) {
				continue
			}
			im.Findings = append(im.Findings, im.At(im.unwritten(Finding{Severity: Error, Path: issue.Path, Message: issue.Message})))
		}
	}
	for _, severity := range []Severity{Error, Warning, Note} {
		if n := im.untold[severity]; n > 0 {
			im.Findings = append(im.Findings, Finding{Severity: severity, Message: fmt.Sprintf("另有 %d 处%s未列出", n, severity.Chinese()), Fix: "改正列出的，再读入一次"})
		}
	}
	if err == nil && im.Findings.Errors() == 0 {
		im.Request = req
		im.tree = review.Tree{}
	}
}

// AsWritten is what was read, as JSON, where that gives no request: also the
// cells that are wrong, as they stand.
func (im *Import) AsWritten() json.RawMessage { return im.tree.AsWritten() }

// unwritten adds to f how a fact beside the lists gets into a workbook of others
// that has no place for it: what is printed does not tell all.
func (im *Import) unwritten(f Finding) Finding {
	if _, placed := im.places[f.Path]; placed || im.value.own || strings.Contains(f.Path, "[") || !strings.HasSuffix(f.Message, "为必填字段") {
		return f
	}
	f.Message += "，表里没有"
	f.Fix = "从已有的请求文件补上"
	if lines := im.form.linesOf(f.Path); lines != "" {
		f.Fix = "在表头上方写" + lines + "，或" + f.Fix
	}
	return f
}

// linesOf are the lines that write the fact at path, or what the object there
// must have; empty where a header means several facts.
func (f *Form) linesOf(path string) (lines string) {
	labels := f.labels()
	for _, s := range f.Sheets {
		for _, c := range s.Columns {
			if !s.Upright || c.Path != path && !(strings.HasPrefix(c.Path, path+".") && (c.Must || c.Within != "")) {
				continue
			}
			if labels[key(c.Title)].line.column != c {
				return ""
			}
			lines += "“" + c.Title + "：…”"
		}
	}
	return lines
}

// covered reports whether an error is told already of path or of something on
// the way to it or below it.
func (im *Import) covered(path string) bool {
	for p := path; p != ""; p = above(p) {
		if im.faulty[p] {
			return true
		}
	}
	return im.around[path]
}

// lacks reports whether path leads to a fact for which a list in the workbook
// has no column, and tells so once for all rows.
func (im *Import) lacks(path string) bool {
	for p := above(path); p != ""; p = above(p) {
		at, ok := im.places[p]
		if !ok || at.col >= 0 {
			continue
		}
		fd := im.foundAt(at)
		rest := strings.TrimPrefix(path[len(p):], ".")
		for _, c := range fd.sheet.Columns {
			if c.Path != rest && !strings.HasPrefix(c.Path, rest+".") || !fd.sheet.missing(fd, rest) {
				continue
			}
			k := fmt.Sprint("lacks ", fd.index, " ", rest)
			if !im.told[k] {
				im.told[k] = true
				im.Findings = append(im.Findings, Finding{Severity: Error, Sheet: fd.name, Path: plain(path), Message: "没有必填的“" + c.Title + "”一栏",
					Fix: "加上这一栏；已有请求文件的，可以从中补上", at: Place{fd.index + 1, fd.head, -1}})
			}
			return true
		}
		return false
	}
	return false
}

// missing reports whether fd has no column for the fact at path, nor for what
// lies below it.
func (s *Sheet) missing(fd *found, path string) bool {
	for _, columns := range fd.columns {
		for _, c := range columns {
			if c.Path == path || strings.HasPrefix(c.Path, path+".") {
				return false
			}
		}
	}
	return true
}

// foundAt is the sheet that a place lies on; the list where there are several.
func (im *Import) foundAt(at Place) *found {
	var first *found
	for _, fd := range im.found {
		if fd.index+1 == at.sheet && (first == nil || first.columns == nil) {
			first = fd
		}
	}
	return first
}

// Add adds findings about facts, such as broken rules, at the cells of the
// facts.
func (im *Import) Add(findings ...Finding) {
	for _, f := range findings {
		im.Findings = append(im.Findings, im.At(f))
	}
	im.Findings.sort()
}

// At is the finding f at the cell of the fact that it is about.
func (im *Import) At(f Finding) Finding {
	at := im.place(f.Path)
	if at.sheet == 0 {
		return f
	}
	f.at = at
	fd := im.foundAt(at)
	f.Sheet = fd.name
	if at.row >= 0 && at.col >= 0 {
		f.Cell = book.Address(at.col, at.row)
		if r := fd.grid.Row(at.row); r != nil && at.row > fd.head { // a header is no value
			f.Value = cellText(r.At(at.col))
		}
	}
	return f
}

// place is the cell of the fact at path: its own, or the first of the row or
// the sheet that it would stand in.
func (im *Import) place(path string) Place {
	for p := path; p != ""; p = above(p) {
		at, ok := im.places[p]
		if !ok {
			continue
		}
		if at.col < 0 {
			at.col = im.columnOf(at, strings.TrimPrefix(path[len(p):], "."))
		}
		return at
	}
	for p := path; p != ""; p = above(p) {
		for _, fd := range im.found {
			if fd.sheet.key() == plain(p) {
				return Place{fd.index + 1, max(fd.head, 0), 0}
			}
		}
	}
	return Place{}
}

// columnOf is the column in the sheet of at for a path from an item on.
func (im *Import) columnOf(at Place, path string) int {
	fd := im.foundAt(at)
	for p := path; ; p = above(p) {
		best := -1
		for col, columns := range fd.columns {
			for _, c := range columns {
				if (c.Path == p || p != "" && strings.HasPrefix(c.Path, p+".")) && (best < 0 || col < best) {
					best = col
				}
			}
		}
		if best >= 0 {
			return best
		}
		if p == "" {
			break
		}
	}
	first := -1
	for col := range fd.columns {
		if first < 0 || col < first {
			first = col
		}
	}
	return max(first, 0)
}

// above is what path lies under.
func above(path string) string {
	return path[:max(strings.LastIndexByte(path, '.'), strings.LastIndexByte(path, '['), 0)]
}

// plain is path without the numbers of its items.
func plain(path string) string {
	var b strings.Builder
	for path != "" {
		before, rest, ok := strings.Cut(path, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		_, path, _ = strings.Cut(rest, "]")
	}
	return b.String()
}
