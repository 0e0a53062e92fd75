package pdf

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"strconv"
)

// A ref is the number of an indirect object, from 1.
type ref int

// String is the reference as it stands in the file, such as "7 0 R".
func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// A file writes numbered objects one after the other and remembers where each
// begins. An object may be named before it is written. The first write error
// stays: what follows is not written, and finish returns it.
type file struct {
	w       io.Writer
	buf     []byte // the end of the file, not yet written to w
	written int64  // bytes before buf
	offsets []int64
	sum     hash.Hash // of all bytes, for the file identifier
	err     error
}

// flushSize is how many bytes are gathered before a write.
const flushSize = 64 << 10

// start begins a file on w. The comment of high bytes tells transfer programs
// that it is binary (ISO 19005-2, 6.1.2).
func (f *file) start(w io.Writer) {
	*f = file{w: w, buf: f.buf[:0], offsets: f.offsets[:0], sum: sha256.New()}
	f.buf = append(f.buf, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
}

// reserve gives the next object number.
func (f *file) reserve() ref {
	f.offsets = append(f.offsets, 0)
	return ref(len(f.offsets))
}

// begin opens object r.
func (f *file) begin(r ref) {
	f.offsets[r-1] = f.written + int64(len(f.buf))
	f.buf = strconv.AppendInt(f.buf, int64(r), 10)
	f.buf = append(f.buf, " 0 obj\n"...)
}

// end closes the object that is open.
func (f *file) end() {
	f.buf = append(f.buf, "\nendobj\n"...)
	if len(f.buf) >= flushSize {
		f.flush()
	}
}

// printf appends to the object that is open.
func (f *file) printf(format string, args ...any) { f.buf = fmt.Appendf(f.buf, format, args...) }

// object writes object r as one formatted string.
func (f *file) object(r ref, format string, args ...any) {
	f.begin(r)
	f.printf(format, args...)
	f.end()
}

// stream writes object r as a stream. The dictionary entries come without
// brackets and without Length.
func (f *file) stream(r ref, entries string, data []byte) {
	f.begin(r)
	f.printf("<<%s/Length %d>>\nstream\n", entries, len(data))
	if len(data) < flushSize {
		f.buf = append(f.buf, data...)
	} else {
		f.flush()
		f.write(data)
	}
	f.buf = append(f.buf, "\nendstream"...)
	f.end()
}

func (f *file) flush() {
	f.write(f.buf)
	f.buf = f.buf[:0]
}

func (f *file) write(b []byte) {
	f.written += int64(len(b))
	f.sum.Write(b)
	if f.err == nil {
		_, f.err = f.w.Write(b)
	}
}

// finish writes the cross-reference table and the trailer. The identifier is
// the digest of everything before them, so equal documents have equal ones.
func (f *file) finish(root, info ref) error {
	f.flush()
	at := f.written
	id := f.sum.Sum(nil)[:16]
	f.printf("xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for i, offset := range f.offsets {
		if offset == 0 {
			panic(fmt.Sprintf("pdf: object %d was named but never written", i+1))
		}
		f.buf = appendPadded(f.buf, offset)
		f.buf = append(f.buf, " 00000 n \n"...)
	}
	f.printf("trailer\n<</Size %d/Root %v/Info %v/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, root, info, id, id, at)
	f.flush()
	return f.err
}

// appendPadded appends v in ten digits.
func appendPadded(b []byte, v int64) []byte {
	b = append(b, "0000000000"...)
	for i := len(b) - 1; v > 0; i-- {
		b[i] = '0' + byte(v%10)
		v /= 10
	}
	return b
}
