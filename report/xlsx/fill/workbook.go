package fill

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

// readWorkbook reads the list of sheets, the shared texts and the styles.
func (t *Template) readWorkbook() error {
	var err error
	if t.workbook, err = t.tree(t.main); err != nil {
		return err
	}
	relations, err := t.file.Relations(t.main)
	if err != nil {
		return err
	}
	book := t.workbook.Find("workbook")
	if book == nil {
		return fmt.Errorf("%s 里没有 workbook", t.main)
	}
	if p := book.Find("workbookPr"); p != nil && isTrue(p.Attr("date1904")) {
		t.days = from1904
	}
	t.strings, t.styles = &sharedTexts{}, &styles{}
	for _, r := range relations {
		switch r.Kind() {
		case "sharedStrings":
			t.strings, err = t.readStrings(r.Target)
		case "styles":
			t.styles, err = t.readStyles(r.Target)
		}
		if err != nil {
			return err
		}
	}
	list := book.Find("sheets")
	if list == nil {
		return errors.New("工作簿里没有工作表")
	}
	for _, n := range list.All("sheet") {
		for _, r := range relations {
			if r.ID == relationOf(n) && r.Kind() == "worksheet" {
				t.sheets = append(t.sheets, &sheet{name: n.Attr("name"), part: r.Target})
			}
		}
	}
	return nil
}

// tree is a part that is read whole.
func (t *Template) tree(name string) (*markup.Node, error) {
	data, err := t.file.Part(name)
	if err != nil {
		return nil, err
	}
	n, err := markup.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", name, err)
	}
	return n, nil
}

// relationOf is the relationship that n names, whatever the prefix.
func relationOf(n *markup.Node) string {
	t, err := xml.NewDecoder(bytes.NewReader(n.Head)).RawToken()
	if tag, ok := t.(xml.StartElement); ok && err == nil {
		for _, a := range tag.Attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				return a.Value
			}
		}
	}
	return ""
}

func (t *Template) has(part string) bool {
	for _, n := range t.file.Names() {
		if n == part {
			return true
		}
	}
	return false
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// fold is the name of a sheet as formulas compare it.
func fold(name string) string { return strings.ToLower(name) }

// sharedTexts are the texts that cells share.
type sharedTexts struct {
	part  string
	data  []byte
	items [][2]int // of data
}

func (t *Template) readStrings(part string) (*sharedTexts, error) {
	data, err := t.file.Part(part)
	if err != nil {
		return nil, err
	}
	s := &sharedTexts{part: part, data: data}
	err = markup.Scan(data, func(k markup.Token) error {
		if string(markup.Local(k.Name)) != "si" {
			return nil
		}
		switch k.Sort {
		case markup.Start, markup.Empty:
			s.items = append(s.items, [2]int{k.From, k.To})
		case markup.End:
			s.items[len(s.items)-1][1] = k.To
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s：%w", part, err)
	}
	return s, nil
}

// item is the source of a text; nil for one that is not there.
func (s *sharedTexts) item(i int) []byte {
	if i < 0 || i >= len(s.items) {
		return nil
	}
	return s.data[s.items[i][0]:s.items[i][1]]
}

// without is the part with the texts that hold tags made empty: the cells that
// used them have texts of their own.
func (s *sharedTexts) without() []byte {
	var b bytes.Buffer
	last := 0
	for i, at := range s.items {
		if raw := s.item(i); bytes.Contains(raw, []byte("{")) && strings.Contains(markup.Unescape(raw), "{{") {
			b.Write(s.data[last:at[0]])
			name := string(raw[1 : bytes.Index(raw, []byte("si"))+2])
			fmt.Fprintf(&b, "<%s><%st/></%[1]s>", name, strings.TrimSuffix(name, "si"))
			last = at[1]
		}
	}
	b.Write(s.data[last:])
	return b.Bytes()
}
