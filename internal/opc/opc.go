// Package opc opens Office files that somebody else has made, and writes them
// again with some parts changed (ECMA-376, Part 2: Open Packaging
// Conventions). It refuses what is dangerous or what it does not understand
// before anything of it is used; what is not changed stays byte for byte.
// What the parts mean is left to others.
package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Kind is what a file is for.
type Kind struct {
	name   string // such as Word 文档
	suffix string
	main   string // content type of its main part
}

// The kinds of file that can be opened.
var (
	Word  = &Kind{"Word 文档", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}
	Excel = &Kind{"Excel 工作簿", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"}
)

// A Package is an opened file.
type Package struct {
	files []*zip.File
	index map[string]*zip.File

	byName      map[string]string // content types, by names in small letters
	byExtension map[string]string
	read        uint64 // bytes of the parts that tell of others
}

// Limits of a package. Office itself writes nothing near them.
const (
	maxEntries = 2000
	maxPart    = 64 << 20  // bytes of one part
	maxAll     = 128 << 20 // bytes of all parts
	maxRatio   = 200       // of a part over ratioFrom to its compressed form
	ratioFrom  = 1 << 20
)

// Open opens data, which must be a file of the given kind. It reads only as
// much as is needed to know that the package is safe; the error says in
// Chinese what is wrong and what would be right.
func Open(data []byte, kind *Kind) (*Package, error) {
	if err := notOld(data, kind); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("不是 %s（%s），或者文件已损坏", kind.name, kind.suffix)
	}
	p := &Package{index: map[string]*zip.File{}, byName: map[string]string{}, byExtension: map[string]string{}}
	if err := p.take(r.File); err != nil {
		return nil, err
	}
	if err := p.readTypes(kind); err != nil {
		return nil, err
	}
	return p, p.checkParts()
}

// compoundFile begins the files of Office before 2007, and those that are
// protected by a password.
const compoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

func notOld(data []byte, kind *Kind) error {
	switch {
	case !bytes.HasPrefix(data, []byte(compoundFile)):
		return nil
	case bytes.Contains(data, utf16("EncryptedPackage")):
		return errors.New("文件有打开密码，请取消密码后再存一次")
	}
	return fmt.Errorf("是旧格式（%s）的文件，请另存为 %s", strings.TrimSuffix(kind.suffix, "x"), kind.suffix)
}

func utf16(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// take takes the entries that are parts.
func (p *Package) take(files []*zip.File) error {
	if len(files) > maxEntries {
		return fmt.Errorf("压缩包里有 %d 个文件，最多 %d 个", len(files), maxEntries)
	}
	all, seen := uint64(0), map[string]bool{}
	for _, f := range files {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue // a folder
		}
		lower := strings.ToLower(f.Name)
		switch all += min(f.UncompressedSize64, maxAll+1); {
		case !validName(f.Name):
			return fmt.Errorf("压缩包里的文件名 %q 不合规定", f.Name)
		case seen[lower]:
			return fmt.Errorf("压缩包里有两个 %s", f.Name)
		case f.Flags&1 != 0:
			return fmt.Errorf("压缩包里的 %s 有密码，请取消密码后再存", f.Name)
		case f.UncompressedSize64 > maxPart:
			return fmt.Errorf("%s 展开后有 %d MB，最多 %d MB", f.Name, f.UncompressedSize64>>20, maxPart>>20)
		case all > maxAll:
			return fmt.Errorf("文件展开后超过 %d MB", maxAll>>20)
		case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/max(f.CompressedSize64, 1) > maxRatio:
			return fmt.Errorf("%s 的压缩率超过 %d 倍，像是压缩炸弹", f.Name, maxRatio)
		}
		seen[lower] = true
		p.files = append(p.files, f)
		p.index[f.Name] = f
	}
	return nil
}

// validName reports whether name can be that of a part: a relative path
// without . and .. (ECMA-376, Part 2, 6.2.2).
func validName(name string) bool {
	if name == "" || strings.ContainsAny(name, "\\:\x00") {
		return false
	}
	for segment := range strings.SplitSeq(name, "/") {
		if segment == "" || strings.HasSuffix(segment, ".") {
			return false
		}
	}
	return true
}

// Names are the names of the parts in the order of the file, such as
// word/document.xml.
func (p *Package) Names() []string {
	names := make([]string, len(p.files))
	for i, f := range p.files {
		names[i] = f.Name
	}
	return names
}

// ErrNoPart is the error of Part for a name the package lacks.
var ErrNoPart = errors.New("没有这一部分")

// Part is the content of a part.
func (p *Package) Part(name string) ([]byte, error) {
	f := p.index[name]
	if f == nil {
		return nil, fmt.Errorf("%s：%w", name, ErrNoPart)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("读不了 %s，文件已损坏", name)
	}
	defer r.Close()
	// The sizes in the directory have been checked; they may be lies.
	data := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	if _, err := io.Copy(data, io.LimitReader(r, int64(f.UncompressedSize64)+1)); err != nil {
		return nil, fmt.Errorf("读不了 %s，文件已损坏", name)
	}
	if uint64(data.Len()) > f.UncompressedSize64 {
		return nil, fmt.Errorf("%s 比压缩包目录所说的大，文件已损坏", name)
	}
	return data.Bytes(), nil
}
