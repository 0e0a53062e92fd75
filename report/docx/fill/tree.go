package fill

import (
	"context"
	"slices"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// A node is an element of a part, or what stands between elements. It keeps
// its place in the source, so that what is not changed is copied as it is.
type node struct {
	src    []byte
	name   string // as written, such as w:p; empty for text, comments and the like
	from   int    // the whole is src[from:to]
	open   int    // the content is src[open:shut]
	shut   int
	to     int
	kids   []*node
	parent *node
	at     int // its index among the kids of its parent

	live    bool         // it, or something below, is not copied as it is
	gone    bool         // it is left out
	whole   bool         // it is a row with a loop of its own
	regions []*region    // over its kids, outer ones first
	pieces  []tags.Piece // of w:t: words and tags
	picture *tags.Tag    // of w:drawing: the picture that takes its place
}

// mostNodes is how many nodes a template may have in all: more than thirty
// times those of a long report.
const mostNodes = 1 << 19

// parse reads an element and what lies in it. budget is how many nodes it may
// have; what is left of it stays there.
func parse(src []byte, budget *int) (*node, error) {
	root := &node{src: src, to: len(src), shut: len(src), live: true}
	at := root
	err := markup.Scan(src, func(t markup.Token) error {
		if t.Sort == markup.End {
			at.shut, at.to = t.From, t.To
			at = at.parent
			return nil
		}
		if *budget--; *budget < 0 {
			return markup.ErrTooMany
		}
		n := &node{src: src, name: string(t.Name), from: t.From, open: t.To, shut: t.To, to: t.To, parent: at, at: len(at.kids)}
		at.kids = append(at.kids, n)
		if t.Sort == markup.Start {
			at = n
		}
		return nil
	})
	return root, err
}

// raw is n as it stands in the source.
func (n *node) raw() []byte { return n.src[n.from:n.to] }

// head is the tag with which n begins.
func (n *node) head() []byte { return n.src[n.from:n.open] }

// attribute is the value of an attribute in the head of n; empty for none.
func (n *node) attribute(name string) string {
	from, to, _ := markup.Attribute(n.head(), name)
	return markup.Unescape(n.head()[from:to])
}

// walk calls visit with n and everything below it that visit wants to enter.
func (n *node) walk(visit func(*node) bool) {
	if visit(n) {
		for _, k := range n.kids {
			k.walk(visit)
		}
	}
}

// walkUntil is walk as far as it comes before ctx is done; it reports whether
// it came to the end.
func (n *node) walkUntil(ctx context.Context, visit func(*node) bool) bool {
	if ctx.Err() != nil {
		return false
	}
	return !visit(n) || !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.walkUntil(ctx, visit) })
}

// adopt gives n these kids.
func (n *node) adopt(kids []*node) {
	n.kids = kids
	for i, k := range kids {
		k.parent, k.at = n, i
	}
}

// enliven says that n is not copied as it is, nor what it lies in.
func (n *node) enliven() {
	for ; n != nil && !n.live; n = n.parent {
		n.live = true
	}
}

// above is the nearest ancestor of n of the given name; nil for none.
func (n *node) above(name string) *node {
	for n = n.parent; n != nil && n.name != name; n = n.parent {
	}
	return n
}
