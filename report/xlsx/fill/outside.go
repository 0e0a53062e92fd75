package fill

import (
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// unfilled are the parts of a workbook that hold words of which none are
// filled, by the end of their content type.
var unfilled = []struct{ typ, name string }{{"drawingml.chart+xml", "图表"}, {"diagramData+xml", "SmartArt 图形"}}

// outside are the faults of tags in such parts and in the names of sheets,
// where they would stay and be printed.
func (t *Template) outside() (errs tags.Errors, err error) {
	for _, s := range t.sheets {
		if tags.In(s.name) {
			errs = append(errs, tags.Fault{Where: "工作表的名称“" + s.name + "”", Message: "里的标记填不了，请改为文字"})
		}
	}
	for _, name := range t.file.Names() {
		for _, u := range unfilled {
			if !strings.HasSuffix(t.file.Type(name), u.typ) {
				continue
			}
			src, err := t.file.Part(name)
			if err != nil {
				return nil, err
			}
			if words := chartWords(src); tags.In(words) {
				errs = append(errs, tags.Fault{Where: u.name, Message: "里的标记填不了，请改为文字，或让标题取自单元格：" + tags.Short(words)})
			}
		}
	}
	return errs, nil
}

// chartWords are the words that stand in a chart, without those it remembers
// of its cells.
func chartWords(src []byte) string {
	root, err := markup.Parse(src)
	if err != nil {
		return ""
	}
	var b strings.Builder
	root.Walk(func(n *markup.Node) bool {
		if n.Is("t") {
			b.WriteString(n.Text())
		}
		return !n.Is("strCache")
	})
	return b.String()
}
