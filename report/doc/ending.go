package doc

// Ends reports whether b belongs to the end of a document, which never stands
// alone on a page: the closing and 附件说明 (GB/T 9704—2012, 7.3.5.5), and a row
// or two to be signed, such as 填报人、审核人.
func Ends(b Block) bool {
	switch b := b.(type) {
	case *Closing, *AttachmentNote:
		return true
	case *Table:
		return b.signed()
	}
	return false
}

// signed reports whether t is a form of a row or two without pictures.
func (t *Table) signed() bool {
	if len(t.Header) > 0 || len(t.Rows) > 2 {
		return false
	}
	for _, r := range t.Rows {
		for i := range r.Cells {
			if r.Cells[i].Picture != nil {
				return false
			}
		}
	}
	return true
}
