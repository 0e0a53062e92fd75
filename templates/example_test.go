package templates_test

import (
	"context"
	"fmt"
	"os"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
)

// A folder of one's own adds a kind. Facts stand in the document as they are,
// whatever signs they hold.
func ExampleLoad() {
	folder := fstest.MapFS{"receipt.md": {Data: []byte("---\n" +
		"title: 回执\n" +
		"summary: 确认收到通知。\n" +
		"needs: [notice]\n" +
		"formats: [pdf]\n" +
		"---\n" +
		"```title\n" +
		"text: 回执\n" +
		"```\n\n" +
		"收到《{{.Notice.Title}}》（{{default \"无文号\" .Notice.DocNumber}}）。\n")}}
	set, err := templates.Load(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := review.Derive(&review.Request{Notice: &review.Notice{Official: review.Official{Title: "关于 *样例* 的通知"}}}, nil)
	d, err := set.Build(context.Background(), "receipt", facts, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc.Fprint(os.Stdout, d)
	// Output:
	// document kind="receipt" title="回执"
	// section
	//   title "回执"
	//   body "收到《关于 *样例* 的通知》（无文号）。"
}

// A misspelt field is found when the templates are loaded, in every branch.
func ExampleLoad_misspelt() {
	_, err := templates.Load(fstest.MapFS{"receipt.md": {Data: []byte("---\n" +
		"title: 回执\nsummary: 确认收到通知。\nneeds: [notice]\nformats: [pdf]\n---\n" +
		"{{if .Notice.FootNote}}{{.Notice.Closing.Dtae}}{{end}}\n")}})
	fmt.Println(err)
	// Output:
	// templates: receipt.md:7: 没有字段 Dtae；Closing 里有 Style、Post、Name、Seals、Date，是不是 Date？
}
