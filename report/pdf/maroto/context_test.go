package maroto

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
)

func TestEncodingEndsWithItsContext(t *testing.T) {
	pages := pdftest.Notice(t, 3, 900)
	ctxtest.Ends(t, 6, func(ctx context.Context) error { return Encode(ctx, io.Discard, pages, pdftest.Meta()) })
}
