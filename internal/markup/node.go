package markup

import (
	"bytes"
	"errors"
	"slices"
)

// A Node is an element, or what stands between elements, of a small part that
// is read whole and may be changed.
type Node struct {
	Name string // as written; empty for text, comments and the like
	Head []byte // the tag with which it begins, or all of it
	Tail []byte // the tag with which it ends, if it has one
	Kids []*Node
}

// ErrTooMany is the error of Parse for a part that no person has made.
var ErrTooMany = errors.New("XML 的元素太多")

// Parse reads a part, or a piece of one. The node it returns has no name.
func Parse(src []byte) (*Node, error) {
	root := &Node{}
	way := []*Node{root}
	n := 0
	err := Scan(src, func(t Token) error {
		if n++; n > most {
			return ErrTooMany
		}
		at := way[len(way)-1]
		if t.Sort == End {
			at.Tail = src[t.From:t.To]
			way = way[:len(way)-1]
			return nil
		}
		k := &Node{Name: string(t.Name), Head: src[t.From:t.To:t.To]}
		at.Kids = append(at.Kids, k)
		if t.Sort == Start {
			way = append(way, k)
		}
		return nil
	})
	return root, err
}

// Is reports whether n is an element of the given name, whatever its prefix.
func (n *Node) Is(name string) bool { return n.Name != "" && Local(n.Name) == name }

// Write writes n into b.
func (n *Node) Write(b *bytes.Buffer) {
	b.Write(n.Head)
	for _, k := range n.Kids {
		k.Write(b)
	}
	b.Write(n.Tail)
}

// Bytes is n as it is written.
func (n *Node) Bytes() []byte {
	var b bytes.Buffer
	n.Write(&b)
	return b.Bytes()
}

// Clone is a copy of n that shares nothing that can be changed.
func (n *Node) Clone() *Node {
	c := *n
	c.Kids = make([]*Node, len(n.Kids))
	for i, k := range n.Kids {
		c.Kids[i] = k.Clone()
	}
	return &c
}

// Walk calls visit with n and everything below it that visit wants to enter.
func (n *Node) Walk(visit func(*Node) bool) {
	if visit(n) {
		for _, k := range n.Kids {
			k.Walk(visit)
		}
	}
}

// Find is the first element of the given name below n; nil for none.
func (n *Node) Find(name string) (found *Node) {
	for _, k := range n.Kids {
		k.Walk(func(k *Node) bool {
			if found == nil && k.Is(name) {
				found = k
			}
			return found == nil
		})
	}
	return found
}

// All are the kids of n of the given name.
func (n *Node) All(name string) (list []*Node) {
	for _, k := range n.Kids {
		if k.Is(name) {
			list = append(list, k)
		}
	}
	return list
}

// Attr is the value of an attribute; empty for none.
func (n *Node) Attr(name string) string {
	value, _ := n.Lookup(name)
	return value
}

// Lookup is the value of an attribute, and whether n has it.
func (n *Node) Lookup(name string) (string, bool) {
	from, to, ok := Attribute(n.Head, name)
	return Unescape(n.Head[from:to]), ok
}

// Set gives an attribute a value; n gets it when it has none.
func (n *Node) Set(name, value string) {
	var b bytes.Buffer
	from, to, ok := Attribute(n.Head, name)
	if !ok {
		from = 1 + len(n.Name)
		to = from
	}
	b.Write(n.Head[:from])
	if ok {
		Escape(&b, value)
	} else {
		b.WriteString(" " + name + `="`)
		Escape(&b, value)
		b.WriteByte('"')
	}
	b.Write(n.Head[to:])
	n.Head = b.Bytes()
}

// Text is what n says: its text, and that of the elements in it.
func (n *Node) Text() string {
	var b bytes.Buffer
	n.Walk(func(k *Node) bool {
		if k.Name == "" {
			b.WriteString(Unescape(k.Head))
		}
		return true
	})
	return b.String()
}

// SetText makes n hold text alone.
func (n *Node) SetText(text string) {
	var b bytes.Buffer
	Escape(&b, text)
	n.open()
	n.Kids = []*Node{{Head: b.Bytes()}}
}

// Insert puts kids into n so that they begin at place i.
func (n *Node) Insert(i int, kids ...*Node) {
	n.open()
	n.Kids = slices.Insert(n.Kids, i, kids...)
}

// open makes of an element in one tag one that can hold something.
func (n *Node) open() {
	if n.Name == "" || n.Tail != nil {
		return
	}
	head := bytes.TrimRight(bytes.TrimSuffix(n.Head, []byte("/>")), " ")
	n.Head = append(slices.Clone(head), '>')
	n.Tail = []byte("</" + n.Name + ">")
}

// Raw is a node that is written as src.
func Raw(src string) *Node { return &Node{Head: []byte(src)} }
