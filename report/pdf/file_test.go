package pdf

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
	"github.com/biaoping/biaoping/report/pdf/internal/readback"
)

func TestEveryObjectIsReachedAndNoneIsMissing(t *testing.T) {
	f := open(t, encode(t, append(pdftest.Notice(t, 3, 1500), pdftest.Specimen(t)), pdftest.Meta()))
	reached := map[readback.Ref]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case readback.Ref:
			if _, ok := f.Objects[v]; !ok {
				t.Errorf("object %d is named but not there", v)
			}
			if !reached[v] {
				reached[v] = true
				walk(f.Objects[v])
			}
		case readback.Array:
			for _, e := range v {
				walk(e)
			}
		case readback.Dict:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(f.Trailer)
	if len(reached) != len(f.Objects) {
		t.Errorf("%d of %d objects are reached from the trailer", len(reached), len(f.Objects))
	}
}

func TestArchiveRequirements(t *testing.T) {
	b := encode(t, []page.Page{pdftest.Specimen(t)}, pdftest.Meta())
	if !bytes.HasPrefix(b, []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")) {
		t.Errorf("header %q", b[:20])
	}
	f := open(t, b)
	root := f.Root()
	if root["Lang"] != "zh-CN" || root["ViewerPreferences"].(readback.Dict)["DisplayDocTitle"] != true {
		t.Errorf("catalog %v", root)
	}
	if id, ok := f.Trailer["ID"].(readback.Array); !ok || len(id) != 2 || id[0] != id[1] || len(id[0].(string)) != 16 {
		t.Errorf("ID %v", f.Trailer["ID"])
	}
	intent := root["OutputIntents"].(readback.Array)[0].(readback.Dict)
	if profile, err := f.Stream(intent["DestOutputProfile"]); err != nil || !bytes.Equal(profile, sRGB()) || intent["S"] != readback.Name("GTS_PDFA1") {
		t.Errorf("output intent %v: %v", intent, err)
	}
	p := f.Pages()[0]
	if group := f.Dict(p["Group"]); group["CS"] != readback.Name("DeviceRGB") {
		t.Errorf("a page with an alpha channel has the group %v", group)
	}
	for name, r := range f.Dict(f.Dict(p["Resources"])["Font"]) {
		outer := f.Dict(r)
		inner := f.Dict(outer["DescendantFonts"].(readback.Array)[0])
		descriptor := f.Dict(inner["FontDescriptor"])
		base := string(outer["BaseFont"].(readback.Name))
		if len(base) < 8 || base[6] != '+' || strings.ToUpper(base[:6]) != base[:6] {
			t.Errorf("%s: BaseFont %s", name, base)
		}
		if inner["BaseFont"] != outer["BaseFont"] || descriptor["FontName"] != outer["BaseFont"] || inner["CIDToGIDMap"] != readback.Name("Identity") {
			t.Errorf("%s: %v %v", name, inner, descriptor)
		}
		program, err := f.Stream(descriptor["FontFile2"])
		if err != nil || float64(len(program)) != f.Dict(descriptor["FontFile2"])["Length1"] {
			t.Errorf("%s: %d bytes, %v", name, len(program), err)
		}
	}
}

// packet is the part of the metadata that repeats the information dictionary.
type packet struct {
	Title    string `xml:"RDF>Description>title>Alt>li"`
	Creator  string `xml:"RDF>Description>creator>Seq>li"`
	Producer string `xml:"RDF>Description>Producer"`
	Created  string `xml:"RDF>Description>CreateDate"`
	Modified string `xml:"RDF>Description>ModifyDate"`
	Part     string `xml:"RDF>Description>part"`
	Level    string `xml:"RDF>Description>conformance"`
}

func TestMetadataSaysWhatTheInformationDictionarySays(t *testing.T) {
	for _, c := range []struct {
		meta doc.Meta
		want packet
		info string // CreationDate
	}{
		{pdftest.Meta(), packet{"关于某某工作的通知", "某某市应急管理局", producer, "2024-05-31T00:00:00+08:00", "2024-05-31T00:00:00+08:00", "2", "B"}, "D:20240531000000+08'00'"},
		{doc.Meta{Title: "A<B>&𬭎\"(\\)", Date: time.Date(1999, 12, 1, 0, 0, 0, 0, time.UTC)},
			packet{"A<B>&𬭎\"(\\)", "", producer, "1999-12-01T00:00:00+08:00", "1999-12-01T00:00:00+08:00", "2", "B"}, "D:19991201000000+08'00'"},
		{doc.Meta{}, packet{Producer: producer, Part: "2", Level: "B"}, ""},
	} {
		f := open(t, encode(t, []page.Page{pdftest.Specimen(t)}, c.meta))
		stream, err := f.Stream(f.Root()["Metadata"])
		if err != nil {
			t.Fatal(err)
		}
		var got packet
		if err := xml.Unmarshal(stream, &got); err != nil {
			t.Fatal(err)
		}
		if got != c.want {
			t.Errorf("metadata %+v\nwant     %+v", got, c.want)
		}
		info := f.Dict(f.Trailer["Info"])
		date, _ := info["CreationDate"].(string)
		modified, _ := info["ModDate"].(string)
		if readback.Text(info["Title"]) != c.want.Title || readback.Text(info["Author"]) != c.want.Creator ||
			readback.Text(info["Producer"]) != producer || date != c.info || modified != c.info {
			t.Errorf("information %v, want %+v and %q", info, c.want, c.info)
		}
	}
}

func TestOutlineNestsAsTheHeadingsDo(t *testing.T) {
	levels := [][]int{{0, 1, 2, 2, 1}, {}, {3, 4, 0, 2, 1}}
	var pages []page.Page
	for i, list := range levels {
		s := pdftest.NewSheet(t, "")
		for j, level := range list {
			s.Marks = append(s.Marks, page.Mark{Level: level, Text: fmt.Sprint(i, ".", j, "题"), Y: page.Unit(j) * 10 * page.Pt})
		}
		pages = append(pages, s.Page)
	}
	f := open(t, encode(t, pages, pdftest.Meta()))
	var b strings.Builder
	var list func(parent readback.Ref, depth int) int
	list = func(parent readback.Ref, depth int) int {
		count := 0
		var last any
		next := f.Dict(parent)["First"]
		for next != nil {
			item := f.Dict(next)
			dest := item["Dest"].(readback.Array)
			if item["Parent"] != parent || !reflect.DeepEqual(item["Prev"], last) {
				t.Errorf("%v hangs under %v after %v", item, parent, last)
			}
			fmt.Fprintf(&b, "%s%s %v\n", strings.Repeat("  ", depth), readback.Text(item["Title"]), dest[3])
			if !reflect.DeepEqual(f.Dict(dest[0]), f.Pages()[readback.Text(item["Title"])[0]-'0']) {
				t.Errorf("%v leads to %v", item, dest)
			}
			below := list(next.(readback.Ref), depth+1)
			if c, _ := item["Count"].(float64); int(c) != below {
				t.Errorf("%v counts %d below it", item, below)
			}
			count += 1 + below
			last, next = next, item["Next"]
		}
		if !reflect.DeepEqual(f.Dict(parent)["Last"], last) {
			t.Errorf("last of %v is not %v", f.Dict(parent), last)
		}
		return count
	}
	root := f.Root()["Outlines"].(readback.Ref)
	if n := list(root, 0); f.Dict(root)["Count"] != float64(n) || n != 10 {
		t.Errorf("%d entries, the root says %v", n, f.Dict(root)["Count"])
	}
	const want = `0.0题 841.89
  0.1题 831.89
    0.2题 821.89
    0.3题 811.89
  0.4题 801.89
    2.0题 841.89
      2.1题 831.89
2.2题 821.89
  2.3题 811.89
  2.4题 801.89
`
	if b.String() != want {
		t.Errorf("outline\n%swant\n%s", b.String(), want)
	}
	if root := open(t, encode(t, []page.Page{{Width: 1, Height: 1}}, pdftest.Meta())).Root(); root["Outlines"] != nil || root["PageMode"] != nil {
		t.Error("a document without headings has an outline")
	}
}

func TestLinksLeadToTheirLines(t *testing.T) {
	pages := []page.Page{pdftest.NewSheet(t, "").Page, pdftest.NewSheet(t, "").Page, pdftest.NewSheet(t, "").Page}
	pages[0].Links = []page.Link{{X: 10 * page.Pt, Y: 20 * page.Pt, W: 30 * page.Pt, H: 40 * page.Pt, Page: 2, Top: 100 * page.Pt}, {W: page.Pt, H: page.Pt, Page: 1}}
	pages[2].Links = []page.Link{{W: page.Pt, H: page.Pt}}
	f := open(t, encode(t, pages, pdftest.Meta()))
	var list []string
	for i, p := range f.Pages() {
		if p["Annots"] == nil {
			continue
		}
		for _, a := range f.Objects[p["Annots"].(readback.Ref)].(readback.Array) {
			d := a.(readback.Dict)
			dest := d["Dest"].(readback.Array)
			for n, to := range f.Pages() {
				if reflect.DeepEqual(f.Dict(dest[0]), to) {
					list = append(list, fmt.Sprint(i, " ", d["Subtype"], d["Border"], d["F"], d["Rect"], " to ", n, " ", dest[3]))
				}
			}
		}
	}
	want := []string{
		"0 Link[0 0 0] 4 [10 781.89 40 821.89] to 2 741.89",
		"0 Link[0 0 0] 4 [0 840.89 1 841.89] to 1 841.89",
		"2 Link[0 0 0] 4 [0 840.89 1 841.89] to 0 841.89",
	}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("links\n%s\nwant\n%s", strings.Join(list, "\n"), strings.Join(want, "\n"))
	}
	pages[2].Links[0].Page = 3
	if err := Encode(context.Background(), io.Discard, pages, pdftest.Meta()); err == nil || err.Error() != "pdf：第 3 页的链接指向第 4 页，文件只有 3 页" {
		t.Errorf("a link to nowhere: %v", err)
	}
}

func TestPageLabels(t *testing.T) {
	for _, c := range []struct {
		labels []string
		want   string
	}{
		{[]string{"1", "2", "3"}, "<</Nums[0<</S/D/St 1>>]>>"},
		{[]string{"", "", "1", "2", "1", "2"}, "<</Nums[0<<>>2<</S/D/St 1>>4<</S/D/St 1>>]>>"},
		{[]string{"5", "6", "", "7"}, "<</Nums[0<</S/D/St 5>>2<<>>3<</S/D/St 7>>]>>"},
		{[]string{"封面", "01", "0"}, "<</Nums[0<</P<FEFF5C019762>>>1<</P<FEFF00300031>>>2<</P<FEFF0030>>>]>>"},
		{[]string{"1", "1"}, "<</Nums[0<</S/D/St 1>>1<</S/D/St 1>>]>>"},
	} {
		pages := make([]page.Page, len(c.labels))
		for i, l := range c.labels {
			pages[i] = page.Page{Width: pdftest.Width, Height: pdftest.Height, Label: l}
		}
		if got := pageLabels(pages); got != c.want {
			t.Errorf("%q: %s, want %s", c.labels, got, c.want)
		}
		if f := open(t, encode(t, pages, pdftest.Meta())); f.Root()["PageLabels"] == nil {
			t.Errorf("%q: no labels in the catalog", c.labels)
		}
	}
}

func TestLandscapeAndPortraitPagesKeepTheirSize(t *testing.T) {
	f := open(t, encode(t, []page.Page{{Width: pdftest.Width, Height: pdftest.Height}, {Width: pdftest.Height, Height: pdftest.Width}}, pdftest.Meta()))
	for i, want := range []readback.Array{{0.0, 0.0, 595.276, 841.89}, {0.0, 0.0, 841.89, 595.276}} {
		if got := f.Pages()[i]["MediaBox"]; !reflect.DeepEqual(got, want) {
			t.Errorf("page %d: %v, want %v", i+1, got, want)
		}
	}
}

func TestSamePagesGiveSameBytes(t *testing.T) {
	pages := append(pdftest.Notice(t, 3, 1500), pdftest.Specimen(t))
	want := encode(t, pages, pdftest.Meta())
	other := encode(t, pdftest.Notice(t, 1, 300), pdftest.Meta())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if !bytes.Equal(encode(t, pages, pdftest.Meta()), want) || !bytes.Equal(encode(t, pdftest.Notice(t, 1, 300), pdftest.Meta()), other) {
					t.Error("other bytes")
				}
			}
		})
	}
	wg.Wait()
	changed := pdftest.Meta()
	changed.Title += "（二）"
	if id := open(t, want).Trailer["ID"]; reflect.DeepEqual(id, open(t, encode(t, pages, changed)).Trailer["ID"]) {
		t.Error("another document has the same identifier")
	}
}

// failing takes n bytes and then no more.
type failing struct{ n int }

var errFull = errors.New("disk full")

func (w *failing) Write(b []byte) (int, error) {
	if len(b) > w.n {
		return w.n, errFull
	}
	w.n -= len(b)
	return len(b), nil
}

func TestWriteErrorsComeBack(t *testing.T) {
	pages := pdftest.Notice(t, 30, 30*600)
	size := len(encode(t, pages, pdftest.Meta()))
	for _, n := range []int{0, 1000, flushSize, size / 2, size - 1} {
		if err := Encode(context.Background(), &failing{n}, pages, pdftest.Meta()); !errors.Is(err, errFull) {
			t.Errorf("after %d of %d bytes: %v", n, size, err)
		}
	}
	if err := Encode(context.Background(), &failing{size}, pages, pdftest.Meta()); err != nil {
		t.Error(err)
	}
}

func TestPagesLeaveBeforeTheLastIsPainted(t *testing.T) {
	pages := pdftest.Notice(t, 30, 30*600)
	for i := range pages { // a large picture a page
		p := pdftest.Photo(400, 300, false)
		p.Data = append(p.Data[:len(p.Data)-2:len(p.Data)-2], byte(i), 0xFF, 0xD9)
		pages[i].Images = []page.Image{{X: 0, Y: 0, W: page.MM(50), H: page.MM(40), Picture: p}}
	}
	pages[29].Texts[0].Face = nil
	var w counter
	if err := Encode(context.Background(), &w, pages, pdftest.Meta()); err == nil || w < counter(28*len(pages[0].Images[0].Picture.Data)) {
		t.Errorf("%d bytes were written before page 30, error %v", w, err)
	}
	if err := Encode(context.Background(), io.Discard, pages[:29], pdftest.Meta()); err != nil {
		t.Errorf("the next document suffers: %v", err)
	}
}

type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
