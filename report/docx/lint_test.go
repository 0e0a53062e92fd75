package docx

import (
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// A node is an element of a part with the children and text it holds.
type node struct {
	name     string // local name
	attrs    map[string]string
	children []*node
	text     string
}

// parsed is the tree of a part; the test fails when it is not well-formed.
func parsed(t testing.TB, name, part string) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	for d := xml.NewDecoder(strings.NewReader(part)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(tok)
		}
	}
	return root
}

// each calls f for n and all below it.
func (n *node) each(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.each(f)
	}
}

// all lists the elements of a name below n, in order.
func (n *node) all(name string) []*node {
	var found []*node
	n.each(func(c *node) {
		if c.name == name {
			found = append(found, c)
		}
	})
	return found
}

// child is the first child of a name, or an empty node.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name })
		if i < 0 {
			return &node{}
		}
		n = n.children[i]
	}
	return n
}

// textOf is the text of document.xml, paragraphs parted by a line break.
func textOf(t testing.TB, part string) string {
	var b strings.Builder
	parsed(t, "document.xml", part).each(func(n *node) {
		switch n.name {
		case "p":
			b.WriteByte('\n')
		case "t":
			b.WriteString(n.text)
		}
	})
	return b.String()
}

// TestPackagesAreSound checks what validators of the schema do not see.
func TestPackagesAreSound(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			parts, names := unpacked(t, encoded(t, d))
			if names[0] != "[Content_Types].xml" || !slices.IsSorted(names) {
				t.Errorf("parts in the order %q", names)
			}
			trees := map[string]*node{}
			for name, part := range parts {
				if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
					trees[name] = parsed(t, name, part)
				}
			}
			lintContentTypes(t, trees["[Content_Types].xml"], names)
			lintRelationships(t, trees, parts)
			lintStyles(t, trees)
			lintIDs(t, trees)
			lintBookmarks(t, trees)
			for name, tree := range trees {
				lintFields(t, name, tree)
				lintOrder(t, name, tree)
				lintTables(t, name, tree)
			}
			lintEnds(t, trees["word/document.xml"])
		})
	}
}

func lintContentTypes(t *testing.T, types *node, names []string) {
	for _, o := range types.all("Override") {
		if !slices.Contains(names, strings.TrimPrefix(o.attrs["PartName"], "/")) {
			t.Errorf("a content type for %s, which is not there", o.attrs["PartName"])
		}
	}
	for _, name := range names[1:] {
		known := false
		for _, o := range types.all("Override") {
			known = known || o.attrs["PartName"] == "/"+name
		}
		for _, d := range types.all("Default") {
			known = known || path.Ext(name) == "."+d.attrs["Extension"] && d.attrs["Extension"] != "xml"
		}
		if !known {
			t.Errorf("no content type for %s", name)
		}
	}
}

// lintRelationships wants every target to be there, every id used to be
// known, and every part to be reached.
func lintRelationships(t *testing.T, trees map[string]*node, parts map[string]string) {
	reached, ids := map[string]bool{}, map[string]bool{}
	for rels := range trees {
		if !strings.HasSuffix(rels, ".rels") {
			continue
		}
		base := path.Dir(path.Dir(rels))
		for _, r := range trees[rels].all("Relationship") {
			target := path.Join(base, r.attrs["Target"])
			if _, ok := parts[target]; !ok {
				t.Errorf("%s has the target %s, which is not there", rels, target)
			}
			if base == "word" && ids[r.attrs["Id"]] {
				t.Errorf("%s has %s twice", rels, r.attrs["Id"])
			}
			reached[target], ids[r.attrs["Id"]] = true, true
		}
	}
	for name := range parts {
		if !reached[name] && !strings.Contains(name, "_rels/") && name != "[Content_Types].xml" {
			t.Errorf("nothing refers to %s", name)
		}
	}
	trees["word/document.xml"].each(func(n *node) {
		for _, a := range []string{"embed", "id"} {
			if id := n.attrs[a]; (a == "embed" || n.name == "chart" || strings.HasSuffix(n.name, "Reference")) && id != "" && !ids[id] {
				t.Errorf("%s refers to %q, which is not known", n.name, id)
			}
		}
	})
}

func lintStyles(t *testing.T, trees map[string]*node) {
	known := map[string]string{}
	for _, s := range trees["word/styles.xml"].all("style") {
		if known[s.attrs["styleId"]] != "" {
			t.Errorf("style %s is there twice", s.attrs["styleId"])
		}
		known[s.attrs["styleId"]] = s.attrs["type"]
	}
	kinds := map[string]string{"pStyle": "paragraph", "rStyle": "character", "basedOn": "paragraph", "next": "paragraph"}
	for name, tree := range trees {
		tree.each(func(n *node) {
			if kind := kinds[n.name]; kind != "" && known[n.attrs["val"]] != kind {
				t.Errorf("%s: %s %s is no %s style", name, n.name, n.attrs["val"], kind)
			}
		})
	}
}

func lintIDs(t *testing.T, trees map[string]*node) {
	drawings, bookmarks := map[string]bool{}, map[string]bool{}
	for name, tree := range trees {
		tree.each(func(n *node) {
			seen := map[string]map[string]bool{"docPr": drawings, "bookmarkStart": bookmarks}[n.name]
			if seen == nil {
				return
			}
			if seen[n.attrs["id"]] {
				t.Errorf("%s: two %s have the id %s", name, n.name, n.attrs["id"])
			}
			seen[n.attrs["id"]] = true
		})
	}
}

// lintBookmarks wants bookmarks to be ended, and those to be there that links
// and fields name.
func lintBookmarks(t *testing.T, trees map[string]*node) {
	names := map[string]bool{}
	for _, n := range trees["word/document.xml"].all("bookmarkStart") {
		if names[n.attrs["name"]] {
			t.Errorf("two bookmarks are called %s", n.attrs["name"])
		}
		names[n.attrs["name"]] = true
	}
	if n := len(trees["word/document.xml"].all("bookmarkEnd")); n != len(names) {
		t.Errorf("%d of %d bookmarks are ended", n, len(names))
	}
	for part, tree := range trees {
		tree.each(func(n *node) {
			name := n.attrs["anchor"]
			if f := strings.Fields(n.text); n.name == "instrText" && len(f) > 1 && f[0] == "PAGEREF" {
				name = f[1]
			} else if n.name != "hyperlink" {
				return
			}
			if !names[name] {
				t.Errorf("%s: %s names the bookmark %q, which is not there", part, n.name, name)
			}
		})
	}
}

// lintFields wants the parts of every field in their order, and fields to be
// closed inside the fields that hold them.
func lintFields(t *testing.T, name string, tree *node) {
	var open []string // the part that each open field has reached
	for _, c := range tree.all("fldChar") {
		step, last := c.attrs["fldCharType"], len(open)-1
		switch {
		case step == "begin":
			open = append(open, step)
		case last >= 0 && step == "separate" && open[last] == "begin":
			open[last] = step
		case last >= 0 && step == "end":
			open = open[:last]
		default:
			t.Errorf("%s: %s of a field that is not open", name, step)
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: %d fields are not closed", name, len(open))
	}
}

// lintTables wants cells to end with a paragraph, rows to fill the grid, cells
// to be as wide as their columns, merged cells to have begun above, and
// tables to be parted by a paragraph.
func lintTables(t *testing.T, name string, tree *node) {
	tree.each(func(n *node) {
		for i, c := range n.children {
			if c.name == "tbl" && (i+1 == len(n.children) || n.children[i+1].name != "p") {
				t.Errorf("%s: no paragraph behind a table", name)
			}
		}
	})
	for _, table := range tree.all("tbl") {
		var grid []string
		for _, c := range table.child("tblGrid").children {
			grid = append(grid, c.attrs["w"])
		}
		rows := 0
		merging := map[int]string{} // by column: the span of the cell that goes on
		for _, row := range table.children {
			if row.name != "tr" {
				continue
			}
			rows++
			col := 0
			for _, cell := range row.children {
				if cell.name != "tc" {
					continue
				}
				if cell.children[len(cell.children)-1].name != "p" {
					t.Errorf("%s: a cell does not end with a paragraph", name)
				}
				pr := cell.child("tcPr")
				span := 1
				if s := pr.child("gridSpan").attrs["val"]; s != "" {
					span = number(s)
				}
				width := 0
				for _, w := range grid[min(col, len(grid)):min(col+span, len(grid))] {
					width += number(w)
				}
				if got := number(pr.child("tcW").attrs["w"]); got != width {
					t.Errorf("%s: a cell is %d wide over columns of %d", name, got, width)
				}
				merge := pr.child("vMerge")
				switch {
				case merge.name == "":
					delete(merging, col)
				case merge.attrs["val"] == "restart":
					merging[col] = pr.child("gridSpan").attrs["val"]
				default:
					if s, ok := merging[col]; !ok || s != pr.child("gridSpan").attrs["val"] {
						t.Errorf("%s: a cell goes on that has not begun", name)
					}
				}
				col += span
			}
			if col != len(grid) {
				t.Errorf("%s: a row of %d columns in a table of %d", name, col, len(grid))
			}
		}
		if rows == 0 {
			t.Errorf("%s: a table without rows", name)
		}
	}
}

// lintEnds wants every section but the last to end inside a paragraph, and
// the body to end with the last section's properties.
func lintEnds(t *testing.T, tree *node) {
	body := tree.child("document", "body").children
	if body[len(body)-1].name != "sectPr" {
		t.Error("the body does not end with its section")
	}
	for _, p := range tree.all("pPr") {
		for i, c := range p.children {
			if c.name == "sectPr" && i != len(p.children)-1 {
				t.Error("sectPr is not last in its paragraph's properties")
			}
		}
	}
}

func number(s string) int {
	n := 0
	for _, r := range s {
		n = 10*n + int(r-'0')
	}
	return n
}
