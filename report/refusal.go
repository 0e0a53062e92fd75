package report

import (
	"context"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// refusal says what keeps 正文 from the first page of o in spite of every
// remedy, and what would be right: the first of 标题, 发文机关标志, 附件说明 and
// 落款 without which 正文 would stand there, else all of them.
func (o *official) refusal(ctx context.Context, path string) error {
	c := &crowd{ctx: ctx, official: o, front: closeUp(o.tree.Sections, mostLines)[0]}
	field, advice := "organs", "版头、标题、附件说明和落款合起来太高，应缩短标题，减少联合行文机关和附件"
	switch {
	case c.shownWith(titled(1)):
		lines := 1
		for c.shownWith(titled(lines + 1)) {
			lines++
		}
		field, advice = "title", fmt.Sprintf("标题太长，应缩短到 %d 行以内", lines)
	case c.shownWith(unaccompanied):
		field, advice = "mark", "发文机关标志所列的机关太多，应只写主办机关"
	case c.shownWith(unnoted):
		field, advice = "attachments", "附件说明太长，应减少附件或缩短其名称"
	case c.shownWith(unstamped):
		field, advice = "closing", "落款把只有一行的正文带到了下一页，应减少联合行文机关，或者正文不止一行"
	}
	if c.err != nil {
		return c.err
	}
	return &FactError{Path: path + "." + field, Err: fmt.Errorf("首页排不下正文（GB/T 9704—2012，7.3.3），每面排 %d 行也不行：%s", mostLines, advice)}
}

// A crowd is the blocks that share the first page with 正文.
type crowd struct {
	ctx      context.Context
	official *official
	front    doc.Section
	err      error // the first
}

// shownWith reports whether 正文 would stand on the first page if every block
// were changed so; nil leaves a block out.
func (c *crowd) shownWith(change func(doc.Block) doc.Block) bool {
	if c.err != nil {
		return false
	}
	front := c.front
	front.Blocks = nil
	for _, b := range c.front.Blocks {
		if b = change(b); b != nil {
			front.Blocks = append(front.Blocks, b)
		}
	}
	var shown bool
	shown, c.err = c.official.bodyShown(c.ctx, []doc.Section{front})
	return shown
}

// titled gives the title so many lines.
func titled(lines int) func(doc.Block) doc.Block {
	return func(b doc.Block) doc.Block {
		if isA[*doc.Title](b) {
			return &doc.Title{Text: strings.Repeat("题\n", lines-1) + "题"}
		}
		return b
	}
}

// unaccompanied names the host alone in 发文机关标志.
func unaccompanied(b doc.Block) doc.Block {
	if m, ok := b.(*doc.Masthead); ok {
		host := *m
		host.Organs = host.Organs[:min(1, len(host.Organs))]
		return &host
	}
	return b
}

func unnoted(b doc.Block) doc.Block {
	if isA[*doc.AttachmentNote](b) {
		return nil
	}
	return b
}

func unstamped(b doc.Block) doc.Block {
	if isA[*doc.Closing](b) {
		return nil
	}
	return b
}
