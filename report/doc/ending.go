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

// Signed reports whether t is a form of a row or two without pictures.
func (t *Table) Signed() bool {
	return len(t.Header) == 0 && len(t.Rows) <= 2 && !t.pictured()
}

// pictured reports whether a cell of t holds a picture.
func (t *Table) pictured() bool {
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
	if !ok || len(t.Header) > 0 || t.Plain || !p.Plain || !p.pictured() {
		return nil
	}
	return p
}
