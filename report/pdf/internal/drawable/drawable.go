// Package drawable says whether a page holds anything that cannot be drawn.
// Both PDF engines ask it before they paint.
package drawable

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
)

// Check returns an error that names the first thing on p that cannot be
// drawn: a page, rule, picture or type without size, a text without face or
// with a glyph its face lacks, a picture without data or in CMYK.
func Check(p *page.Page) error {
	if p.Width <= 0 || p.Height <= 0 {
		return fmt.Errorf("纸张尺寸 %d×%d 不是正数", p.Width, p.Height)
	}
	for i, r := range p.Rules {
		if r.W <= 0 || r.H <= 0 {
			return fmt.Errorf("第 %d 条线的尺寸 %d×%d 不是正数", i+1, r.W, r.H)
		}
	}
	for i, m := range p.Images {
		if err := checkImage(m); err != nil {
			return fmt.Errorf("第 %d 幅图片：%w", i+1, err)
		}
	}
	for i := range p.Texts {
		if err := checkText(&p.Texts[i]); err != nil {
			return fmt.Errorf("第 %d 段文字：%w", i+1, err)
		}
	}
	for i, m := range p.Seals {
		if err := checkImage(m); err != nil {
			return fmt.Errorf("第 %d 枚印章：%w", i+1, err)
		}
	}
	return nil
}

func checkText(t *page.Text) error {
	if t.Face == nil {
		return errors.New("没有字体")
	}
	if t.Size <= 0 {
		return fmt.Errorf("字号 %d 不是正数", t.Size)
	}
	for _, g := range t.Glyphs {
		if g.ID == 0 || int(g.ID) >= t.Face.Glyphs() {
			return fmt.Errorf("字体 %s 画不出“%c”（U+%04X）：没有第 %d 个字形", t.Face.Name(), g.Rune, g.Rune, g.ID)
		}
		if !utf8.ValidRune(g.Rune) {
			return fmt.Errorf("U+%04X 不是字符", g.Rune)
		}
	}
	return nil
}

func checkImage(m page.Image) error {
	if m.W <= 0 || m.H <= 0 {
		return fmt.Errorf("尺寸 %d×%d 不是正数", m.W, m.H)
	}
	p := m.Picture
	if p == nil {
		return errors.New("没有内容")
	}
	if p.Width <= 0 || p.Height <= 0 {
		return fmt.Errorf("像素尺寸 %d×%d 不是正数", p.Width, p.Height)
	}
	switch p.Format {
	case "jpeg":
		return checkJPEG(p)
	case "png":
		if len(p.Color) == 0 || p.Alpha != nil && len(p.Alpha) == 0 {
			return errors.New("PNG 没有数据")
		}
		return nil
	}
	return fmt.Errorf("格式“%s”不能画，可用 jpeg、png", p.Format)
}

func checkJPEG(p *doc.Picture) error {
	f, err := ReadFrame(p.Data)
	switch {
	case err != nil:
		return err
	case f.Components != 1 && f.Components != 3:
		return fmt.Errorf("JPEG 有 %d 个颜色分量（CMYK 不能用），应为 1 或 3 个", f.Components)
	case f.Width != p.Width || f.Height != p.Height:
		return fmt.Errorf("JPEG 为 %d×%d 像素，应为 %d×%d", f.Width, f.Height, p.Width, p.Height)
	}
	return nil
}
