package docx

const (
	officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordContent         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

const packageRelationships = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="document" Type="` + officeRelationships + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="app" Type="` + officeRelationships + `extended-properties" Target="docProps/app.xml"/></Relationships>`

// relationships names every part that word/document.xml refers to. An id is
// the name of its part.
func (e *encoder) relationships() []byte {
	var m markup
	m.raw(xmlHead, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	relate := func(id, kind, target string) {
		m.raw(`<Relationship Id="`, id, `" Type="`, officeRelationships, kind, `" Target="`, target, `"/>`)
	}
	relate("styles", "styles", "styles.xml")
	relate("settings", "settings", "settings.xml")
	relate("fontTable", "fontTable", "fontTable.xml")
	for _, f := range e.furniture {
		relate(f.id, f.kind, f.id+".xml")
	}
	for _, f := range e.media.files {
		relate(f.id, "image", f.name[len("word/"):])
	}
	for i := range e.charts {
		relate(e.charts[i].id, "chart", e.charts[i].name()[len("word/"):])
	}
	m.raw(`</Relationships>`)
	return m.buf
}

// relationships names the workbook of f.
func (f *chartFile) relationships() []byte {
	return []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="workbook" Type="` + officeRelationships + `package" Target="../embeddings/` + f.id + `.xlsx"/></Relationships>`)
}

// contentTypes names the type of every part.
func (e *encoder) contentTypes() []byte {
	var m markup
	m.raw(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	if len(e.charts) > 0 {
		m.raw(`<Default Extension="xlsx" ContentType="`, bookContent, `"/>`)
	}
	override := func(name, kind string) {
		m.raw(`<Override PartName="/`, name, `" ContentType="`, kind, `+xml"/>`)
	}
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties")
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	override("word/document.xml", wordContent+"document.main")
	override("word/fontTable.xml", wordContent+"fontTable")
	override("word/settings.xml", wordContent+"settings")
	override("word/styles.xml", wordContent+"styles")
	for _, f := range e.furniture {
		override(f.name(), wordContent+f.kind)
	}
	for i := range e.charts {
		override(e.charts[i].name(), "application/vnd.openxmlformats-officedocument.drawingml.chart")
	}
	m.raw(`</Types>`)
	return m.buf
}
