package templates

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// frontMatter is the YAML between --- and --- at the head of a template.
type frontMatter struct {
	Kind      `yaml:",inline"`
	Numbering *bool `yaml:"numbering"` // false: headings carry no numbers
}

// split takes the front matter from the body. The body keeps the lines it had
// in the file: blank lines stand for the front matter.
func (k *kind) split() (head string, err error) {
	rest, ok := strings.CutPrefix(k.body, "---\n")
	if !ok {
		return "", k.fail(1, "模板应以 --- 开头的文件头开始，写明 title、summary、needs、formats")
	}
	head, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		return "", k.fail(1, "文件头没有结束：应有单独一行 ---")
	}
	k.body = strings.Repeat("\n", strings.Count(head, "\n")+2) + body
	return head, nil
}

var (
	headKeys   = []string{"title", "summary", "needs", "uses", "forms", "formats", "source", "numbering", "judges", "appendices"}
	appendices = []string{"findings"}
)

func (k *kind) readHead(head string) error {
	var keys yaml.Node
	var m frontMatter
	err := yaml.Unmarshal([]byte(head), &keys)
	if err == nil {
		err = keys.Decode(&m)
	}
	if err != nil {
		return k.fail(1, "文件头有误：%s", inChinese(err.Error()))
	}
	for _, root := range keys.Content {
		for i := 0; i < len(root.Content); i += 2 {
			// head begins with the line end of ---.
			if key := root.Content[i]; !slices.Contains(headKeys, key.Value) {
				return k.fail(key.Line, "文件头里没有 %s；%s", key.Value, choices("有", key.Value, headKeys))
			}
		}
	}
	k.Kind = m.Kind
	k.numbered = m.Numbering == nil || *m.Numbering
	switch {
	case len(keys.Content) == 0 || k.Title == "":
		return k.fail(1, "文件头缺 title：文种的中文名称")
	case k.Summary == "":
		return k.fail(1, "文件头缺 summary：一句话说明用途")
	case len(k.Formats) == 0:
		return k.fail(1, "文件头缺 formats：如 [pdf, docx]")
	case len(k.Needs) == 0:
		return k.fail(1, "文件头缺 needs：要用到的事实，如 [review]")
	}
	return k.checkLists()
}

// checkLists refuses facts, forms and appendices that requests do not have.
func (k *kind) checkLists() error {
	alternatives := 0
	for _, need := range k.Needs {
		if strings.Contains(need, "|") {
			alternatives++
		}
		for fact := range strings.SplitSeq(need, "|") {
			if _, known := review.Given(&review.Request{}, fact); !known {
				return k.fail(1, "needs 里的 %q 不对；%s，或其中的一项，如 notice.forwarded", fact, choices("可以是", fact, review.Groups()))
			}
		}
	}
	if alternatives > 1 {
		return k.fail(1, "needs 里只能有一项用 | 写出几种")
	}
	for _, list := range []struct {
		key          string
		values, have []string
	}{{"uses", k.Uses, review.Groups()}, {"forms", k.Forms, review.Forms()}, {"appendices", k.Appendices, appendices}} {
		for _, v := range list.values {
			if !slices.Contains(list.have, v) {
				return k.fail(1, "%s 里的 %q 不对；%s", list.key, v, choices("可以是", v, list.have))
			}
		}
	}
	return nil
}
