package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/internal/ctxio"
)

// An archive takes the parts of a workbook in whatever order excelize brings
// them, compresses each as it comes, and writes them in the order of their
// names with one fixed date.
type archive struct {
	ctx   context.Context
	parts []*part
	open  *part
}

// A part is one file of the package.
type part struct {
	header  zip.FileHeader
	data    bytes.Buffer  // compressed, unless it is a picture
	deflate *flate.Writer // nil once the part is complete, or stored
}

// deflaters are costly to make: each holds some 800 KB.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is valid
	}
	return w
}}

// Create begins the next part.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.Close(); err != nil {
		return nil, err
	}
	p := &part{header: zip.FileHeader{Name: name, Method: zip.Store}}
	//lint:ignore SA1019 the field that replaces it would not be written to a raw entry
	p.header.ModifiedDate = 1<<5 | 1 // 1980-01-01 in the manner of MS-DOS
	if !strings.HasPrefix(name, "xl/media/") {
		p.header.Method = zip.Deflate
		p.deflate = deflaters.Get().(*flate.Writer)
		p.deflate.Reset(&p.data)
	}
	a.open = p
	a.parts = append(a.parts, p)
	return ctxio.Writer(a.ctx, p), nil
}

// Write adds to the part.
func (p *part) Write(b []byte) (int, error) {
	n := len(b)
	if p.header.Name == "xl/styles.xml" { // excelize writes a part of its own in one piece
		b = orderFonts(b)
	}
	p.header.CRC32 = crc32.Update(p.header.CRC32, crc32.IEEETable, b)
	p.header.UncompressedSize64 += uint64(len(b))
	if p.deflate != nil {
		if _, err := p.deflate.Write(b); err != nil {
			return 0, err
		}
		return n, nil
	}
	p.data.Write(b)
	return n, nil
}

// Close completes the part that is open.
func (a *archive) Close() error {
	p := a.open
	if p == nil {
		return nil
	}
	a.open = nil
	if w := p.deflate; w != nil {
		if err := w.Close(); err != nil {
			return err
		}
		deflaters.Put(w)
		p.deflate = nil
	}
	p.header.CompressedSize64 = uint64(p.data.Len())
	return nil
}

// AddFS completes excelize.ZipWriter, which never calls it when writing.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// writeTo writes the package.
func (a *archive) writeTo(w io.Writer) error {
	slices.SortFunc(a.parts, func(p, q *part) int { return cmp.Compare(p.header.Name, q.header.Name) })
	z := zip.NewWriter(w)
	for _, p := range a.parts {
		to, err := z.CreateRaw(&p.header)
		if err != nil {
			return err
		}
		if _, err := to.Write(p.data.Bytes()); err != nil {
			return err
		}
	}
	return z.Close()
}
