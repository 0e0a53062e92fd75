package review

import (
	"fmt"
	"slices"
	"strings"
)

// A Tree is a request gathered value by value from elsewhere than a file of
// text, such as the cells of a workbook. The zero Tree is an empty request.
type Tree struct {
	root  node
	names map[string]string // that were met: of each but one is kept, and no path with it
}

// ReadTree reads a file as Decode does and leaves open whether it is a request:
// facts may be missing that are still to be set. The error is an *Errors.
func ReadTree(data []byte) (*Tree, error) {
	root, issue := readSource(data)
	if issue == nil && root.kind != objectNode {
		issue = notAnObject(root)
	}
	if issue != nil {
		return nil, newErrors([]Issue{*issue}, 0)
	}
	return &Tree{root: *root}, nil
}

// Clone is a tree of its own with the values of t.
func (t *Tree) Clone() *Tree { return &Tree{root: t.root.clone()} }

func (n *node) clone() node {
	c := *n
	if n.below == nil {
		return c
	}
	c.below = &below{slices.Clone(n.below.members), slices.Clone(n.below.list)}
	for i := range c.below.members {
		c.below.members[i].value = n.below.members[i].value.clone()
	}
	for i := range c.below.list {
		c.below.list[i] = n.below.list[i].clone()
	}
	return c
}

// Names are the names that t writes at its top, such as kind and review.
func (t *Tree) Names() []string {
	var names []string
	for _, m := range t.root.members() {
		names = append(names, m.name)
	}
	return names
}

// Text is the scalar at path as it is written; empty where there is none.
func (t *Tree) Text(path string) string {
	if n, _ := t.root.find(path); n != nil {
		return n.text
	}
	return ""
}

// Len is how many items the list at path has.
func (t *Tree) Len(path string) int {
	if n, _ := t.root.find(path); n != nil {
		return len(n.list())
	}
	return 0
}

// Opposed reports whether something stands on the way to path that is neither
// an object nor a list as path has it, so that Set would take its place.
func (t *Tree) Opposed(path string) bool {
	_, opposed := t.root.find(path)
	return opposed
}

// Clear takes away the value at path, with all that lies in it, as if it were
// not written. The items of lists keep their numbers.
func (t *Tree) Clear(path string) {
	if n, _ := t.root.find(path); n != nil {
		*n = node{}
	}
}

// find is what path leads to from n, nil where there is nothing. It is opposed
// where a scalar or the wrong one of object and list is on the way.
func (n *node) find(path string) (found *node, opposed bool) {
	for path != "" {
		var s step
		s, path = nextStep(path)
		switch {
		case n.kind == nullNode:
			return nil, false
		case s.name == "" && n.kind != listNode, s.name != "" && n.kind != objectNode:
			return nil, true
		}
		if n = n.child(s); n == nil {
			return nil, false
		}
	}
	return n, false
}

// Set writes value at path, which leads to a scalar: text, number, date or
// truth, as the field wants it. The objects and lists on the way come to be;
// the items of a list come one after the other. A path that a request cannot
// have is told by DecodeTree.
func (t *Tree) Set(path, value string) {
	n := t.grow(path)
	n.kind, n.text = plainNode, value
}

// Begin makes room for the item of a list at path, which is empty until
// something in it is set.
func (t *Tree) Begin(path string) { t.grow(path) }

// grow is what path leads to, which it makes where it is not there.
func (t *Tree) grow(path string) *node {
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
	return n
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
