package fill_test

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/xlsx/fill"
)

func TestReadingAndFillingEndWithTheirContext(t *testing.T) {
	f := facts()
	for len(f.Review.Problems) < 100 {
		f.Review.Problems = append(f.Review.Problems, f.Review.Problems[0])
	}
	book := made(t, row(1, "{{企业名称}}")+row(2, "1:{{#问题清单}}{{_序号}}", "1:{{问题描述}}{{/问题清单}}", "=A2*2")+row(3, "=SUM(A2:A2)"), `<mergeCells><mergeCell ref="B2:B2"/></mergeCells>`, "")
	ctxtest.Ends(t, 9, func(ctx context.Context) error { // three rows are read and searched for tags and loops
		_, err := fill.Parse(ctx, book)
		return err
	})
	template, err := fill.Parse(context.Background(), book)
	if err != nil {
		t.Fatal(err)
	}
	ctxtest.Ends(t, 100, func(ctx context.Context) error { return template.Fill(ctx, io.Discard, f, photos) })
}
