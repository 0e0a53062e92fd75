package validate

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// call checks the kinds of the arguments, and lets has ask through records
// that are missing.
func (r *rewriter) call(n *ast.CallNode) {
	f, ok := functionNamed(n.Callee.(*ast.IdentifierNode).Value)
	if !ok || len(n.Arguments) != len(f.params) {
		return // the second check reports it
	}
	for i, arg := range n.Arguments {
		t := staticType(arg)
		if f.name != "has" {
			t = deref(t)
		}
		if t != anyType && !f.params[i].accepts(t) {
			r.refuse(arg, "%s 的第 %d 个参数应为%s，不是%s", f.name, i+1, f.params[i].chinese, typeName(t))
		}
	}
	switch f.name {
	case "has":
		chain(&n.Arguments[0])
	case "addWorkingDays":
		r.added = r.root == ast.Node(n) && !slices.ContainsFunc(n.Arguments, countsWorkingDays)
	}
	if slices.Contains(vague, f.name) {
		r.note(n, fact{path: n.String(), chinese: f.name + "(…)", offset: n.Location().From, called: true})
	}
}

// note notes a fact that may be missing, or that it is asked after.
func (r *rewriter) note(n ast.Node, f fact) {
	if r.asked[n] {
		r.asks = append(r.asks, f.path)
	} else {
		r.uses = append(r.uses, f)
	}
	if r.root == n {
		r.whole = f.path
	}
}

// countsWorkingDays reports whether n calls a function that needs the
// calendar of holidays.
func countsWorkingDays(n ast.Node) (counts bool) {
	ast.Walk(&n, visitor(func(n *ast.Node) {
		if c, ok := (*n).(*ast.CallNode); ok {
			name := c.Callee.(*ast.IdentifierNode).Value
			counts = counts || name == "workingDays" || name == "addWorkingDays"
		}
	}))
	return counts
}

// staticType is the type of n; for a list that map or filter makes, a list
// of what it holds.
func staticType(n ast.Node) reflect.Type {
	t := n.Type()
	if t.Kind() == reflect.Slice && t.Elem() == anyType && n.Nature().Ref != nil && n.Nature().Ref.Type != nil {
		return reflect.SliceOf(n.Nature().Ref.Type)
	}
	return t
}

// chain lets every step of a.b.c end in nil where what it reads is missing.
func chain(node *ast.Node) {
	n := *node
	if c, ok := n.(*ast.CallNode); ok && callsPlain(c) {
		n = c.Arguments[0]
	}
	m, ok := n.(*ast.MemberNode)
	if !ok {
		return
	}
	for ok {
		m.Optional = true
		m, ok = m.Node.(*ast.MemberNode)
	}
	t := n.Type()
	ast.Patch(node, &ast.ChainNode{Node: n})
	(*node).SetType(t)
}
