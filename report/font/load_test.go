package font

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLicensedFontsGoFirst(t *testing.T) {
	file := newTiny().file()
	licensed := newTiny()
	licensed["name"] = tinyName("FZXBSJW--GB1-0")
	s, err := Load(fstest.MapFS{
		"licensed/方正小标宋_GBK.TTF": {Data: licensed.file()},
		"SimFang.ttf":            {Data: file},
		"a/KaiTi_GB2312.ttf":     {Data: file},
		"b/楷体_2.ttf":             {Data: file},
		"README.txt":             {Data: []byte("许可证号 …")},
		"._SimFang.ttf":          {Data: []byte("left by another system")},
		".git/x.ttf":             {Data: []byte("hidden")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		role Role
		r    rune
		want string
	}{
		{FangSong, '一', "Tiny-Regular"},
		{FangSong, '三', "GWFangSongAlt-Regular"}, // blank in the licensed font
		{BiaoSong, '二', "FZXBSJW--GB1-0"},
		{BiaoSong, '国', "GWBiaoSong-Bold"},
		{Kai, '𬭎', "Tiny-Regular"},
		{Hei, '一', "GWHei-Medium"},
	} {
		if f, _, ok := s.Find(c.role, c.r); !ok || f.Name() != c.want {
			t.Errorf("%v %c: %v %v, want %s", c.role, c.r, f, ok, c.want)
		}
	}
	var got []string
	for _, e := range s.Entries()[:4] {
		got = append(got, e.Role.String()+" "+e.Source+" "+e.Licence)
	}
	want := "仿宋 SimFang.ttf 文件未写明, 楷体 a/KaiTi_GB2312.ttf 文件未写明, 楷体 b/楷体_2.ttf 文件未写明, 小标宋 licensed/方正小标宋_GBK.TTF 文件未写明"
	if strings.Join(got, ", ") != want {
		t.Errorf("entries %s\nwant %s", strings.Join(got, ", "), want)
	}
	if len(s.Faces()) != 9 {
		t.Errorf("%d faces, want 4 and the embedded 5", len(s.Faces()))
	}
}

func TestRoleIsToldByTheName(t *testing.T) {
	for name, want := range map[string]Role{
		"方正小标宋简体.ttf": BiaoSong, "FZXBSJW.TTF": BiaoSong, "仿宋_GB2312.ttf": FangSong, "simfang.ttf": FangSong,
		"STFANGSO.TTF": FangSong, "ZhuqueFangsong-Regular.ttf": FangSong, "楷体_GB2312.ttf": Kai, "simkai.ttf": Kai,
		"Kai Ti.ttf": Kai, "SimHei.ttf": Hei, "黑体.ttf": Hei, "simsun.ttf": Song, "SourceHanSerifSC-Regular.ttf": Song,
	} {
		if got, ok := typefaceOf([]string{name}); !ok || got != want {
			t.Errorf("%s: %v %v, want %v", name, got, ok, want)
		}
	}
	if got, ok := typefaceOf([]string{"f01.ttf", "仿宋_GB2312"}); !ok || got != FangSong {
		t.Errorf("family name is not looked at: %v %v", got, ok)
	}
}

func TestUnusableFilesAreAllNamed(t *testing.T) {
	sound := newTiny().file()
	forbidden := newTiny()
	put16(forbidden["OS/2"], 8, 2)
	_, err := Load(fstest.MapFS{
		"fonts/xx.otf":     {Data: append([]byte("OTTO"), sound...)},
		"fonts/simsun.ttc": {Data: append([]byte("ttcf"), sound...)},
		"fonts/kai.woff":   {Data: append([]byte("wOFF"), sound...)},
		"fonts/kai.woff2":  {Data: append([]byte("wOF2"), sound...)},
		"fonts/song.pfb":   {Data: append([]byte{0x80, 1, 0, 0}, sound...)},
		"fonts/仿宋.ttf":     {Data: sound[:len(sound)-4]},
		"fonts/宋体.ttf":     {Data: nil},
		"fonts/楷体.ttf":     {Data: forbidden.file()},
		"fonts/f01.ttf":    {Data: sound},
	})
	const want = `fonts/f01.ttf：认不出是哪种字体，请在文件名中写明仿宋、楷体、小标宋、黑体或宋体
fonts/kai.woff：是网页字体（WOFF），请改用 .ttf
fonts/kai.woff2：是网页字体（WOFF2），请改用 .ttf
fonts/simsun.ttc：是字体集合（TTC/OTC），请拆出单个 .ttf
fonts/song.pfb：不是字体文件
fonts/xx.otf：不是 TrueType 轮廓（CFF），请改用 .ttf
fonts/仿宋.ttf：name 表在文件之外，文件已损坏
fonts/宋体.ttf：不是字体文件
fonts/楷体.ttf：字体许可不允许嵌入文件（fsType 0x0002），请换用允许嵌入的字体`
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
}

func TestFolderThatCannotBeReadIsAnError(t *testing.T) {
	if _, err := Load(fstest.MapFS{}); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load(missing{}); err == nil {
		t.Error("a folder that is not there gave a set")
	}
}

type missing struct{}

func (missing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func TestLicencesComeAlong(t *testing.T) {
	for _, name := range []string{"NOTICE-fonts.txt", "FONTLOG.txt", "ARPHICPL.TXT", "OFL-LXGWWenKai.txt", "OFL-NotoSansSC.txt", "OFL-NotoSerifSC.txt"} {
		if b, err := fs.ReadFile(Licenses(), name); err != nil || len(b) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
