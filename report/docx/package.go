package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"slices"
	"sync"
	"time"
)

// earliest is the first moment a package can bear.
var earliest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// A part is one file of the package.
type part struct {
	name   string
	data   []byte
	stored bool    // not compressed: a picture, which is so already
	packed *packed // instead of data
}

// A packed part is compressed already.
type packed struct {
	header zip.FileHeader
	data   []byte
}

// pack writes the package in the order of its parts' names, which puts the
// list of content types first, every part dated 1980-01-01.
func (e *encoder) pack(w io.Writer) error {
	core, err := e.coreProperties()
	if err != nil {
		return err
	}
	parts := []part{
		{name: "[Content_Types].xml", data: e.contentTypes()},
		{name: "docProps/core.xml", data: core},
		{name: "word/document.xml", data: e.buf},
		{name: "word/_rels/document.xml.rels", data: e.relationships()},
	}
	fixed := fixedParts()
	for _, name := range []string{"_rels/.rels", "docProps/app.xml", "word/fontTable.xml", "word/settings.xml"} {
		parts = append(parts, part{name: name, packed: fixed[name]})
	}
	styles := "word/styles.xml"
	if e.rare {
		styles = allStyles
	}
	parts = append(parts, part{name: "word/styles.xml", packed: fixed[styles]})
	for _, f := range e.furniture {
		if p := fixed[f.name()]; p != nil {
			parts = append(parts, part{name: f.name(), packed: p})
		} else {
			parts = append(parts, part{name: f.name(), data: f.partXML()})
		}
	}
	for _, f := range e.media.files {
		parts = append(parts, f.part)
	}
	for i := range e.charts {
		f := &e.charts[i]
		parts = append(parts, part{name: f.name(), data: f.xml}, part{name: f.relsName(), data: f.relationships()},
			part{name: f.bookName(), data: f.book, stored: true})
	}
	return zipParts(w, parts)
}

// zipParts writes parts in the order of their names.
func zipParts(w io.Writer, parts []part) error {
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, pooledDeflate)
	for _, p := range parts {
		if err := zipPart(z, p); err != nil {
			return err
		}
	}
	return z.Close()
}

func zipPart(z *zip.Writer, p part) error {
	if p.packed != nil {
		h := p.packed.header
		h.Name = p.name
		w, err := z.CreateRaw(&h)
		if err != nil {
			return err
		}
		_, err = w.Write(p.packed.data)
		return err
	}
	h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: earliest}
	if p.stored {
		h.Method = zip.Store
	}
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}

// allStyles is word/styles.xml with the rare styles among fixedParts.
const allStyles = "word/styles.xml+"

// fixedParts are the parts that do not depend on the document, furniture
// among them, by name. They are compressed once.
var fixedParts = sync.OnceValue(func() map[string]*packed {
	parts := []part{
		{name: "_rels/.rels", data: []byte(packageRelationships)},
		{name: "docProps/app.xml", data: []byte(appProperties)},
		{name: "word/fontTable.xml", data: fontTable()},
		{name: "word/settings.xml", data: []byte(settings)},
		{name: "word/styles.xml", data: stylesPart(paragraphStyles)},
		{name: allStyles, data: stylesPart(slices.Concat(paragraphStyles, rareStyles))},
	}
	for _, f := range fixedFurniture {
		parts = append(parts, part{name: f.name(), data: f.partXML()})
	}
	files, err := packedParts(parts)
	if err != nil {
		panic(err) // in memory there is nothing to fail on
	}
	return files
})

// packedParts compresses parts.
func packedParts(parts []part) (map[string]*packed, error) {
	var b bytes.Buffer
	if err := zipParts(&b, parts); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return nil, err
	}
	files := map[string]*packed{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files[f.Name] = &packed{f.FileHeader, data}
	}
	return files, nil
}

// deflaters are costly to make: each holds some 800 KB.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is valid
	}
	return w
}}

type pooled struct{ *flate.Writer }

func pooledDeflate(w io.Writer) (io.WriteCloser, error) {
	f := deflaters.Get().(*flate.Writer)
	f.Reset(w)
	return pooled{f}, nil
}

func (p pooled) Close() error {
	err := p.Writer.Close()
	deflaters.Put(p.Writer)
	return err
}
