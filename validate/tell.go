package validate

import (
	"fmt"
	"strings"
)

// noList reports that the list of a rule is missing, where needs asks for it.
func (j *judge) noList(b *bound) error {
	for _, n := range b.needs {
		if n.fact != b.each.fact.path {
			continue
		}
		if b.when != nil && !b.when.item && !b.blind {
			if ok, err := j.holds(b, b.when); err != nil || !ok {
				return err
			}
		}
		return j.lack(b, n)
	}
	return nil
}

// lacking reports every fact that is missing of those the rule needs of the
// item, or of the group as a whole.
func (j *judge) lacking(b *bound, ofItem bool) (lacking bool, err error) {
	for _, n := range b.needs {
		if n.item != ofItem {
			continue
		}
		ok, err := j.holds(b, n.ask)
		if err != nil {
			return false, err
		}
		if !ok {
			lacking = true
			if err := j.lack(b, n); err != nil {
				return false, err
			}
		}
	}
	return lacking, nil
}

// lack reports a fact the rule cannot judge without.
func (j *judge) lack(b *bound, n need) error {
	verb, fix := "没有填写", "填写"+n.chinese
	if n.derived {
		verb, fix = "得不出", "补齐得出它所需的事实"
	}
	return j.find(b, b.Severity, n.path, fmt.Sprintf("%s%s，不能认定“%s”", verb, n.chinese, b.Title), fix)
}

// unjudged notes why the rule could not be judged though the facts are there.
func (j *judge) unjudged(b *bound, why, fix string) error {
	return j.find(b, Note, b.path, fmt.Sprintf("“%s”未作判断：%s", b.Title, why), fix)
}

func (j *judge) find(b *bound, severity Severity, path template, message, fix string) error {
	place, err := j.text(b, path)
	if err != nil {
		return err
	}
	j.found = append(j.found, Finding{
		Rule:     b.ID,
		Severity: severity,
		Path:     place,
		Message:  message,
		Fix:      fix,
		Source:   b.source(),
		Status:   b.status,
	})
	return nil
}

func (j *judge) text(b *bound, t template) (string, error) {
	var s strings.Builder
	for _, p := range t {
		if p.expr == nil {
			s.WriteString(p.text)
			continue
		}
		v, err := j.run(b, p.expr)
		if err != nil {
			return "", err
		}
		s.WriteString(p.shown(v))
	}
	return s.String(), nil
}
