package review

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Schema is the JSON Schema (2020-12) of a request of one kind, which must
// bring the facts it needs (review, review.revisits), may bring those of may
// (campaign, appendix), and no other. One of the needs may be such as
// review|registry, which either meets. An empty kind gives the schema of every
// request. The same arguments give the same bytes.
//
// A schema cannot say everything Decode checks, such as that a score names an
// item of the standard.
func Schema(kind string, needs, may []string) []byte {
	w := schemaWriter{defs: map[string]*schema{}}
	root := w.object(requestPlan())
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Title = "请求"
	if kind != "" {
		root.narrow(kind, needs, may)
		w = schemaWriter{defs: map[string]*schema{}}
		for _, p := range root.Properties {
			w.reach(p.plan)
		}
	}
	root.Defs = w.defs
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// A schema is one JSON Schema, its keywords in the order they are written.
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Type        string             `json:"type,omitempty"`
	Const       string             `json:"const,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Format      string             `json:"format,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Encoding    string             `json:"contentEncoding,omitempty"`
	MinLength   int                `json:"minLength,omitempty"`
	MaxLength   int                `json:"maxLength,omitempty"`
	Minimum     *int               `json:"minimum,omitempty"`
	Maximum     *int               `json:"maximum,omitempty"`
	MinItems    int                `json:"minItems,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Properties  properties         `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	AnyOf       []*schema          `json:"anyOf,omitempty"`
	Closed      *bool              `json:"additionalProperties,omitempty"`
	Defs        map[string]*schema `json:"$defs,omitempty"`
}

// properties keeps the order of the fields, which editors show.
type properties []property

type property struct {
	name   string
	plan   *plan
	schema *schema
}

func (p properties) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, prop := range p {
		if i > 0 {
			b = append(b, ',')
		}
		value, err := json.Marshal(prop.schema)
		if err != nil {
			return nil, err
		}
		b = append(strconv.AppendQuote(b, prop.name), ':')
		b = append(b, value...)
	}
	return append(b, '}'), nil
}

// narrow makes the schema of all requests that of one kind.
func (s *schema) narrow(kind string, needs, may []string) {
	names := append([]string{"kind", "profile"}, may...)
	for _, need := range needs {
		paths := strings.Split(need, "|")
		for _, path := range paths {
			group, _, _ := strings.Cut(path, ".")
			names = append(names, group)
			if len(paths) == 1 {
				s.demand(requestPlan().outsideLists(path), requestPlan())
				continue
			}
			either := new(schema)
			either.demand(requestPlan().outsideLists(path), requestPlan())
			s.AnyOf = append(s.AnyOf, either)
		}
	}
	s.Properties = slices.DeleteFunc(s.Properties, func(p property) bool { return !slices.Contains(names, p.name) })
	for _, p := range s.Properties {
		if p.name == "kind" {
			p.schema.Const = kind
		}
	}
}

// demand says that what path leads to, from an object of plan p, must be
// written and not be empty.
func (s *schema) demand(path string, p *plan) {
	name, rest, deeper := strings.Cut(path, ".")
	if !slices.Contains(s.Required, name) {
		s.Required = append(s.Required, name)
	}
	_, p = p.below(name)
	if !deeper && p.kind == objectValue {
		return
	}
	i := slices.IndexFunc(s.Properties, func(prop property) bool { return prop.name == name })
	if i < 0 {
		i = len(s.Properties)
		s.Properties = append(s.Properties, property{name, p, new(schema)})
	}
	below := s.Properties[i].schema
	if deeper {
		below.demand(rest, p)
		return
	}
	switch p.kind {
	case listValue:
		below.MinItems = max(below.MinItems, 1)
	case textValue:
		below.MinLength = max(below.MinLength, 1)
	}
}

// A schemaWriter makes schemas from plans and collects those of the types.
type schemaWriter struct {
	defs map[string]*schema
}

// reach defines what p refers to.
func (w schemaWriter) reach(p *plan) {
	switch p.kind {
	case listValue:
		w.reach(p.elem)
	case objectValue:
		if w.defs[p.name] == nil {
			w.defs[p.name] = new(schema) // begun: a type may hold itself
			*w.defs[p.name] = *w.object(p)
		}
	}
}

func (w schemaWriter) object(p *plan) *schema {
	s := &schema{Type: "object", Closed: new(bool)}
	for i := range p.fields {
		f := &p.fields[i]
		s.Properties = append(s.Properties, property{f.name, f.plan, w.field(f)})
		if f.must {
			s.Required = append(s.Required, f.name)
		}
	}
	return s
}

func (w schemaWriter) field(f *field) *schema {
	w.reach(f.plan)
	s := typeSchema(f.plan)
	s.Title = f.title
	rules, below, _ := strings.Cut(f.rules, "dive")
	s.apply(rules, f)
	if s.Items != nil {
		s.Items.apply(below, f)
	}
	if f.lines {
		s.describe("可写多行，一段一行")
	}
	s.describe(f.about)
	return s
}

// typeSchema is what a plan alone says.
func typeSchema(p *plan) *schema {
	switch p.kind {
	case intValue:
		return &schema{Type: "integer"}
	case decimalValue:
		return &schema{Type: "number", Description: "至多三位小数"}
	case boolValue:
		return &schema{Type: "boolean"}
	case dateValue:
		return &schema{Type: "string", Format: "date", Description: "形如 2024-05-31"}
	case bytesValue:
		return &schema{Type: "string", Encoding: "base64"}
	case listValue:
		return &schema{Type: "array", Items: typeSchema(p.elem)}
	case objectValue:
		return &schema{Ref: "#/$defs/" + p.name}
	}
	return &schema{Type: "string"}
}
