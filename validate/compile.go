package validate

import (
	"errors"
	"reflect"
	"sync"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	"go.yaml.in/yaml/v3"
)

// maxNodes bounds one expression; the rules of the notices need about forty.
const maxNodes = 400

// A program is one expression, checked and compiled.
type program struct {
	look   *lookup     // a plain fact
	code   *vm.Program // anything else
	result reflect.Type
	reading
	at *yaml.Node // where it is written; nil for what the engine adds
}

// run gives the value of the expression in an environment.
func (p *program) run(machine *vm.VM, env map[string]any) (any, error) {
	if p.look != nil {
		return p.look.value(env)
	}
	return machine.Run(p.code, env)
}

// A reading is what an expression reads of the facts and parameters.
type reading struct {
	fact   *fact    // the fact the whole expression is, where it is one
	uses   []fact   // facts that may be missing, read without asking has
	asks   []string // facts asked after with has
	params []string // names of parameters
	whole  string   // the whole expression, where what it gives may be missing
	added  bool     // the whole expression is addWorkingDays, and nothing in it counts working days
	item   bool     // it reads the item of each
	facts  []Fact   // all facts it reads; it and # are named so
}

// A fact is a place in the facts, as a rule names it.
type fact struct {
	path    string // such as it.certificate.validUntil; empty where it is no plain path
	chinese string // its Chinese term, such as 评审员证书·有效期至
	words   string // what review.Word calls the set its value is one of; empty: none
	offset  int    // in the expression, in characters
	called  bool   // it is what a function gives; path is the call
}

// A fault is what is wrong at an offset in an expression, in characters.
type fault struct {
	offset  int
	message string
}

// A scope is what expressions may name.
type scope struct {
	config   *conf.Config
	facts    []string                // their names, for hints
	types    map[string]reflect.Type // of the facts
	params   map[string]reflect.Type
	compiled map[string]*program // by source; packs say many things twice
}

// newScope is the scope of the names in env. The values are examples of
// their types.
func newScope(env map[string]any, params map[string]reflect.Type) *scope {
	c := *language()
	c.WithEnv(env)
	s := &scope{config: &c, facts: sorted(env), types: map[string]reflect.Type{}, params: params,
		compiled: map[string]*program{}}
	for name, v := range env {
		s.types[name] = reflect.TypeOf(v)
	}
	return s
}

// language is what all scopes have in common: the functions and operators.
var language = sync.OnceValue(func() *conf.Config {
	c := conf.CreateNew()
	c.MaxNodes = maxNodes
	for name := range c.Builtins {
		c.Disabled[name] = true
	}
	for _, b := range builtins {
		delete(c.Disabled, b.name)
	}
	for name := range c.Disabled {
		delete(c.Builtins, name)
	}
	for _, f := range functions {
		addFunction(c, f.name, len(f.params), f.result, f.call)
	}
	for name, holds := range operators {
		addFunction(c, name, 2, boolType, func(a ...any) (any, error) {
			order, err := compare(a[0], a[1])
			return holds(order), err
		})
	}
	addFunction(c, plainText, 1, stringType, func(a ...any) (any, error) { return textOf(a[0]), nil })
	addFunction(c, plainTexts, 1, stringsType, func(a ...any) (any, error) { return textsOf(a[0]), nil })
	return c
})

func addFunction(c *conf.Config, name string, params int, result reflect.Type, call func(...any) (any, error)) {
	in := make([]reflect.Type, params)
	for i := range in {
		in[i] = anyType
	}
	signature := reflect.FuncOf(in, []reflect.Type{result}, false)
	c.Functions[name] = &builtin.Function{Name: name, Func: call, Types: []reflect.Type{signature}}
}

// compile checks src against the scope and compiles it.
func (s *scope) compile(src string) (*program, *fault) {
	p, ok := s.compiled[src]
	if !ok {
		if p, ok = s.lookup(src); !ok {
			var f *fault
			if p, f = s.expression(src); f != nil {
				return nil, f
			}
		}
		s.compiled[src] = p
	}
	again := *p
	return &again, nil
}

// expression compiles src for the machine.
func (s *scope) expression(src string) (*program, *fault) {
	tree, read, f := s.check(src, false)
	if f != nil {
		return nil, f
	}
	result := staticType(tree.Node)
	if err := optimizer.Optimize(&tree.Node, s.config); err != nil {
		return nil, s.explain(err)
	}
	code, err := compiler.Compile(tree, s.config)
	if err != nil {
		return nil, s.explain(err)
	}
	return &program{code: code, result: result, reading: read}, nil
}

// check parses src and checks it; indexes says whether list[0] is allowed.
//
// expr compares neither dates nor decimals nor named string types, and calls
// fields by their Go names; so the tree is rewritten between parsing and
// compiling: rename gives the fields their Go names, a first check finds the
// types, rewrite puts our functions in place of the operators, and a second
// check judges the result.
func (s *scope) check(src string, indexes bool) (*parser.Tree, reading, *fault) {
	tree, err := parser.ParseWithConfig(src, s.config)
	if err != nil {
		return nil, reading{}, s.explain(err)
	}
	names := &renamer{depth: map[*ast.PredicateNode]int{}, asked: map[ast.Node]bool{}, loose: map[ast.Node]bool{}}
	ast.Walk(&tree.Node, names)
	if names.fault != nil {
		return nil, reading{}, names.fault
	}
	_, _ = checker.Check(tree, s.config) // what it objects to may be right once rewritten
	reads := reader{locals: map[string]Fact{}}
	reads.read(tree.Node, Fact{Path: "#"})
	r := &rewriter{asked: names.asked, loose: names.loose, root: tree.Node, indexes: indexes}
	ast.Walk(&tree.Node, r)
	if r.fault != nil {
		return nil, reading{}, r.fault
	}
	r.facts = reads.facts
	ast.Walk(&tree.Node, visitor(forgetCall))
	if _, err := checker.Check(tree, s.config); err != nil {
		return nil, reading{}, s.explain(err)
	}
	return tree, r.reading, untyped(tree.Node)
}

// A visitor is a function that ast.Walk calls for every node, children first.
type visitor func(n *ast.Node)

func (v visitor) Visit(n *ast.Node) { v(n) }

// forgetCall makes the second check look into calls again: expr takes a call
// whose type is known as checked.
func forgetCall(n *ast.Node) {
	if c, ok := (*n).(*ast.CallNode); ok {
		c.SetNature(nature.Nature{})
	}
}

// untyped finds a node whose type only the facts would tell; a mistake in it
// would show while judging, not while loading.
func untyped(root ast.Node) *fault {
	var f *fault
	ast.Walk(&root, visitor(func(n *ast.Node) {
		if f == nil && (*n).Type() == anyType {
			f = &fault{(*n).Location().From, "此处的类型无法确定，请改写得更明确"}
		}
	}))
	return f
}

// explain is a parser's or checker's error in Chinese.
func (s *scope) explain(err error) *fault {
	var e *file.Error
	if errors.As(err, &e) {
		return &fault{e.From, translate(e.Message, s.facts)}
	}
	return &fault{0, translate(err.Error(), s.facts)}
}
