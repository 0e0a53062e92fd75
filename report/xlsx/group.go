package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// A group is the tables of one sheet, from top to bottom: a ruled table with
// the lines of its form above and below it, or photographs under each other,
// or lines alone.
type group struct {
	section *doc.Section
	title   string // 标题 that heads the first of them; may be empty
	heading string // the last above them; may be empty
	tables  []*doc.Table
	charts  map[*doc.Table][]*doc.Chart // of the document, by the table they draw
	body    *doc.Table                  // the first with rules or pictures; nil for lines alone
}

// groupTables puts the tables of d on sheets. A title, a heading, an
// attachment or a section begins something new; text and page breaks between
// two tables do not part them.
func groupTables(d *doc.Document) ([]*group, error) {
	var groups []*group
	charts, tables := map[*doc.Table][]*doc.Chart{}, map[*doc.Table]bool{}
	heading := ""
	for i := range d.Sections {
		title := ""
		var open *group // takes the next table; nil for none
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Title:
				title, heading, open = b.Text, "", nil
			case *doc.Heading:
				heading, open = b.Text.String(), nil
			case *doc.AttachmentHead:
				heading, open = b.Title, nil
			case *doc.Table:
				if open == nil || !open.takes(b) {
					open = &group{section: &d.Sections[i], title: title, heading: heading, charts: charts}
					groups = append(groups, open)
					title = ""
				}
				open.add(b)
				tables[b] = true
			case *doc.Chart:
				if !tables[b.Table] {
					return nil, fmt.Errorf("xlsx: the table of chart %q does not stand before it", b.Title)
				}
				charts[b.Table] = append(charts[b.Table], b)
			case *doc.Cover, *doc.Contents, *doc.Masthead, *doc.Paragraph, *doc.List, *doc.Picture, *doc.Closing, *doc.AttachmentNote, *doc.Imprint, *doc.PageBreak:
				// not a table
			default:
				return nil, fmt.Errorf("xlsx: cannot encode %T", b)
			}
		}
	}
	return groups, nil
}

// takes reports whether t goes on the sheet of g. Lines always do; other
// tables where only lines stand, pictures under pictures, and the row to be
// signed under a table with a header.
func (g *group) takes(t *doc.Table) bool {
	return g.body == nil || isLines(t) || g.body.Plain && t.Plain || len(g.body.Header) > 0 && t.Signed()
}

func (g *group) add(t *doc.Table) {
	g.tables = append(g.tables, t)
	if g.body == nil && !isLines(t) {
		g.body = t
	}
}

// isLines reports whether t only places the lines of a form, such as 填报单位
// and 填报日期.
func isLines(t *doc.Table) bool {
	if !t.Plain {
		return false
	}
	for _, rows := range [][]doc.Row{t.Header, t.Rows} {
		for _, r := range rows {
			if slices.ContainsFunc(r.Cells, func(c doc.Cell) bool { return c.Picture != nil }) {
				return false
			}
		}
	}
	return true
}

// main is the index of the table whose columns are those of the sheet: the
// ruled one; of plain ones the first that has the most.
func (g *group) main() int {
	widest := 0
	for i, t := range g.tables {
		if !t.Plain {
			return i
		}
		if len(t.Columns) > len(g.tables[widest].Columns) {
			widest = i
		}
	}
	return widest
}

// name is what the sheet is called: photographs by the heading above them, a
// form by the name of its table. Empty where nothing names it.
func (g *group) name() string {
	first := g.tables[0]
	if g.body != nil {
		first = g.body
	}
	heading := strings.TrimRight(g.heading, "。：")
	if g.body != nil && g.body.Plain {
		return cmp.Or(heading, first.Name, lastWords(g.title))
	}
	return cmp.Or(first.Name, lastWords(g.title), heading)
}

// tabWidth is the width, in characters, of the line that a title is cut down to
// for the tab; a title's line keeps two of them free.
const tabWidth = 17

// lastWords is the last line of a title broken by sense: it says what kind of
// form the title heads.
func lastWords(title string) string {
	lines := doc.BreakTitle(title[strings.LastIndex(title, "\n")+1:], tabWidth)
	return lines[len(lines)-1]
}
