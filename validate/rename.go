package validate

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/expr-lang/expr/ast"
)

// maxDepth bounds conditions within conditions: the work of a rule grows
// with the length of a list to this power.
const maxDepth = 2

// binaryOperators are those that neither fail nor round.
var binaryOperators = []string{"==", "!=", "<", "<=", ">", ">=", "&&", "and", "||", "or",
	"in", "startsWith", "endsWith", "contains", "+", "-", "*"}

// A renamer gives the facts in an expression their Go names and refuses what
// rules do not need: what expr offers beyond is a second way to say the same,
// or escapes the type check.
type renamer struct {
	fault *fault
	depth map[*ast.PredicateNode]int
	asked map[ast.Node]bool // what has(…) asks after: a.b.c, and so a.b too
	loose map[ast.Node]bool // lists of dates, and the dates of their items, that may be missing
}

func (r *renamer) refuse(n ast.Node, format string, args ...any) {
	if r.fault == nil {
		r.fault = &fault{n.Location().From, fmt.Sprintf(format, args...)}
	}
}

func (r *renamer) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode,
		*ast.UnaryNode, *ast.ConditionalNode, *ast.ArrayNode, *ast.VariableDeclaratorNode:
	case *ast.IdentifierNode:
		if n.Value == "$env" {
			r.refuse(n, "不能使用 $env")
		}
	case *ast.PointerNode:
		if n.Name != "" {
			r.refuse(n, "不能使用 #%s，# 就是列表中的这一项", n.Name)
		}
	case *ast.BinaryNode:
		if !slices.Contains(binaryOperators, n.Operator) {
			r.refuse(n, "不能使用运算符 %s，可用：%s", n.Operator, strings.Join(binaryOperators, " "))
		}
	case *ast.MemberNode:
		r.member(n)
	case *ast.CallNode:
		r.call(n)
	case *ast.BuiltinNode:
		r.builtin(n)
	case *ast.PredicateNode:
		r.predicate(n)
	case *ast.NilNode:
		r.refuse(n, "不能使用 nil；用 has(…) 问事实是否已填写")
	case *ast.ChainNode:
		r.refuse(n, "不能使用 ?.；用 has(…) 问事实是否已填写")
	default:
		r.refuse(n, "规则中不能使用这种写法")
	}
}

func (r *renamer) member(n *ast.MemberNode) {
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case !ok, readsParams(n):
	case n.Optional:
		r.refuse(n, "不能使用 ?.；用 has(…) 问事实是否已填写")
	case name.Value == "" || unicode.IsUpper([]rune(name.Value)[0]):
		r.refuse(n.Property, "没有字段 %s，字段以小写字母开头", name.Value)
	default:
		name.Value = goName(name.Value)
	}
}

// readsParams reports whether n is params.something.
func readsParams(n *ast.MemberNode) bool {
	base, ok := n.Node.(*ast.IdentifierNode)
	return ok && base.Value == "params"
}

func (r *renamer) call(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		r.refuse(n, "只能按名称调用函数")
		return
	}
	switch callee.Value {
	case "has":
		for _, arg := range n.Arguments {
			r.ask(arg)
		}
	case "earliest", "latest":
		for _, arg := range n.Arguments {
			if m, ok := arg.(*ast.BuiltinNode); ok && m.Name == "map" && len(m.Arguments) == 2 {
				r.loose[m] = true
				if p, ok := m.Arguments[1].(*ast.PredicateNode); ok {
					r.loose[p.Node] = true
				}
			}
		}
	}
}

// ask notes that has asks after n.
func (r *renamer) ask(n ast.Node) {
	r.asked[n] = true
	if m, ok := n.(*ast.MemberNode); ok {
		r.ask(m.Node)
	}
}

func (r *renamer) builtin(n *ast.BuiltinNode) {
	for _, b := range builtins {
		if b.name == n.Name {
			return
		}
	}
	r.refuse(n, "没有函数 %s，%s", n.Name, functionOr(n.Name))
}

func (r *renamer) predicate(n *ast.PredicateNode) {
	inner := 0
	ast.Walk(&n.Node, visitor(func(n *ast.Node) {
		if p, ok := (*n).(*ast.PredicateNode); ok {
			inner = max(inner, r.depth[p])
		}
	}))
	r.depth[n] = inner + 1
	if r.depth[n] > maxDepth {
		r.refuse(n, "条件中再套条件不能超过 %d 层", maxDepth)
	}
}
