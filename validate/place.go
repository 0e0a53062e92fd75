package validate

import (
	"unicode"

	"go.yaml.in/yaml/v3"
)

// place finds where the character at offset of n's value stands in the file:
// its line and column, both from 1. YAML folds lines and drops quotes, so the
// value is followed through the text as written, letting any run of blanks
// stand for any other.
func (s *source) place(n *yaml.Node, offset int) (line, column int) {
	value := []rune(n.Value)
	c := cursor{lines: s.lines, line: n.Line - 1, column: n.Column - 1}
	switch n.Style {
	case yaml.LiteralStyle, yaml.FoldedStyle:
		c.line, c.column = c.line+1, 0
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		c.column++
	}
	for i, r := range value {
		if unicode.IsSpace(r) {
			continue
		}
		for !c.at(r) {
			if !c.next() {
				return n.Line, n.Column
			}
		}
		if i >= offset {
			break
		}
		line, column = c.line+1, c.column+1
		c.next()
	}
	if c.line < len(c.lines) {
		return c.line + 1, c.column + 1
	}
	return line, column
}

// A cursor is a place in lines of text, both parts from 0.
type cursor struct {
	lines        []string
	line, column int
	runes        []rune // of the line
}

// at reports whether the character at the cursor is r.
func (c *cursor) at(r rune) bool {
	if c.runes == nil && c.line < len(c.lines) {
		c.runes = []rune(c.lines[c.line])
	}
	return c.column < len(c.runes) && c.runes[c.column] == r
}

// next moves one character on; false at the end of the text.
func (c *cursor) next() bool {
	if c.column++; c.column >= len(c.runes) {
		c.line, c.column, c.runes = c.line+1, 0, nil
	}
	return c.line < len(c.lines)
}
