package pdf

import (
	"crypto/sha256"
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/pdf/internal/drawable"
)

// A pictureTable is the pictures of one document. One that is placed twice is
// written once, whether it comes as the same value or as the same bytes.
type pictureTable struct {
	objects  []ref
	places   map[*doc.Picture]int
	contents map[[sha256.Size]byte]int
}

func (t *pictureTable) reset() {
	t.objects = t.objects[:0]
	clear(t.places)
	clear(t.contents)
}

// resources is the entries of the XObject dictionary.
func (t *pictureTable) resources() string {
	var b []byte
	for i, r := range t.objects {
		b = fmt.Appendf(b, "/I%d %v", i, r)
	}
	return string(b)
}

// picture returns the number of p among the document's pictures and writes it
// when it is new.
func (e *encoder) picture(p *doc.Picture) int {
	t := &e.pictures
	if n, ok := t.places[p]; ok {
		return n
	}
	if t.places == nil {
		t.places = make(map[*doc.Picture]int)
		t.contents = make(map[[sha256.Size]byte]int)
	}
	sum := digest(p)
	n, ok := t.contents[sum]
	if !ok {
		n = len(t.objects)
		t.objects = append(t.objects, e.writePicture(p))
		t.contents[sum] = n
	}
	t.places[p] = n
	return n
}

// digest is the same for pictures that look the same.
func digest(p *doc.Picture) (sum [sha256.Size]byte) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %d %d %d %d\n", p.Format, p.Width, p.Height, len(p.Color), len(p.Alpha))
	if p.Format == "jpeg" {
		h.Write(p.Data)
	} else {
		h.Write(p.Color)
		h.Write(p.Alpha)
	}
	h.Sum(sum[:0])
	return sum
}

// writePicture writes p as an image XObject: a JPEG as it is, a PNG as its
// packed rows with its alpha as a soft mask.
func (e *encoder) writePicture(p *doc.Picture) ref {
	const entries = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s/Filter/%s"
	if p.Format == "jpeg" {
		space := "DeviceRGB"
		if f, _ := drawable.ReadFrame(p.Data); f.Components == 1 {
			space = "DeviceGray"
		}
		r := e.reserve()
		e.stream(r, fmt.Sprintf(entries, p.Width, p.Height, space, "DCTDecode"), p.Data)
		return r
	}
	color := fmt.Sprintf(entries, p.Width, p.Height, "DeviceRGB", "FlateDecode")
	if p.Alpha != nil {
		mask := e.reserve()
		e.stream(mask, fmt.Sprintf(entries, p.Width, p.Height, "DeviceGray", "FlateDecode"), p.Alpha)
		color += fmt.Sprintf("/SMask %v", mask)
	}
	r := e.reserve()
	e.stream(r, color, p.Color)
	return r
}
