package validate

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/biaoping/biaoping/report/review"
)

// A Fact is a place in the facts, and its Chinese term.
type Fact struct {
	Path    string `json:"path"` // such as review.team.members[].role
	Chinese string `json:"chinese,omitempty"`
}

// orGroup gives a whole group of facts, such as review, its term.
func (f Fact) orGroup() Fact {
	if field, ok := reflect.TypeFor[review.Request]().FieldByName(goName(f.Path)); ok {
		f.Chinese = field.Tag.Get("zh")
	}
	return f
}

// below is the term of a field of what term stands for. The parts of a date
// have none of their own.
func below(term string, field reflect.StructField) string {
	return strings.Trim(term+"·"+field.Tag.Get("zh"), "·")
}

// A reader lists the facts an expression reads: of review.team.members the
// role, when it asks for the role of any.
type reader struct {
	facts  []Fact
	locals map[string]Fact // what let has named
}

// read notes what n reads, and returns the fact it stands for: itself, or of
// a list made by filter or map the items. item is what # stands for.
func (r *reader) read(n ast.Node, item Fact) Fact {
	f := r.at(n, item)
	if whole := f.orGroup(); f.Path != "" && !slices.Contains(r.facts, whole) {
		r.facts = append(r.facts, whole)
	}
	return f
}

// at is the fact n stands for. It notes what n reads but for that fact.
func (r *reader) at(n ast.Node, item Fact) Fact {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		if f, ok := r.locals[n.Value]; ok {
			return f
		}
		if n.Value != "params" && n.Value != "index" {
			return Fact{Path: n.Value}
		}
	case *ast.PointerNode:
		return item
	case *ast.MemberNode:
		return r.member(n, item)
	case *ast.BuiltinNode:
		return r.builtin(n, item)
	case *ast.VariableDeclaratorNode:
		outer := r.locals
		r.locals = maps.Clone(outer)
		r.locals[n.Name] = r.read(n.Value, item)
		f := r.read(n.Expr, item)
		r.locals = outer
		return f
	case *ast.CallNode:
		var same Fact // detail(campaign.totals) is of campaign.totals
		for _, arg := range n.Arguments {
			if f := r.read(arg, item); arg.Type() == n.Type() && n.Type().Kind() == reflect.Slice {
				same = f
			}
		}
		return same
	case *ast.UnaryNode:
		r.read(n.Node, item)
	case *ast.BinaryNode:
		r.read(n.Left, item)
		r.read(n.Right, item)
	case *ast.ConditionalNode:
		r.read(n.Cond, item)
		r.read(n.Exp1, item)
		r.read(n.Exp2, item)
	case *ast.ArrayNode:
		for _, child := range n.Nodes {
			r.read(child, item)
		}
	}
	return Fact{}
}

// member is the fact of a.b; what a is must not be noted for itself.
func (r *reader) member(n *ast.MemberNode, item Fact) Fact {
	base := r.at(n.Node, item)
	name, ok := n.Property.(*ast.StringNode)
	if !ok || base.Path == "" {
		return Fact{}
	}
	f := Fact{Path: base.Path + "." + factName(name.Value), Chinese: base.Chinese}
	if t := deref(n.Node.Type()); t.Kind() == reflect.Struct {
		if field, ok := t.FieldByName(name.Value); ok {
			f.Chinese = below(base.Chinese, field)
		}
	}
	return f
}

// builtin reads all(list, …): the condition, of the items of the list.
func (r *reader) builtin(n *ast.BuiltinNode, item Fact) Fact {
	if len(n.Arguments) == 0 {
		return Fact{} // refused when the expression is compiled
	}
	list := r.read(n.Arguments[0], item)
	inner := list
	if m, ok := n.Arguments[0].(*ast.BuiltinNode); inner.Path != "" && !(ok && m.Name == "map") {
		inner.Path += "[]"
	}
	var value Fact
	for _, arg := range n.Arguments[1:] {
		if p, ok := arg.(*ast.PredicateNode); ok {
			value = r.read(p.Node, inner)
		}
	}
	switch n.Name {
	case "filter":
		return list
	case "map":
		return value
	}
	return Fact{}
}

// leaves are facts without those that are read only to reach another.
func leaves(facts []Fact) []Fact {
	var out []Fact
	for _, f := range facts {
		if !slices.ContainsFunc(facts, func(g Fact) bool {
			return strings.HasPrefix(g.Path, f.Path+".") || strings.HasPrefix(g.Path, f.Path+"[]")
		}) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Fact) int { return strings.Compare(a.Path, b.Path) })
	return out
}
