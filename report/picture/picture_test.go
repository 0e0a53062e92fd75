package picture

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

var (
	red   = color.NRGBA{200, 16, 16, 255}
	green = color.NRGBA{16, 160, 16, 255}
	blue  = color.NRGBA{16, 16, 200, 255}
	white = color.NRGBA{255, 255, 255, 255}
)

// quarters is w × h: red and green above, blue and white below.
func quarters(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, [4]color.NRGBA{red, green, blue, white}[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

// noisy is w × h with more colours than line art has.
func noisy(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, color.NRGBA{byte(x * 255 / w), byte(y * 255 / h), byte(x*y + x), 255})
		}
	}
	return m
}

// seal is a red ring with a bar in it on a transparent ground.
func seal(n int, ground color.NRGBA) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			dx, dy := 2*x-n, 2*y-n
			d := dx*dx + dy*dy
			ring := d < n*n && d > n*n*81/100
			bar := dy > -n/10 && dy < n/10 && dx > -n/2 && dx < n/2
			if ring || bar {
				m.SetNRGBA(x, y, red)
			} else {
				m.SetNRGBA(x, y, ground)
			}
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exif is EXIF data that says how a picture is turned and where it was taken.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	out := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		out = []byte("II*\x00")
	}
	out = order.AppendUint32(out, 8)
	out = order.AppendUint16(out, 2)
	for _, e := range [][2]uint16{{0x8825, 0}, {274, orientation}} {
		out = order.AppendUint16(out, e[0])
		out = order.AppendUint16(out, 3)
		out = order.AppendUint32(out, 1)
		out = order.AppendUint16(out, e[1])
		out = order.AppendUint16(out, 0)
	}
	return append(out, "GPS 30.27N 120.15E"...)
}

// withExif is a JPEG file with such data after its first mark.
func withExif(file []byte, order binary.AppendByteOrder, orientation uint16) []byte {
	body := append([]byte("Exif\x00\x00"), exif(order, orientation)...)
	out := append(bytes.Clone(file[:2]), 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), file[2:]...)
}

// chunk is one PNG chunk with its checksum.
func chunk(kind string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// decoded is the picture of p's file.
func decoded(t testing.TB, p *doc.Picture) image.Image {
	t.Helper()
	m, format, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	if format != p.Format || m.Bounds() != image.Rect(0, 0, p.Width, p.Height) {
		t.Fatalf("file is %s %v, picture says %s %d×%d", format, m.Bounds(), p.Format, p.Width, p.Height)
	}
	return m
}

// near reports whether the colour at x, y is c but for what JPEG smears.
func near(m image.Image, x, y int, c color.NRGBA) bool {
	r, g, b, _ := m.At(x, y).RGBA()
	for i, v := range [3]uint32{r, g, b} {
		if d := int(v>>8) - int([3]uint8{c.R, c.G, c.B}[i]); d < -24 || d > 24 {
			return false
		}
	}
	return true
}

func inflate(t testing.TB, b []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// load is what a cache does that remembers nothing.
func load(fsys fs.FS, p review.Picture, opt Options) (*doc.Picture, error) {
	return (*Cache)(nil).Load(context.Background(), fsys, p, opt)
}

func TestPhotographIsScaledToItsPlaceAndLosesItsMetadata(t *testing.T) {
	in := withExif(asJPEG(t, quarters(1600, 1200)), binary.BigEndian, 1)
	p, err := load(nil, review.Picture{Data: in, Caption: "配电室"}, Options{MaxWidthMM: 75})
	if err != nil {
		t.Fatal(err)
	}
	if p.Format != "jpeg" || p.Width != 591 || p.Height != 443 { // 75 mm at 200 dpi
		t.Errorf("got %s %d×%d", p.Format, p.Width, p.Height)
	}
	if p.Alt != "配电室" || p.Caption != "配电室" || p.Color != nil || p.Alpha != nil {
		t.Errorf("got %q %q", p.Alt, p.Caption)
	}
	if bytes.Contains(p.Data, []byte("Exif")) || bytes.Contains(p.Data, []byte("GPS")) {
		t.Error("metadata is still in the file")
	}
	m := decoded(t, p)
	for i, c := range []color.NRGBA{red, green, blue, white} {
		if x, y := p.Width/4+i%2*p.Width/2, p.Height/4+i/2*p.Height/2; !near(m, x, y, c) {
			t.Errorf("quarter %d is %v, want %v", i, m.At(x, y), c)
		}
	}
}

func TestTallPictureIsScaledByHeightAndSmallOneIsNotEnlarged(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{
		{1000, 4000, 443, 1772}, // 225 mm at 200 dpi
		{300, 20, 300, 20},
		{4000, 1, 1228, 1},
	} {
		p, err := load(nil, review.Picture{Data: asJPEG(t, quarters(c.w, c.h))}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != c.wantW || p.Height != c.wantH {
			t.Errorf("%d×%d became %d×%d, want %d×%d", c.w, c.h, p.Width, p.Height, c.wantW, c.wantH)
		}
	}
}

func TestEveryOrientationIsTurnedUpright(t *testing.T) {
	// The stored corner colours, read as upright left-top, right-top,
	// left-bottom, right-bottom.
	r, g, b, w := red, green, blue, white
	want := [...][4]color.NRGBA{
		1: {r, g, b, w}, 2: {g, r, w, b}, 3: {w, b, g, r}, 4: {b, w, r, g},
		5: {r, b, g, w}, 6: {b, r, w, g}, 7: {w, g, b, r}, 8: {g, w, r, b},
	}
	stored := quarters(96, 64)
	for o := 1; o <= 8; o++ {
		little := withExif(asJPEG(t, stored), binary.LittleEndian, uint16(o))
		big := withExif(asJPEG(t, stored), binary.BigEndian, uint16(o))
		file := asPNG(t, stored)
		turned := slices.Concat(file[:33], chunk("eXIf", exif(binary.BigEndian, uint16(o))), file[33:])
		for name, in := range map[string][]byte{"little endian": little, "big endian": big, "png": turned} {
			p, err := load(nil, review.Picture{Data: in}, Options{})
			if err != nil {
				t.Fatal(o, name, err)
			}
			wide := p.Width == 96 && p.Height == 64
			tall := p.Width == 64 && p.Height == 96
			if o < 5 && !wide || o >= 5 && !tall {
				t.Errorf("orientation %d, %s: %d×%d", o, name, p.Width, p.Height)
			}
			m := decoded(t, p)
			for i, c := range want[o] {
				if x, y := p.Width/4+i%2*p.Width/2, p.Height/4+i/2*p.Height/2; !near(m, x, y, c) {
					t.Errorf("orientation %d, %s: corner %d is %v, want %v", o, name, i, m.At(x, y), c)
				}
			}
		}
	}
}

func TestSealKeepsItsAlpha(t *testing.T) {
	in := seal(900, color.NRGBA{10, 20, 30, 0})
	p, err := load(nil, review.Picture{Data: asPNG(t, in), File: ""}, Options{Seal: true})
	if err != nil {
		t.Fatal(err)
	}
	if p.Format != "png" || p.Width != 661 || p.Height != 661 || p.Alt != "印章" {
		t.Errorf("got %s %d×%d, %d mm, %q", p.Format, p.Width, p.Height, p.WidthMM, p.Alt)
	}
	rgb, alpha := inflate(t, p.Color), inflate(t, p.Alpha)
	if len(rgb) != 3*661*661 || len(alpha) != 661*661 {
		t.Fatalf("rows of %d and %d bytes", len(rgb), len(alpha))
	}
	m := decoded(t, p).(*image.NRGBA)
	soft := 0
	for i, a := range alpha {
		c := color.NRGBA{rgb[3*i], rgb[3*i+1], rgb[3*i+2], a}
		if got := m.NRGBAAt(i%661, i/661); got != c {
			t.Fatalf("pixel %d is %v in the file and %v in the rows", i, got, c)
		}
		if a > 0 && c != (color.NRGBA{red.R, red.G, red.B, a}) {
			t.Fatalf("pixel %d is %v: the hidden ground shows", i, c)
		}
		if a == 0 && (c.R != 255 || c.G != 255 || c.B != 255) {
			t.Fatalf("pixel %d keeps a hidden colour %v", i, c)
		}
		if a > 0 && a < 255 {
			soft++
		}
	}
	if soft == 0 {
		t.Error("edges have no partly transparent pixel")
	}
}

func TestUnscaledArtIsKeptToThePixel(t *testing.T) {
	in := seal(300, color.NRGBA{})
	for i := 3; i < len(in.Pix); i += 4 {
		if in.Pix[i] > 0 {
			in.Pix[i] = byte(i%255) + 1
		}
	}
	p, err := load(nil, review.Picture{Data: asPNG(t, in)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, p).(*image.NRGBA)
	for i := 0; i < len(in.Pix); i += 4 {
		if in.Pix[i+3] > 0 && !bytes.Equal(in.Pix[i:i+4], m.Pix[i:i+4]) {
			t.Fatalf("pixel %d: %v became %v", i/4, in.Pix[i:i+4], m.Pix[i:i+4])
		}
	}
}

func TestKindOfFileFollowsContent(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 64, 64))
	deep := image.NewNRGBA64(image.Rect(0, 0, 64, 64))
	palette := image.NewPaletted(image.Rect(0, 0, 64, 64), color.Palette{red, white})
	cmyk := image.NewCMYK(image.Rect(0, 0, 64, 64))
	for i := range gray.Pix {
		gray.Pix[i] = byte(i * 3)
		palette.Pix[i] = byte(i / 7 % 2)
		deep.SetNRGBA64(i%64, i/64, color.NRGBA64{uint16(i * 16), uint16(i * 7), 9, 65535})
	}
	for _, c := range []struct {
		name, want string
		in         []byte
	}{
		{"photo png", "jpeg", asPNG(t, noisy(64, 64))},
		{"16-bit photo png", "jpeg", asPNG(t, deep)},
		{"gray jpeg", "jpeg", asJPEG(t, gray)},
		{"line art png", "png", asPNG(t, quarters(64, 64))},
		{"palette png", "png", asPNG(t, palette)},
		{"gray png", "png", asPNG(t, gray)},
	} {
		p, err := load(nil, review.Picture{Data: c.in}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Format != c.want || p.Alpha != nil || (p.Color != nil) != (c.want == "png") {
			t.Errorf("%s became %s", c.name, p.Format)
		}
		if m, ok := decoded(t, p).(*image.YCbCr); c.want == "jpeg" && !ok {
			t.Errorf("%s: JPEG has not three components: %T", c.name, m)
		}
	}
	// The standard library writes no CMYK file: the conversion is tried alone.
	for i := range cmyk.Pix {
		cmyk.Pix[i] = [4]byte{0, 255, 255, 0}[i%4]
	}
	r := &raster{w: 64, h: 64}
	r.setArt(cmyk)
	if got := r.art.NRGBAAt(5, 5); got != (color.NRGBA{255, 0, 0, 255}) {
		t.Errorf("CMYK magenta and yellow became %v", got)
	}
}

func TestBadPicturesAreRefusedWithAdvice(t *testing.T) {
	photo, art := asJPEG(t, noisy(200, 160)), asPNG(t, noisy(200, 160))
	end := []byte{0xff, 0xd9}
	scan := []byte{0xff, 0xda, 0, 2}
	progressive := slices.Concat([]byte{0xff, 0xd8, // 6000 × 5000, three components of full size
		0xff, 0xc2, 0, 17, 8, 0x13, 0x88, 0x17, 0x70, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0}, scan, end)
	scans := slices.Concat(photo[:len(photo)-2], bytes.Repeat(scan, 100), end)
	huge := slices.Concat([]byte("\x89PNG\r\n\x1a\n"),
		chunk("IHDR", []byte{0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0}), chunk("IDAT", nil))
	animated := slices.Concat(art[:33], chunk("acTL", make([]byte, 8)), art[33:])
	damaged := bytes.Clone(art)
	damaged[len(damaged)/2] ^= 0x55

	for _, c := range []struct {
		name string
		in   []byte
		opt  Options
		want string
	}{
		{"nothing", nil, Options{}, "图片是空的"},
		{"text", []byte("not a picture"), Options{}, "不是 JPEG 或 PNG 图片"},
		{"heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), Options{}, "HEIC 图片不能用，请另存为 JPEG 或 PNG"},
		{"heif", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00"), Options{}, "HEIF 图片不能用，请另存为 JPEG 或 PNG"},
		{"webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), Options{}, "WebP 图片不能用，请另存为 JPEG 或 PNG"},
		{"gif", []byte("GIF89a"), Options{}, "GIF 图片不能用，请另存为 JPEG 或 PNG"},
		{"tiff", []byte("II*\x00\x08\x00\x00\x00"), Options{}, "TIFF 图片不能用，请另存为 JPEG 或 PNG"},
		{"bmp", []byte("BM\x00\x00"), Options{}, "BMP 图片不能用，请另存为 JPEG 或 PNG"},
		{"svg", []byte(`<?xml version="1.0"?><SVG width="1">`), Options{}, "SVG 图片不能用，请另存为 JPEG 或 PNG"},
		{"pdf", []byte("%PDF-1.7"), Options{}, "PDF 图片不能用，请另存为 JPEG 或 PNG"},
		{"truncated jpeg", photo[:len(photo)*2/3], Options{}, "JPEG 图片不完整或已损坏，请重新导出"},
		{"truncated jpeg with an end mark", slices.Concat(photo[:len(photo)*2/3], end), Options{}, "JPEG 图片不完整或已损坏，请重新导出"},
		{"jpeg without scans", slices.Concat(photo[:len(photo)/20], end), Options{}, "JPEG 图片不完整或已损坏，请重新导出"},
		{"truncated png", art[:len(art)*2/3], Options{}, "PNG 图片不完整或已损坏，请重新导出"},
		{"png without its end", art[:len(art)-12], Options{}, "PNG 图片不完整或已损坏，请重新导出"},
		{"damaged png", damaged, Options{}, "PNG 图片不完整或已损坏，请重新导出"},
		{"animated png", animated, Options{}, "动态 PNG 图片不能用，请另存为静态图片"},
		{"too many pixels", huge, Options{}, "图片为 30000×30000 像素，超过上限 4000 万像素，请缩小后再用"},
		{"too much memory", progressive, Options{}, "图片为 6000×5000 像素，解码所需内存过大，请缩小或另存为普通（基线）JPEG"},
		{"too many scans", scans, Options{}, "JPEG 图片扫描次数过多，请另存为普通（基线）JPEG"},
		{"too many bytes", append(bytes.Clone(photo), make([]byte, mostBytes)...), Options{}, "图片有 20.0 MB，超过上限 20 MB，请压缩后再用"},
		{"nothing visible", asPNG(t, image.NewNRGBA(image.Rect(0, 0, 9, 9))), Options{}, "图片完全透明，没有内容"},
		{"jpeg seal", photo, Options{Seal: true}, "印章图片应为透明背景的 PNG"},
		{"seal on white", asPNG(t, seal(200, white)), Options{Seal: true}, "印章图片应为透明背景的 PNG"},
		{"seal that reaches into the text", asPNG(t, seal(400, color.NRGBA{}).SubImage(image.Rect(0, 0, 300, 400)).(*image.NRGBA)), Options{Seal: true}, "印章图片的高超过宽的 1.25 倍，会盖住正文，请裁去上下空白"},
		{"seal on white with clear corners", asPNG(t, corners(seal(200, white))), Options{Seal: true}, "印章图片有白色底，会遮住署名，应为透明背景的 PNG"},
	} {
		p, err := load(nil, review.Picture{Data: c.in}, c.opt)
		var bad *Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: got %v, %v", c.name, p, err)
			continue
		}
		if bad.Reason != c.want || p != nil {
			t.Errorf("%s:\n got %s\nwant %s", c.name, bad.Reason, c.want)
		}
	}
}

// corners is m with its four corner pixels transparent.
func corners(m *image.NRGBA) *image.NRGBA {
	b := m.Bounds()
	for _, p := range []image.Point{{}, {b.Max.X - 1, 0}, {0, b.Max.Y - 1}, b.Max.Sub(image.Pt(1, 1))} {
		m.SetNRGBA(p.X, p.Y, color.NRGBA{})
	}
	return m
}

func TestFilesAreReadOnlyInsideTheFolder(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "in")
	if err := os.MkdirAll(filepath.Join(inside, "photos", "sub.jpg"), 0o755); err != nil {
		t.Fatal(err)
	}
	photo := asJPEG(t, quarters(40, 30))
	for _, name := range []string{"outside.jpg", "in/photos/1.jpg"} {
		if err := os.WriteFile(filepath.Join(dir, name), photo, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join("..", "outside.jpg"), filepath.Join(inside, "link.jpg")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()

	p, err := load(root.FS(), review.Picture{File: "photos/1.jpg"}, Options{})
	if err != nil || p.Alt != "1" {
		t.Fatalf("got %v, %v", p, err)
	}
	for _, c := range []struct{ file, want string }{
		{"../outside.jpg", "图片文件名"},
		{"photos/../photos/1.jpg", "图片文件名"},
		{"/etc/hosts", "图片文件名"},
		{`photos\1.jpg`, "图片文件名"},
		{`C:1.jpg`, "图片文件名"},
		{"photos/1.jpg\xff", "图片文件名"},
		{"link.jpg", "打不开图片文件"},
		{"photos/2.jpg", "找不到图片文件"},
		{"photos/sub.jpg", "不是图片文件"},
		{".", "不是图片文件"},
	} {
		if _, err := load(root.FS(), review.Picture{File: c.file}, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.file, err, c.want)
		}
	}
	if _, err := load(root.FS(), review.Picture{File: "photos/2.jpg"}, Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("cause is lost: %v", err)
	}
	if _, err := load(nil, review.Picture{File: "photos/1.jpg"}, Options{}); err == nil {
		t.Error("a file was read without a folder")
	}
	large := fstest.MapFS{"a.jpg": {Data: make([]byte, mostBytes+1)}}
	if _, err := load(large, review.Picture{File: "a.jpg"}, Options{}); err == nil || !strings.Contains(err.Error(), "超过上限") {
		t.Errorf("got %v", err)
	}
}

func TestSamePictureGivesSameBytes(t *testing.T) {
	for _, in := range [][]byte{asJPEG(t, noisy(1500, 900)), asPNG(t, seal(700, color.NRGBA{}))} {
		var wg sync.WaitGroup
		var got [8]*doc.Picture
		for i := range got {
			wg.Go(func() { got[i], _ = load(nil, review.Picture{Data: in}, Options{}) })
		}
		wg.Wait()
		for _, p := range got {
			if p == nil || !bytes.Equal(p.Data, got[0].Data) || !bytes.Equal(p.Color, got[0].Color) || !bytes.Equal(p.Alpha, got[0].Alpha) {
				t.Fatal("bytes differ")
			}
		}
	}
}

func TestResizeIsTheMeanOfTheArea(t *testing.T) {
	p := plane{[]byte{0, 90, 30, 60, 120, 240}, 3, 3, 2}
	// One pixel: the mean of all. Two by one: the middle column counts half on
	// each side.
	if got := p.resize(1, 1).pix; got[0] != 90 {
		t.Errorf("mean is %d", got[0])
	}
	if got := p.resize(2, 1).pix; got[0] != 55 || got[1] != 125 {
		t.Errorf("halves are %v", got)
	}
	flat := plane{bytes.Repeat([]byte{77}, 101*37), 101, 101, 37}
	for _, size := range [][2]int{{1, 1}, {7, 5}, {100, 36}, {101, 36}, {202, 74}} {
		for _, v := range flat.resize(size[0], size[1]).pix {
			if v != 77 {
				t.Fatalf("a flat plane at %v holds %d", size, v)
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(asJPEG(f, quarters(20, 10)), false)
	f.Add(withExif(asJPEG(f, noisy(20, 10)), binary.BigEndian, 6), false)
	f.Add(asPNG(f, seal(20, color.NRGBA{})), true)
	f.Add(asPNG(f, noisy(20, 20)), false)
	f.Add([]byte("\x00\x00\x00\x18ftypheic"), false)
	f.Fuzz(func(t *testing.T, data []byte, isSeal bool) {
		p, err := load(nil, review.Picture{Data: data}, Options{Seal: isSeal, MaxPixels: 1 << 16, MaxWidthMM: 5})
		if err != nil {
			var bad *Error
			if !errors.As(err, &bad) || bad.Reason == "" {
				t.Fatalf("error is %v", err)
			}
			return
		}
		m := decoded(t, p)
		if p.Format == "png" {
			n := p.Width * p.Height
			if len(inflate(t, p.Color)) != 3*n || p.Alpha != nil && len(inflate(t, p.Alpha)) != n {
				t.Fatal("rows do not fill the picture")
			}
		} else if _, ok := m.(*image.YCbCr); !ok {
			t.Fatalf("JPEG is %T", m)
		}
	})
}

func BenchmarkPhotograph12Megapixels(b *testing.B) {
	in := asJPEG(b, noisy(4000, 3000))
	b.ReportAllocs()
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := load(nil, review.Picture{Data: in}, Options{MaxWidthMM: 75}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSeal600(b *testing.B) {
	in := asPNG(b, seal(600, color.NRGBA{}))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(nil, review.Picture{Data: in}, Options{Seal: true}); err != nil {
			b.Fatal(err)
		}
	}
}
