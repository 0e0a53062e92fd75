package opc

import (
	"bytes"
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
	data, err := p.Part(typesPart)
	if err != nil {
		return fmt.Errorf("不是 %s（%s）：缺少 %s", kind.name, kind.suffix, typesPart)
	}
	if err := checkHead(bytes.NewReader(data)); err != nil {
		return fmt.Errorf("%s %w", typesPart, err)
	}
	if err := xml.Unmarshal(data, &p.types); err != nil {
		return fmt.Errorf("%s 有误：%w", typesPart, err)
	}
	var found string
	for _, name := range p.Names() {
		t := p.Type(name)
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

// Type is the content type of a part, empty where the package states none.
func (p *Package) Type(name string) string {
	for _, o := range p.types.Overrides {
		if strings.EqualFold(strings.TrimPrefix(o.PartName, "/"), name) {
			return o.ContentType
		}
	}
	for _, d := range p.types.Defaults {
		if strings.EqualFold("."+d.Extension, path.Ext(name)) {
			return d.ContentType
		}
	}
	return ""
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
		relations := strings.HasSuffix(f.Name, ".rels")
		if !relations && !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(p.Type(f.Name), "xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("读不了 %s：%w", f.Name, err)
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
		return fmt.Errorf("读不了：%w", err)
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

// A relation is one relationship of a part.
type relation struct {
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// checkRelations refuses what would be fetched from elsewhere. A hyperlink is
// only followed by hand.
func (p *Package) checkRelations(name string) error {
	data, err := p.Part(name)
	if err != nil {
		return err
	}
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return fmt.Errorf("%s 有误：%w", name, err)
	}
	for _, r := range list.Relations {
		if strings.EqualFold(r.Mode, "External") && path.Base(r.Type) != "hyperlink" {
			return fmt.Errorf("%s 引用了外部内容 %q，请在 Office 里断开链接或改为嵌入后再存", name, r.Target)
		}
	}
	return nil
}
