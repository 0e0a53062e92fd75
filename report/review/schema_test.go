package review

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestSchemaOfANotice(t *testing.T) {
	const golden = "testdata/notice.schema.json"
	got := Schema("notice", []string{"notice"}, nil)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the schema is not %s any more; read the difference after go test -update:\n%s", golden, got)
	}
	if again := Schema("notice", []string{"notice"}, nil); string(again) != string(got) {
		t.Error("not the same bytes twice")
	}
}

func TestSchemasAllowWhatDecodeReadsAndRefuseWhatItDoesNot(t *testing.T) {
	may := []string{"appendix"}
	needs := map[string]string{"review.yaml": "review", "notice.yaml": "notice", "minutes.yaml": "notice", "telegram.yaml": "notice", "registry.yaml": "registry", "campaign.yaml": "campaign", "measure.yaml": "measure"}
	for _, name := range samples {
		req := readSample(t, name)
		data, err := json.Marshal(req)
		if err != nil {
			t.Fatal(err)
		}
		whole, own := Schema("", nil, nil), Schema(req.Kind, []string{needs[name]}, may)
		either := Schema(req.Kind, []string{"review|notice|registry|campaign|measure"}, may)
		for _, schema := range [][]byte{whole, own, either} {
			if faults := violations(t, schema, data); len(faults) > 0 {
				t.Errorf("%s: %s", name, strings.Join(faults, "\n"))
			}
		}
		if faults := violations(t, Schema("other", []string{needs[name]}, may), data); !slices.Equal(faults, []string{"kind: not other"}) {
			t.Errorf("%s, as another kind: %v", name, faults)
		}
		other := "notice"
		if needs[name] == other {
			other = "review"
		}
		if faults := violations(t, Schema(req.Kind, []string{other}, may), data); len(faults) != 2 {
			t.Errorf("%s, where %s is needed: %v", name, other, faults)
		}
	}
	for _, c := range []struct{ input, want string }{
		{`{"kind": "a"}`, ": none of the alternatives"},
		{`{"kind": "a", "appendix": ["findings"], "notice": {}}`, "appendix: not allowed"},
	} {
		got := strings.Join(violations(t, Schema("a", []string{"review|notice"}, nil), []byte(c.input)), "\n")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.input, got, c.want)
		}
	}
	revisited := Schema("a", []string{"review.revisits", "review.schedule.opening"}, nil)
	for _, c := range []struct{ input, want string }{
		{`{"kind": "a"}`, "review: missing"},
		{`{"kind": "a", "review": {"revisits": [], "schedule": {"from": "2024-01-01", "until": "2024-01-02"}}}`, "review.revisits: too few"},
		{`{"kind": "a", "review": {"revisits": [{"on": "2024-01-01", "by": "a"}], "schedule": {"from": "2024-01-01", "until": "2024-01-02"}}}`, "review.schedule.opening: missing"},
	} {
		if got := violations(t, revisited, []byte(c.input)); !slices.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %s", c.input, got, c.want)
		}
	}
	forward := Schema("a", []string{"notice.forwarded", "notice.issued|notice.attachments"}, []string{"campaign"})
	for _, c := range []struct{ input, want string }{
		{`{"kind": "a"}`, ": none of the alternatives\nnotice: missing"},
		{`{"kind": "a", "notice": {"organs": ["a"], "body": [{"text": "a"}], "closing": {"date": "2024-01-01"}}}`, ": none of the alternatives\nnotice.forwarded: missing"},
		{`{"kind": "a", "notice": {"organs": ["a"], "body": [{"text": "a"}], "closing": {"date": "2024-01-01"},
			"forwarded": {"organs": ["a"], "body": [{"text": "a"}], "closing": {"date": "2024-01-01"}}, "attachments": [{"name": "a"}]}}`, ""},
		{`{"kind": "a", "registry": {}}`, ": none of the alternatives\nnotice: missing\nregistry: not allowed"},
	} {
		if got := strings.Join(violations(t, forward, []byte(c.input)), "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.input, got, c.want)
		}
	}
	// What every item needs, a schema cannot say: only that there is a list.
	items := Schema("a", []string{"measure", "measure.basis.title", "measure.subjects.sanction.kind=revocation"}, nil)
	got := violations(t, items, []byte(`{"kind": "a", "measure": {"organs": ["a"], "region": {"code": "330000", "name": "a"}, "subjects": [{"role": "person", "name": "a"}], "closing": {"date": "2024-01-01"}}}`))
	if !slices.Equal(got, []string{"measure.basis: missing"}) {
		t.Errorf("needs of items: %v", got)
	}
	for _, c := range []struct{ input, want string }{
		{`{}`, "kind: missing"},
		{`{"kind": "a", "x": 1}`, "x: not allowed"},
		{`{"kind": 1}`, "kind: not string"},
		{`{"kind": ""}`, "kind: too short"},
		{`{"kind": "a", "campaign": {"name": "a", "organizer": "a", "region": {"code": "33", "name": "a"}, "year": 1999}}`,
			"campaign.region.code: too short\ncampaign.year: too small"},
		{`{"kind": "a", "registry": {"region": {"code": "330100", "name": "a"}, "grade": "4", "preparedBy": "a", "preparedOn": "2024-01-01",
			"entries": [{"role": "reviewBody", "name": "a", "creditCode": "91350100M000100Y4Z", "region": {"code": "33010x", "name": "a"}}]}}`,
			"registry.entries[0].creditCode: not of the pattern\nregistry.entries[0].region.code: not of the pattern\nregistry.grade: not one of the choices"},
		{`{"kind": "a", "notice": {"organs": [], "title": "a", "docNumber": "a[2024]1号", "body": [{"level": 5}], "closing": {"date": "2024-01-01"}}}`,
			"notice.body[0].level: too large\nnotice.docNumber: not of the pattern\nnotice.organs: too few"},
	} {
		if got := strings.Join(violations(t, Schema("", nil, nil), []byte(c.input)), "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.input, got, c.want)
		}
	}
}

// violations is what a JSON Schema finds wrong with data, sorted.
func violations(t *testing.T, schema, data []byte) []string {
	t.Helper()
	var s map[string]any
	if err := json.Unmarshal(schema, &s); err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatal(err)
	}
	c := schemaChecker{t: t, defs: s["$defs"].(map[string]any)}
	c.check("", s, value)
	slices.Sort(c.faults)
	return c.faults
}

// A schemaChecker knows the keywords that Schema writes, and no other.
type schemaChecker struct {
	t      *testing.T
	defs   map[string]any
	faults []string
}

func (c *schemaChecker) check(path string, s map[string]any, value any) {
	fault := func(bad bool, what string) {
		if bad {
			c.faults = append(c.faults, strings.TrimPrefix(path, ".")+": "+what)
		}
	}
	text, isText := value.(string)
	number, isNumber := value.(float64)
	list, isList := value.([]any)
	object, isObject := value.(map[string]any)
	length := float64(len([]rune(text)))
	for keyword, want := range s {
		switch keyword {
		case "$schema", "$defs", "title", "description", "format", "contentEncoding":
		case "$ref":
			c.check(path, c.defs[strings.TrimPrefix(want.(string), "#/$defs/")].(map[string]any), value)
		case "type":
			_, isBool := value.(bool)
			is := map[string]bool{"string": isText, "number": isNumber, "integer": isNumber && number == float64(int(number)), "array": isList, "object": isObject, "boolean": isBool}
			fault(!is[want.(string)], "not "+want.(string))
		case "const":
			fault(value != want, "not "+want.(string))
		case "enum":
			fault(!slices.Contains(want.([]any), value), "not one of the choices")
		case "pattern":
			fault(isText && !regexp.MustCompile(want.(string)).MatchString(text), "not of the pattern")
		case "minLength":
			fault(isText && length < want.(float64), "too short")
		case "maxLength":
			fault(isText && length > want.(float64), "too long")
		case "minimum":
			fault(isNumber && number < want.(float64), "too small")
		case "maximum":
			fault(isNumber && number > want.(float64), "too large")
		case "minItems":
			fault(isList && float64(len(list)) < want.(float64), "too few")
		case "items":
			for i, item := range list {
				c.check(fmt.Sprintf("%s[%d]", path, i), want.(map[string]any), item)
			}
		case "required":
			for _, name := range want.([]any) {
				if _, ok := object[name.(string)]; !ok && isObject {
					c.faults = append(c.faults, strings.TrimPrefix(path+"."+name.(string), ".")+": missing")
				}
			}
		case "anyOf":
			some := slices.ContainsFunc(want.([]any), func(s any) bool {
				alternative := schemaChecker{t: c.t, defs: c.defs}
				alternative.check(path, s.(map[string]any), value)
				return len(alternative.faults) == 0
			})
			fault(!some, "none of the alternatives")
		case "properties":
			for name, value := range object {
				if below, ok := want.(map[string]any)[name]; ok {
					c.check(path+"."+name, below.(map[string]any), value)
				}
			}
		case "additionalProperties":
			for name := range object {
				if _, ok := s["properties"].(map[string]any)[name]; !ok {
					c.faults = append(c.faults, strings.TrimPrefix(path+"."+name, ".")+": not allowed")
				}
			}
		default:
			c.t.Errorf("keyword %q", keyword)
		}
	}
}
