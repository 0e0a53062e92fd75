package report

import (
	"context"
	"errors"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// firstPages sees to it that 正文 stands on the first page of every official
// document in d, the one the request asks for and the one it forwards
// (GB/T 9704—2012, 7.3.3: 公文首页必须显示正文). Where 主送机关 are too many for
// that, they move to 版记 (7.3.2). It changes the tree, so that every format
// does the same.
func firstPages(ctx context.Context, d *Document, req *review.Request) error {
	if req.Notice == nil {
		return nil
	}
	facts := []*review.Official{&req.Notice.Official}
	paths := []string{"notice", "notice.forwarded"}
	if f := req.Notice.Forwarded; f != nil {
		facts = append(facts, f)
	}
	var all []doc.Section
	i := 0
	for _, sections := range officials(d.Tree.Sections) {
		if i == len(facts) || !slices.ContainsFunc(sections[0].Blocks, isA[*doc.Masthead]) {
			all = append(all, sections...)
			continue
		}
		o := &official{doc.Document{Meta: d.Tree.Meta, Sections: sections}, d.fonts}
		shown, err := o.bodyShown(ctx)
		if err == nil && !shown && o.moveMainTo(facts[i].MainTo) {
			shown, err = o.bodyShown(ctx)
		}
		if err != nil {
			return err
		}
		if !shown {
			return &FactError{Path: paths[i] + ".organs", Err: errors.New("首页排不下正文（GB/T 9704—2012，7.3.3）：版头和标题占满首页，或者落款把正文带到了下一页；请减少联合行文机关或缩短标题")}
		}
		all = append(all, o.tree.Sections...)
		i++
	}
	d.Tree.Sections = all
	return nil
}

// officials parts sections before every one that begins with a masthead.
func officials(sections []doc.Section) [][]doc.Section {
	var all [][]doc.Section
	from := 0
	for i, s := range sections {
		if i > from && len(s.Blocks) > 0 && isA[*doc.Masthead](s.Blocks[0]) {
			all, from = append(all, sections[from:i]), i
		}
	}
	return append(all, sections[from:])
}

// An official is one official document of a tree.
type official struct {
	tree  doc.Document
	fonts *font.Set
}

// bodyShown reports whether 正文 stands on the first page, or on none.
func (o *official) bodyShown(ctx context.Context) (bool, error) {
	pages, err := page.Lay(ctx, &o.tree, o.fonts)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Body })
	return i <= 0, nil
}

// moveMainTo takes 主送机关 from below the title into 版记, which stands on
// upright paper. It reports whether there was anything to move.
func (o *official) moveMainTo(organs []string) bool {
	sections := slices.Clone(o.tree.Sections)
	i := slices.IndexFunc(sections[0].Blocks, func(b doc.Block) bool {
		p, ok := b.(*doc.Paragraph)
		return ok && p.Role == doc.Flush
	})
	if i < 0 || len(organs) == 0 {
		return false
	}
	sections[0].Blocks = slices.Delete(slices.Clone(sections[0].Blocks), i, i+1)
	last := &sections[len(sections)-1]
	k := slices.IndexFunc(last.Blocks, isA[*doc.Imprint])
	switch {
	case k >= 0:
		imprint := *last.Blocks[k].(*doc.Imprint)
		imprint.MainTo = organs
		last.Blocks = slices.Clone(last.Blocks)
		last.Blocks[k] = &imprint
	case last.Landscape:
		sections = append(sections, doc.Section{Blocks: []doc.Block{&doc.Imprint{MainTo: organs}}})
	default:
		last.Blocks = append(slices.Clip(last.Blocks), &doc.Imprint{MainTo: organs})
	}
	o.tree.Sections = sections
	return true
}

func isA[T doc.Block](b doc.Block) bool {
	_, ok := b.(T)
	return ok
}
