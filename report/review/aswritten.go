package review

import (
	"encoding/json"
	"fmt"
)

// AsWritten is t as JSON, whatever is wrong with its facts: for forms in which
// they are mended. It keeps every name and every value; a name that stands
// twice in an object stands there as name（第 2 次）. A scalar is of the type its
// field wants, where it can be; a number that a float would change is a text.
func (t *Tree) AsWritten() json.RawMessage { return t.root.appendJSON(nil, requestPlan()) }

// appendJSON writes n, the value for a field of plan p; nil where no field
// wants it.
func (n *node) appendJSON(b []byte, p *plan) []byte {
	switch n.kind {
	case nullNode:
		return append(b, "null"...)
	case listNode:
		if p != nil {
			p = p.elem
		}
		b = append(b, '[')
		for i, item := range n.list() {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.appendJSON(b, p)
		}
		return append(b, ']')
	case objectNode:
		seen := map[string]int{}
		b = append(b, '{')
		for i, m := range n.members() {
			if i > 0 {
				b = append(b, ',')
			}
			name := m.name
			if seen[name]++; seen[name] > 1 {
				name = fmt.Sprintf("%s（第 %d 次）", name, seen[name])
			}
			_, below := p.below(m.name)
			b = append(appendText(b, name), ':')
			b = m.value.appendJSON(b, below)
		}
		return append(b, '}')
	}
	if n.isWritten(p) {
		return append(b, n.text...)
	}
	return appendText(b, n.text)
}

// isWritten reports whether JSON may have the scalar n without quotes for a
// field of plan p.
func (n *node) isWritten(p *plan) bool {
	if p == nil {
		return n.kind == boolNode || n.kind == numberNode && isSafe(n.text)
	}
	switch p.kind {
	case boolValue:
		return n.text == "true" || n.text == "false"
	case intValue, decimalValue:
		return isSafe(n.text)
	}
	return false
}

// isSafe reports whether s is a number that JSON can write and a float can
// hold: at most twelve digits before the point and three after it.
func isSafe(s string) bool {
	_, err := ParseDecimal(s)
	return err == nil
}

func appendText(b []byte, s string) []byte {
	text, err := json.Marshal(s)
	must(err)
	return append(b, text...)
}
