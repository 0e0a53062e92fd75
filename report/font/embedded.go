package font

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
)

// The fonts are byte slices of the program file, never copied or written to.
var (
	//go:embed ttf/GWFangSong-Alt.ttf
	fangSong []byte
	//go:embed ttf/GWKai.ttf
	kai []byte
	//go:embed ttf/GWBiaoSong.ttf
	biaoSong []byte
	//go:embed ttf/GWHei.ttf
	hei []byte
	//go:embed ttf/GWSong.ttf
	song []byte

	//go:embed licenses
	licenses embed.FS
)

var embedded = sync.OnceValues(func() (*Set, error) {
	const (
		ofl    = "OFL-1.1"
		arphic = "Arphic-1999"
	)
	s := &Set{}
	for _, e := range []struct {
		file            []byte
		role            Role
		licence, source string
	}{
		{fangSong, FangSong, ofl, "LXGW WenKai Light 1.250"},
		{kai, Kai, arphic, "AR PL KaitiM GB 2.11"},
		{biaoSong, BiaoSong, ofl, "Noto Serif SC Bold 2.003"},
		{hei, Hei, ofl, "Noto Sans SC Medium 2.004"},
		{song, Song, ofl, "Noto Serif SC Regular 2.003"},
	} {
		f, err := parse(e.file)
		if err != nil {
			return nil, fmt.Errorf("内置%s字体：%w", e.role, err)
		}
		s.entries = append(s.entries, Entry{f, e.role, e.licence, e.source})
	}
	// 宋体 has 27 801 hanzi and ends every chain. The 仿宋 stand-in has all of
	// 通用规范汉字表 and helps 楷体, which has GB/T 2312 only.
	f := s.Faces()
	s.chains = [roles][]*Face{
		FangSong: {f[FangSong], f[Song]},
		Kai:      {f[Kai], f[FangSong], f[Song]},
		BiaoSong: {f[BiaoSong], f[Song]},
		Hei:      {f[Hei], f[Song]},
		Song:     {f[Song]},
	}
	return s, nil
})

// Embedded returns the fonts that come with the program, parsed once.
func Embedded() (*Set, error) { return embedded() }

// Licenses returns the licence texts of the embedded fonts, their FONTLOG and
// the notice that goes with them.
func Licenses() fs.FS {
	sub, err := fs.Sub(licenses, "licenses")
	if err != nil {
		panic(err) // the path is a valid one
	}
	return sub
}
