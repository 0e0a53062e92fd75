package page

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// A shape is how the lines of a paragraph stand in the 版心.
type shape struct {
	left, right Unit // indents of all lines
	first       Unit // further indent of the first line
	align       alignment
	leading     Unit // of each line; 0: the lines of the grid
	keepAll     bool // no line is parted from the next or from what follows
	along       bool // the last line, with keepAll every line, goes along with the next where one page holds both
	mark        *Mark
	body        bool   // 正文
	names       bool   // a list of names, none of which is broken
	prefix      []item // stands before the first line, outside its width: a number
}

// lines breaks items by sh and adds a box for each line.
func (f *flow) lines(items []item, sh shape) error {
	w := f.sheet.w - sh.left - sh.right
	places := f.opportunities(items)
	if sh.names {
		places = f.tieNames(items, noBreak)
	}
	broken := wrap(items, places, w, sh.first, sh.align == justified)
	leading := sh.leading
	if leading == 0 {
		leading = f.sheet.leading()
	}
	at := f.at
	for i, l := range broken {
		if err := f.ctx.Err(); err != nil {
			return err
		}
		x, lw := sh.left, w
		if i == 0 {
			x, lw = x+sh.first, lw-sh.first
		}
		set, dx := f.fit(items[l.from:l.to], lw, sh.align, l.last)
		b := box{height: leading, grid: sh.leading == 0, keep: sh.keepAll && !sh.along, along: sh.along && (sh.keepAll || i == len(broken)-1)}
		b.draw = func(p *Page, y Unit) {
			p.Body = p.Body || sh.body
			if i == 0 && sh.mark != nil {
				sh.mark.Y = y
				p.Marks = append(p.Marks, *sh.mark)
				f.spots = append(f.spots, spot{at, len(f.pages) - 1, y})
			}
			if i == 0 && len(sh.prefix) > 0 {
				put(p, sh.prefix, f.sheet.left+x-width(sh.prefix), y+baseline(leading, sh.prefix[0].style.size), false)
			}
			if len(set) > 0 {
				put(p, set, f.sheet.left+x+dx, y+baseline(leading, set[0].style.size), false)
			}
		}
		f.add(b)
	}
	return nil
}

// text sets t and adds its lines.
func (f *flow) text(t doc.Text, st style, sh shape) error {
	items, err := f.short(t, st)
	if err != nil {
		return err
	}
	return f.lines(items, sh)
}

func (f *flow) paragraph(b *doc.Paragraph, next doc.Block) error {
	sh, st := shape{along: doc.Ends(next)}, bodyStyle
	switch b.Role {
	case doc.Body, doc.FootNote:
		sh.first, sh.body = 2*pitch, b.Role == doc.Body
	case doc.Centered:
		sh.align = centered
	case doc.Right:
		sh.align, sh.right = rightAligned, pitch
	case doc.Subtitle:
		st, sh.align, sh.keepAll, sh.along = kaiStyle, centered, true, false
	case doc.Small:
		st, sh.leading = smallStyle.at(sizeS4), 18*Pt
	case doc.Hanging:
		return f.hanging(b.Text, sh)
	}
	return f.text(b.Text, st, sh)
}

// headingStyles by level: 黑体, 楷体, 仿宋, 仿宋 (GB/T 9704—2012, 7.3.3).
var headingStyles = [...]style{1: strongStyle, 2: kaiStyle, 3: bodyStyle, 4: bodyStyle}

func (f *flow) heading(b *doc.Heading, next doc.Block) error {
	st := headingStyles[min(max(b.Level, 1), 4)]
	items, err := f.set(f.scratch[:0], b.Number, st)
	if err != nil {
		return err
	}
	if items, err = f.setText(items, b.Text, st); err != nil {
		return err
	}
	if items, err = f.setText(items, b.RunIn, bodyStyle); err != nil {
		return err
	}
	f.scratch = items[:0]
	sh := shape{first: 2 * pitch, body: true, mark: &Mark{Level: b.Level, Text: b.Number + b.Text.String()}}
	if len(b.RunIn) == 0 {
		sh.keepAll = !opens(next, b.Level)
	} else {
		sh.along = doc.Ends(next)
	}
	return f.lines(items, sh)
}

// opens reports whether next is a heading of that level or a higher one: then
// the heading before it has no text of its own and is one item among others.
func opens(next doc.Block, level int) bool {
	h, ok := next.(*doc.Heading)
	return ok && h.Level <= level
}

func (f *flow) list(b *doc.List, next doc.Block) error {
	for i, t := range b.Items {
		items, err := f.set(nil, b.Marker(i), bodyStyle)
		if err != nil {
			return err
		}
		if items, err = f.setText(items, t, bodyStyle); err != nil {
			return err
		}
		if err := f.lines(items, shape{first: 2 * pitch, body: true, along: i == len(b.Items)-1 && doc.Ends(next)}); err != nil {
			return err
		}
	}
	return nil
}

// titleLeading is the height of a line of 二号 type on the usual grid.
const titleLeading = 36 * Pt

// title adds 标题: in the middle, broken by sense, with the empty line that
// parts it from what follows (GB/T 9704—2012, 7.3.1 and 7.3.2). What follows
// stands on the grid; what that takes beyond one line stands above the title.
func (f *flow) title(text string, mark *Mark) error {
	lines := doc.BreakTitle(text, int(f.sheet.w/size2))
	lead := f.sheet.leading()
	leading := titleLeading - (linePitch - lead)
	height := leading * Unit(len(lines))
	rest := f.sheet.line(f.sheet.lineAt(height+lead*6/10)) - height
	f.add(box{height: max(0, rest-lead), blank: true, keep: true})
	for _, l := range lines {
		items, err := f.set(nil, l, titleStyle)
		if err != nil {
			return err
		}
		if err := f.lines(items, shape{align: centered, leading: leading, keepAll: true, mark: mark}); err != nil {
			return err
		}
		mark = nil
	}
	f.add(box{height: min(rest, lead) - rounding, blank: true, keep: true})
	return nil
}

// attachmentNote is 附件说明: an empty line below the text, two characters in,
// turned-over lines under the first character of the name (7.3.4).
func (f *flow) attachmentNote(b *doc.AttachmentNote, next doc.Block) error {
	f.blankLines(1)
	var hang Unit
	for i, l := range b.Lines() {
		prefix, err := f.set(nil, strings.TrimSuffix(l, b.Names[i]), bodyStyle)
		if err != nil {
			return err
		}
		if i == 0 {
			hang = 2*pitch + width(prefix)
		}
		// The closing takes the last names along; many names fill pages.
		along := doc.Ends(next) && i+2 >= len(b.Names)
		sh := shape{left: hang, prefix: prefix, keepAll: along || i == 0, along: along}
		if err := f.text(doc.Plainly(b.Names[i]), bodyStyle, sh); err != nil {
			return err
		}
	}
	return nil
}

// attachmentHead begins an attachment: 附件1 in 黑体 on the first line of a new
// page, the title on the third (GB/T 9704—2012, 7.3.7).
func (f *flow) attachmentHead(b *doc.AttachmentHead) error {
	f.flush()
	if f.y > 0 {
		f.newPage()
	}
	items, err := f.set(nil, b.Label, bodyStyle.with(font.Hei))
	if err != nil {
		return err
	}
	mark := &Mark{Text: b.Line()}
	if len(items) > 0 {
		if err := f.lines(items, shape{keepAll: true, mark: mark}); err != nil {
			return err
		}
		mark = nil
	}
	f.add(box{height: f.sheet.leading(), grid: true, keep: true})
	return f.title(b.Title, mark)
}
