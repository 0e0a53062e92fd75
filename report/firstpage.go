package report

import (
	"context"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// firstPages sees to it that 正文 stands on the first page of every official
// document in d, the one the request asks for and the one it forwards
// (GB/T 9704—2012, 7.3.3: 公文首页必须显示正文). It changes the tree, so that
// every format does the same.
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
		shown, err := o.remedied(ctx, facts[i].MainTo)
		if err == nil && !shown {
			err = o.refusal(ctx, paths[i])
		}
		if err != nil {
			return err
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

// Lines of a page, the usual number and the most (GB/T 9704—2012, 5.2.3:
// 一般每面排22行，特定情况可以作适当调整). The most leave two fifths of a character
// between two lines; one line more would leave less.
const (
	usualLines = 22
	mostLines  = 28
)

// A remedy is what may bring 正文 to the first page.
type remedy struct {
	moved       bool // 主送机关 stand in 版记
	least, most int  // lines of a page
}

// remedied changes o as little as it can so that 正文 stands on the first page,
// and reports whether it does then; if not, everything has been tried. Where
// the closing takes 正文 along to the next page, the lines move together
// (GB/T 9704—2012, 7.3.5.5: 所剩空白处不能容下印章时，可以采取调整行距的措施解决). Where
// what stands above 正文 fills the page, 主送机关 are too many for it and move to
// 版记 (7.3.2).
func (o *official) remedied(ctx context.Context, mainTo []string) (bool, error) {
	shown, err := o.bodyShown(ctx, o.tree.Sections)
	if shown || err != nil {
		return shown, err
	}
	closer, moved, both := remedy{false, usualLines + 1, mostLines}, remedy{true, usualLines, usualLines}, remedy{true, usualLines + 1, mostLines}
	remedies := []remedy{closer, moved, both}
	open, err := o.bodyShown(ctx, openEnded(o.tree.Sections))
	if err != nil {
		return false, err
	}
	if !open {
		remedies = []remedy{moved, closer, both}
	}
	before := o.tree.Sections
	for _, r := range remedies {
		o.tree.Sections = before
		if r.moved && !o.moveMainTo(mainTo) {
			continue
		}
		unset := o.tree.Sections
		for lines := r.least; lines <= r.most; lines++ {
			o.tree.Sections = closeUp(unset, lines)
			shown, err := o.bodyShown(ctx, o.tree.Sections[:1])
			if err == nil && shown { // 版记 must have room too
				shown, err = o.bodyShown(ctx, o.tree.Sections)
			}
			if shown || err != nil {
				return shown, err
			}
		}
	}
	return false, nil
}

// bodyShown reports whether 正文 of sections stands on their first page, or on
// none.
func (o *official) bodyShown(ctx context.Context, sections []doc.Section) (bool, error) {
	pages, err := page.Lay(ctx, &doc.Document{Meta: o.tree.Meta, Sections: sections}, o.fonts)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Body })
	return i <= 0, nil
}

// openEnded is the first section up to 附件说明 and the closing.
func openEnded(sections []doc.Section) []doc.Section {
	front := sections[0]
	if i := slices.IndexFunc(front.Blocks, doc.Ends); i >= 0 {
		front.Blocks = front.Blocks[:i]
	}
	return []doc.Section{front}
}

// closeUp sets the pages from the masthead to the closing in lines of that
// number. What begins on a page of its own, 附件 or what is issued, keeps the
// usual number: it becomes a section; but not in a letter, which Word must find
// in one section to know whether it has two pages (10.1).
func closeUp(sections []doc.Section, lines int) []doc.Section {
	if lines == usualLines {
		return sections
	}
	sections = slices.Clone(sections)
	front := &sections[0]
	front.Lines = lines
	head := slices.IndexFunc(front.Blocks, isA[*doc.Masthead])
	i := slices.IndexFunc(front.Blocks[head:], beginsPage) + head
	if i < head || front.Blocks[head].(*doc.Masthead).Form == doc.LetterForm {
		return sections
	}
	rest := *front
	rest.Lines, rest.Blocks = 0, front.Blocks[i:]
	if rest.Numbering == doc.Restart {
		rest.Numbering = doc.Continue
	}
	if isA[*doc.PageBreak](rest.Blocks[0]) { // a section begins a page anyway
		rest.Blocks = rest.Blocks[1:]
	}
	if len(rest.Blocks) == 0 {
		return sections
	}
	front.Blocks = front.Blocks[:i:i]
	return slices.Insert(sections, 1, rest)
}

func beginsPage(b doc.Block) bool { return isA[*doc.PageBreak](b) || isA[*doc.AttachmentHead](b) }

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
