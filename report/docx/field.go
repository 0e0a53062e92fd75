package docx

// A field is a value that the program which shows the document works out.
type field struct {
	code   string // its instruction
	result string // shown until it is worked out
	stale  bool   // Word works it out as soon as it opens the file
}

// field writes the runs of f.
func (m *markup) field(f field) {
	m.beginField(f.stale)
	m.instruction(" " + f.code + " ")
	m.raw(`<w:r>`, fieldSeparate, `</w:r>`)
	if f.result != "" {
		m.raw(`<w:r><w:t>`)
		m.text(f.result)
		m.raw(`</w:t></w:r>`)
	}
	m.raw(`<w:r>`, fieldEnd, `</w:r>`)
}

// The marks of a field's parts.
const (
	fieldBegin      = `<w:fldChar w:fldCharType="begin"/>`
	fieldBeginStale = `<w:fldChar w:fldCharType="begin" w:dirty="true"/>`
	fieldSeparate   = `<w:fldChar w:fldCharType="separate"/>`
	fieldEnd        = `<w:fldChar w:fldCharType="end"/>`
)

func (m *markup) beginField(stale bool) {
	begin := fieldBegin
	if stale {
		begin = fieldBeginStale
	}
	m.raw(`<w:r>`, begin, `</w:r>`)
}

func (m *markup) instruction(s string) {
	m.raw(`<w:r><w:instrText xml:space="preserve">`)
	m.text(s)
	m.raw(`</w:instrText></w:r>`)
}
