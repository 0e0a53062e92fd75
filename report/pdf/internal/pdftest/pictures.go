package pdftest

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"github.com/biaoping/biaoping/report/doc"
)

// Seal is a red ring on a transparent ground, as a PNG.
func Seal(size int) *doc.Picture {
	var rgb, alpha []byte
	m := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			dx, dy := x-size/2, y-size/2
			d, a := dx*dx+dy*dy, byte(0)
			if r := size / 2; d < r*r && d > (r*85/100)*(r*85/100) {
				a = 200
			}
			m.SetNRGBA(x, y, color.NRGBA{0xE0, 0, 0, a})
			rgb = append(rgb, 0xE0, 0, 0)
			alpha = append(alpha, a)
		}
	}
	var file bytes.Buffer
	png.Encode(&file, m)
	return &doc.Picture{Format: "png", Data: file.Bytes(), Width: size, Height: size, Color: pack(rgb), Alpha: pack(alpha), Alt: "印章"}
}

func pack(b []byte) []byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(b)
	w.Close()
	return packed.Bytes()
}

// Photo is a JPEG of colored squares; gray makes it one of one component.
func Photo(width, height int, gray bool) *doc.Picture {
	var m image.Image
	if gray {
		g := image.NewGray(image.Rect(0, 0, width, height))
		for i := range g.Pix {
			g.Pix[i] = byte(i)
		}
		m = g
	} else {
		c := image.NewRGBA(image.Rect(0, 0, width, height))
		for y := range height {
			for x := range width {
				c.Set(x, y, color.RGBA{byte(x / 8 * 32), byte(y / 8 * 32), 128, 255})
			}
		}
		m = c
	}
	var file bytes.Buffer
	jpeg.Encode(&file, m, nil)
	return &doc.Picture{Format: "jpeg", Data: file.Bytes(), Width: width, Height: height, Alt: "照片"}
}
