package server_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/server"
)

func TestFilesBecomeRequests(t *testing.T) {
	s := newServer(t, server.Config{})
	text := "某某市应急管理局\n关于开展评审工作的通知\n各县（市、区）应急管理局：\n　　现将有关事项通知如下。\n某某市应急管理局\n2024年5月31日\n"
	registry, err := os.ReadFile("../../examples/forms/registry.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := os.ReadFile("../../examples/forms/registry-wrong.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(sample(t, "notice"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, query, media string
		body               []byte
		status             int
		want               string
	}{
		{"a request", "", "application/yaml", sample(t, "notice"), 200, `"kind":"notice"`},
		{"a request in another encoding", "", "application/yaml", gb, 200, `"severity":"warning","message":"文件编码是 GB 18030（GBK），已按它识读；建议另存为 UTF-8"`},
		{"a text", "", "text/plain", []byte(text), 200, `"report":{`},
		{"what was mended in a text", "", "text/plain", []byte(text), 200, `"severity":"warning","message":"没有找到发文字号`},
		{"no text", "", "text/plain", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff\xfe\xfd"), 422, "/problems/text"},
		{"a form", "", report.XLSX.Media(), registry, 200, `"kind":"registry"`},
		{"wrong facts", "", "application/yaml", []byte("kind: notice\nnotice: {tittle: 甲, printedOn: 2024年}\n"), 422, `"request":{"kind":"notice","notice":{"tittle":"甲","printedOn":"2024年"}}`},
		{"a wrong form", "", report.XLSX.Media(), wrong, 422, `"cell":"`},
		{"what a wrong form says", "", report.XLSX.Media(), wrong, 422, `"creditCode":"〖913300000000000000〗"`},
		{"no workbook", "", report.XLSX.Media(), []byte("PK no"), 422, "/problems/workbook"},
		{"a list that is for nothing", "", "text/csv", []byte("名称,电话\n某某公司,0000\n"), 422, "/problems/workbook-kind"},
		{"for no kind", "?kind=regestry", "text/csv", []byte("名称\n"), 404, "registry"},
	} {
		w := ask(s, "POST", "/v1/import"+c.query, c.body, "Content-Type", c.media)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: %d %.300s", c.name, w.Code, w.Body)
		}
	}
	w := ask(s, "POST", "/v1/import?annotate=true", wrong, "Content-Type", report.XLSX.Media())
	if _, err := excelize.OpenReader(bytes.NewReader(w.Body.Bytes())); w.Code != 200 || err != nil {
		t.Errorf("the marked workbook: %d %v", w.Code, err)
	}
}

func TestABlankFormComesBackAsOneThatLacksFacts(t *testing.T) {
	s := newServer(t, server.Config{})
	blank := ask(s, "GET", "/v1/kinds/registry/form.xlsx", nil)
	if blank.Code != 200 || blank.Header().Get("Content-Type") != report.XLSX.Media() {
		t.Fatalf("%d %.200s", blank.Code, blank.Body)
	}
	w := ask(s, "POST", "/v1/import", blank.Body.Bytes(), "Content-Type", report.XLSX.Media())
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 422 || len(p.Errors) == 0 {
		t.Errorf("%d %.300s", w.Code, w.Body)
	}
}
