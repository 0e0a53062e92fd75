package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// packedProfile is sRGB as a stream holds it.
var packedProfile = sync.OnceValue(func() []byte {
	var d deflater
	return d.deflate(sRGB(), pageLevel)
})

// sRGB is the output intent: an ICC version 2 display profile with the
// primaries and the curve of IEC 61966-2-1, adapted to D50.
func sRGB() []byte {
	curve := iccCurve()
	return iccProfile([]iccTag{
		{"desc", iccDescription("sRGB")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(0xF6D6, 0x10000, 0xD32D)},
		{"rXYZ", iccXYZ(0x6FA0, 0x38F5, 0x0390)},
		{"gXYZ", iccXYZ(0x6297, 0xB787, 0x18D9)},
		{"bXYZ", iccXYZ(0x249F, 0x0F84, 0xB6C4)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	})
}

type iccTag struct {
	name string
	data []byte
}

// iccProfile writes the header and the tag table (ICC.1:2001-04, 6). Tags
// with the same data share it.
func iccProfile(tags []iccTag) []byte {
	b := make([]byte, 128, 4096)
	copy(b[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	binary.BigEndian.PutUint16(b[24:], 2001) // date of the profile, fixed
	binary.BigEndian.PutUint16(b[26:], 4)
	binary.BigEndian.PutUint16(b[28:], 1)
	copy(b[36:], "acsp")
	copy(b[68:], iccXYZ(0xF6D6, 0x10000, 0xD32D)[8:]) // illuminant D50
	b = binary.BigEndian.AppendUint32(b, uint32(len(tags)))
	table := len(b)
	b = append(b, make([]byte, 12*len(tags))...)
	for i, t := range tags {
		entry := b[table+12*i:]
		copy(entry, t.name)
		if i > 0 && &t.data[0] == &tags[i-1].data[0] {
			copy(entry[4:12], b[table+12*(i-1)+4:])
			continue
		}
		binary.BigEndian.PutUint32(entry[4:], uint32(len(b)))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(t.data)))
		b = append(b, t.data...)
		b = append(b, make([]byte, -len(b)&3)...)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// iccXYZ is one color in s15Fixed16 numbers.
func iccXYZ(x, y, z uint32) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []uint32{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

func iccText(s string) []byte { return []byte("text\x00\x00\x00\x00" + s + "\x00") }

// iccDescription is s in ASCII; its Unicode and Macintosh parts are empty.
func iccDescription(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(b, s...)
	return append(b, make([]byte, 1+4+4+2+1+67)...)
}

// iccCurve is the transfer curve in 1024 steps.
func iccCurve() []byte {
	const steps = 1024
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*0xFFFF)))
	}
	return b
}
