package picture

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/biaoping/biaoping/report/doc"
)

const jpegQuality = 85

// encode is r as a picture of a document: PNG where it has alpha or few
// colours, else baseline JPEG. Writing to memory cannot fail.
func (r *raster) encode() *doc.Picture {
	if r.art == nil {
		p := r.photo
		return encodeJPEG(&image.YCbCr{
			Y: p[0].pix, Cb: p[1].pix, Cr: p[2].pix,
			YStride: p[0].stride, CStride: p[1].stride,
			SubsampleRatio: image.YCbCrSubsampleRatio420,
			Rect:           image.Rect(0, 0, r.w, r.h),
		})
	}
	opaque := r.art.Opaque()
	if opaque && !r.fewColors {
		// Without alpha both kinds of pixel are the same, and the encoder is
		// quicker with this one.
		return encodeJPEG(&image.RGBA{Pix: r.art.Pix, Stride: r.art.Stride, Rect: r.art.Rect})
	}
	return encodePNG(r.art, opaque)
}

func encodeJPEG(m image.Image) *doc.Picture {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: jpegQuality}); err != nil {
		panic(err)
	}
	return &doc.Picture{Format: "jpeg", Data: b.Bytes(), Width: m.Bounds().Dx(), Height: m.Bounds().Dy()}
}

func encodePNG(m *image.NRGBA, opaque bool) *doc.Picture {
	color := make([]byte, 0, len(m.Pix)/4*3)
	var alpha []byte
	if !opaque {
		alpha = make([]byte, 0, len(m.Pix)/4)
	}
	for i := 0; i+3 < len(m.Pix); i += 4 {
		p := m.Pix[i : i+4 : i+4]
		if p[3] == 0 {
			// Where nothing shows, nothing is kept: readers without alpha
			// see paper, and what an editor left behind stays behind.
			p[0], p[1], p[2] = 255, 255, 255
		}
		color = append(color, p[0], p[1], p[2])
		if !opaque {
			alpha = append(alpha, p[3])
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	out := &doc.Picture{Format: "png", Data: b.Bytes(), Width: m.Rect.Dx(), Height: m.Rect.Dy(), Color: deflate(color)}
	if !opaque {
		out.Alpha = deflate(alpha)
	}
	return out
}

func deflate(p []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(p); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
