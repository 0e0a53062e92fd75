package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"biaoping": main,
	})
}

// TestScripts runs the command as its users do. Besides the usual commands a
// script has: picture KIND FILE, exits CODE COMMAND…, big FILE MEGABYTES,
// empty DIR, and encode ENCODING FILE NEWFILE.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			root, err := filepath.Abs("../..")
			e.Setenv("REPO", root)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"picture": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), pictures[args[0]](), 0o644))
			},
			"big": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("#23456789\n"), 5<<20), 0o644))
			},
			"encode": func(ts *testscript.TestScript, _ bool, args []string) {
				data, err := encodings[args[0]].NewEncoder().String(ts.ReadFile(args[1]))
				ts.Check(err)
				file := ts.MkAbs(args[2])
				ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
				ts.Check(os.WriteFile(file, []byte(data), 0o644))
			},
			"exits": func(ts *testscript.TestScript, _ bool, args []string) {
				err := ts.Exec(args[1], args[2:]...)
				code := "0"
				if err != nil {
					code = strings.TrimPrefix(err.Error(), "exit status ")
				}
				if code != args[0] {
					ts.Fatalf("exit code %s, want %s", code, args[0])
				}
			},
			"empty": func(ts *testscript.TestScript, _ bool, args []string) {
				entries, err := os.ReadDir(ts.MkAbs(args[0]))
				if err == nil && len(entries) > 0 {
					ts.Fatalf("%s holds %s", args[0], entries[0].Name())
				}
			},
		},
	})
}

// encodings are those that files may have besides UTF-8.
var encodings = map[string]encoding.Encoding{
	"gb18030": simplifiedchinese.GB18030,
	"utf16":   unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf8bom": unicode.UTF8BOM,
}

// pictures are good and bad picture files.
var pictures = map[string]func() []byte{
	"photo": func() []byte { return photo() },
	"torn":  func() []byte { b := photo(); return b[:len(b)/2] },
	"heic":  func() []byte { return []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1") },
	"giant": func() []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
			panic(err)
		}
		f := b.Bytes() // the header claims 30 000 × 30 000 pixels
		binary.BigEndian.PutUint32(f[16:], 30000)
		binary.BigEndian.PutUint32(f[20:], 30000)
		binary.BigEndian.PutUint32(f[29:], crc32.ChecksumIEEE(f[12:29]))
		return f
	},
}

func photo() []byte {
	m := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for i := range 64 * 48 {
		m.SetRGBA(i%64, i/64, color.RGBA{uint8(4 * i), uint8(i / 16), 90, 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}
