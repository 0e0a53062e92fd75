package templates

import (
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"github.com/biaoping/biaoping/report/review"
)

// check finds what would fail when the template called root is executed with
// *review.Facts: names that do not exist, functions with wrong arguments,
// values that cannot be printed. It looks into every branch, so that a slip
// of the pen is found when the template is loaded and not on the day the
// branch is taken.
//
// shown are the facts that the template names, by the type they belong to and
// their name in a request: Review.problems.
func check(root string, defs map[string]definition) (shown map[string]bool, errs faults) {
	c := &checker{root: root, defs: defs, done: map[visit]bool{}, shown: map[string]bool{}}
	c.template(root, operand{typ: reflect.TypeFor[*review.Facts]()})
	return c.shown, c.errs
}

type checker struct {
	root string // the file's own template
	defs map[string]definition
	in   *origin // of what is being checked
	done map[visit]bool
	vars []variable // in scope, the innermost last
	errs faults

	shown map[string]bool
}

// A visit is one template checked for one kind of dot.
type visit struct {
	name string
	dot  operand
}

// An operand is what is known of a value before there are facts.
type operand struct {
	typ  reflect.Type // nil: known only at execution
	code string       // the field, such as Problem.Level, that holds a code, which no reader should see
}

type variable struct {
	name  string
	value operand
}

func (c *checker) errorf(n parse.Node, format string, args ...any) {
	c.errs = append(c.errs, c.in.fail(sourceLine(c.in.body, n.Position()), format, args...))
}

// template checks the named template for a dot of one kind.
func (c *checker) template(name string, dot operand) {
	v := visit{name, dot}
	if c.done[v] {
		return
	}
	c.done[v] = true
	vars, in := c.vars, c.in
	c.vars, c.in = []variable{{"$", dot}}, c.defs[name].from
	c.node(c.defs[name].Root, dot)
	c.vars, c.in = vars, in
}

func (c *checker) node(n parse.Node, dot operand) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, n := range n.Nodes {
			c.node(n, dot)
		}
	case *parse.ActionNode:
		v := c.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 {
			c.printable(n, v)
		}
	case *parse.IfNode:
		c.branch(&n.BranchNode, dot, func(v operand) operand {
			c.testable(n, n.Pipe, v)
			return dot
		})
	case *parse.WithNode:
		c.branch(&n.BranchNode, dot, func(v operand) operand {
			if v.typ == dateType {
				c.testable(n, n.Pipe, v)
			}
			return v
		})
	case *parse.RangeNode:
		c.branch(&n.BranchNode, dot, func(v operand) operand { return c.ranged(n, v) })
	case *parse.TemplateNode:
		arg := operand{typ: reflect.TypeFor[struct{}]()}
		if n.Pipe != nil {
			arg = c.pipe(n.Pipe, dot)
		}
		if _, ok := c.defs[n.Name]; !ok {
			names := slices.Sorted(maps.Keys(c.defs))
			names = slices.DeleteFunc(names, func(name string) bool { return name == c.root })
			c.errorf(n, "没有 {{define %q}} 这一段；%s", n.Name, choices("有", n.Name, names))
			return
		}
		c.template(n.Name, arg)
	}
}

// branch checks if, with or range; inner makes its dot of the value tested.
func (c *checker) branch(n *parse.BranchNode, dot operand, inner func(operand) operand) {
	outer := len(c.vars)
	v := c.pipe(n.Pipe, dot)
	c.node(n.List, inner(v))
	c.vars = c.vars[:outer]
	c.node(n.ElseList, dot)
	c.vars = c.vars[:outer]
}

// ranged is an element of v, with the variables of the range set to it.
func (c *checker) ranged(n *parse.RangeNode, v operand) operand {
	var key, elem operand
	if t := deref(v.typ); t != nil {
		switch t.Kind() {
		case reflect.Slice, reflect.Array:
			key, elem = operand{typ: reflect.TypeFor[int]()}, operand{typ: t.Elem()}
		case reflect.Int:
			key, elem = operand{typ: t}, operand{typ: t}
			if len(n.Pipe.Decl) > 1 {
				c.errorf(n, "range 一个数时只能有一个变量")
			}
		case reflect.Interface:
		default:
			c.errorf(n, "%s 不是清单，不能 range", typeName(t))
		}
	}
	set := func(i int, v operand) { c.vars[len(c.vars)-len(n.Pipe.Decl)+i].value = v }
	switch {
	case n.Pipe.IsAssign:
		for _, d := range n.Pipe.Decl {
			c.assign(d.Ident[0], operand{})
		}
	case len(n.Pipe.Decl) == 1:
		set(0, elem)
	case len(n.Pipe.Decl) == 2:
		set(0, key)
		set(1, elem)
	}
	return elem
}

// testable reports a test that is always true: text/template takes every
// struct for true, the zero date too.
func (c *checker) testable(n parse.Node, p *parse.PipeNode, v operand) {
	switch {
	case v.typ == nil || v.typ.Kind() != reflect.Struct:
	case v.typ == dateType:
		c.errorf(n, "%s 是日期，空的也总算真；请写 {{if not %[1]s.IsZero}}", p)
	default:
		c.errorf(n, "%s 是 %s，总是真，不用判断", p, typeName(v.typ))
	}
}

// pipe checks a pipeline and declares its variables.
func (c *checker) pipe(p *parse.PipeNode, dot operand) operand {
	var v operand
	for i, cmd := range p.Cmds {
		if i == 0 {
			v = c.command(cmd, dot, nil)
		} else {
			v = c.command(cmd, dot, &v)
		}
	}
	for _, d := range p.Decl {
		if p.IsAssign {
			c.assign(d.Ident[0], v)
		} else {
			c.vars = append(c.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

// assign forgets the type of a variable that is given a value of another.
func (c *checker) assign(name string, v operand) {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			if c.vars[i].value != v {
				c.vars[i].value = operand{}
			}
			return
		}
	}
}

// printable reports a value that no reader should see as it is.
func (c *checker) printable(n *parse.ActionNode, v operand) {
	t := deref(v.typ)
	switch {
	case hasChinese(t):
		c.errorf(n, "%s 是代码，不能直接输出；请写 %[1]s.Chinese", n.Pipe)
	case v.code != "":
		c.errorf(n, "%s 是代码，不能直接输出；请写 word %q %[1]s", n.Pipe, v.code)
	case t == nil, t == stringType, t == factType, t == decimalType, t == dateType, t == pictureType:
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64, t.Kind() == reflect.Bool, t.Kind() == reflect.Interface:
	case t == ratioType:
		c.errorf(n, "%s 是比例，不能直接输出；请写 percent 1 %[1]s", n.Pipe)
	case t.Kind() == reflect.Slice:
		c.errorf(n, "%s 是清单，不能直接输出；用 join 连成一句，或用 range 逐项写", n.Pipe)
	default:
		c.errorf(n, "%s 是 %s，不能直接输出；要写到里面的字段", n.Pipe, typeName(t))
	}
}

// deref is what t points to.
func deref(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// typeName is t in the words of a template's author.
func typeName(t reflect.Type) string {
	switch {
	case t == factType || t.Kind() == reflect.String:
		return "文字"
	case t.Kind() == reflect.Slice:
		return "清单"
	case t.Kind() == reflect.Bool:
		return "是非值"
	case t == dateType:
		return "日期"
	case t == decimalType:
		return "小数"
	case t == ratioType:
		return "比例"
	case t.Kind() == reflect.Int || t.Kind() == reflect.Int64 || t.Kind() == reflect.Float64:
		return "数"
	}
	return t.Name()
}
