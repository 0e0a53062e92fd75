package doc

// Ends reports whether b belongs to the end of a document, which never stands
// alone on a page: the closing and 附件说明 (GB/T 9704—2012, 7.3.5.5), and a row
// or two to be signed, such as 填报人、审核人.
func Ends(b Block) bool {
	switch b := b.(type) {
	case *Closing, *AttachmentNote:
		return true
	case *Table:
		return b.Signed()
	}
	return false
}

// Ending reports whether rest begins with the end of a document, or with the
// paragraph above a row to be signed.
func Ending(rest []Block) bool {
	if len(rest) == 0 || Ends(rest[0]) {
		return len(rest) > 0
	}
	if _, ok := rest[0].(*Paragraph); !ok || len(rest) == 1 {
		return false
	}
	t, ok := rest[1].(*Table)
	return ok && t.Signed()
}

// Signed reports whether t is a form of a row or two without a name or pictures.
func (t *Table) Signed() bool {
	return t.Name == "" && len(t.Header) == 0 && len(t.Rows) <= 2 && !t.Pictured()
}

// Pictured reports whether a cell of t holds a picture.
func (t *Table) Pictured() bool {
	for _, r := range t.Rows {
		for i := range r.Cells {
			if r.Cells[i].Picture != nil {
				return true
			}
		}
	}
	return false
}

// Pictures is the table of pictures next, which belongs to the form t: to a
// table without header; nil when it is not.
func (t *Table) Pictures(next Block) *Table {
	p, ok := next.(*Table)
	if !ok || len(t.Header) > 0 || t.Plain || !p.Plain || !p.Pictured() {
		return nil
	}
	return p
}
