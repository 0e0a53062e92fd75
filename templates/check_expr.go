package templates

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/biaoping/biaoping/report/review"
)

// command checks one command of a pipeline; final is the value piped into it.
func (c *checker) command(cmd *parse.CommandNode, dot operand, final *operand) operand {
	first, args := cmd.Args[0], cmd.Args[1:]
	switch n := first.(type) {
	case *parse.FieldNode:
		return c.fields(n, dot, n.Ident, dot, args, final)
	case *parse.VariableNode:
		return c.fields(n, c.variable(n.Ident[0]), n.Ident[1:], dot, args, final)
	case *parse.ChainNode:
		return c.fields(n, c.operand(n.Node, dot), n.Field, dot, args, final)
	case *parse.IdentifierNode:
		return c.call(n, n.Ident, dot, args, final)
	}
	if len(args) > 0 || final != nil {
		c.errorf(cmd, "%s 不是函数，不能带参数", first)
		return operand{}
	}
	return c.operand(first, dot)
}

// operand checks an argument or a command without arguments.
func (c *checker) operand(n parse.Node, dot operand) operand {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.StringNode:
		return operand{typ: stringType}
	case *parse.BoolNode:
		return operand{typ: reflect.TypeFor[bool]()}
	case *parse.NumberNode:
		if n.IsInt {
			return operand{typ: reflect.TypeFor[int]()}
		}
		return operand{typ: reflect.TypeFor[float64]()}
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode, *parse.IdentifierNode:
		return c.command(&parse.CommandNode{Pos: n.Position(), Args: []parse.Node{n}}, dot, nil)
	}
	return operand{}
}

func (c *checker) variable(name string) operand {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return c.vars[i].value
		}
	}
	return operand{}
}

// fields follows .A.B.C from v. Arguments go to the last of them, a method.
func (c *checker) fields(n parse.Node, v operand, names []string, dot operand, args []parse.Node, final *operand) operand {
	given := c.operands(args, dot, final)
	for i, name := range names {
		if v.typ == nil || deref(v.typ).Kind() == reflect.Interface {
			return operand{}
		}
		m, f, ok := member(deref(v.typ), name)
		switch {
		case !ok && deref(v.typ).Kind() != reflect.Struct:
			c.errorf(n, "没有字段 %s：%s里面没有字段", name, typeName(deref(v.typ)))
			return operand{}
		case !ok:
			c.errorf(n, "没有字段 %s；%s", name, choices(typeName(deref(v.typ))+" 里有", name, memberNames(deref(v.typ))))
			return operand{}
		case m != nil:
			var in []operand
			if i == len(names)-1 {
				in, given = given, nil
			}
			// A method's first parameter is its receiver.
			v = c.result(n, name, *m, append([]operand{v}, in...))
		default:
			owner := deref(v.typ).Name()
			written, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			c.shown[owner+"."+written] = true
			v = operand{typ: f.Type}
			if codes.MatchString(f.Tag.Get("validate")) {
				v.code = owner + "." + name
			}
		}
	}
	if len(given) > 0 {
		c.errorf(n, "%s 不是函数，不能带参数", n)
	}
	return v
}

// codes matches the check of a field that holds one of several English codes.
var codes = regexp.MustCompile(`oneof=[0-9a-z]`)

// member is the method or the field of the given name.
func member(t reflect.Type, name string) (m *reflect.Type, f *reflect.StructField, ok bool) {
	if method, ok := reflect.PointerTo(t).MethodByName(name); ok {
		return &method.Type, nil, true
	}
	if t.Kind() == reflect.Struct {
		if f, ok := t.FieldByName(name); ok && f.IsExported() {
			return nil, &f, true
		}
	}
	return nil, nil, false
}

// memberNames are the fields of the struct t, those of embedded structs among
// them.
func memberNames(t reflect.Type) []string {
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			names = append(names, f.Name)
		}
	}
	return names
}

func (c *checker) operands(args []parse.Node, dot operand, final *operand) []operand {
	var vs []operand
	for _, a := range args {
		vs = append(vs, c.operand(a, dot))
	}
	if final != nil {
		vs = append(vs, *final)
	}
	return vs
}

// call checks a function of the table or one of text/template's own.
func (c *checker) call(n parse.Node, name string, dot operand, args []parse.Node, final *operand) operand {
	given := c.operands(args, dot, final)
	if !slices.Contains(takeCodes, name) {
		for _, v := range given {
			if v.code != "" || hasChinese(v.typ) {
				c.errorf(n, "%s 不收代码；先用 word 或 .Chinese 换成文字", name)
			}
		}
	}
	if name == "word" && len(args) > 0 {
		if of, ok := args[0].(*parse.StringNode); ok && !slices.Contains(review.WordNames(), of.Text) {
			c.errorf(n, "word 不认得 %q；%s", of.Text, choices("有", of.Text, review.WordNames()))
		}
	}
	if f, ok := lookup(name); ok {
		return c.result(n, name, reflect.TypeOf(f.fn), given)
	}
	b, ok := builtins[name]
	if !ok {
		c.errorf(n, "没有函数 %s；%s", name, choices("有", name, functionNames()))
		return operand{}
	}
	if len(given) < b.min || b.max > 0 && len(given) > b.max {
		c.errorf(n, "%s 的参数个数不对：给了 %d 个", name, len(given))
		return operand{}
	}
	if b.check != nil {
		b.check(c, n, name, given)
	}
	return b.result(given)
}

// result checks the arguments of a call and is what it returns.
func (c *checker) result(n parse.Node, name string, fn reflect.Type, given []operand) operand {
	least := fn.NumIn()
	if fn.IsVariadic() {
		least--
	}
	if len(given) < least || !fn.IsVariadic() && len(given) > least {
		c.errorf(n, "%s 的参数个数不对：给了 %d 个，要 %d 个", name, len(given), least)
		return operand{}
	}
	for i, v := range given {
		want := fn.In(min(i, fn.NumIn()-1))
		if fn.IsVariadic() && i >= fn.NumIn()-1 {
			want = want.Elem()
		}
		if !fits(v.typ, want) {
			c.errorf(n, "%s 的第 %d 个参数是%s，应是%s", name, i+1, typeName(deref(v.typ)), typeName(want))
		}
	}
	if out := fn.Out(0); out.Kind() != reflect.Interface {
		return operand{typ: out}
	}
	return operand{}
}

// fits reports whether text/template passes a value of type t as want.
func fits(t, want reflect.Type) bool {
	switch {
	case t == nil, want == valueType, want.Kind() == reflect.Interface, t.AssignableTo(want):
		return true
	case t.Kind() == reflect.Pointer && t.Elem().AssignableTo(want):
		return true
	}
	return want.Kind() == reflect.Pointer && t.AssignableTo(want.Elem())
}

var valueType = reflect.TypeFor[reflect.Value]()

// hasChinese reports whether t is a type of codes, such as review.Grade, that
// knows its own words.
func hasChinese(t reflect.Type) bool {
	if t == nil || t.Kind() != reflect.String {
		return false
	}
	_, ok := t.MethodByName("Chinese")
	return ok
}
