package opc

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

const typesPart = "[Content_Types].xml"

// contentTypes says what the parts are.
type contentTypes struct {
	Defaults []struct {
		Extension   string `xml:"Extension,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Default"`
	Overrides []struct {
		PartName    string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Override"`
}

// readTypes reads what the parts are, and makes sure that the main part is
// that of the kind.
func (p *Package) readTypes(kind *Kind) error {
	data, err := p.directory(typesPart)
	if errors.Is(err, ErrNoPart) {
		return fmt.Errorf("不是 %s（%s）：缺少 %s，请另存为 %[2]s", kind.name, kind.suffix, typesPart)
	}
	if err != nil {
		return err
	}
	if err := checkHead(bytes.NewReader(data)); err != nil {
		return fmt.Errorf("%s %w", typesPart, err)
	}
	var types contentTypes
	if err := xml.Unmarshal(data, &types); err != nil {
		return fmt.Errorf("%s 不是正确的 XML", typesPart)
	}
	for _, d := range types.Defaults {
		if err := state(p.byExtension, d.Extension, d.ContentType); err != nil {
			return err
		}
	}
	for _, o := range types.Overrides {
		if err := state(p.byName, strings.TrimPrefix(o.PartName, "/"), o.ContentType); err != nil {
			return err
		}
	}
	var found string
	for _, name := range p.Names() {
		t := p.Type(name)
		switch {
		case strings.Contains(t, "sheet.binary."):
			return fmt.Errorf("是二进制工作簿（.xlsb），请另存为 %s", kind.suffix)
		case strings.HasSuffix(t, ".template.main+xml"):
			return fmt.Errorf("是 Office 的模板文件（.dotx、.xltx），请另存为 %s", kind.suffix)
		}
		if strings.Contains(t, "macroEnabled") || strings.Contains(t, "vbaProject") || strings.HasSuffix(strings.ToLower(name), "vbaproject.bin") {
			return fmt.Errorf("文件里有宏，请另存为不含宏的 %s", kind.suffix)
		}
		if t == kind.main {
			found = name
		}
		for _, other := range []*Kind{Word, Excel} {
			if other != kind && t == other.main {
				return fmt.Errorf("这是 %s，这里要的是 %s（%s）", other.name, kind.name, kind.suffix)
			}
		}
	}
	if found == "" {
		return fmt.Errorf("不是 %s（%s），或者文件已损坏：没有主文档", kind.name, kind.suffix)
	}
	return nil
}

// state notes a content type, of which there is but one for a name.
func state(types map[string]string, name, contentType string) error {
	name = strings.ToLower(name)
	if other, ok := types[name]; ok && other != contentType {
		return fmt.Errorf("%s 给 %s 写了两种内容类型，文件已损坏", typesPart, name)
	}
	types[name] = contentType
	return nil
}

// maxDirectory is the size in bytes of all parts together that say what others
// are or where they lie. Office writes some hundred bytes a part.
const maxDirectory = 8 << 20

// directory is the content of a part that tells of others, read once.
func (p *Package) directory(name string) ([]byte, error) {
	if f := p.index[name]; f != nil {
		if p.read += f.UncompressedSize64; p.read > maxDirectory {
			return nil, fmt.Errorf("内容类型和引用（到 %s 为止）展开后超过 %d MB，文件已损坏", name, maxDirectory>>20)
		}
	}
	return p.Part(name)
}

// Type is the content type of a part, empty where the package states none.
func (p *Package) Type(name string) string {
	name = strings.ToLower(name)
	if t, ok := p.byName[name]; ok {
		return t
	}
	return p.byExtension[strings.TrimPrefix(path.Ext(name), ".")]
}

// Main is the name of the main part of a package of the given kind.
func (p *Package) Main(kind *Kind) string {
	for _, name := range p.Names() {
		if p.Type(name) == kind.main {
			return name
		}
	}
	return ""
}

// checkParts looks at the head of every XML part and at all relationships.
func (p *Package) checkParts() error {
	for _, f := range p.files {
		name := strings.ToLower(f.Name)
		relations := strings.HasSuffix(name, ".rels")
		if !relations && !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(p.Type(f.Name), "xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("读不了 %s，文件已损坏", f.Name)
		}
		err = checkHead(r)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s %w", f.Name, err)
		}
		if !relations {
			continue
		}
		if err := p.checkRelations(f.Name); err != nil {
			return err
		}
	}
	return nil
}

// maxHead is how much may stand before the root element of a part.
const maxHead = 16 << 10

// checkHead refuses a DOCTYPE, by which a document can grow without bound,
// and encodings other than UTF-8.
func checkHead(r io.Reader) error {
	head := make([]byte, maxHead)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return errors.New("读不了，文件已损坏")
	}
	head = bytes.TrimPrefix(head[:n], []byte("\ufeff"))
	if bytes.IndexByte(head, 0) >= 0 {
		return errors.New("不是 UTF-8 编码")
	}
	d := xml.NewDecoder(bytes.NewReader(head))
	for {
		t, err := d.RawToken()
		if err != nil {
			return errors.New("不是正确的 XML")
		}
		switch t.(type) {
		case xml.Directive:
			return errors.New("里有 DOCTYPE，不能读")
		case xml.StartElement:
			return nil
		}
	}
}

// wayOut is what helps against a relationship that people do not know as a
// link, by the end of its type.
var wayOut = map[string]string{
	"attachedTemplate": "请在 Word 的“开发工具—文档模板”里改为 Normal ",
	"mailMergeSource":  "请在 Word 的“邮件—开始邮件合并”里改为普通 Word 文档",
}

// checkRelations refuses what would be fetched from elsewhere. A hyperlink is
// only followed by hand.
func (p *Package) checkRelations(name string) error {
	data, err := p.directory(name)
	if err != nil {
		return err
	}
	list, err := relations(name, data)
	if err != nil {
		return err
	}
	for _, r := range list {
		if r.External() && r.Kind() != "hyperlink" {
			return fmt.Errorf("%s 引用了外部内容 %q，%s后再存", name, r.Target, cmp.Or(wayOut[r.Kind()], "请在 Office 里断开链接或改为嵌入"))
		}
	}
	return nil
}
