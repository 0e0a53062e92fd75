package review

import "fmt"

// A Tree is a request gathered value by value from elsewhere than a file of
// text, such as the cells of a workbook. The zero Tree is an empty request.
type Tree struct{ root node }

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
