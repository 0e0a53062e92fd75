package fill

import (
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// outside are the faults of tags in charts and the like and in the names of
// sheets, where they would stay and be printed.
func (t *Template) outside() (tags.Errors, error) {
	var errs tags.Errors
	for _, s := range t.sheets {
		if tags.In(s.name) {
			errs = append(errs, tags.Fault{Where: "工作表的名称“" + s.name + "”", Message: "里的标记填不了，请改为文字"})
		}
	}
	more, err := tags.Outside(t.file, chartWords, "请改为文字，或让标题取自单元格")
	return append(errs, more...), err
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
