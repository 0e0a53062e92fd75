package docx

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestEncodingEndsWithItsContext(t *testing.T) {
	long := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{doctest.SpannedTable(300), &doc.List{Items: make([]doc.Text, 300)}}}}}
	for _, d := range []*doc.Document{doctest.Report(300), long} {
		ctxtest.Ends(t, 600, func(ctx context.Context) error { return Encode(ctx, io.Discard, d) })
	}
}
