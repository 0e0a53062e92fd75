package picture

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"reflect"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

func TestACacheGivesWhatNoneGives(t *testing.T) {
	fsys := os.DirFS("../../examples/notice")
	seal := review.Picture{File: "seal.png"}
	var c Cache
	for range 2 {
		for _, opt := range []Options{{Seal: true}, {Seal: true, MaxWidthMM: 45}, {}} {
			for _, caption := range []string{"", "印章"} {
				seal.Caption = caption
				want, err := load(fsys, seal, opt)
				if err != nil {
					t.Fatal(err)
				}
				got, err := c.Load(context.Background(), fsys, seal, opt)
				if err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%+v %q: another picture, %v", opt, caption, err)
				}
			}
		}
	}
	if len(c.young) != 3 {
		t.Errorf("%d pictures remembered", len(c.young))
	}
	if _, err := c.Load(context.Background(), fsys, review.Picture{Data: []byte("x")}, Options{}); err == nil || len(c.young) != 3 {
		t.Errorf("a refusal is remembered: %v", err)
	}
}

func TestACacheIsBoundedAndKeepsWhatIsUsed(t *testing.T) {
	var c Cache
	seal := dot(t)
	for i := range 300 {
		if _, err := c.Load(context.Background(), nil, seal, Options{}); err != nil {
			t.Fatal(err)
		}
		key := shown{opt: Options{MaxPixels: i}}
		c.put(key, &doc.Picture{Data: make([]byte, 1<<20)})
		if c.find(key) == nil {
			t.Fatalf("%d is forgotten at once", i)
		}
	}
	if n := len(c.young) + len(c.old); n > cacheBytes>>20+2 {
		t.Errorf("%d pictures of 1 MB remembered", n)
	}
	held := len(c.young) + len(c.old)
	if _, err := c.Load(context.Background(), nil, seal, Options{}); err != nil || len(c.young)+len(c.old) != held {
		t.Error("the picture in use was forgotten", err)
	}
}

func dot(t *testing.T) review.Picture {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	m.SetGray(1, 1, color.Gray{9})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return review.Picture{Data: b.Bytes()}
}
