package page

import (
	"fmt"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// register is a table of rows × 8 as lists of enterprises have them.
func register(rows int, shares ...int) *doc.Table {
	heads := []string{"序号", "企业名称", "统一社会信用代码", "所在地区", "行业", "等级", "证书编号", "有效期至"}
	t := &doc.Table{Name: "标杆企业名单", Columns: make([]doc.Column, len(heads)), Header: []doc.Row{{}}}
	for i, h := range heads {
		t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly(h)})
		if len(shares) > 0 {
			t.Columns[i].Share = shares[i]
		}
	}
	for i := range rows {
		var r doc.Row
		for _, s := range []string{fmt.Sprint(i + 1), fmt.Sprintf("某某机械制造有限公司第%d分公司", i+1), fmt.Sprintf("91330100MA2%07d", i), "某某市某某区", "机械", "三级", fmt.Sprintf("AQB2024%06d", i), "2027年5月31日"} {
			r.Cells = append(r.Cells, doc.Cell{Text: doc.Plainly(s)})
		}
		r.Cells[0].Value = doc.Value{Kind: doc.NumberValue, Number: float64(i + 1)}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func BenchmarkLayLongTable(b *testing.B) {
	for name, t := range map[string]*doc.Table{"by-content": register(20000), "by-shares": register(20000, 4, 14, 12, 8, 5, 4, 10, 8)} {
		b.Run(name, func(b *testing.B) {
			benchmarkLay(b, &doc.Document{Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{t}}}})
		})
	}
}
