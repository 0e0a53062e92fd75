package maroto

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image/jpeg"
	"image/png"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf/internal/drawable"
)

// check returns an error that names the first thing on pages that maroto
// cannot draw as the page says.
func check(ctx context.Context, pages []page.Page) error {
	if len(pages) == 0 {
		return errors.New("文件没有页")
	}
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := checkPage(&pages[i], &pages[0]); err != nil {
			return fmt.Errorf("第 %d 页：%w", i+1, err)
		}
	}
	return nil
}

func checkPage(p, first *page.Page) error {
	if err := drawable.Check(p); err != nil {
		return err
	}
	if p.Width != first.Width || p.Height != first.Height {
		return fmt.Errorf("maroto 的各页只能同样大小：这一页为 %.0f×%.0f 毫米，第 1 页为 %.0f×%.0f 毫米",
			mm(p.Width), mm(p.Height), mm(first.Width), mm(first.Height))
	}
	for i, t := range p.Texts {
		if t.Turned {
			return fmt.Errorf("第 %d 段文字：maroto 画不出转向的文字（横排页的页码）；请改用默认的 PDF 引擎", i+1)
		}
		for _, g := range t.Glyphs {
			if g.Rune >= 0xFFFF {
				return fmt.Errorf("第 %d 段文字：maroto 画不出“%c”（U+%04X），只能到 U+FFFE；请改用默认的 PDF 引擎", i+1, g.Rune, g.Rune)
			}
		}
	}
	for i, m := range p.Images {
		if err := checkImage(m); err != nil {
			return fmt.Errorf("第 %d 幅图片：%w", i+1, err)
		}
	}
	for i, m := range p.Seals {
		if err := checkImage(m); err != nil {
			return fmt.Errorf("第 %d 枚印章：%w", i+1, err)
		}
	}
	return nil
}

func checkImage(m page.Image) error {
	// Maroto fits a picture into its box without changing its proportions.
	const tolerance = page.Pt / 20
	w, h := int64(m.Picture.Width), int64(m.Picture.Height)
	if off := int64(m.W)*h - int64(m.H)*w; max(off, -off) > int64(tolerance)*max(w, h) {
		return fmt.Errorf("maroto 不能改变图片的宽高比：图片为 %d×%d，框为 %.1f×%.1f 毫米", w, h, mm(m.W), mm(m.H))
	}
	if m.X < 0 {
		return errors.New("maroto 不能把图片画到纸的左边以外")
	}
	if m.Picture.Format == "png" {
		return checkPNG(m.Picture)
	}
	if _, err := jpeg.DecodeConfig(bytes.NewReader(m.Picture.Data)); err != nil {
		return fmt.Errorf("JPEG 读不出：%w", err)
	}
	return nil
}

// checkPNG refuses what gofpdf does not read, or reads wrong: it takes one
// transparent color out of a palette and drops the others.
func checkPNG(p *doc.Picture) error {
	const (
		rgb  = 2
		rgba = 6
	)
	b := p.Data
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("PNG 读不出：%w", err)
	}
	depth, kind, interlace := b[24], b[25], b[28] // of the header chunk, which comes first
	switch size := m.Bounds().Size(); {
	case size.X != p.Width || size.Y != p.Height:
		return fmt.Errorf("PNG 为 %d×%d 像素，应为 %d×%d", size.X, size.Y, p.Width, p.Height)
	case depth != 8 || kind != rgb && kind != rgba || interlace != 0:
		return fmt.Errorf("maroto 只能画不隔行的 8 位真彩色 PNG，这一幅为 %d 位、颜色类型 %d、隔行 %d", depth, kind, interlace)
	}
	return nil
}

// distinctPictures is how many different pictures stand on pages.
func distinctPictures(pages []page.Page) int {
	seen := map[[sha256.Size]byte]bool{}
	for i := range pages {
		for _, list := range [][]page.Image{pages[i].Images, pages[i].Seals} {
			for _, m := range list {
				seen[sha256.Sum256(m.Picture.Data)] = true
			}
		}
	}
	return len(seen)
}
