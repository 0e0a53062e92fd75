// Package rawtext reads the plain text of a notice, as it comes off a web page
// or out of a scan, and makes a request of it.
//
// It finds the structure (版头, 标题, 主送, 小标题, 附件, 落款, and a document
// that is issued or forwarded with the notice) and mends what has one right
// reading: punctuation, pinyin glosses, Traditional copies, broken lines. All
// of it is told in a Report. It guesses nothing: what the text lacks is left
// for a person to fill in, and what is damaged stands between 〖 and 〗. No
// letter, digit or Han character of the text is lost unless the report says so.
//
// Traditional characters are turned back by OpenCC's dictionaries with a
// longest-match converter of a few lines: no kept Go port of OpenCC can be had.
package rawtext

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// MaxSize is the size in bytes of the largest text that is read. The longest
// official documents have a few hundred thousand characters.
const MaxSize = 4 << 20

// Placeholders for what a request must say and the text does not. Like damaged
// spans they stop every document but a draft.
const (
	noTitle  = "〖待填：标题〗"
	noOrgan  = "〖待填：发文机关〗"
	noMark   = "〖待填：发文机关标志〗"
	noIssued = "〖待填：印发文件的标题〗"
)

// Import reads data, the text of one notice in UTF-8, UTF-16 or GB 18030, as a
// request; name is what the report calls it. The request can be decoded and
// made a draft of; the document itself can be made once the doubts that name a
// path are settled. The error says that data is no text, or is that of ctx,
// which is asked for every line.
func Import(ctx context.Context, name string, data []byte) (*review.Request, *Report, error) {
	if len(data) > MaxSize {
		return nil, nil, fmt.Errorf("文件超过 %d MB，不是一份公文", MaxSize>>20)
	}
	if err := notText(data); err != nil {
		return nil, nil, err
	}
	text, encoding, err := review.UTF8(data)
	if err != nil {
		return nil, nil, err
	}
	m := &importer{ctx: ctx, report: &Report{Source: name, Encoding: encoding, Repairs: []Repair{}, Doubts: []Doubt{}}, dropped: map[int][]string{}}
	if encoding != "UTF-8" {
		m.report.repaired(0, Encoding, encoding, "UTF-8")
	}
	lines := m.join(m.clean(string(text)))
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if len(lines) == 0 {
		return nil, nil, errors.New("文件里没有文字")
	}
	m.source = slices.Clone(lines)
	req := m.request(lines)
	m.locate(req)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	m.report.order()
	if err := review.Validate(req); err != nil {
		return nil, nil, fmt.Errorf("导入的请求不合规格，这是程序的错误：%w", err)
	}
	if err := m.complete(req); err != nil {
		return nil, nil, err
	}
	return req, m.report, nil
}

// An importer makes one request and its report. Once its context is done it
// passes over what is left.
type importer struct {
	ctx     context.Context
	report  *Report
	source  []line           // as structure was looked for in it
	dropped map[int][]string // by line, the letters that the request leaves out
	cells   int              // of the tables so far
}

// A line is a line of the file, or a paragraph of several.
type line struct {
	no       int // of its first line in the file, from 1
	text     string
	width    int  // characters of the last line in the file
	gap      bool // an empty line stood before it
	indented bool // it began with blanks
	torn     bool // a page ended before it
	joined   bool // it is several lines of the file
}

// locate gives doubts about characters the path at which these now stand.
func (m *importer) locate(req *review.Request) {
	for i := range m.report.Doubts {
		if m.ctx.Err() != nil {
			return
		}
		d := &m.report.Doubts[i]
		if d.Path != "" || d.Was == "" {
			continue
		}
		for path, text := range review.Texts(req) {
			if strings.Contains(text, d.Was) {
				d.Path = path
				break
			}
		}
	}
}
