package fill_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/docx/fill"
)

func TestReadingAndFillingEndWithTheirContext(t *testing.T) {
	f := facts()
	for len(f.Review.Problems) < 100 {
		f.Review.Problems = append(f.Review.Problems, f.Review.Problems[0])
	}
	body := made(t, table(row("{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}"))+strings.Repeat(p("{{#问题清单}}{{问题描述}}{{/问题清单}}"), 30))
	ctxtest.Ends(t, 60, func(ctx context.Context) error {
		_, err := fill.Parse(ctx, body)
		return err
	})
	template, err := fill.Parse(context.Background(), body)
	if err != nil {
		t.Fatal(err)
	}
	ctxtest.Ends(t, 31*100, func(ctx context.Context) error { return template.Fill(ctx, io.Discard, f, photos) })
}
