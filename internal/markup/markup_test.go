package markup_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/markup"
)

const sample = `<?xml version="1.0"?><!-- <x> --><a b = 'c>"d' xb="1"><p:e/>text &lt;&#x4e00;<![CDATA[<&]]></a>`

func TestWhatIsReadIsWrittenAsItWas(t *testing.T) {
	n, err := markup.Parse([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(n.Bytes()); got != sample {
		t.Errorf("%s\nwant\n%s", got, sample)
	}
	a := n.Find("a")
	if got := a.Attr("b"); got != `c>"d` {
		t.Errorf("attribute %q", got)
	}
	if got := a.Text(); got != "text <一<&" {
		t.Errorf("text %q", got)
	}
	if a.Find("e") == nil || a.Attr("c") != "" {
		t.Error("an element is not found, or an attribute that is not there")
	}
}

func TestElementsAreChanged(t *testing.T) {
	n, err := markup.Parse([]byte(`<a x="1"><b/></a>`))
	if err != nil {
		t.Fatal(err)
	}
	a := n.Find("a")
	a.Set("x", "<2>")
	a.Set("y", "3")
	a.Find("b").SetText("一&二")
	a.Insert(1, markup.Raw("<c/>"))
	if got, want := string(n.Bytes()), `<a y="3" x="&lt;2&gt;"><b>一&amp;二</b><c/></a>`; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestBrokenMarkupIsRefused(t *testing.T) {
	for _, src := range []string{"<a", "<a>", "</a>", "<a></b>", "<aaaaaaaa></a>", "<!-- x", "<![CDATA[", "<!DOCTYPE a>", "< a/>", "<>", `<a b="<"`, strings.Repeat("<a>", 501) + strings.Repeat("</a>", 501)} {
		if _, err := markup.Parse([]byte(src)); err == nil {
			t.Errorf("%.40s is taken", src)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("<aaaaaaaa></a>"))
	f.Fuzz(func(t *testing.T, src []byte) {
		n, err := markup.Parse(src)
		if err == nil && !bytes.Equal(n.Bytes(), src) {
			t.Errorf("%q is written as %q", src, n.Bytes())
		}
		markup.Unescape(src)
	})
}
