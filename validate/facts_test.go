package validate

import (
	"reflect"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// Rules name facts as requests do; goName must find the field behind every one.
func TestNamesOfRulesAreNamesOfRequests(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(typ reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] || typ == dateType || typ == ratioType {
			return
		}
		seen[typ] = true
		for _, f := range reflect.VisibleFields(typ) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name != "" && goName(name) != f.Name {
				t.Errorf("%s.%s is %q in requests; goName gives %s", typ, f.Name, name, goName(name))
			}
			if !f.Anonymous && f.IsExported() && goName(factName(f.Name)) != f.Name {
				t.Errorf("%s.%s: goName does not undo factName", typ, f.Name)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[review.Facts]())
	if len(seen) < 40 {
		t.Errorf("only %d record types seen", len(seen))
	}
}
