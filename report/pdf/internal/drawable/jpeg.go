package drawable

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// A Frame is what a JPEG's frame header says (ISO/IEC 10918-1, B.2.2).
type Frame struct{ Width, Height, Components int }

var errTorn = errors.New("JPEG 不完整")

// ReadFrame finds the frame header of a JPEG file that PDF readers can
// decode: baseline or progressive, 8 bits, whole to its end marker.
func ReadFrame(b []byte) (Frame, error) {
	if !bytes.HasPrefix(b, []byte{0xFF, 0xD8}) {
		return Frame{}, errors.New("不是 JPEG 文件")
	}
	if !bytes.HasSuffix(b, []byte{0xFF, 0xD9}) {
		return Frame{}, errTorn
	}
	for at := 2; at+4 <= len(b); {
		if b[at] != 0xFF {
			return Frame{}, errTorn
		}
		marker := b[at+1]
		if marker == 0xFF { // a fill byte
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(b[at+2:]))
		segment := b[at+2:]
		if size < 2 || size > len(segment) {
			return Frame{}, errTorn
		}
		switch {
		case marker >= 0xC0 && marker <= 0xC2:
			return parseFrame(segment[:size])
		case marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
			return Frame{}, fmt.Errorf("JPEG 编码方式 SOF%d 不能用，应为基线或渐进", marker-0xC0)
		}
		at += 2 + size
	}
	return Frame{}, errTorn
}

func parseFrame(s []byte) (Frame, error) {
	if len(s) < 8 {
		return Frame{}, errTorn
	}
	if s[2] != 8 {
		return Frame{}, fmt.Errorf("JPEG 为 %d 位色，应为 8 位", s[2])
	}
	return Frame{
		Height:     int(binary.BigEndian.Uint16(s[3:])),
		Width:      int(binary.BigEndian.Uint16(s[5:])),
		Components: int(s[7]),
	}, nil
}
