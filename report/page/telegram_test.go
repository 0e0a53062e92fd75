package page

import (
	"fmt"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestATelegramSaysHowManyPagesItHas(t *testing.T) {
	for name, d := range map[string]*doc.Document{"alone": doctest.Telegram(), "forwarded": doctest.Forwarding()} {
		pages := lay(t, d)
		first, said := find(t, pages, "某某省机关单位发电")
		on, count := find(t, pages, "（共")
		if want := fmt.Sprintf("（共%d页）", len(pages)-first); on != first || glyphs(count) != want {
			t.Errorf("%s: %s on page %d, want %s on page %d, that of %s", name, glyphs(count), on+1, want, first+1, glyphs(said))
		}
		_, number := find(t, pages[first:], "— 1")
		if count.Y != number.Y || !near(count.X+textWidthOf(count)/2, marginLeft+textWidth/2, 20) {
			t.Errorf("%s: it stands at %d,%d", name, count.X, count.Y)
		}
	}
}

func TestTheSealOfATelegramLiesInItsPlace(t *testing.T) {
	wide := doctest.Seal()
	wide.WidthMM = 45
	signed := doctest.Seal()
	signed.WidthMM, signed.Height = 30, signed.Height/2
	for _, approval := range []*doc.Picture{nil, doctest.Seal(), wide, signed} {
		pages := layBlocks(t, &doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某省机关单位发电"}, Sender: "某某省应急管理厅", Approver: "张某某", Approval: approval})
		_, label := find(t, pages, doc.ApprovalLabel)
		_, name := find(t, pages, "张某某")
		var across, beside []Rule
		for _, r := range redRules(&pages[0]) {
			if r.W > r.H {
				across = append(across, r)
			} else {
				beside = append(beside, r)
			}
		}
		left := beside[2].X + beside[2].W // of the place of the seal
		if len(across) != 3 || left < label.X+textWidthOf(label) || name.X < left {
			t.Fatalf("%d rules across; the place begins at %d, the label ends at %d, the name begins at %d", len(across), left, label.X+textWidthOf(label), name.X)
		}
		if h, w := across[1].Y-across[0].Y, marginLeft+textWidth-left; h < sealWidth || w < sealWidth {
			t.Errorf("the place of the seal is %d mm by %d mm", mm(w), mm(h))
		}
		for _, seal := range pages[0].Seals {
			if seal.Y < name.Y {
				t.Errorf("the seal %+v covers the name, which stands at %d", seal, name.Y)
			}
			if seal.X < left || seal.X+seal.W > marginLeft+textWidth || seal.Y < across[0].Y+across[0].H || seal.Y+seal.H > across[1].Y {
				t.Errorf("the seal %+v leaves its place", seal)
			}
		}
	}
}
