package templates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/biaoping/biaoping/report/review"
)

// A kind is a template that has been read, checked and made safe.
type kind struct {
	Kind
	*origin
	lenders  []*origin // of {{define}}s that are not its own
	numbered bool      // headings carry 一、 （一） 1. （1）
	tmpl     *template.Template
	sample   []byte
	includes []included // kinds whose documents its own hold
	shown    map[string]bool
}

var kindID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// newKind reads the template of one kind, which may use what lenders define.
// Its error is an *Error or faults.
func newKind(id, text string, lenders []*origin) (*kind, error) {
	k := &kind{lenders: lenders}
	first := 0
	if n := len(lenders); n > 0 {
		first = lenders[n-1].end()
	}
	var err error
	if k.origin, err = newOrigin(id+".md", text, first); err != nil {
		return nil, err
	}
	if !kindID.MatchString(id) {
		return nil, k.fail(0, "文件名应是小写字母、数字和 -，如 review-report.md")
	}
	head, err := k.split()
	if err != nil {
		return nil, err
	}
	if err := k.readHead(head); err != nil {
		return nil, err
	}
	if (k.Judges || len(k.Appendices) > 0) && !strings.Contains(k.body, ".Judgement") {
		return nil, k.fail(1, "文件头写了 judges 或 appendices，正文就要写出校核意见：用 .Judgement 取")
	}
	k.ID = id
	if k.includes, err = k.findIncludes(k.body); err != nil {
		return nil, err
	}
	if err := k.parse(); err != nil {
		return nil, err
	}
	return k, k.compile()
}

// A definition is a template that a kind can execute, and the file it is from.
type definition struct {
	*parse.Tree
	from *origin
}

// compile checks the templates of k, its own and those it may use, and makes
// them safe. What k defines stands in for what a lender calls by that name.
func (k *kind) compile() error {
	defs := map[string]definition{}
	for _, o := range append(slices.Clone(k.lenders), k.origin) {
		for name, tree := range o.trees {
			defs[name] = definition{tree.Copy(), o}
		}
	}
	var errs faults
	if k.shown, errs = check(k.file, defs); len(errs) > 0 {
		return errs
	}
	k.tmpl = template.New(k.file).Funcs(funcMap()).Option("missingkey=error")
	for name, d := range defs {
		rewrite(d)
		if _, err := k.tmpl.AddParseTree(name, d.Tree); err != nil {
			return k.fail(0, "%v", err)
		}
	}
	return nil
}

// Missing names the needs of documents of the kind that req does not meet,
// as the front matter writes them, review or review|registry, but for the
// items of lists, which it numbers: measure.subjects[1].certificate.
func (k Kind) Missing(req *review.Request) (missing []string) {
	for _, need := range k.Needs {
		if facts := strings.Split(need, "|"); len(facts) > 1 {
			if !slices.ContainsFunc(facts, func(fact string) bool {
				given, _ := review.Given(req, fact)
				return given
			}) {
				missing = append(missing, need)
			}
			continue
		}
		places, _ := review.Lacking(req, need)
		for _, place := range places {
			group, _, _ := strings.Cut(place, ".")
			if !slices.Contains(missing, group) { // which says it all
				missing = append(missing, place)
			}
		}
	}
	return missing
}

// Lacks says that documents of the kind cannot do without the facts named,
// which are some of its needs.
func (k Kind) Lacks(needs ...string) string {
	told := make([]string, len(needs))
	for i, need := range needs {
		facts := strings.Split(need, "|")
		for j, fact := range facts {
			facts[j] += "（" + review.ChinesePath(fact) + "）"
		}
		told[i] = strings.Join(facts, " 或 ")
	}
	return fmt.Sprintf("文种 %s（%s）要用到 %s，请求里没有", k.ID, k.Title, strings.Join(told, "、"))
}

// Groups are the groups of facts that documents of the kind may show.
func (k Kind) Groups() []string {
	groups := slices.Clone(k.Uses)
	for _, need := range k.Needs {
		groups = append(groups, groupsOf(need)...)
	}
	return groups
}

// May is the names beside its needs that a request for the kind may write.
func (k Kind) May() []string {
	may := slices.Clone(k.Uses)
	if len(k.Appendices) > 0 {
		may = append(may, "appendix")
	}
	return may
}

// Complete is req with what documents of the kind say where it says nothing:
// 公文格式. The error tells of a form that they do not have.
func (k Kind) Complete(req *review.Request) (*review.Request, error) {
	if req.Notice == nil {
		return req, nil
	}
	forms := k.Forms
	if len(forms) == 0 {
		forms = []string{"document"}
	}
	form := cmp.Or(req.Notice.Form, forms[0])
	if !slices.Contains(forms, form) {
		return nil, fmt.Errorf("文种 %s（%s）的公文格式不能是 %s，可以是 %s", k.ID, k.Title, form, strings.Join(forms, "、"))
	}
	notice := *req.Notice
	notice.Form = form
	whole := *req
	whole.Notice = &notice
	return &whole, nil
}
