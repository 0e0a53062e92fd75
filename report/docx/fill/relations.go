package fill

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/opc"
)

// number finds the numbers from which on drawings, revisions and pictures are
// numbered: a filled document may be filled again.
func (t *Template) number() error {
	const unreal = 1 << 30
	for _, p := range t.parts {
		p.root.walk(func(n *node) bool {
			name := "w:id"
			if n.name == "wp:docPr" {
				name = "id"
			}
			if id, err := strconv.Atoi(n.attribute(name)); err == nil && id < unreal {
				t.drawings = max(t.drawings, id)
			}
			return true
		})
		rels, err := t.file.Part(opc.RelationsPart(p.name))
		if errors.Is(err, opc.ErrNoPart) {
			continue
		}
		if err != nil {
			return err
		}
		for _, after := range bytes.Split(rels, []byte(`"`+pictureID))[1:] {
			id, _, _ := bytes.Cut(after, []byte(`"`))
			if n, err := strconv.Atoi(string(id)); err == nil && n < unreal {
				t.pictures = max(t.pictures, n)
			}
		}
	}
	return nil
}

const pictureID = "rIdPicture" // begins the names of relationships to pictures

const imageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

// relate adds the pictures of the part that has been written to its
// relationships.
func (r *renderer) relate() error {
	if len(r.relations) == 0 {
		return nil
	}
	name := opc.RelationsPart(r.part)
	data, err := r.file.Part(name)
	if err != nil {
		data = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	var b bytes.Buffer
	for _, im := range r.relations {
		target := "media/" + path.Base(im.name)
		if dir := path.Dir(r.part); dir != "word" {
			target = "/" + im.name
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, im.id, imageRelation, target)
	}
	r.changed[name], err = insertBefore(data, "</Relationships>", b.Bytes())
	return err
}

const typesPart = "[Content_Types].xml"

// declare says in the package what the pictures are.
func (r *renderer) declare() error {
	data, err := r.file.Part(typesPart)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, format := range []string{"jpeg", "png"} {
		for _, im := range r.images {
			if im.picture.Format == format && r.file.Type("x."+format) == "" {
				fmt.Fprintf(&b, `<Default Extension="%s" ContentType="image/%s"/>`, format, format)
				break
			}
		}
	}
	if b.Len() == 0 {
		return nil
	}
	r.changed[typesPart], err = insertBefore(data, "</Types>", b.Bytes())
	return err
}

// insertBefore puts more before the end of a root element. A root that holds
// nothing is opened for it.
func insertBefore(data []byte, end string, more []byte) ([]byte, error) {
	i := bytes.LastIndex(data, []byte(end))
	if i < 0 {
		k := bytes.LastIndex(data, []byte("/>"))
		if k < 0 || !bytes.Contains(data, []byte("<"+strings.Trim(end, "</>"))) {
			return nil, fmt.Errorf("文件已损坏或元素带有前缀：没有 %s，请用 Word、WPS 或 LibreOffice 打开后另存", end)
		}
		return slices.Concat(data[:k], []byte(">"), more, []byte(end)), nil
	}
	return slices.Concat(data[:i], more, data[i:]), nil
}
