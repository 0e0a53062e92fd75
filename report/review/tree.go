package review

import (
	"fmt"
	"strings"
)

// A Tree is a request gathered value by value from elsewhere than a file of
// text, such as the cells of a workbook. The zero Tree is an empty request.
type Tree struct {
	root  node
	names map[string]string // that were met: of each but one is kept, and no path with it
}

// Set writes value at path, which leads to a scalar: text, number, date or
// truth, as the field wants it. The objects and lists on the way come to be;
// the items of a list come one after the other. A path that a request cannot
// have is told by DecodeTree.
func (t *Tree) Set(path, value string) {
	n := &t.root
	n.kind = objectNode
	for path != "" {
		var s step
		s, path = nextStep(path)
		if s.name != "" {
			s.name = t.name(s.name)
		}
		n = n.grow(s)
	}
	n.kind, n.text = plainNode, value
}

// name is a copy of s that is kept alone.
func (t *Tree) name(s string) string {
	if known, ok := t.names[s]; ok {
		return known
	}
	if t.names == nil {
		t.names = map[string]string{}
	}
	s = strings.Clone(s)
	t.names[s] = s
	return s
}

// grow is the child of n at s, which it makes where there is none.
func (n *node) grow(s step) *node {
	if n.below == nil {
		n.below = new(below)
	}
	b := n.below
	if s.name != "" {
		n.kind = objectNode
		for i := range b.members {
			if b.members[i].name == s.name {
				return &b.members[i].value
			}
		}
		b.members = append(b.members, member{name: s.name})
		return &b.members[len(b.members)-1].value
	}
	n.kind = listNode
	switch {
	case s.index == len(b.list):
		var item node
		if s.index > 0 { // most items have as many fields as the one before
			if like := len(b.list[s.index-1].members()); like > 0 {
				item.below = &below{members: make([]member, 0, like)}
			}
		}
		b.list = append(b.list, item)
	case s.index > len(b.list):
		panic(fmt.Sprintf("review: item %d of a list of %d", s.index, len(b.list)))
	}
	return &b.list[s.index]
}

// DecodeTree is Decode for a request that was gathered. Its issues have paths
// and no lines.
func DecodeTree(t *Tree) (*Request, error) {
	t.root.kind = objectNode
	return decodeNode(&t.root)
}
