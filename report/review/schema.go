package review

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Schema is the JSON Schema (2020-12) of a request of one kind, which must
// bring the facts it needs, may have the fields of may (appendix), and no
// other. A need is a group (review, notice, registry, campaign) or a path into
// one, such as review.revisits; one of them may be such as review|registry,
// which either meets. An empty kind gives the schema of every request. The
// same arguments give the same bytes.
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
				s.demand(path, requestPlan())
				continue
			}
			either := new(schema)
			either.demand(path, requestPlan())
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

// apply adds what the rules of f say of s.
func (s *schema) apply(rules string, f *field) {
	for rule := range strings.SplitSeq(rules, ",") {
		name, value, _ := strings.Cut(rule, "=")
		n, _ := strconv.Atoi(value)
		switch name {
		case "required":
			s.nonEmpty()
		case "oneof":
			s.oneOf(f.words)
		case "min":
			if s.Type == "array" {
				s.MinItems = n
			} else {
				s.Minimum = &n
			}
		case "max":
			s.Maximum = &n
		case "len":
			s.MinLength, s.MaxLength = n, n
		case "number":
			s.Pattern = "^[0-9]+$"
		case "email":
			s.Format = "email"
		case "datetime":
			s.Pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
			s.describe("形如 09:30")
		case "creditcode":
			s.Pattern = "^[" + creditAlphabet + "]{18}$"
			s.describe("18 位，末位为校验码")
		case "docnumber":
			s.Pattern = "^[^〔〕\\s]+〔[0-9]{4}〕[1-9][0-9]*号$"
			s.describe("形如 某应急〔2024〕12号")
		}
	}
}

// nonEmpty says that the zero value is not enough.
func (s *schema) nonEmpty() {
	switch s.Type {
	case "string":
		s.MinLength = 1
	case "array":
		s.MinItems = 1
	}
}

func (s *schema) oneOf(words []word) {
	var told []string
	s.MinLength = 0
	for _, w := range words {
		s.Enum = append(s.Enum, w.value)
		if w.chinese != w.value {
			told = append(told, w.value+" "+w.chinese)
		}
	}
	if told != nil {
		s.describe(strings.Join(told, "；"))
	}
}

func (s *schema) describe(text string) {
	if s.Description != "" && text != "" {
		s.Description += "；"
	}
	s.Description += text
}
