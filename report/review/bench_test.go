package review

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// noticeOf is a notice of about 6 KB.
func noticeOf(b *testing.B) *Request {
	req := readSample(b, "notice.yaml")
	for i := range 24 {
		req.Notice.Body = append(req.Notice.Body, Passage{Level: 2, Heading: fmt.Sprintf("样本事项%d。", i),
			Text: strings.Repeat("各地要按照通知要求做好样本工作。", 3)})
	}
	return req
}

// reviewOf is a review of about 200 KB: 13 elements, 200 items, 400 problems.
func reviewOf(b *testing.B) *Request {
	req := readSample(b, "review.yaml")
	r := req.Review
	for e := range 13 {
		element := Element{Number: fmt.Sprint("E", e), Name: "样本要素"}
		for i := range 16 {
			number := fmt.Sprintf("%d.%d", e+10, i)
			element.Items = append(element.Items, Item{Number: number, Requirement: strings.Repeat("样本考评内容。", 13), Method: strings.Repeat("查文件。", 10), Points: Int(5)})
			r.Scores = append(r.Scores, Score{Item: number, Deduction: Int(2), Reason: "样本扣分说明。"})
		}
		r.Standard.Elements = append(r.Standard.Elements, element)
	}
	for i := range 200 {
		p := r.Problems[0]
		p.Number, p.Description = fmt.Sprint("P", i), strings.Repeat("样本问题描述。", 5)
		r.Problems = append(r.Problems, p)
	}
	return req
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range []struct {
		name string
		req  *Request
	}{{"notice", noticeOf(b)}, {"review", reviewOf(b)}} {
		asJSON, err := json.Marshal(c.req)
		if err != nil {
			b.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(asJSON, &tree); err != nil {
			b.Fatal(err)
		}
		asYAML, err := yaml.Marshal(tree)
		if err != nil {
			b.Fatal(err)
		}
		for _, form := range []struct {
			name string
			data []byte
		}{{"json", asJSON}, {"yaml", asYAML}} {
			b.Run(c.name+"/"+form.name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(form.data)))
				for b.Loop() {
					if _, err := Decode(form.data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(c.name+"/validate", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Validate(c.req); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/derive", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Derive(c.req, nil)
			}
		})
		b.Logf("%s: %d bytes of JSON, %d of YAML", c.name, len(asJSON), len(asYAML))
	}
}
