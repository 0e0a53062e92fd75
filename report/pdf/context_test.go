package pdf

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
)

func TestEncodingEndsWithItsContext(t *testing.T) {
	pages := pdftest.Notice(t, 10, 10*600)
	ctxtest.Ends(t, 11, func(ctx context.Context) error { return Encode(ctx, io.Discard, pages, pdftest.Meta()) }) // one font
}
