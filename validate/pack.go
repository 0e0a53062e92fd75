package validate

import (
	"iter"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// A Pack is the rules and parameters taken from one notice.
type Pack struct {
	ID     string      `json:"id"` // such as zj-2019; never reused
	Title  string      `json:"title"`
	Number string      `json:"number,omitempty"` // 发文字号; empty when the text has none
	Issuer string      `json:"issuer"`
	Date   review.Date `json:"date,omitzero"`    // 成文日期; the zero Date when the text has none
	Region string      `json:"region,omitempty"` // first digits of GB/T 2260 codes; empty: the whole country
	From   review.Date `json:"from,omitzero"`    // first day in force
	Until  review.Date `json:"until,omitzero"`   // last day in force; the zero Date: no end
	Source string      `json:"source"`           // what text the rules were taken from
	Params []Param     `json:"params,omitempty"`
	Rules  []Rule      `json:"rules"`

	Deadlines []Rule `json:"deadlines,omitempty"` // the rules that say by when

	later    func() *Pack // of a head: the pack with its rules
	src      *source
	at       *yaml.Node
	bound    []bound // its rules where no pack replaces anything
	replaces bool    // it replaces rules or parameters
}

// whole is the pack with its rules.
func (p *Pack) whole() *Pack {
	if p.later == nil {
		return p
	}
	return p.later()
}

// all are the rules and deadlines of the pack, in this order.
func (p *Pack) all() iter.Seq[*Rule] {
	return func(yield func(*Rule) bool) {
		for _, rules := range [][]Rule{p.Rules, p.Deadlines} {
			for i := range rules {
				if !yield(&rules[i]) {
					return
				}
			}
		}
	}
}

// inForce reports whether the pack holds in a region on a day. What has no day
// yet is still to come: a pack without end holds for it.
func (p *Pack) inForce(region string, on review.Date) bool {
	if on.IsZero() {
		return strings.HasPrefix(region, p.Region) && p.Until.IsZero()
	}
	return strings.HasPrefix(region, p.Region) &&
		!on.Before(p.From) && (p.Until.IsZero() || !on.After(p.Until))
}

var packKeys = []string{"id!", "title!", "number!", "issuer!", "date", "region", "effective!", "source!", "params", "rules!", "deadlines"}

// readHead reads what stands before the rules of a pack of this module, and the
// rules when they are first asked for. The tests see to it that those are right.
func readHead(file string, text []byte) (*Pack, error) {
	head, _, _ := strings.Cut(string(text), "\nrules:\n")
	p := readPack(file, []byte(head+"\nrules: []\n"))
	p.later = sync.OnceValue(func() *Pack {
		whole := readPack(file, text)
		if err := whole.src.errs.err(); err != nil {
			panic(err)
		}
		whole.bindAlone()
		return whole
	})
	return p, p.src.errs.err()
}

// readPack reads a pack file; what is wrong is left in its src.
func readPack(file string, text []byte) *Pack {
	s, n := parse(file, text)
	if n == nil {
		return &Pack{src: s}
	}
	t := s.table(n, packKeys...)
	p := &Pack{
		src:    s,
		at:     n,
		ID:     t.text("id"),
		Title:  t.text("title"),
		Number: t.text("number"),
		Issuer: t.text("issuer"),
		Date:   t.date("date"),
		Region: t.text("region"),
		Source: t.text("source"),
	}
	if p.ID != "" && p.ID+".yaml" != s.file {
		t.errorf(t.values["id"], "文件应以规则包的 id 命名：%s.yaml", p.ID)
	}
	if len(p.Region) > 6 || strings.Trim(p.Region, "0123456789") != "" {
		t.errorf(t.values["region"], "region 应为行政区划代码的前几位，如 33、3204")
	}
	if e := t.values["effective"]; e != nil {
		effective := s.table(e, "from!", "until")
		p.From, p.Until = effective.date("from"), effective.date("until")
		if !p.Until.IsZero() && p.Until.Before(p.From) {
			s.errorf(e, "until 早于 from")
		}
	}
	for _, n := range t.list("params") {
		p.Params = append(p.Params, s.param(n, p.ID))
	}
	scopes := newScopes(p.Params)
	for _, n := range t.list("rules") {
		p.Rules = append(p.Rules, s.rule(n, p, scopes))
	}
	for _, n := range t.list("deadlines") {
		p.Deadlines = append(p.Deadlines, s.deadline(n, p, scopes))
	}
	return p
}
