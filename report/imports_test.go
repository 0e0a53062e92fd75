package report_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// imports says which packages of this module each one may import; tests may
// import anything. A package below one of these has its parent's rights, and
// that to import its parent's other children.
var imports = map[string][]string{
	"internal/ctxio":    {},
	"internal/drawing":  {"report/doc"},
	"internal/fileerr":  {},
	"internal/filename": {},
	"internal/near":     {},
	"internal/markup":   {},
	"internal/numeral":  {},
	"internal/opc":      {},
	"report/doc":        {},
	"report/font":       {},
	"report/review":     {"internal/near"},
	"report/fields":     {"internal/near", "internal/opc", "report/doc", "report/review"},
	"report/picture":    {"internal/ctxio", "report/doc", "report/review"},
	"report/page":       {"report/doc", "report/font"},
	"report/pdf":        {"report/doc", "report/font", "report/page"},
	"report/docx":       {"internal/ctxio", "internal/drawing", "report/doc"},
	"report/docx/fill":  {"internal/ctxio", "internal/markup", "internal/opc", "report/doc", "report/fields", "report/review"},
	"report/rawtext":    {"internal/numeral", "report/review"},
	"report/server":     {"internal/filename", "report", "report/fields", "report/font", "report/picture", "report/rawtext", "report/review", "report/xlsx/form", "templates", "validate"},
	"report/xlsx":       {"internal/ctxio", "internal/drawing", "internal/markup", "internal/near", "internal/numeral", "internal/opc", "report/doc", "report/fields", "report/review"},
	"report/xlsx/fill":  {"internal/ctxio", "internal/markup", "internal/opc", "report/doc", "report/fields", "report/review", "report/xlsx"},
	"templates":         {"internal/ctxio", "internal/near", "internal/numeral", "report/doc", "report/review"},
	"validate":          {"internal/near", "internal/numeral", "report/review"},
	"report":            {"internal/opc", "report/doc", "report/docx", "report/fields", "report/font", "report/page", "report/pdf", "report/picture", "report/review", "report/xlsx", "templates", "validate"},
	"report/batch":      {"internal/fileerr", "internal/filename", "report", "report/picture", "report/review", "report/xlsx/form", "validate"},
	"cmd":               {"", "internal/fileerr", "report", "report/batch", "report/fields", "report/font", "report/page", "report/picture", "report/rawtext", "report/review", "report/server", "report/xlsx/form", "templates", "validate"},
	"conformity":        {},
	"":                  {},
}

const module = "github.com/biaoping/biaoping"

func TestImportsRunOneWay(t *testing.T) {
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, err := filepath.Rel("..", filepath.Dir(file))
		if err != nil {
			return err
		}
		owner, allowed := rights(filepath.ToSlash(from))
		if owner == "?" {
			t.Errorf("%s belongs to no package of the table", from)
		}
		for _, spec := range f.Imports {
			to, ok := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module)
			if !ok {
				continue
			}
			to = strings.TrimPrefix(to, "/")
			if to != owner && !strings.HasPrefix(to, owner+"/") && !slices.ContainsFunc(allowed, func(a string) bool {
				return to == a || a != "" && a != "report" && strings.HasPrefix(to, a+"/")
			}) {
				t.Errorf("%s imports %s, which %s may not", file, to, owner)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rights finds the row for a folder: its own or its nearest parent's.
func rights(dir string) (string, []string) {
	for d := dir; ; d = path.Dir(d) {
		if d == "." {
			d = ""
		}
		if allowed, ok := imports[d]; ok && (d != "" || dir == "." || dir == "") {
			return d, allowed
		}
		if d == "" {
			return "?", nil
		}
	}
}
