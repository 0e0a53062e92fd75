package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/docx"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/pdf/maroto"
	"github.com/biaoping/biaoping/report/xlsx"
)

// A Format is a file format a document can take.
type Format string

const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
	XLSX Format = "xlsx"
)

// formats is the table of formats. A new one is a folder and a row.
var formats = []struct {
	format Format
	media  string // media type
	encode func(context.Context, io.Writer, *Document) error
}{
	{PDF, "application/pdf", encodePDF},
	{DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", func(ctx context.Context, w io.Writer, d *Document) error { return docx.Encode(ctx, w, d.Tree) }},
	{XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(ctx context.Context, w io.Writer, d *Document) error { return xlsx.Encode(ctx, w, d.Tree) }},
}

// Formats are all formats, in the order in which they are offered.
func Formats() []Format {
	all := make([]Format, len(formats))
	for i, f := range formats {
		all[i] = f.format
	}
	return all
}

// ParseFormat is the format of that name. The error names those there are.
func ParseFormat(name string) (Format, error) {
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("没有格式 %q，可用 %s", name, joinFormats(Formats()))
}

// Media is the media type of f.
func (f Format) Media() string {
	for _, row := range formats {
		if row.format == f {
			return row.media
		}
	}
	return "application/octet-stream"
}

func joinFormats(fs []Format) string {
	names := make([]string, len(fs))
	for i, f := range fs {
		names[i] = string(f)
	}
	return strings.Join(names, "、")
}

// A painter draws laid pages.
type painter func(context.Context, io.Writer, []page.Page, doc.Meta) error

// engines are the ways to paint a PDF; the first is the default.
var engines = []struct {
	name  string
	paint painter
}{
	{"own", pdf.Encode},
	{"maroto", maroto.Encode},
}

// Engines are the names of the PDF engines, the default first.
func Engines() []string {
	names := make([]string, len(engines))
	for i, e := range engines {
		names[i] = e.name
	}
	return names
}

func engine(name string) (painter, error) {
	for _, e := range engines {
		if e.name == name {
			return e.paint, nil
		}
	}
	return nil, fmt.Errorf("没有 PDF 引擎 %q，可用 %s", name, strings.Join(Engines(), "、"))
}

func encodePDF(ctx context.Context, w io.Writer, d *Document) error {
	pages, err := page.Lay(ctx, d.Tree, d.fonts)
	if err != nil {
		return located(err, d.request)
	}
	return d.paint(ctx, w, pages, d.Tree.Meta)
}

// fontsOrEmbedded is fonts, or the embedded set when there is none.
func fontsOrEmbedded(fonts *font.Set) (*font.Set, error) {
	if fonts != nil {
		return fonts, nil
	}
	return font.Embedded()
}
