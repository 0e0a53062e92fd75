// Package picture turns the photographs, seals and scanned signatures of a
// request into checked, freshly encoded pictures of a document.
//
// A picture is named inside an opened folder or brought as bytes; it is
// recognised by its content, bounded in bytes, pixels and memory before it is
// decoded, decoded to its last row, turned upright, scaled to its place on
// paper and encoded anew. Position, device, thumbnail and every other piece of
// metadata stay behind, and with them the colour profile: colours are read as
// sRGB. What cannot be used is refused with advice, never left blank.
package picture

import (
	"cmp"
	"context"
	"image"
	"path"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// Options says how a picture will stand in its document. The zero Options
// suit a photograph in the type area.
type Options struct {
	Seal       bool // 印章 or 签名章: the ground must be transparent
	MaxWidthMM int  // of its place on paper; 0: 42 for a seal, else 156, the type area (GB/T 9704—2012, 5.2.1)
	MaxPixels  int  // width × height; 0: 40 million
}

const (
	// sealWidth is the default width of a seal in millimetres, our choice:
	// 国发〔1999〕25号 sets 42 to 50 mm by rank, and for enterprises at most 45.
	sealWidth = 42

	photoDPI = 200 // pixels an inch kept of a photograph
	sealDPI  = 400 // and of a seal, whose strokes are thin

	typeWidth, typeHeight = 156, 225 // of the type area, in millimetres

	mostBytes     = 20 << 20 // of a file
	defaultPixels = 40_000_000
)

// withDefaults is o with every zero replaced.
func (o Options) withDefaults() Options {
	place := typeWidth
	if o.Seal {
		place = sealWidth
	}
	o.MaxWidthMM = cmp.Or(o.MaxWidthMM, place)
	o.MaxPixels = cmp.Or(o.MaxPixels, defaultPixels)
	return o
}

// show checks and encodes data; what it makes says nothing of the request.
func show(ctx context.Context, data []byte, opt Options) (*doc.Picture, error) {
	img, err := decode(ctx, data, opt.MaxPixels)
	if err != nil {
		return nil, err
	}
	if err := img.check(opt.Seal); err != nil {
		return nil, err
	}
	fitted := img.fit(opt)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := fitted.turn(img.orientation).encode()
	// A seal is as wide as others, so that a tall one reaches into the text.
	if opt.Seal && 4*out.Height > 5*out.Width {
		return nil, refuse("印章图片的高超过宽的 1.25 倍，会盖住正文，请裁去上下空白")
	}
	return out, nil
}

// Alt says what p shows: its caption, else what it is or how its file is called.
func Alt(p review.Picture, seal bool) string {
	switch {
	case p.Caption != "":
		return p.Caption
	case seal:
		return "印章"
	case p.File != "":
		base := path.Base(p.File)
		return strings.TrimSuffix(base, path.Ext(base))
	}
	return "图片"
}

// check refuses a picture that shows nothing, and a seal that would cover the
// signature it stands on.
func (r *raster) check(seal bool) error {
	art := r.art
	if art == nil || art.Opaque() {
		if seal {
			return refuse("印章图片应为透明背景的 PNG")
		}
		return nil
	}
	clear, white := grounds(art)
	pixels := len(art.Pix) / 4
	if clear == pixels {
		return refuse("图片完全透明，没有内容")
	}
	// A seal holds red and nothing: white in more than a fifth of it is paper.
	if seal && white > pixels/5 {
		return refuse("印章图片有白色底，会遮住署名，应为透明背景的 PNG")
	}
	return nil
}

// grounds counts the pixels of m that are fully transparent and those that
// are nearly opaque and nearly white.
func grounds(m *image.NRGBA) (clear, white int) {
	for i := 0; i+3 < len(m.Pix); i += 4 {
		p := m.Pix[i : i+4 : i+4]
		switch {
		case p[3] == 0:
			clear++
		case p[3] >= 240 && min(p[0], p[1], p[2]) >= 240:
			white++
		}
	}
	return clear, white
}
