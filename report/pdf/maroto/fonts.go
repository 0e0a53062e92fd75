package maroto

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"

	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
)

// A fontTable is the fonts of one document, each cut to the characters drawn
// with it. Maroto would read whole fonts afresh for every document, and
// writes into the bytes it is given: they belong to this document alone.
type fontTable struct {
	families map[*font.Face]string
	custom   []*entity.CustomFont
}

// collect cuts the fonts of pages, in the order of first use.
func collect(pages []page.Page) (fontTable, error) {
	t := fontTable{families: map[*font.Face]string{}}
	var faces []*font.Face
	glyphs := map[*font.Face]map[rune]font.GID{}
	for i := range pages {
		for _, run := range pages[i].Texts {
			drawn := glyphs[run.Face]
			if drawn == nil {
				drawn = map[rune]font.GID{}
				glyphs[run.Face] = drawn
				faces = append(faces, run.Face)
			}
			for _, g := range run.Glyphs {
				if id, ok := drawn[g.Rune]; ok && id != g.ID {
					return t, fmt.Errorf("第 %d 页：maroto 不能用同一字体 %s 的两个字形画“%c”", i+1, run.Face.Name(), g.Rune)
				}
				drawn[g.Rune] = g.ID
			}
		}
	}
	for i, f := range faces {
		chars := make([]font.Char, 0, len(glyphs[f]))
		for r, id := range glyphs[f] {
			chars = append(chars, font.Char{Rune: r, Glyph: id})
		}
		file, err := f.Standalone(chars) // in any order
		if err != nil {
			return t, err
		}
		family := "f" + strconv.Itoa(i)
		t.families[f] = family
		t.custom = append(t.custom, &entity.CustomFont{Family: family, Style: fontstyle.Normal, Bytes: slices.Clip(file)})
	}
	return t, nil
}
