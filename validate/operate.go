package validate

import (
	"reflect"
	"strconv"

	"github.com/expr-lang/expr/ast"

	"github.com/biaoping/biaoping/report/review"
)

// binary replaces comparisons of dates, decimals and ratios.
func (r *rewriter) binary(node *ast.Node, n *ast.BinaryNode) {
	if n.Operator != "+" { // joins a code with other text
		r.code(n.Left, n.Right)
		r.code(n.Right, n.Left)
	}
	left, right := deref(n.Left.Type()), deref(n.Right.Type())
	if !opaque(left) && !opaque(right) {
		return
	}
	if operators[n.Operator] == nil {
		r.refuse(n, "日期和小数只能比较大小，不能用 %s；推算日期用 addDays、addYears", n.Operator)
		return
	}
	r.exact(&n.Left)
	r.exact(&n.Right)
	if !orderable(deref(n.Left.Type()), deref(n.Right.Type())) {
		r.refuse(n, "%s不能与%s比较", typeName(left), typeName(right))
		return
	}
	call(node, n.Operator, boolType, n.Left, n.Right)
}

// orderable reports whether compare takes values of a and b. A type that is
// not known is an error the second check reports.
func orderable(a, b reflect.Type) bool {
	if a == anyType || b == anyType || a == dateType || b == dateType {
		return a == b || a == anyType || b == anyType
	}
	return (opaque(a) || a == intType) && (opaque(b) || b == intType)
}

// exact turns a literal such as 74.96 into a Decimal.
func (r *rewriter) exact(node *ast.Node) {
	f, ok := (*node).(*ast.FloatNode)
	if !ok {
		return
	}
	d, err := review.ParseDecimal(strconv.FormatFloat(f.Value, 'f', -1, 64))
	if err != nil {
		r.refuse(f, "%v", err)
		return
	}
	ast.Patch(node, &ast.ConstantNode{Value: d})
	(*node).SetType(decimalType)
}

// opaque reports whether expr takes values of t for something else: a
// Decimal for the whole number of its thousandths.
func opaque(t reflect.Type) bool {
	return t == dateType || t == decimalType || t == ratioType
}

func (r *rewriter) refuseOpaque(nodes ...ast.Node) {
	for _, n := range nodes {
		if p, ok := n.(*ast.PredicateNode); ok {
			n = p.Node
		}
		if opaque(deref(n.Type())) {
			r.refuse(n, "日期和小数在此处不能使用，只能比较大小")
		}
	}
}

// wholeNumbers refuses to add up anything but whole numbers.
func (r *rewriter) wholeNumbers(n *ast.BuiltinNode) {
	t := staticType(n.Arguments[len(n.Arguments)-1])
	if p, ok := n.Arguments[len(n.Arguments)-1].(*ast.PredicateNode); ok {
		t = staticType(p.Node)
	} else if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t != intType && t != anyType { // what is wrong there has been, or will be, reported
		r.refuse(n, "sum 只加整数，不加%s", typeName(t))
	}
}
