package form_test

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

func TestReadingAndMarkingEndWithTheirContext(t *testing.T) {
	f, data := large(t, 200)
	req := read(t, f, data).Request
	read := func(ctx context.Context) (*form.Import, error) {
		w, err := form.Open(ctx, data)
		if err != nil {
			return nil, err
		}
		return f.Read(ctx, w, req)
	}
	ctxtest.Ends(t, 2*200, func(ctx context.Context) error { // rows are read and merged
		_, err := read(ctx)
		return err
	})
	im, err := read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Annotate(context.Background(), io.Discard); err != nil { // all sheets are read once
		t.Fatal(err)
	}
	ctxtest.Ends(t, 10, func(ctx context.Context) error { return im.Annotate(ctx, io.Discard) })
	ctxtest.Ends(t, 200, func(ctx context.Context) error { return f.Write(ctx, io.Discard, req) })
}

func TestReadingCSVEndsWithItsContext(t *testing.T) {
	data := []byte("序号,问题描述\n" + repeated(1000, func(int) string { return "1,问题\n" }))
	ctxtest.Ends(t, int64(len(data)/4096), func(ctx context.Context) error {
		_, err := form.Open(ctx, data)
		return err
	})
}
