package fill

import (
	"fmt"

	"github.com/biaoping/biaoping/report/fields"
)

// A block is one writing of a region: the whole sheet, or one item of a list.
// It tells where each row of the template stands in what is written.
type block struct {
	from, to int // rows of the template
	scope    fields.Scope
	outer    *block
	parts    []part
}

// A part of a block is rows that stand together, or a list.
type part struct {
	from, to int // rows of the template
	at       int // the first of them stands in this row
	items    []*block
	isList   bool
}

// layout finds where the rows of a sheet will stand.
func (r *renderer) layout(s *sheet, scope fields.Scope) (*block, error) {
	root := &block{from: 1, to: lastRow, scope: scope}
	_, err := r.place(root, s.root, 1)
	return root, err
}

// place lays out b, a writing of g, from row at on, and tells the row behind it.
func (r *renderer) place(b *block, g *region, at int) (int, error) {
	next := g.from
	upTo := func(row int) {
		if row > next {
			b.parts = append(b.parts, part{from: next, to: row - 1, at: at})
			at += row - next
		}
		next = row
	}
	gone, within := g.gone, g.within
	for len(gone) > 0 || len(within) > 0 {
		if len(within) == 0 || len(gone) > 0 && gone[0] < within[0].from {
			upTo(gone[0])
			next, gone = gone[0]+1, gone[1:]
			continue
		}
		k := within[0]
		within = within[1:]
		upTo(k.from)
		items, err := r.enter(k.tag, b.scope)
		if err != nil {
			return 0, err
		}
		list := part{from: k.from, to: k.to, at: at, isList: true}
		for _, scope := range items {
			item := &block{from: k.from, to: k.to, scope: scope, outer: b}
			if at, err = r.place(item, k, at); err != nil {
				return 0, err
			}
			if at > lastRow {
				return 0, k.tag.Fault("写出来超过 %d 行", lastRow)
			}
			list.items = append(list.items, item)
		}
		b.parts = append(b.parts, list)
		next = k.to + 1
	}
	upTo(g.to + 1)
	return at, nil
}

// first is where the first of the rows from to to stands that is written in b.
func (b *block) first(from, to int) (int, bool) {
	for _, p := range b.parts {
		lo, hi := max(from, p.from), min(to, p.to)
		if lo > hi {
			continue
		}
		if !p.isList {
			return min(p.at+lo-p.from, lastRow), true
		}
		for _, item := range p.items {
			if n, ok := item.first(lo, hi); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// last is where the last of them stands.
func (b *block) last(from, to int) (int, bool) {
	for i := len(b.parts) - 1; i >= 0; i-- {
		p := b.parts[i]
		lo, hi := max(from, p.from), min(to, p.to)
		if lo > hi {
			continue
		}
		if !p.isList {
			return min(p.at+hi-p.from, lastRow), true
		}
		for k := len(p.items) - 1; k >= 0; k-- {
			if n, ok := p.items[k].last(lo, hi); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// A copied is rows that are written, and the block they are written in.
type copied struct {
	from, to int
	in       *block
}

// copies are the writings of the rows from to to: one for each item of the
// innermost list that holds them all.
func (b *block) copies(from, to int) (list []copied) {
	for _, p := range b.parts {
		if p.isList && p.from <= from && to <= p.to {
			for _, item := range p.items {
				list = append(list, item.copies(from, to)...)
			}
			return list
		}
	}
	first, ok := b.first(from, to)
	if !ok {
		return nil
	}
	last, _ := b.last(from, to)
	return []copied{{first, last, b}}
}

// above is the innermost block from b outwards that holds a row.
func (b *block) above(row int) *block {
	for b.outer != nil && (row < b.from || row > b.to) {
		b = b.outer
	}
	return b
}

// An area is cells from one corner to the other.
type area struct{ left, top, right, bottom int }

func (a area) String() string {
	first := ref(a.left, a.top)
	if a.left == a.right && a.top == a.bottom {
		return first
	}
	return fmt.Sprintf("%s:%s", first, ref(a.right, a.bottom))
}
