// Package pdftest makes the pages on which the PDF engines are tried.
package pdftest

import (
	"testing"
	"time"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
)

// Measures of an official document (GB/T 9704—2012, 5.2).
const (
	Width   page.Unit = 595276 // A4
	Height  page.Unit = 841890
	Pitch   page.Unit = 15793 // 156 mm / 28
	leading page.Unit = 28991 // 225 mm / 22
	Size3             = 16 * page.Pt
)

// Meta is the facts of a sample document.
func Meta() doc.Meta {
	return doc.Meta{
		Kind: "notice", Title: "关于某某工作的通知", Author: "某某市应急管理局",
		Date: time.Date(2024, 5, 31, 0, 0, 0, 0, time.UTC),
	}
}

// A Sheet builds a page by hand: what goes where is said, nothing is laid out.
type Sheet struct {
	page.Page
	t     testing.TB
	fonts *font.Set
}

// NewSheet is an empty A4 page.
func NewSheet(t testing.TB, label string) *Sheet {
	t.Helper()
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &Sheet{Page: page.Page{Width: Width, Height: Height, Label: label}, t: t, fonts: fonts}
}

// Text sets text on one baseline, full-width characters full apart.
func (s *Sheet) Text(role font.Role, size, full, x, y page.Unit, text string) *page.Text {
	s.t.Helper()
	first := len(s.Texts)
	for _, r := range text {
		face, id, ok := s.fonts.Find(role, r)
		if !ok {
			s.t.Fatalf("no glyph for %c", r)
		}
		advance := page.Unit(int64(face.Advance(id)) * int64(full) / int64(face.UnitsPerEm()))
		if last := len(s.Texts) - 1; last < first || s.Texts[last].Face != face {
			s.Texts = append(s.Texts, page.Text{X: x, Y: y, Face: face, Size: size})
		}
		last := &s.Texts[len(s.Texts)-1]
		last.Glyphs = append(last.Glyphs, page.Glyph{Rune: r, ID: id, Advance: advance})
		x += advance
	}
	return &s.Texts[len(s.Texts)-1]
}
