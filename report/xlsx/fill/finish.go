package fill

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
)

// finish writes what belongs to the workbook as a whole.
func (r *renderer) finish() error {
	if r.strings.part != "" {
		r.changed[r.strings.part] = r.strings.without()
	}
	r.restyle()
	if err := r.readers(); err != nil {
		return err
	}
	book := r.workbook.Clone()
	r.names(book)
	if r.formulas {
		recalculate(book.Find("workbook"))
		if err := r.forgetChain(); err != nil {
			return err
		}
	}
	r.changed[r.main] = book.Bytes()
	return r.declare()
}

// names makes the defined names follow: print areas and titles among them.
func (r *renderer) names(book *markup.Node) {
	book.Walk(func(n *markup.Node) bool {
		if n.Is("definedName") && r.moved && r.ctx.Err() == nil {
			n.SetText(r.formula(n.Text(), place{}))
		}
		return true
	})
}

// recalculate asks the program that opens the workbook to compute everything:
// what formulas had computed is no longer so.
func recalculate(book *markup.Node) {
	if calc := book.Find("calcPr"); calc != nil {
		calc.Set("fullCalcOnLoad", "1")
		return
	}
	// ECMA-376, 18.2.27: where it stands.
	at := 0
	for i, k := range book.Kids {
		switch markup.Local(k.Name) {
		case "sheets", "functionGroups", "externalReferences", "definedNames":
			at = i + 1
		}
	}
	prefix := strings.TrimSuffix(book.Name, "workbook")
	book.Insert(at, markup.Raw("<"+prefix+`calcPr fullCalcOnLoad="1"/>`))
}

// forgetChain leaves out the order of computing, which is made anew.
func (r *renderer) forgetChain() error {
	relations, err := r.file.Relations(r.main)
	if err != nil {
		return err
	}
	for _, rel := range relations {
		if rel.Kind() != "calcChain" || !r.has(rel.Target) {
			continue
		}
		r.changed[rel.Target] = nil
		list, err := r.tree(opc.RelationsPart(r.main))
		if err != nil {
			return err
		}
		prune(list, func(n *markup.Node) bool { return n.Attr("Id") != rel.ID })
		r.changed[opc.RelationsPart(r.main)] = list.Bytes()
	}
	return nil
}

const typesPart = "[Content_Types].xml"

// declare says in the package what the new parts are.
func (r *renderer) declare() error {
	types, err := r.tree(typesPart)
	if err != nil {
		return err
	}
	root := types.Find("Types")
	if root == nil {
		return fmt.Errorf("文件已损坏：%s 里没有 Types", typesPart)
	}
	before := len(root.Kids)
	prune(root, func(n *markup.Node) bool {
		data, ok := r.changed[strings.TrimPrefix(n.Attr("PartName"), "/")]
		return !ok || data != nil
	})
	if r.types.Len() > 0 {
		root.Insert(len(root.Kids), markup.Raw(r.types.String()))
	}
	if len(root.Kids) != before {
		r.changed[typesPart] = bytes.Clone(types.Bytes())
	}
	return nil
}
