package docx

import (
	"slices"
	"testing"
)

// orders are the orders of the schema that this package must keep.
var orders = map[string][]string{
	"pPr": {"pStyle", "keepNext", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs", "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN",
		"snapToGrid", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "sectPr"},
	"rPr":    {"rStyle", "rFonts", "vanish", "color", "spacing", "sz", "szCs", "lang"},
	"sectPr": {"headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg", "docGrid"},
	"tblPr":  {"tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"},
	"ser":    {"idx", "order", "tx", "spPr", "invertIfNegative", "dLbls", "cat", "val"},
	"dLbl":   {"idx", "delete", "tx", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"},
	"dLbls":  {"dLbl", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"},
}

// lintOrder wants properties in the order of the schema.
func lintOrder(t *testing.T, name string, tree *node) {
	tree.each(func(n *node) {
		order, last := orders[n.name], -1
		for _, c := range n.children {
			if order == nil || c.name == "defRPr" {
				return
			}
			at := slices.Index(order, c.name)
			if at < last || at < 0 {
				t.Errorf("%s: %s in %s is out of order", name, c.name, n.name)
			}
			last = at
		}
	})
}
