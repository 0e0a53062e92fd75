package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// shared is what the rows of a workbook have in common.
type shared struct {
	table *form.Table
	base  string // the file of the request, as messages name it
	sum   string // stands for what it says
}

// maxWorkbook is the size in bytes of the largest workbook of rows.
const maxWorkbook = 64 << 20

// OpenRows opens a workbook, or CSV, with a document a row. The request in the
// file base, JSON or YAML, says what they share; it need not be whole, and the
// pictures lie beside it. For "" the sheet is the only one with something in
// it. The headers are read here: the error tells of all that name no fact.
func OpenRows(name, sheet, base string, opts ...report.Option) (*Source, error) {
	return openSource(name, func(s *Source, info fs.FileInfo) error {
		if ext := strings.ToLower(filepath.Ext(name)); info.IsDir() || ext != ".xlsx" && ext != ".csv" {
			return fmt.Errorf("%s: --base 只用于一行一份文书的名单（.xlsx、.csv）", name)
		}
		return s.openRows(sheet, base, opts)
	})
}

func (s *Source) openRows(sheet, base string, opts []report.Option) error {
	request, err := readBounded(base, review.MaxSize)
	if err != nil {
		return err
	}
	folder, err := os.OpenRoot(filepath.Dir(base))
	if err != nil {
		return fmt.Errorf("%s: 打不开所在目录：%w", base, fileerr.Reason(err))
	}
	s.beside = folder
	data, err := readBounded(s.path, maxWorkbook)
	if err != nil {
		return err
	}
	table, err := report.Table(context.Background(), data, sheet, request, opts...)
	var inBase *review.Errors
	switch {
	case errors.As(err, &inBase):
		return errors.New(inPlace(base, err))
	case err != nil:
		return errors.New(inPlace(s.path, err))
	}
	sum := sha256.Sum256(request)
	s.shared = &shared{table, filepath.Base(base), hex.EncodeToString(sum[:])}
	s.items = s.rows
	var failed error
	s.rows(func(_ Item, err error) bool {
		if failed = err; err == nil {
			s.total++
		}
		return true
	})
	return failed
}

// rows yields the item of every row.
func (s *Source) rows(yield func(Item, error) bool) {
	n := 0
	for row, err := range s.shared.table.Rows() {
		if err != nil {
			yield(Item{}, errors.New(inPlace(s.path, err)))
			return
		}
		n++
		item := Item{ID: fmt.Sprintf("%06d", row.Number), at: n, dir: ".", row: row, place: fmt.Sprintf("%s 第 %d 行", s.name, row.Number)}
		if s.shared.table.Named() {
			item.call(row)
		}
		if !yield(item, nil) {
			return
		}
	}
}

// call gives the item the id of its row. What is wrong with its cell the row
// tells itself.
func (item *Item) call(row *form.Row) {
	fault := idFault(row.ID)
	switch {
	case fault == "":
		item.ID = row.ID
		item.place += "（" + row.ID + "）"
	case row.Findings.Errors() == 0:
		item.fault = fault
	}
}

// readBounded reads a file of at most so many bytes.
func readBounded(name string, most int) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
	case len(data) > most:
		return nil, fmt.Errorf("%s: 文件大于 %d MB，请分成几个", name, most>>20)
	}
	return data, nil
}

// openForm takes a filled-in form for the one item of s.
func (s *Source) openForm() error {
	data, err := readBounded(s.path, review.MaxSize)
	if err != nil {
		return err
	}
	w, err := form.Open(context.Background(), data)
	switch {
	case err != nil:
		return errors.New(inPlace(s.path, err))
	case w.Kind() == "":
		return fmt.Errorf("%s: 不是本程序的填报表；一行一份文书的名单，要用 --base 指明各份共有的请求", s.path)
	}
	s.total = 1
	s.items = func(yield func(Item, error) bool) {
		yield(Item{ID: s.idOf(s.name), at: 1, place: s.name, file: s.name, dir: "."}, nil)
	}
	return nil
}
