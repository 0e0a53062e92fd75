package picture

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/biaoping/biaoping/internal/ctxio"
)

// A raster is a decoded picture: a photograph as three planes, or art as
// red, green, blue and alpha.
type raster struct {
	w, h        int
	photo       *[3]plane    // Y, Cb, Cr, each of any size up to w × h; nil for art
	art         *image.NRGBA // nil for a photo
	fewColors   bool         // art of at most 256 colours
	orientation int          // EXIF: 1 to 8
}

// decode decodes data to its last row once its header has shown that it has
// at most maxPixels pixels and takes at most eight bytes of memory for each
// of them.
func decode(ctx context.Context, data []byte, maxPixels int) (*raster, error) {
	const perPixel = 8
	format, h, err := headerOf(data)
	if err != nil {
		return nil, err
	}
	decodeAll := jpeg.Decode
	if format == "PNG" {
		decodeAll = png.Decode
	}
	pixels := int64(h.width) * int64(h.height)
	if pixels > int64(maxPixels) {
		return nil, refuse("图片为 %d×%d 像素，超过上限 %d 万像素，请缩小后再用", h.width, h.height, maxPixels/10_000)
	}
	if pixels*int64(h.bytesPerPixel) > int64(maxPixels)*perPixel {
		return nil, refuse("图片为 %d×%d 像素，解码所需内存过大，请缩小或另存为普通（基线）JPEG", h.width, h.height)
	}
	m, err := decodeAll(ctxio.Reader(ctx, bytes.NewReader(data)))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, &Error{Reason: format + " 图片不完整或已损坏，请重新导出", Err: err}
	}
	if m.Bounds() != image.Rect(0, 0, h.width, h.height) {
		return nil, refuse("%s 图片的尺寸前后不一致，请重新导出", format)
	}
	r := &raster{w: h.width, h: h.height, orientation: h.orientation}
	switch m := m.(type) {
	case *image.YCbCr:
		r.photo = planesOf(m)
	case *image.Gray:
		if format == "JPEG" {
			r.photo = grayPlanes(m)
			break
		}
		r.setArt(m)
	default:
		r.setArt(m)
	}
	return r, nil
}

// headerOf is the format and the header of a picture.
func headerOf(data []byte) (format string, h header, err error) {
	if format, err = sniff(data); err != nil {
		return "", h, err
	}
	read := readJPEG
	if format == "PNG" {
		read = readPNG
	}
	h, err = read(data)
	return format, h, err
}

// planesOf views the planes of m. Chroma may be smaller than luma.
func planesOf(m *image.YCbCr) *[3]plane {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	cw := m.COffset(w-1, 0) + 1
	ch := m.COffset(0, h-1)/m.CStride + 1
	return &[3]plane{
		{m.Y, m.YStride, w, h},
		{m.Cb, m.CStride, cw, ch},
		{m.Cr, m.CStride, cw, ch},
	}
}

// grayPlanes gives m neutral chroma, since every JPEG of a document has three
// components.
func grayPlanes(m *image.Gray) *[3]plane {
	neutral := plane{[]byte{128}, 1, 1, 1}
	return &[3]plane{{m.Pix, m.Stride, m.Rect.Dx(), m.Rect.Dy()}, neutral, neutral}
}

// setArt converts m to eight bits of red, green, blue and alpha.
func (r *raster) setArt(m image.Image) {
	b := m.Bounds()
	switch m := m.(type) {
	case *image.NRGBA:
		r.art = m
	case *image.RGBA: // of a PNG or JPEG without alpha
		r.art = &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
	case *image.Gray, *image.CMYK: // opaque, and package draw is quick from them to RGBA
		rgba := image.NewRGBA(b)
		draw.Draw(rgba, b, m, image.Point{}, draw.Src)
		r.art = &image.NRGBA{Pix: rgba.Pix, Stride: rgba.Stride, Rect: b}
	default:
		r.art = image.NewNRGBA(b)
		draw.Draw(r.art, b, m, image.Point{}, draw.Src)
	}
	r.fewColors = fewColors(r.art)
}

// fewColors reports whether m has at most 256 colours: line art, a stamp, a
// chart, which JPEG would smear.
func fewColors(m *image.NRGBA) bool {
	seen := make(map[color.NRGBA]bool, 257)
	var last color.NRGBA
	for i := 0; i+3 < len(m.Pix); i += 4 {
		c := color.NRGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3]}
		if c == last && i > 0 {
			continue
		}
		last = c
		if seen[c] = true; len(seen) > 256 {
			return false
		}
	}
	return true
}
