package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/server"
)

// The validator of conformity/ knows whether it is OpenAPI; here it is seen
// that it says nothing of what is not there.
func TestTheDescriptionIsWholeAndKeepsToItself(t *testing.T) {
	s := newServer(t, server.Config{Version: "1.2.3", Tokens: []string{"甲"}})
	var d map[string]any
	w := ask(s, "GET", "/openapi.json", nil)
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || w.Code != 200 {
		t.Fatalf("%d %v", w.Code, err)
	}
	refs := 0
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if name, ok := v["$ref"].(string); ok {
				refs++
				if at(d, name) == nil {
					t.Errorf("%s leads nowhere", name)
				}
			}
			for _, member := range v {
				walk(member)
			}
		}
	}
	walk(d)
	if refs < 100 {
		t.Errorf("only %d references", refs)
	}
	for _, path := range []string{"/v1/render/{kind}", "/v1/kinds", "/", "/openapi.json"} {
		if d["paths"].(map[string]any)[path] == nil {
			t.Errorf("%s is not described", path)
		}
	}
	again := ask(s, "GET", "/openapi.json", nil)
	if again.Body.String() != w.Body.String() {
		t.Error("described otherwise the second time")
	}
}

// at is what a reference into d points to.
func at(d any, ref string) any {
	for name := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		members, ok := d.(map[string]any)
		if !ok {
			return nil
		}
		d = members[name]
	}
	return d
}
