package validate

import (
	"reflect"

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
	if f.name == "has" {
		chain(&n.Arguments[0])
	}
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
	if c, ok := n.(*ast.CallNode); ok && len(c.Arguments) == 1 {
		n = c.Arguments[0] // within plainText
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
