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

// split parts front matter and body. The body keeps the lines it had in the
// file: blank lines stand for the front matter.
func (k *kind) split(source string) (head, body string, err error) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return "", "", k.fail(1, "模板应以 --- 开头的文件头开始，写明 title、summary、needs、formats")
	}
	head, body, ok = strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		return "", "", k.fail(1, "文件头没有结束：应有单独一行 ---")
	}
	if !strings.HasSuffix(body, "\n") {
		body += "\n"
	}
	return head, strings.Repeat("\n", strings.Count(head, "\n")+2) + body, nil
}

var (
	headKeys   = []string{"title", "summary", "needs", "formats", "source", "numbering", "judges", "appendices"}
	groups     = []string{"review", "notice", "registry", "campaign"}
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

// checkLists refuses groups and appendices that requests do not have.
func (k *kind) checkLists() error {
	alternatives := 0
	for _, n := range k.Needs {
		if strings.Contains(n, "|") {
			alternatives++
		}
		for path := range strings.SplitSeq(n, "|") {
			if err := k.checkNeed(path); err != nil {
				return err
			}
		}
	}
	if alternatives > 1 {
		return k.fail(1, "needs 里只能有一项用 | 写出几种")
	}
	for _, a := range k.Appendices {
		if !slices.Contains(appendices, a) {
			return k.fail(1, "appendices 里的 %q 不对；%s", a, choices("可以是", a, appendices))
		}
	}
	return nil
}

// checkNeed refuses a path that leads to no facts: one that does not begin with
// a group, or that goes on below a list or a value.
func (k *kind) checkNeed(path string) error {
	names, above := groups, ""
	for name := range strings.SplitSeq(path, ".") {
		switch {
		case names == nil:
			return k.fail(1, "needs 里的 %q 不对；%s 以下不能再分", path, above)
		case !slices.Contains(names, name):
			return k.fail(1, "needs 里的 %q 不对；%s", path, choices("可以是", name, names))
		}
		above = strings.TrimPrefix(above+"."+name, ".")
		names = review.FieldNames(above)
	}
	return nil
}
