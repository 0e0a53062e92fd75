package picture

import (
	"bytes"
	"encoding/binary"
)

// A header is what the first bytes of a picture promise about the rest.
type header struct {
	width, height int
	bytesPerPixel int // of memory while decoding, rounded up
	orientation   int // EXIF 2.3, 4.6.4, tag 274: 1 to 8
}

// maxScans bounds the passes of a progressive JPEG. Encoders make about ten;
// a hostile file can ask for hundreds of thousands, each over every block.
const maxScans = 64

// readJPEG walks the segments of a JPEG file up to its end mark (ITU-T T.81,
// annex B), reading sizes and orientation and decoding nothing.
func readJPEG(data []byte) (header, error) {
	h := header{orientation: 1}
	broken := refuse("JPEG 图片不完整或已损坏，请重新导出")
	scans := 0
	for rest := data[2:]; ; {
		// A segment may be preceded by any number of fill bytes.
		i := 0
		for i < len(rest) && rest[i] == 0xff {
			i++
		}
		if i == 0 || i == len(rest) {
			return h, broken
		}
		marker := rest[i]
		rest = rest[i+1:]
		if marker == 0xd9 { // EOI
			break
		}
		if marker == 0x01 || marker >= 0xd0 && marker <= 0xd7 { // TEM, RST: no length
			continue
		}
		if len(rest) < 2 {
			return h, broken
		}
		n := int(binary.BigEndian.Uint16(rest))
		if n < 2 || n > len(rest) {
			return h, broken
		}
		segment := rest[2:n]
		rest = rest[n:]
		switch {
		case marker >= 0xc0 && marker <= 0xc2: // SOF: baseline, extended, progressive
			if h.width != 0 || !h.readFrame(segment, marker == 0xc2) {
				return h, broken
			}
		case marker == 0xe1: // APP1
			if exif, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok {
				h.orientation = orientation(exif)
			}
		case marker == 0xda: // SOS
			if scans++; scans > maxScans {
				return h, refuse("JPEG 图片扫描次数过多，请另存为普通（基线）JPEG")
			}
			rest = rest[entropyCoded(rest):]
		}
	}
	if h.width == 0 || h.height == 0 || scans == 0 {
		return h, broken
	}
	return h, nil
}

// readFrame reads a frame header (ITU-T T.81, B.2.2).
func (h *header) readFrame(b []byte, progressive bool) bool {
	if len(b) < 6 || len(b) != 6+3*int(b[5]) {
		return false
	}
	h.height = int(binary.BigEndian.Uint16(b[1:]))
	h.width = int(binary.BigEndian.Uint16(b[3:]))
	samples, most := 0, 1
	for c := b[6:]; len(c) > 0; c = c[3:] {
		area := int(c[1]>>4) * int(c[1]&15)
		samples += area
		most = max(most, area)
	}
	// A sample is a byte; a progressive file keeps its four-byte coefficient
	// too. Four components are CMYK, which is converted twice.
	perSample := 1
	if progressive {
		perSample = 5
	}
	h.bytesPerPixel = (samples*perSample + most - 1) / most
	if b[5] == 4 {
		h.bytesPerPixel += 8
	}
	return true
}

// entropyCoded is the length of the entropy-coded data that b begins with.
// In it 0xff is followed by a stuffed zero or a restart marker.
func entropyCoded(b []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], 0xff)
		if i < 0 || at+i+1 == len(b) {
			return len(b)
		}
		at += i
		if next := b[at+1]; next != 0 && (next < 0xd0 || next > 0xd7) {
			return at
		}
		at += 2
	}
}
