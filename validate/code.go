package validate

import (
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// codes are the values a fact may have, where its validate tag gives a fixed
// set of them: leader, reviewer and expert for a role.
func codes(f reflect.StructField) []string {
	for rule := range strings.SplitSeq(f.Tag.Get("validate"), ",") {
		if set, ok := strings.CutPrefix(rule, "oneof="); ok {
			return strings.Fields(set)
		}
	}
	return nil
}

// wordsOf is the name under which review.Word keeps the Chinese words for the
// values of field f of record t.
func wordsOf(t reflect.Type, f reflect.StructField) string {
	switch {
	case codes(f) == nil:
		return ""
	case f.Type.Kind() == reflect.String && f.Type != stringType:
		return f.Type.Name()
	}
	return t.Name() + "." + f.Name
}

// code refuses to compare a fact of a fixed set with a text outside it: such
// a rule would never hold, or never object.
func (r *rewriter) code(fact, texts ast.Node) {
	if c, ok := fact.(*ast.CallNode); ok && callsPlain(c) {
		fact = c.Arguments[0]
	}
	m, ok := fact.(*ast.MemberNode)
	if !ok {
		return
	}
	name, ok := m.Property.(*ast.StringNode)
	base := deref(m.Node.Type())
	if !ok || base.Kind() != reflect.Struct {
		return
	}
	field, _ := base.FieldByName(name.Value)
	set := codes(field)
	if set == nil {
		return
	}
	for _, n := range literals(texts) {
		if s, ok := n.(*ast.StringNode); ok && s.Value != "" && !slices.Contains(set, s.Value) {
			r.refuse(s, "%s没有 %s 这个值，%s", field.Tag.Get("zh"), s.Value, choices(set, s.Value))
		}
	}
}

// literals are n, or what the list n is written with.
func literals(n ast.Node) []ast.Node {
	if list, ok := n.(*ast.ArrayNode); ok {
		return list.Nodes
	}
	return []ast.Node{n}
}
