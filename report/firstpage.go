package report

import (
	"context"
	"errors"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// firstPage sees to it that 正文 stands on the first page of a document with a
// masthead (GB/T 9704—2012, 7.3.3: 公文首页必须显示正文). Where 主送机关 are too
// many for that, they move to 版记 (7.3.2). It changes the tree, so that every
// format does the same.
func firstPage(ctx context.Context, d *Document, req *review.Request) error {
	first := d.Tree.Sections[0].Blocks
	if req.Notice == nil || !slices.ContainsFunc(first, isA[*doc.Masthead]) {
		return nil
	}
	shown, err := bodyShown(ctx, d)
	if err != nil || shown {
		return err
	}
	if moveMainTo(d.Tree, req.Notice.MainTo) {
		if shown, err = bodyShown(ctx, d); err != nil || shown {
			return err
		}
	}
	return &FactError{Path: "notice.organs", Err: errors.New("版头和标题占满首页，排不下正文（GB/T 9704—2012，7.3.3）；请减少联合行文机关或缩短标题")}
}

// bodyShown reports whether 正文 stands on the first page, or on none.
func bodyShown(ctx context.Context, d *Document) (bool, error) {
	pages, err := page.Lay(ctx, d.Tree, d.fonts)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Body })
	return i <= 0, nil
}

// moveMainTo takes 主送机关 from below the title into 版记. It reports whether
// there was anything to move.
func moveMainTo(d *doc.Document, organs []string) bool {
	blocks := d.Sections[0].Blocks
	i := slices.IndexFunc(blocks, func(b doc.Block) bool {
		p, ok := b.(*doc.Paragraph)
		return ok && p.Role == doc.Flush
	})
	if i < 0 || len(organs) == 0 {
		return false
	}
	d.Sections[0].Blocks = slices.Delete(slices.Clone(blocks), i, i+1)
	last := &d.Sections[len(d.Sections)-1]
	if k := slices.IndexFunc(last.Blocks, isA[*doc.Imprint]); k >= 0 {
		imprint := *last.Blocks[k].(*doc.Imprint)
		imprint.MainTo = organs
		last.Blocks[k] = &imprint
	} else {
		last.Blocks = append(last.Blocks, &doc.Imprint{MainTo: organs})
	}
	return true
}

func isA[T doc.Block](b doc.Block) bool {
	_, ok := b.(T)
	return ok
}
