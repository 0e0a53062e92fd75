package review

import (
	"fmt"
	"slices"
)

// A Tree is a request gathered value by value from elsewhere than a file of
// text, such as the cells of a workbook. The zero Tree is an empty request.
type Tree struct{ root node }

// ReadTree reads a file as Decode does and leaves open whether it is a request:
// facts may be missing that are still to be set. The error is an *Errors.
func ReadTree(data []byte) (*Tree, error) {
	root, issue := readSource(data)
	if issue == nil && root.kind != objectNode {
		issue = notAnObject(root)
	}
	if issue != nil {
		return nil, newErrors([]Issue{*issue})
	}
	return &Tree{*root}, nil
}

// Clone is a tree of its own with the values of t.
func (t *Tree) Clone() *Tree { return &Tree{t.root.clone()} }

func (n *node) clone() node {
	c := *n
	c.members = slices.Clone(n.members)
	for i := range c.members {
		c.members[i].value = n.members[i].value.clone()
	}
	c.list = slices.Clone(n.list)
	for i := range c.list {
		c.list[i] = n.list[i].clone()
	}
	return c
}

// Names are the names that t writes at its top, such as kind and review.
func (t *Tree) Names() []string {
	var names []string
	for i := range t.root.members {
		names = append(names, t.root.members[i].name)
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
		return len(n.list)
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
	n := &t.root
	n.kind = objectNode
	for path != "" {
		var s step
		s, path = nextStep(path)
		n = n.grow(s)
	}
	n.kind, n.text = plainNode, value
}

// grow is the child of n at s, which it makes where there is none.
func (n *node) grow(s step) *node {
	if s.name != "" {
		n.kind = objectNode
		for i := range n.members {
			if n.members[i].name == s.name {
				return &n.members[i].value
			}
		}
		n.members = append(n.members, member{name: s.name})
		return &n.members[len(n.members)-1].value
	}
	n.kind = listNode
	switch {
	case s.index == len(n.list):
		var item node
		if s.index > 0 { // most items have as many fields as the one before
			if like := len(n.list[s.index-1].members); like > 0 {
				item.members = make([]member, 0, like)
			}
		}
		n.list = append(n.list, item)
	case s.index > len(n.list):
		panic(fmt.Sprintf("review: item %d of a list of %d", s.index, len(n.list)))
	}
	return &n.list[s.index]
}

// DecodeTree is Decode for a request that was gathered. Its issues have paths
// and no lines.
func DecodeTree(t *Tree) (*Request, error) {
	t.root.kind = objectNode
	return decodeNode(&t.root)
}
