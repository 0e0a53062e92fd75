package templates

import (
	"bytes"
	"strings"
	"text/template/parse"
	"unicode/utf8"
)

// putFunc is the function at the end of every output action. No template can
// name it: check knows only those of the table.
const putFunc = "_put"

// markFirst is the first of the private-use characters of the basic plane
// that tell at the end of a line of output which line of the template made it.
const (
	markFirst = 0xE000
	markLen   = 3 // bytes
	maxLines  = 0xF8FF - markFirst
)

// rewrite makes every output action of t pass its value to putFunc, as
// html/template does, and puts a mark before every line end of its text.
func rewrite(t definition) { rewriteNode(t, t.Root) }

func rewriteNode(t definition, n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, n := range n.Nodes {
			rewriteNode(t, n)
		}
	case *parse.TextNode:
		n.Text = markLines(n.Text, t.from.first+sourceLine(t.from.body, n.Pos))
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			put := parse.NewIdentifier(putFunc).SetTree(t.Tree).SetPos(n.Pos)
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{put}})
		}
	case *parse.IfNode:
		rewriteBranch(t, &n.BranchNode)
	case *parse.RangeNode:
		rewriteBranch(t, &n.BranchNode)
	case *parse.WithNode:
		rewriteBranch(t, &n.BranchNode)
	}
}

func rewriteBranch(t definition, n *parse.BranchNode) {
	rewriteNode(t, n.List)
	rewriteNode(t, n.ElseList)
}

// sourceLine is the line of source on which pos lies.
func sourceLine(source string, pos parse.Pos) int {
	return 1 + strings.Count(source[:pos], "\n")
}

// markLines is text, which begins on the given line, with marks.
func markLines(text []byte, line int) []byte {
	out := make([]byte, 0, len(text)+markLen*bytes.Count(text, []byte("\n")))
	for _, b := range text {
		if b == '\n' {
			out = utf8.AppendRune(out, markFirst+rune(line))
			line++
		}
		out = append(out, b)
	}
	return out
}

// A line of a template's output.
type line struct {
	start int // where it begins
	from  int // the line that made it, counted on from the lenders' lines
}

// unmark takes the marks out of a template's output, in place, and tells
// where its lines come from.
func unmark(out []byte) (text []byte, lines []line) {
	text = out[:0]
	for {
		end := bytes.IndexByte(out, '\n')
		if end < 0 {
			return append(text, out...), lines
		}
		// Facts are tokens, so every line end stems from marked text.
		mark, _ := utf8.DecodeRune(out[end-markLen : end])
		lines = append(lines, line{len(text), int(mark - markFirst)})
		text = append(append(text, out[:end-markLen]...), '\n')
		out = out[end+1:]
	}
}
