package review

// A node is one value of a file, JSON or YAML, with its place.
type node struct {
	kind    nodeKind
	text    string // of a scalar: a text without quotes and escapes, anything else as written
	place   place
	members []member
	list    []node
}

type nodeKind int

const (
	nullNode   nodeKind = iota
	boolNode            // JSON true and false
	numberNode          // JSON number
	textNode            // quoted, or a YAML block
	plainNode           // YAML without quotes: text, number, date or truth, as its field wants
	listNode
	objectNode
)

// A member is one name of an object with its value.
type member struct {
	name  string
	place place
	value node
}

// A place is a line and a column of a file, both from 1, the column in
// characters.
type place struct{ line, column int }

// at is the place of what path leads to, or of the nearest object or list
// around it that the file has.
func (n *node) at(path string) place {
	for path != "" {
		var s step
		s, path = nextStep(path)
		next := n.child(s)
		if next == nil {
			break
		}
		n = next
	}
	return n.place
}

func (n *node) child(s step) *node {
	if s.name == "" {
		if s.index < len(n.list) {
			return &n.list[s.index]
		}
		return nil
	}
	for i := range n.members {
		if n.members[i].name == s.name {
			return &n.members[i].value
		}
	}
	return nil
}
