package tags

import (
	"strings"

	"github.com/biaoping/biaoping/internal/opc"
)

// unfilled are the parts of an Office file that hold words of which none are
// filled, by the end of their content type.
var unfilled = []struct{ typ, name string }{
	{"drawingml.chart+xml", "图表"}, {"drawingml.chartshapes+xml", "图表"}, {".chartex+xml", "图表"}, {"diagramData+xml", "SmartArt 图形"},
	{"package.relationships+xml", "超链接的地址"},
}

// Outside are the faults of tags in such parts of file, where they would stay
// and be printed. words tells what is read of a part, and advice what to do.
func Outside(file *opc.Package, words func([]byte) string, advice string) (errs Errors, err error) {
	for _, name := range file.Names() {
		for _, u := range unfilled {
			if !strings.HasSuffix(file.Type(name), u.typ) {
				continue
			}
			src, err := file.Part(name)
			if err != nil {
				return nil, err
			}
			read := words
			if strings.HasSuffix(name, ".rels") {
				read = addresses
			}
			if text := read(src); In(text) {
				errs = append(errs, Fault{u.name, "里的标记填不了，" + advice + "：" + Short(text)})
			}
		}
	}
	return errs, nil
}

// escaped are the braces of a tag as an address writes them.
var escaped = strings.NewReplacer("%7B", "{", "%7b", "{", "%7D", "}", "%7d", "}")

// addresses is the list of relationships src from its first tag on; empty for
// none.
func addresses(src []byte) string {
	text := escaped.Replace(string(src))
	i := strings.Index(text, "{{")
	if i < 0 {
		return ""
	}
	address, _, _ := strings.Cut(text[i:], `"`)
	return address
}
