package font

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// maxFile is the largest font file read, in bytes; the largest Chinese fonts
// in use have about 30 MB.
const maxFile = 64 << 20

// extensions of font files. Only .ttf is accepted; the others are refused by
// what their first bytes say.
var extensions = []string{".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb"}

// typefaces tells a font's role by words of its file name or family name, in
// lower case without spaces, hyphens and underscores. The first row that
// matches holds: 小标宋 and 仿宋 are looked for before 宋体.
var typefaces = []struct {
	role  Role
	words []string
}{
	{BiaoSong, []string{"小标宋", "xiaobiaosong", "fzxbs", "biaosong"}},
	{FangSong, []string{"仿宋", "fangsong", "simfang", "stfangso", "fzfs"}},
	{Kai, []string{"楷", "kaiti", "simkai", "fzkt", "kai"}},
	{Hei, []string{"黑体", "simhei", "heiti", "fzht", "notosanssc", "notosanscjk", "sourcehansans"}},
	{Song, []string{"宋体", "simsun", "songti", "stsong", "fzss", "notoserifsc", "notoserifcjk", "sourcehanserif"}},
}

// Load returns the embedded fonts with the licensed fonts of dir before those
// of the same role, in the order of their paths. It looks into folders,
// passes over files that are no fonts and hidden ones, and refuses every font
// that a document could not carry; the error names all of them.
func Load(dir fs.FS) (*Set, error) {
	base, err := Embedded()
	if err != nil {
		return nil, err
	}
	s := &Set{}
	var refused []error
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("读不出字体目录：%w", err)
		}
		hidden := strings.HasPrefix(d.Name(), ".") && name != "."
		if d.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		if hidden || !slices.Contains(extensions, strings.ToLower(path.Ext(name))) {
			return nil
		}
		e, err := load(dir, name)
		if err != nil {
			refused = append(refused, fmt.Errorf("%s：%w", name, err))
			return nil
		}
		s.entries = append(s.entries, e)
		s.chains[e.Role] = append(s.chains[e.Role], e.Face)
		return nil
	})
	if err = errors.Join(append(refused, err)...); err != nil {
		return nil, err
	}
	s.entries = append(s.entries, base.entries...)
	for role := range s.chains {
		s.chains[role] = append(s.chains[role], base.chains[role]...)
	}
	return s, nil
}

// load reads and checks one font file.
func load(dir fs.FS, name string) (Entry, error) {
	info, err := fs.Stat(dir, name)
	if err != nil {
		return Entry{}, err
	}
	if info.Size() > maxFile {
		return Entry{}, fmt.Errorf("文件有 %d 字节，最多 %d 字节", info.Size(), maxFile)
	}
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		return Entry{}, err
	}
	f, err := parse(b)
	if err != nil {
		return Entry{}, err
	}
	if err := f.check(); err != nil {
		return Entry{}, err
	}
	family := names(f.tables.name, familyName)
	role, ok := typefaceOf(append([]string{path.Base(name)}, family...))
	if !ok {
		return Entry{}, errors.New("认不出是哪种字体，请在文件名中写明仿宋、楷体、小标宋、黑体或宋体")
	}
	licence := "文件未写明"
	if l := names(f.tables.name, licenceText); len(l) > 0 {
		licence = l[0]
	}
	return Entry{Face: f, Role: role, Licence: licence, Source: name}, nil
}

// typefaceOf is the role the first telling name says.
func typefaceOf(names []string) (Role, bool) {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "")
	for _, name := range names {
		name = plain.Replace(strings.ToLower(name))
		for _, t := range typefaces {
			if slices.ContainsFunc(t.words, func(w string) bool { return strings.Contains(name, w) }) {
				return t.role, true
			}
		}
	}
	return 0, false
}
