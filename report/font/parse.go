package font

import (
	"encoding/binary"
	"fmt"
)

// tables is views of the tables a Face reads. The hinting tables may be nil.
type tables struct {
	head, hhea, maxp, os2, hmtx, loca, glyf, cmap, name []byte
	cvt, fpgm, prep                                     []byte
}

// column names the place of each table the package knows.
func (t *tables) column(tag string) *[]byte {
	switch tag {
	case "head":
		return &t.head
	case "hhea":
		return &t.hhea
	case "maxp":
		return &t.maxp
	case "OS/2":
		return &t.os2
	case "hmtx":
		return &t.hmtx
	case "loca":
		return &t.loca
	case "glyf":
		return &t.glyf
	case "cmap":
		return &t.cmap
	case "name":
		return &t.name
	case "cvt ":
		return &t.cvt
	case "fpgm":
		return &t.fpgm
	case "prep":
		return &t.prep
	}
	return nil
}

// required is the tables a font must have, with their least length in bytes.
var required = []struct {
	tag   string
	least int
}{
	{"head", 54}, {"hhea", 36}, {"maxp", 32}, {"OS/2", 10}, {"hmtx", 4},
	{"loca", 4}, {"glyf", 0}, {"cmap", 4}, {"name", 6},
}

// foreign is the formats that look like a TrueType file from outside, by
// their first four bytes.
var foreign = map[string]string{
	"OTTO": "不是 TrueType 轮廓（CFF），请改用 .ttf",
	"ttcf": "是字体集合（TTC/OTC），请拆出单个 .ttf",
	"wOFF": "是网页字体（WOFF），请改用 .ttf",
	"wOF2": "是网页字体（WOFF2），请改用 .ttf",
	"typ1": "不是 TrueType 轮廓（Type 1），请改用 .ttf",
}

// parse reads the directory and the fixed tables of b and checks that every
// metric, location and character lookup stays inside them. It keeps b.
// What the glyphs contain is checked by check.
func parse(b []byte) (*Face, error) {
	f := &Face{}
	if err := f.tables.read(b); err != nil {
		return nil, err
	}
	t := &f.tables
	f.glyphs = int(u16(t.maxp, 4))
	f.upem = int(u16(t.head, 18))
	f.hm = int(u16(t.hhea, 34))
	switch {
	case u32(t.head, 12) != 0x5F0F3CF5:
		return nil, fmt.Errorf("head 表的标记不对，文件已损坏")
	case f.upem < 16 || f.upem > 16384:
		return nil, fmt.Errorf("em 为 %d 单位，应为 16 至 16384", f.upem)
	case f.glyphs == 0:
		return nil, fmt.Errorf("没有字形")
	case f.hm == 0 || f.hm > f.glyphs || len(t.hmtx) < 4*f.hm+2*(f.glyphs-f.hm):
		return nil, fmt.Errorf("hmtx 表与 %d 个字形不符", f.glyphs)
	}
	var err error
	if f.loca, err = parseLoca(t, f.glyphs); err != nil {
		return nil, err
	}
	if f.cmap, err = parseCmap(t.cmap); err != nil {
		return nil, err
	}
	f.name = postScriptName(t.name)
	f.scripts = f.scripted()
	return f, nil
}

// read finds the tables of b.
func (t *tables) read(b []byte) error {
	if len(b) < 12 {
		return fmt.Errorf("不是字体文件")
	}
	if reason, ok := foreign[string(b[:4])]; ok {
		return fmt.Errorf("%s", reason)
	}
	if v := string(b[:4]); v != "\x00\x01\x00\x00" && v != "true" {
		return fmt.Errorf("不是字体文件")
	}
	n := int(u16(b, 4))
	if len(b) < 12+16*n {
		return fmt.Errorf("表目录不完整，文件已损坏")
	}
	for i := range n {
		tag := string(b[12+16*i : 16+16*i])
		from, size := uint64(u32(b, 20+16*i)), uint64(u32(b, 24+16*i))
		if from+size > uint64(len(b)) {
			return fmt.Errorf("%s 表在文件之外，文件已损坏", tag)
		}
		if tag == "CFF " || tag == "CFF2" {
			return fmt.Errorf("%s", foreign["OTTO"])
		}
		if c := t.column(tag); c != nil {
			*c = b[from : from+size : from+size]
		}
	}
	for _, r := range required {
		if b := *t.column(r.tag); b == nil || len(b) < r.least {
			return fmt.Errorf("%s 表缺失或太短", r.tag)
		}
	}
	return nil
}

// locations is the loca table: where each glyph's data begins and ends.
type locations struct {
	data []byte
	long bool
}

// width is the bytes of one entry.
func (l *locations) width() int {
	if l.long {
		return 4
	}
	return 2
}

func (l *locations) put(i, at int) {
	if l.long {
		put32(l.data, 4*i, uint32(at))
	} else {
		put16(l.data, 2*i, uint16(at/2))
	}
}

func (l *locations) at(i int) int {
	if l.long {
		return int(u32(l.data, 4*i))
	}
	return 2 * int(u16(l.data, 2*i))
}

func parseLoca(t *tables, glyphs int) (locations, error) {
	l := locations{t.loca, u16(t.head, 50) == 1}
	if len(l.data) < l.width()*(glyphs+1) {
		return l, fmt.Errorf("loca 表与 %d 个字形不符", glyphs)
	}
	last := 0
	for i := range glyphs + 1 {
		at := l.at(i)
		if at < last || at > len(t.glyf) {
			return l, fmt.Errorf("loca 的第 %d 项在 glyf 表之外", i)
		}
		if size := at - last; i > 0 && size > 0 && size < 10 {
			return l, fmt.Errorf("第 %d 个字形不完整", i-1)
		}
		last = at
	}
	return l, nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int16  { return int16(u16(b, at)) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
