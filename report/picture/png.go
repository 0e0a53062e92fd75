package picture

import (
	"encoding/binary"
)

// readPNG reads the chunks of a PNG file before its pixels.
func readPNG(data []byte) (header, error) {
	h := header{orientation: 1}
	broken := refuse("PNG 图片不完整或已损坏，请重新导出")
	for rest := data[8:]; len(rest) >= 12; {
		n := int64(binary.BigEndian.Uint32(rest))
		if n > int64(len(rest)-12) {
			return h, broken
		}
		body := rest[8 : 8+n]
		switch string(rest[4:8]) {
		case "IHDR":
			if n != 13 {
				return h, broken
			}
			h.width = int(binary.BigEndian.Uint32(body))
			h.height = int(binary.BigEndian.Uint32(body[4:]))
			h.bytesPerPixel = 5 // eight bits a channel, or a palette index and what it becomes
			if body[8] == 16 {
				h.bytesPerPixel = 12
			}
		case "acTL":
			return h, refuse("动态 PNG 图片不能用，请另存为静态图片")
		case "eXIf":
			h.orientation = orientation(body)
		case "IDAT":
			if h.width <= 0 || h.height <= 0 {
				return h, broken
			}
			return h, nil
		}
		rest = rest[12+n:]
	}
	return h, broken
}
