package validate

import (
	"fmt"
	"reflect"

	"github.com/expr-lang/expr/ast"
)

// Functions no pack can call by name: they turn named string types into
// plain strings, which is all that expr compares.
const (
	plainText  = "·text"
	plainTexts = "·texts"
)

// A rewriter replaces what expr would judge wrongly (dates, decimals, ratios,
// named strings), and notes what the expression reads. It needs the types of
// a first check.
type rewriter struct {
	reading
	root    ast.Node
	asked   map[ast.Node]bool
	loose   map[ast.Node]bool
	indexes bool
	fault   *fault
}

func (r *rewriter) refuse(n ast.Node, format string, args ...any) {
	if r.fault == nil {
		r.fault = &fault{n.Location().From, fmt.Sprintf(format, args...)}
	}
}

func (r *rewriter) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.MemberNode:
		r.member(n)
		plain(node)
	case *ast.IdentifierNode:
		r.item = r.item || n.Value == "it" || n.Value == "index"
		plain(node)
	case *ast.PointerNode:
		plain(node)
	case *ast.BinaryNode:
		r.binary(node, n)
	case *ast.CallNode:
		r.call(n)
	case *ast.UnaryNode:
		r.refuseOpaque(n.Node)
	case *ast.ArrayNode:
		r.refuseOpaque(n.Nodes...)
	case *ast.BuiltinNode:
		if !r.loose[n] {
			r.refuseOpaque(n.Arguments...)
		}
		if n.Name == "sum" {
			r.wholeNumbers(n)
		}
	}
}

// member checks that the fact exists, and notes whether it may be missing.
func (r *rewriter) member(n *ast.MemberNode) {
	if readsParams(n) {
		if name, ok := n.Property.(*ast.StringNode); ok {
			r.params = append(r.params, name.Value)
		}
		return
	}
	base := deref(n.Node.Type())
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case base == anyType: // what is wrong there has been, or will be, reported
		return
	case !ok && r.indexes:
		return
	case !ok:
		r.refuse(n.Property, "列表不能按序号取项；用 all、any、none、filter")
		return
	case base.Kind() == reflect.Slice:
		r.refuse(n.Property, "列表没有字段；逐项判断用 all、any、none，取值用 map")
		return
	case base.Kind() != reflect.Struct:
		r.refuse(n.Property, "%s没有字段 %s", typeName(base), factName(name.Value))
		return
	}
	field, ok := base.FieldByName(name.Value)
	if !ok {
		word := factName(name.Value)
		r.refuse(n.Property, "没有字段 %s，%s", word, choices(factNames(base), word))
		return
	}
	f := factAt(n)
	f.offset, f.words = n.Property.Location().From, wordsOf(base, field)
	if r.asked[n] || optional(field) && !(r.loose[n] && field.Type == dateType) {
		r.note(n, f)
	}
	if r.root == ast.Node(n) {
		r.fact = &f
	}
}

// factAt names the fact a chain of members stands for.
func factAt(n ast.Node) fact {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return fact{path: n.Value}
	case *ast.PointerNode:
		return fact{path: "#"}
	case *ast.MemberNode:
		name, ok := n.Property.(*ast.StringNode)
		base := factAt(n.Node)
		if !ok || base.path == "" {
			return fact{}
		}
		f := fact{path: base.path + "." + factName(name.Value)}
		if t := deref(n.Node.Type()); t.Kind() == reflect.Struct {
			if field, ok := t.FieldByName(name.Value); ok {
				f.chinese = below(base.chinese, field)
			}
		}
		return f
	}
	return fact{}
}

// plain turns a text, or a list of texts, of a named type into plain strings.
func plain(node *ast.Node) {
	t := (*node).Type()
	switch {
	case t.Kind() == reflect.String && t != stringType:
		call(node, plainText, stringType, *node)
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String && t != stringsType:
		call(node, plainTexts, stringsType, *node)
	}
}

// callsPlain reports whether n is what plain has made.
func callsPlain(n *ast.CallNode) bool {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	return ok && (callee.Value == plainText || callee.Value == plainTexts)
}

// call puts a call of the function in place of node.
func call(node *ast.Node, name string, result reflect.Type, args ...ast.Node) {
	callee := &ast.IdentifierNode{Value: name}
	callee.SetLocation((*node).Location())
	c := &ast.CallNode{Callee: callee, Arguments: args}
	ast.Patch(node, c)
	c.SetType(result)
}

func deref(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}
