package pdftest

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
)

//go:embed notices.txt
var notices string // the text of five public notices

// Notice is pages of running text in 22 lines of 28 characters with a title,
// headings in 黑体 and 楷体 and a page number: four or five faces.
func Notice(t testing.TB, pages, characters int) []page.Page {
	text := []rune(strings.ReplaceAll(notices, "\n", ""))
	left, top := page.MM(28), page.MM(37)
	at := 0
	take := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(text[at%len(text)])
			at++
		}
		return b.String()
	}
	var list []page.Page
	for n := range pages {
		s := NewSheet(t, strconv.Itoa(n+1))
		for line := 0; line < 22 && (n+1 < pages || at < characters); line++ {
			y := top + page.Unit(line)*leading + 22*page.Pt
			switch {
			case n == 0 && line < 2:
				s.Text(font.BiaoSong, 22*page.Pt, 22*page.Pt, left+2*Pitch, y, take(16))
			case line%11 == 4:
				s.Text(font.Hei, Size3, Pitch, left+2*Pitch, y, take(9))
				s.Marks = append(s.Marks, page.Mark{Level: 1, Text: take(9), Y: y - Size3})
			case line%11 == 8:
				s.Text(font.Kai, Size3, Pitch, left+2*Pitch, y, take(14))
			default:
				s.Text(font.FangSong, Size3, Pitch, left, y, take(28))
			}
		}
		s.Text(font.FangSong, 14*page.Pt, 14*page.Pt, left, Height-page.MM(28), "— "+strconv.Itoa(n+1)+" —").Artifact = true
		list = append(list, s.Page)
	}
	return list
}

// Specimen is one page with everything a page can hold: all five roles,
// squeezed punctuation, a table's rules, a red rule, a photo, a seal over the
// text and an artifact. Its characters are below U+FFFF.
func Specimen(t testing.TB) page.Page {
	s := NewSheet(t, "1")
	left, y := page.MM(28), page.MM(45)
	s.Text(font.BiaoSong, 36*page.Pt, 36*page.Pt, left+page.MM(5), y, "某某市应急管理局文件").Color = page.Red
	s.Rules = append(s.Rules, page.Rule{X: left, Y: page.MM(52), W: page.MM(156), H: 1500, Color: page.Red})
	s.Text(font.BiaoSong, 22*page.Pt, 22*page.Pt, left+page.MM(30), page.MM(70), "关于某某工作的通知")
	s.Marks = append(s.Marks, page.Mark{Level: 0, Text: "关于某某工作的通知", Y: page.MM(62)})
	s.Text(font.FangSong, Size3, Pitch, left, page.MM(85), "各县（市、区）应急管理局：李某、龘等3人。")
	s.Text(font.Hei, Size3, Pitch, left+2*Pitch, page.MM(95), "一、总体要求")
	s.Marks = append(s.Marks, page.Mark{Level: 1, Text: "一、总体要求", Y: page.MM(90)})
	s.Text(font.Kai, Size3, Pitch, left+2*Pitch, page.MM(105), "（一）基本原则")
	s.Marks = append(s.Marks, page.Mark{Level: 2, Text: "（一）基本原则", Y: page.MM(100)})

	squeezed := s.Text(font.FangSong, Size3, Pitch, left, page.MM(115), "《标准》（2024）“评审”，（续）")
	for i, g := range squeezed.Glyphs {
		if g.Rune == '》' || g.Rune == '”' || g.Rune == '，' {
			squeezed.Glyphs[i].Advance = Pitch / 2
		}
	}
	x0, y0, w, h := left, page.MM(125), page.MM(156), page.MM(10)
	for i := range page.Unit(4) {
		s.Rules = append(s.Rules, page.Rule{X: x0, Y: y0 + i*h, W: w, H: 500})
		s.Rules = append(s.Rules, page.Rule{X: x0 + i*(w-500)/3, Y: y0, W: 500, H: 3*h + 500})
	}
	for row, cells := range [][3]string{{"序号", "项目", "得分"}, {"1", "安全生产目标", "98.5"}, {"2", "隐患排查", "100"}} {
		for column, cell := range cells {
			s.Text(font.Song, 12*page.Pt, 12*page.Pt, x0+page.Unit(column)*w/3+page.MM(3), y0+page.Unit(row)*h+page.MM(7), cell)
		}
	}
	s.Images = append(s.Images, page.Image{X: left, Y: page.MM(165), W: page.MM(60), H: page.MM(40), Picture: Photo(96, 64, false)})
	s.Text(font.FangSong, Size3, Pitch, page.MM(120), page.MM(190), "某某市应急管理局")
	s.Text(font.FangSong, Size3, Pitch, page.MM(125), page.MM(200), "2024年5月31日")
	s.Seals = append(s.Seals, page.Image{X: page.MM(125), Y: page.MM(172), W: page.MM(40), H: page.MM(40), Picture: Seal(160)})
	s.Text(font.Song, 14*page.Pt, 14*page.Pt, left, page.MM(270), "— 1 —").Artifact = true
	return s.Page
}

// Foreign is one page in a font unlike the embedded ones: 2048 units to the
// em, hinted, with accents made of components.
func Foreign(t testing.TB) page.Page {
	s := NewSheet(t, "")
	fonts, err := font.Load(fstest.MapFS{"仿宋.ttf": {Data: goregular.TTF}})
	if err != nil {
		t.Fatal(err)
	}
	s.fonts = fonts
	for line := range 20 {
		s.Text(font.FangSong, Size3+page.Unit(line)*777, Size3+page.Unit(line)*700, page.MM(28), page.MM(40+12*float64(line)), "Ångström, Prüfung & éclair 2024 某县")
	}
	return s.Page
}
