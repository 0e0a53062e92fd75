package validate

import (
	"reflect"

	"github.com/expr-lang/expr/types"

	"github.com/biaoping/biaoping/report/review"
)

// scopes are the scopes of one pack's expressions, each made once.
type scopes struct {
	params types.Map
	types  map[string]reflect.Type // of the parameters
	made   map[scopeKey]*scope
}

type scopeKey struct {
	group string
	item  reflect.Type // nil: no each
}

func newScopes(params []Param) *scopes {
	s := &scopes{types.Map{}, map[string]reflect.Type{}, map[scopeKey]*scope{}}
	for _, p := range params {
		s.params[p.Name] = types.TypeOf(p.example())
		s.types[p.Name] = reflect.TypeOf(p.example())
	}
	return s
}

// of is the scope of rules that read group and, with each, an item of it.
func (s *scopes) of(group string, item reflect.Type) *scope {
	key := scopeKey{group, item}
	if s.made[key] == nil {
		env := map[string]any{
			"kind":    "",
			"derived": (*review.Derived)(nil),
			"params":  s.params,
		}
		for _, g := range groups {
			if g.name == group {
				env[g.name] = g.facts
			}
		}
		if item != nil {
			env["index"] = 0
			env["it"] = reflect.Zero(itemType(item)).Interface()
		}
		s.made[key] = newScope(env, s.types)
	}
	return s.made[key]
}

// itemType is the type of it: records are pointed to, not copied.
func itemType(item reflect.Type) reflect.Type {
	if item.Kind() == reflect.Struct {
		return reflect.PointerTo(item)
	}
	return item
}

func groupNames() []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.name
	}
	return names
}
