package docx

import (
	"crypto/sha256"
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

// media are the picture files of a document, each held once however often
// it is shown.
type media struct {
	ids   map[[sha256.Size]byte]string // relationship ids by content
	files []mediaFile                  // in the order of first use
}

type mediaFile struct {
	id string
	part
}

func newMedia() media { return media{ids: map[[sha256.Size]byte]string{}} }

// add holds p and returns the id of its relationship.
func (s *media) add(p *doc.Picture) string {
	key := sha256.Sum256(p.Data)
	id, ok := s.ids[key]
	if !ok {
		id = "image" + strconv.Itoa(len(s.files)+1)
		s.ids[key] = id
		s.files = append(s.files, mediaFile{id, part{name: "word/media/" + id + "." + p.Format, data: p.Data, stored: true}})
	}
	return id
}

// checked reports whether p can be shown.
func (e *encoder) checked(p *doc.Picture) bool {
	switch {
	case p.Format != "jpeg" && p.Format != "png":
		e.fail("图片“%s”的格式是 %q，应为 jpeg 或 png", pictureName(p), p.Format)
	case len(p.Data) == 0:
		e.fail("图片“%s”没有内容", pictureName(p))
	case p.Width <= 0 || p.Height <= 0:
		e.fail("图片“%s”的像素尺寸是 %d×%d，应大于 0", pictureName(p), p.Width, p.Height)
	default:
		return true
	}
	return false
}

func pictureName(p *doc.Picture) string {
	if p.Alt != "" {
		return p.Alt
	}
	return p.Caption
}

// fit is the size of p on paper: as wide as it wishes, or wide, scaled down
// into width by height.
func fit(p *doc.Picture, wide, width, height int) (w, h int) {
	w = wide
	if p.WidthMM > 0 {
		w = mm(float64(p.WidthMM))
	}
	w = min(w, width)
	h = w * p.Height / p.Width
	if h > height {
		w, h = height*p.Width/p.Height, height
	}
	return max(w, 1), max(h, 1)
}

// picture writes a picture in the middle of the text, its caption under it.
func (e *encoder) picture(p *doc.Picture) {
	room := e.sheet.textHeight() - 2*linePitch // for the caption
	e.pictureIn(p, e.sheet.textWidth(), room)
}

// pictureIn writes p and its caption into a place of width by height.
func (e *encoder) pictureIn(p *doc.Picture, width, height int) {
	if !e.checked(p) {
		return
	}
	w, h := fit(p, width, width, height)
	e.open(para{style: "Picture", keepNext: p.Caption != ""})
	e.inline(p, w, h)
	e.shut()
	if p.Caption != "" {
		e.line(para{style: "Caption"}, p.Caption)
	}
}

// inline writes a run that is p, w by h twips.
func (e *encoder) inline(p *doc.Picture, w, h int) {
	e.beginInline(w, h, "图片", pictureName(p))
	e.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`)
	e.graphic(p, w, h)
	e.raw(`</wp:inline></w:drawing></w:r>`)
}

// beginInline opens a run that holds a drawing of w by h twips.
func (e *encoder) beginInline(w, h int, name, alt string) {
	e.drawings++
	e.number(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`, w*emuPerTwip, `"`)
	e.number(` cy="`, h*emuPerTwip, `"/>`)
	e.docProperties(e.drawings, name, alt)
}

// float writes a run that is p over the text, w by h twips, its upper left
// corner x to the right of the column's edge and y below the paragraph's
// top. An opaque picture goes behind the text, so that it hides nothing.
func (e *encoder) float(p *doc.Picture, name string, x, y, w, h int) {
	e.drawings++
	e.raw(`<w:r><w:drawing>`)
	e.anchor(anchor{id: e.drawings, name: name, alt: pictureName(p), across: place{from: "column", at: x}, down: place{from: "paragraph", at: y},
		width: w, height: h, behind: p.Alpha == nil})
	e.graphic(p, w, h)
	e.raw(`</wp:anchor></w:drawing></w:r>`)
}

// An anchor is where a drawing floats, and its size.
type anchor struct {
	id           int
	name, alt    string
	across, down place
	width        int
	height       int
	behind       bool // the text
}

// A place of a drawing is counted from something, or aligned in it.
type place struct {
	from  string
	at    int
	align string
}

// anchor begins a wp:anchor; a graphic and the end tag follow.
func (m *markup) anchor(a anchor) {
	behind := "0"
	if a.behind {
		behind = "1"
	}
	m.number(`<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="`, 1024+a.id, `"`)
	m.raw(` behindDoc="`, behind, `" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>`)
	m.position("positionH", a.across)
	m.position("positionV", a.down)
	m.number(`<wp:extent cx="`, a.width*emuPerTwip, `"`)
	m.number(` cy="`, a.height*emuPerTwip, `"/><wp:wrapNone/>`)
	m.docProperties(a.id, a.name, a.alt)
	m.raw(`<wp:cNvGraphicFramePr/>`)
}

func (m *markup) position(tag string, p place) {
	m.raw(`<wp:`, tag, ` relativeFrom="`, p.from, `">`)
	if p.align != "" {
		m.raw(`<wp:align>`, p.align, `</wp:align>`)
	} else {
		m.number(`<wp:posOffset>`, p.at*emuPerTwip, `</wp:posOffset>`)
	}
	m.raw(`</wp:`, tag, `>`)
}

func (m *markup) docProperties(id int, name, alt string) {
	m.number(`<wp:docPr id="`, id, `" name="`+name)
	m.number(` `, id, `"`)
	if alt != "" {
		m.raw(` descr="`)
		m.text(alt)
		m.raw(`"`)
	}
	m.raw(`/>`)
}

func (e *encoder) graphic(p *doc.Picture, w, h int) {
	id := e.media.add(p)
	e.number(`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="`, e.drawings, `" name="`)
	e.raw(id, `"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>`)
	e.frame(w, h)
	e.raw(`</pic:spPr></pic:pic></a:graphicData></a:graphic>`)
}

// frame is a rectangle of w by h twips.
func (m *markup) frame(w, h int) {
	m.number(`<a:xfrm><a:off x="0" y="0"/><a:ext cx="`, w*emuPerTwip, `"`)
	m.number(` cy="`, h*emuPerTwip, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`)
}
