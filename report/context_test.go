package report_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

// TestNothingIsWrittenAfterTheTimeIsUp renders, checks, fills and imports with
// contexts that end at any moment of it.
func TestNothingIsWrittenAfterTheTimeIsUp(t *testing.T) {
	req := decodeExample(t, "review-report")
	files := report.Files(os.DirFS("../examples/review-report"))
	template, err := os.ReadFile("../examples/fill/notice.docx")
	if err != nil {
		t.Fatal(err)
	}
	var form strings.Builder
	plan, err := report.Form(req.Kind, req)
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(context.Background(), &form, req); err != nil {
		t.Fatal(err)
	}
	type writer func(context.Context, *strings.Builder) error
	render := func(format report.Format) writer {
		return func(ctx context.Context, w *strings.Builder) error {
			_, err := report.Render(ctx, w, format, req, files)
			return err
		}
	}
	for name, work := range map[string]writer{
		"pdf":  render(report.PDF),
		"docx": render(report.DOCX),
		"xlsx": render(report.XLSX),
		"fill": func(ctx context.Context, w *strings.Builder) error {
			f, err := report.ParseTemplate(ctx, template)
			if err == nil {
				_, err = report.Fill(ctx, w, f, req, files)
			}
			return err
		},
		"check": func(ctx context.Context, _ *strings.Builder) error {
			_, err := report.Check(ctx, req)
			return err
		},
		"deadlines": func(ctx context.Context, _ *strings.Builder) error {
			_, err := report.Deadlines(ctx, req, review.Date{})
			return err
		},
		"import": func(ctx context.Context, _ *strings.Builder) error {
			_, err := report.Import(ctx, []byte(form.String()), "", nil)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctxtest.Ends(t, 20, func(ctx context.Context) error {
				var w strings.Builder
				err := work(ctx, &w)
				if err != nil && w.Len() > 0 {
					t.Errorf("%d bytes are written", w.Len())
				}
				return err
			})
		})
	}
}
