package review

// A node is one value of a file, JSON or YAML, with its place.
// It is kept small: a list of 20 000 enterprises has half a million of them.
type node struct {
	kind  nodeKind
	place place
	text  string // of a scalar: a text without quotes and escapes, anything else as written
	below *below // of an object or list; nil where it is empty
}

// below is what an object or a list holds.
type below struct {
	members []member
	list    []node
}

// members are those of an object.
func (n *node) members() []member {
	if n.below == nil {
		return nil
	}
	return n.below.members
}

// list are the items of a list.
func (n *node) list() []node {
	if n.below == nil {
		return nil
	}
	return n.below.list
}

type nodeKind int8

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
type place struct{ line, column int32 }

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
		if list := n.list(); s.index < len(list) {
			return &list[s.index]
		}
		return nil
	}
	members := n.members()
	for i := range members {
		if members[i].name == s.name {
			return &members[i].value
		}
	}
	return nil
}
