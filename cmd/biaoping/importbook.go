package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// maxWorkbook is the size in bytes of the largest workbook that is read.
const maxWorkbook = 64 << 20

// importMemory is softMemory while a workbook is read: one of 20 000 rows and
// 20 columns takes less than 150 MB in all.
const importMemory = 110 << 20

// workbook reads one filled-in table.
func (f *importFlags) workbook(ctx context.Context, path string, stdin io.Reader, stdout, stderr io.Writer) error {
	if debug.SetMemoryLimit(-1) == softMemory {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(importMemory))
	}
	if err := spare("--output", f.out, path); err != nil {
		return err
	}
	data, err := readWorkbook(path)
	if err != nil {
		return err
	}
	opts, err := f.options(&input{request: &review.Request{}})
	if err != nil {
		return err
	}
	var base *review.Request
	if f.from != "" {
		in, err := readInput(f.from, stdin, stderr)
		if err != nil {
			return err
		}
		defer in.close()
		base = in.request
	}
	im, err := report.Import(ctx, data, f.kind, base, opts...)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, report.ErrNoKind):
		return usageError{fmt.Errorf("%s: %w：加 --kind，如 --kind problem-list", path, err)}
	case err != nil:
		return inFile(path, &review.Errors{{Message: err.Error()}})
	}
	if f.annotate != "" {
		var b bytes.Buffer
		if err := im.Annotate(ctx, &b); err != nil {
			return inFile(path, err)
		}
		if err := save(f.annotate, b.Bytes(), stdout); err != nil {
			return err
		}
	}
	if err := f.tell(im, path, stderr); err != nil {
		return err
	}
	if im.Request != nil && f.out != "" {
		content, err := encodeRequest(im.Request, f.out)
		if err != nil {
			return inFile(path, err)
		}
		if err := save(f.out, content, stdout); err != nil {
			return err
		}
	}
	if im.Findings.Errors() > 0 {
		return errFacts
	}
	return nil
}

// tell writes the findings, and how many there are.
func (f *importFlags) tell(im *form.Import, path string, w io.Writer) error {
	if f.format == "json" {
		if im.Findings == nil {
			im.Findings = form.Findings{}
		}
		return printJSON(w, im.Findings)
	}
	count := map[form.Severity]int{}
	for _, finding := range im.Findings {
		count[finding.Severity]++
		if _, err := fmt.Fprintf(w, "%s: %s\n", path, finding); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s: 错误 %d 条，警告 %d 条，提示 %d 条\n", path, count[form.Error], count[form.Warning], count[form.Note])
	return err
}

// encodeRequest writes req as its file's name says, in YAML or JSON.
func encodeRequest(req *review.Request, name string) ([]byte, error) {
	if !strings.EqualFold(filepath.Ext(name), ".json") {
		return review.EncodeYAML(req)
	}
	return review.EncodeJSON(req)
}

func readWorkbook(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxWorkbook+1))
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
	}
	if len(data) > maxWorkbook {
		return nil, inFile(name, &review.Errors{{Message: fmt.Sprintf("文件大于 %d MB，请分成几个", maxWorkbook>>20)}})
	}
	return data, nil
}
