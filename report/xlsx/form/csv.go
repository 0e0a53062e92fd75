package form

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// bom begins a CSV file in UTF-8, so that Excel reads it as such.
const bom = "\ufeff"

// Lists are the names of the sheets that WriteCSV can write: lists whose items
// belong to no others.
func (f *Form) Lists() []string {
	var names []string
	for _, s := range f.Sheets {
		if !s.Upright && s.Parent == nil && s.Tree == "" {
			names = append(names, s.Name)
		}
	}
	return names
}

// WriteCSV writes one list of req as CSV (RFC 4180) in UTF-8 with BOM: the
// columns of its sheet, texts that a spreadsheet would take for formulas with a
// ' before them. req may be nil. A list that has facts in other lists is a
// *FactError.
func (f *Form) WriteCSV(w io.Writer, list string, req *review.Request) error {
	s := f.sheet(list)
	if s == nil || s.Upright || s.Parent != nil || s.Tree != "" {
		return fmt.Errorf("没有清单 %q，可用 %s", list, strings.Join(f.Lists(), "、"))
	}
	rows, err := f.spread(req)
	if err != nil {
		return err
	}
	for _, child := range f.Sheets {
		if child.Parent == s && len(rows[child]) > 0 {
			return &FactError{joinPath(s.Path+"["+strconv.Itoa(rows[child][0].parent-1)+"]", child.Path), "清单里的清单写不进 CSV，请用 xlsx"}
		}
	}
	var b bytes.Buffer
	b.WriteString(bom)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	record := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		record[i] = c.Title
	}
	records := [][]string{record}
	for _, r := range rows[s] {
		record := make([]string, len(s.Columns))
		for i, v := range r.values {
			record[i] = csvText(v)
		}
		records = append(records, record)
	}
	if err := out.WriteAll(records); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// formula matches what a spreadsheet takes for a formula, a Chinese one also
// where its sign is of full width, and what is taken back on the way in.
var formula = regexp.MustCompile(`^[=+\-@\t'＝＋－＠]`)

// csvText is a value as CSV has it.
func csvText(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.Format(time.DateOnly)
	case string:
		if formula.MatchString(v) {
			return "'" + v
		}
		return v
	}
	return ""
}

// isCSV reports whether data is text: neither a package nor a file of old
// versions of Office.
func isCSV(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true // UTF-16
	}
	return len(data) > 0 && !bytes.HasPrefix(data, []byte("PK")) && bytes.IndexByte(data[:min(len(data), 4096)], 0) < 0 && !bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0"))
}

// maxCSV is the size in bytes of the largest list that is read.
const maxCSV = 32 << 20

// keptText matches ="007", by which others keep Excel from making a number of a
// code.
var keptText = regexp.MustCompile(`(?m)(^|[,\t;|])="([^"\r\n]+)"`)

// openCSV reads CSV in UTF-8, UTF-16 or GB 18030, its values parted by commas,
// tabs, semicolons or upright strokes.
func openCSV(ctx context.Context, data []byte) (*Workbook, error) {
	if len(data) > maxCSV {
		return nil, fmt.Errorf("CSV 超过 %d MB，请分成几个文件", maxCSV>>20)
	}
	decoded, encoding, err := review.UTF8(data)
	if err != nil {
		return nil, errors.New("不是 UTF-8、UTF-16，也不是 GB 18030 编码的文字，也不是 Excel 工作簿（.xlsx）")
	}
	text := string(decoded)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	comma := commaOf(text)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == len("sep=;") {
		text = rest // the rows are counted from here, as Excel does
	}
	if strings.Contains(text, `="`) {
		text = keptText.ReplaceAllString(text, `$1"$2"`)
	}
	r := csv.NewReader(ctxio.Reader(ctx, strings.NewReader(text)))
	r.FieldsPerRecord = -1
	r.Comma = comma
	if err := tooWide(text, byte(comma)); err != nil {
		return nil, err
	}
	b, err := book.Of("CSV", records(r))
	if err != nil {
		return nil, err
	}
	w := &Workbook{book: b, unmarked: map[int]bool{}}
	if !strings.HasPrefix(encoding, "UTF-8") { // with a byte order mark too, which Excel wants
		w.note = "文件编码是 " + encoding + "，已按它识读"
	}
	return w, nil
}

// commas part the values of a record; the likeliest first.
const commas = ",\t;|"

// commaOf is that of them of which the first lines have most outside of
// quotes, or that which the first line names, as Excel understands it: sep=;.
func commaOf(text string) rune {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && rest != "" && strings.IndexByte(commas, rest[0]) >= 0 {
		return rune(rest[0])
	}
	var counts [len(commas)]int
	lines, quoted := 0, false
	for i := 0; i < len(text) && lines < searched; i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			lines++
		default:
			if at := strings.IndexByte(commas, c); at >= 0 {
				counts[at]++
			}
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return rune(commas[best])
}

// records are the records that r reads, as far as there are no errors.
func records(r *csv.Reader) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for {
			row, err := r.Read()
			var parse *csv.ParseError
			switch {
			case err == io.EOF:
				return
			case errors.As(err, &parse):
				err = fmt.Errorf("CSV 第 %d 行有误：引号没有成对，或引号外有多余的字", parse.Line)
			}
			for i, v := range row {
				if text, kept := strings.CutPrefix(v, "'"); kept && formula.MatchString(text) {
					row[i] = text
				}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// tooWide refuses text with a record of more values than are read, before it is
// taken apart.
func tooWide(text string, comma byte) error {
	line, marks, quoted := 1, 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\n':
			if line++; !quoted {
				marks = 0
			}
		case c == comma && !quoted:
			if marks++; marks >= book.MaxColumn {
				return fmt.Errorf("第 %d 行超过 %d 栏", line, book.MaxColumn)
			}
		}
	}
	return nil
}
