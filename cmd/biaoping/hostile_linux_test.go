// The race detector takes memory of its own: under it nothing can be measured.

//go:build !race

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Bounds of what a file made to do harm may cost, whatever it holds.
const (
	hostileTime   = 5 * time.Second // of the processor
	hostileMemory = 256 << 10       // KiB that are resident at the most
	addressSpace  = 2 << 30         // bytes; nothing gets more, so that a fault here does not take the machine along
)

// A hostilePart is one part of a package, compressed as it is packed.
type hostilePart struct {
	name    string
	content io.Reader
	claims  uint64 // the size the directory states; 0: the true one
}

const (
	relsHead   = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	sheetSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// hostileBook is the parts of a workbook of one sheet, which holds what stands
// in sheetData, and of more parts.
func hostileBook(sheet io.Reader, more ...hostilePart) []hostilePart {
	text := strings.NewReader
	return append([]hostilePart{
		{name: "[Content_Types].xml", content: text(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`)},
		{name: "_rels/.rels", content: text(relsHead + `<Relationship Id="r1" Type="` + officeRels + `officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{name: "xl/workbook.xml", content: text(`<?xml version="1.0"?><workbook ` + sheetSpace + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`)},
		{name: "xl/_rels/workbook.xml.rels", content: text(relsHead + `<Relationship Id="r1" Type="` + officeRels + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + officeRels + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`)},
		{name: "xl/sharedStrings.xml", content: text(`<?xml version="1.0"?><sst ` + sheetSpace + `/>`)},
		{name: "xl/worksheets/sheet1.xml", content: io.MultiReader(text(`<?xml version="1.0"?><worksheet `+sheetSpace+`><sheetData>`), sheet, text(`</sheetData></worksheet>`))},
	}, more...)
}

// with replaces a part, or adds it.
func with(parts []hostilePart, p hostilePart) []hostilePart {
	for i := range parts {
		if parts[i].name == p.name {
			parts[i] = p
			return parts
		}
	}
	return append(parts, p)
}

// times is n texts, made while they are read.
func times(n int, text func(i int) string) io.Reader {
	r, w := io.Pipe()
	go func() {
		var b bytes.Buffer
		for i := range n {
			if b.WriteString(text(i)); b.Len() > 1<<16 {
				if _, err := b.WriteTo(w); err != nil {
					return
				}
			}
		}
		b.WriteTo(w)
		w.Close()
	}()
	return r
}

func packHostile(t *testing.T, file string, parts []hostilePart) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for _, p := range parts {
		var compressed bytes.Buffer
		w, err := flate.NewWriter(&compressed, flate.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		sum := crc32.NewIEEE()
		n, err := io.Copy(io.MultiWriter(w, sum), p.content)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		size := uint64(n)
		if p.claims > 0 {
			size = p.claims
		}
		out, err := z.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(compressed.Len()), UncompressedSize64: size})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := compressed.WriteTo(out); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestHostileFilesCostLittle gives the command files made to do harm, each to a
// process of its own whose time and memory are measured.
func TestHostileFilesCostLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	command := filepath.Join(dir, "biaoping")
	if err := os.Symlink(self, command); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReader
	cell := func(s string) io.Reader {
		return text(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + s + `</t></is></c></row>`)
	}
	noise := func(i int) string { return fmt.Sprintf("%x ", i*2654435761) }
	inline := func(i int) string {
		return fmt.Sprintf(`<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>%x</t></is></c><c r="B%[1]d"><v>%[1]d</v></c></row>`, i+1, i*2654435761)
	}
	for _, c := range []struct {
		name  string
		parts []hostilePart
		want  string
	}{
		{"many-entries", hostileBook(text(""), func() (many []hostilePart) {
			for i := range 5000 {
				many = append(many, hostilePart{name: fmt.Sprintf("xl/media/%d.bin", i), content: text("")})
			}
			return many
		}()...), "最多 2000 个"},
		{"large-in-all", hostileBook(text(""), hostilePart{"xl/media/1.bin", times(1<<20, noise), 60 << 20}, hostilePart{"xl/media/2.bin", times(1<<20, noise), 60 << 20}, hostilePart{"xl/media/3.bin", times(1<<20, noise), 60 << 20}), "展开后超过 128 MB"},
		{"bomb", hostileBook(times(60<<14, func(int) string { return strings.Repeat(" ", 1<<6) })), "像是压缩炸弹"},
		{"lying-bomb", with(hostileBook(text("")), hostilePart{"xl/worksheets/sheet1.xml", io.MultiReader(text(`<worksheet/>`), times(200<<10, func(int) string { return strings.Repeat(" ", 1<<10) })), 1 << 16}), "读不了 xl/worksheets/sheet1.xml，文件已损坏"},
		{"far-column", hostileBook(times(5000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="XFD%[1]d"><v>%d</v></c></row>`, i+1, i*7919) })), "XFD1 有内容"},
		{"far-row", hostileBook(text(`<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>`)), `行号 "2147483647" 超出范围`},
		{"doctype", with(hostileBook(text("")), hostilePart{name: "xl/sharedStrings.xml", content: text(`<!DOCTYPE a [<!ENTITY b "` + strings.Repeat("c", 100) + `"><!ENTITY d "&b;&b;&b;&b;">]><sst ` + sheetSpace + `><si><t>&d;</t></si></sst>`)}), "DOCTYPE"},
		{"outside", hostileBook(text(""), hostilePart{name: "xl/worksheets/_rels/sheet1.xml.rels", content: text(relsHead + `<Relationship Id="r1" Type="` + officeRels + `image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>`)}), "引用了外部内容"},
		{"macros", hostileBook(text(""), hostilePart{name: "xl/vbaProject.bin", content: text("x")}), "文件里有宏"},
		{"way-up", hostileBook(text(""), hostilePart{name: "xl/../../../x.xml", content: text("<a/>")}), "不合规定"},
		{"backslash", hostileBook(text(""), hostilePart{name: `xl\x.xml`, content: text("<a/>")}), "不合规定"},
		{"long-cell", hostileBook(func() io.Reader {
			var b strings.Builder
			for i := 0; b.Len() < 10<<20; i++ {
				b.WriteString(noise(i))
			}
			return cell(b.String())
		}()), "一格里的文字超过 32767 个字符"},
		{"long-string", with(hostileBook(text("")), hostilePart{name: "xl/sharedStrings.xml", content: io.MultiReader(text(`<sst `+sheetSpace+`><si><t>`), times(1<<20, noise), text(`</t></si></sst>`))}), "一格里的文字超过 32767 个字符"},
		{"empty-rows", hostileBook(times(1_000_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d" s="%d"><c r="A%[1]d" s="1"/></row>`, i+1, i*7919%1000)
		})), "没有认出一张可以读入的表"},
		{"many-cells", hostileBook(times(550_000, func(i int) string {
			return fmt.Sprintf(`<row><c><v>%d</v></c><c t="inlineStr"><is><t>%x</t></is></c></row>`, i, i*2654435761)
		})), "请分成几个文件"},
		{"many-strings", with(hostileBook(text("")), hostilePart{name: "xl/sharedStrings.xml", content: io.MultiReader(text(`<sst `+sheetSpace+`>`), times(2_000_000, func(i int) string { return fmt.Sprintf("<si><t>%x</t></si>", i*2654435761) }), text(`</sst>`))}), "文字超过 600000 条"},
		{"deep", hostileBook(io.MultiReader(times(2_000_000, func(i int) string { return fmt.Sprintf(`<a b="%d">`, i*7919%1000) }), times(2_000_000, func(int) string { return "</a>" }))), "没有认出一张可以读入的表"},
		{"merges", hostileBook(io.MultiReader(times(20_000, inline), text(`</sheetData><mergeCells>`), times(90_000, func(i int) string { return fmt.Sprintf(`<mergeCell ref="A%d:A1048576"/>`, i%20_000+1) }), text(`</mergeCells><sheetData>`))), "合并单元格过多"},
		{"many-sheets", with(hostileBook(text("")), hostilePart{name: "xl/workbook.xml", content: io.MultiReader(text(`<workbook `+sheetSpace+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`),
			times(100_000, func(i int) string { return fmt.Sprintf(`<sheet name="表%d" sheetId="%[1]d" r:id="r1"/>`, i) }), text(`</sheets></workbook>`))}), "工作表超过 500 张"},
		{"many-types", with(hostileBook(text("")), hostilePart{name: "[Content_Types].xml", content: io.MultiReader(text(`<Types>`), times(1_000_000, func(i int) string {
			return fmt.Sprintf(`<Override PartName="/%x" ContentType="a"/>`, i*2654435761)
		}), text(`</Types>`))}), "展开后超过 8 MB"},
	} {
		file := filepath.Join(dir, c.name+".xlsx")
		packHostile(t, file, c.parts)
		out, usage := measured(t, command, "import", file, "--kind", "registry", "-o", filepath.Join(dir, "none.yaml"), "--annotate", filepath.Join(dir, "marked.xlsx"))
		if !strings.Contains(out, c.want) {
			t.Errorf("%s: %.300s, want %q", c.name, out, c.want)
		}
		judgeUsage(t, c.name, usage)
		if _, err := os.Stat(filepath.Join(dir, "none.yaml")); err == nil {
			t.Fatalf("%s: a request was written", c.name)
		}
		os.Remove(file)
	}
	for name, content := range map[string]string{
		"old.xls":       "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1000),
		"password.xlsx": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1000) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00",
		"quotes.csv":    "单位名称\n" + strings.Repeat("\"a\n", 4<<20),
		"wide.csv":      strings.Repeat("a,", 8<<20),
		"long.csv":      "单位名称\n" + strings.Repeat("长", 4<<20),
		"rows.csv":      "单位名称,单位类别\n" + strings.Repeat("甲,乙\n", 2<<20),
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		out, usage := measured(t, command, "import", file, "--kind", "registry")
		if !strings.Contains(out, file) {
			t.Errorf("%s: %.300s", name, out)
		}
		judgeUsage(t, name, usage)
	}
}

func judgeUsage(t *testing.T, name string, usage *syscall.Rusage) {
	t.Helper()
	cpu := time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	t.Logf("%s: %v, %d MB", name, cpu.Round(10*time.Millisecond), usage.Maxrss>>10)
	if cpu > hostileTime || usage.Maxrss > hostileMemory {
		t.Errorf("%s took %v and %d MB", name, cpu, usage.Maxrss>>10)
	}
}

// measured runs the command, which must refuse its file, and returns what it
// says and what it took.
func measured(t *testing.T, command string, args ...string) (string, *syscall.Rusage) {
	t.Helper()
	// A process counts the peak of the one that starts it as its own: where that
	// cannot be forgotten, too much is measured.
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Log(err)
	}
	limited := append([]string{"-c", fmt.Sprintf("ulimit -v %d; exec \"$0\" \"$@\"", addressSpace>>10), command}, args...)
	c := exec.Command("/bin/sh", limited...)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("%v: %v\n%.500s", args, err, out)
	}
	return string(out), c.ProcessState.SysUsage().(*syscall.Rusage)
}
