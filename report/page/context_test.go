package page

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

func TestLayingEndsWithItsContext(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("评审工作进展情况。", 4_000)
	for _, c := range []struct {
		name  string
		block doc.Block
		least int64
	}{
		{"rows", register(100), 3 * 100 * 8}, // every cell is measured and set, every row laid
		{"a paragraph", &doc.Paragraph{Text: doc.Plainly(long)}, 36_000/28 + 36_000*3/askEvery},
		{"a cell", &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly(long)}}}}}, 2 * 36_000 * 3 / askEvery},
		{"a list", &doc.List{Items: slices.Repeat([]doc.Text{doc.Plainly("一项")}, 100)}, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{c.block}}}}
			ctxtest.Ends(t, c.least, func(ctx context.Context) error {
				_, err := Lay(ctx, d, fonts)
				return err
			})
		})
	}
}
