package page

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// GB/T 9704—2012, 7.4.3.
func TestALongOrganThatPrintsKeepsClearOfTheDate(t *testing.T) {
	for _, organ := range []string{"某某市应急管理局办公室", "某某省某某经济技术开发区管理委员会应急管理局办公室", strings.Repeat("某某管理委员会", 12)} {
		for _, copies := range [][]string{nil, {"某某省应急管理厅", "某某局"}} {
			pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, &doc.Imprint{CopyTo: copies, Organ: organ, Date: "2024年12月31日"})
			p := &pages[0]
			if what, over := overprinted(p); over {
				t.Errorf("%s: %q is overprinted", organ, what)
			}
			_, date := find(t, pages, "2024年12月31日印发")
			if gap := marginTop + textHeight - date.Y; gap < 0 || gap > imprintLeading {
				t.Errorf("%s: the date is not on the last line", organ)
			}
		}
	}
}

func TestAnImprintHigherThanAPageIsRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("某某管理委员会", 200)
	for _, imprint := range []*doc.Imprint{{Organ: long}, {CopyTo: []string{"某某局", long}}, {MainTo: []string{long}, Date: "2024年5月31日"}} {
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{imprint}}}}, fonts)
		var refused *LayoutError
		if !errors.As(err, &refused) || refused.Text != long {
			t.Errorf("got %v", err)
		}
	}
}
