package validate

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// A Param is a number, a date or a text that rules of its pack judge by.
type Param struct {
	Name     string `json:"name"`
	Label    string `json:"label"` // in Chinese
	Type     string `json:"type"`
	Value    any    `json:"value,omitempty"` // nil: no source gives it
	Status   Status `json:"status"`
	Article  string `json:"article,omitempty"`  // that states the value
	Note     string `json:"note,omitempty"`     // why it has this status
	Replaces string `json:"replaces,omitempty"` // pack.name of the parameter whose value this is
	Pack     string `json:"pack"`               // id of the pack that gives the value
	at       *yaml.Node
}

// paramTypes are the types of parameters, each with an example of its value.
var paramTypes = []struct {
	name  string
	value any
}{
	{"integer", 0},
	{"decimal", review.Decimal(0)},
	{"date", review.Date{}},
	{"text", ""},
	{"texts", []string(nil)},
}

func paramTypeNames() []string {
	names := make([]string, len(paramTypes))
	for i, t := range paramTypes {
		names[i] = t.name
	}
	return names
}

// example is a value of the parameter's type.
func (p Param) example() any {
	for _, t := range paramTypes {
		if t.name == p.Type {
			return t.value
		}
	}
	return ""
}

var paramKeys = []string{"name!", "label!", "type!", "value", "status!", "article", "note", "replaces"}

// param reads one parameter of the pack with the id.
func (s *source) param(n *yaml.Node, pack string) Param {
	t := s.table(n, paramKeys...)
	p := Param{
		Name:     t.text("name"),
		Label:    t.text("label"),
		Type:     paramTypeNames()[t.choice("type", paramTypeNames())],
		Status:   Status(t.choice("status", names(statusLabels))),
		Article:  t.text("article"),
		Note:     t.text("note"),
		Replaces: t.text("replaces"),
		Pack:     pack,
		at:       n,
	}
	if t.values["value"] != nil {
		p.Value = t.value(p.Type)
	}
	switch {
	case p.Status == Sourced && p.Article == "":
		s.errorf(n, "status 为 sourced 的参数应写明 article")
	case p.Status == Sourced && t.values["value"] == nil:
		s.errorf(n, "status 为 sourced 的参数应有 value")
	case p.Article == "" && p.Note == "":
		s.errorf(n, "参数应以 article 或 note 说明出处")
	case p.Replaces != "" && t.values["value"] == nil:
		s.errorf(n, "代替别的参数的参数应有 value")
	}
	return p
}

// value reads the value of a parameter of the given type.
func (t table) value(typ string) any {
	if typ == "texts" {
		var texts []string
		for _, n := range t.texts("value") {
			texts = append(texts, n.Value)
		}
		return texts
	}
	text := t.text("value")
	switch typ {
	case "integer":
		n, err := strconv.Atoi(text)
		if err != nil {
			t.errorf(t.values["value"], "value 应为整数，不是 %s", text)
		}
		return n
	case "decimal":
		d, err := review.ParseDecimal(text)
		if err != nil {
			t.errorf(t.values["value"], "value：%v", err)
		}
		return d
	case "date":
		return t.date("value")
	}
	return text
}
