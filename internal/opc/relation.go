package opc

import (
	"encoding/xml"
	"fmt"
	"path"
	"strings"
)

// A Relation is one relationship of a part.
type Relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"` // the name of another part, unless it is external
	Mode   string `xml:"TargetMode,attr"`
}

// Kind is the last word of the type, such as worksheet: both dialects of the
// format have it.
func (r *Relation) Kind() string { return path.Base(r.Type) }

// External reports whether the target lies outside of the package.
func (r *Relation) External() bool { return strings.EqualFold(r.Mode, "External") }

// RelationsPart is the name of the part that holds the relationships of a part.
func RelationsPart(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// Relations are those of a part to other parts of the package.
func (p *Package) Relations(part string) ([]Relation, error) {
	name := RelationsPart(part)
	if p.index[name] == nil {
		return nil, nil
	}
	data, err := p.Part(name)
	if err != nil {
		return nil, err
	}
	all, err := relations(name, data)
	var inside []Relation
	for _, r := range all {
		if r.External() {
			continue
		}
		if !strings.HasPrefix(r.Target, "/") {
			r.Target = path.Join(path.Dir(part), r.Target)
		}
		r.Target = strings.TrimPrefix(r.Target, "/")
		inside = append(inside, r)
	}
	return inside, err
}

// relations are those written in a part of that name, as written.
func relations(name string, data []byte) ([]Relation, error) {
	var list struct {
		Relations []Relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s 不是正确的 XML", name)
	}
	return list.Relations, nil
}
