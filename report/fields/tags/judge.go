package tags

import (
	"fmt"

	"github.com/biaoping/biaoping/report/fields"
)

// A Use is what a form asks for, as a check lists it.
type Use struct {
	Text  string `json:"text"`            // as written
	Where string `json:"where"`           // such as 正文第 3 段“评审单位：…”
	Fault string `json:"fault,omitempty"` // what is wrong with it; empty for nothing
}

// Judge judges the tags of a form, in order and with their loops closed, by
// what scope knows: fields.In tells about a kind of facts without any.
func Judge(list []*Tag, scope fields.Scope) []Use {
	uses := make([]Use, 0, len(list))
	scopes := []*fields.Scope{&scope} // nil in a list that is not known: nothing is told of what lies in it
	for _, t := range list {
		use := Use{Text: t.Text, Where: t.Where}
		s := scopes[len(scopes)-1]
		if t.Sort == '/' {
			scopes = scopes[:len(scopes)-1]
			uses = append(uses, use)
			continue
		}
		inner := s
		if s != nil {
			v, err := s.Find(t.Name)
			if err == nil {
				err = t.suits(v)
			}
			switch {
			case err != nil:
				use.Fault, inner = err.Error(), nil
			case t.Sort == '#':
				inner = &s.Enter(v.Typed())[0]
			}
		}
		if t.Sort == '#' || t.Sort == '^' {
			scopes = append(scopes, inner)
		}
		uses = append(uses, use)
	}
	return uses
}

// suits says why t cannot be about v.
func (t *Tag) suits(v fields.Value) error {
	switch t.Sort {
	case '@':
		if v.Kind() != fields.Picture {
			return fmt.Errorf("%s 不是图片", t.Name)
		}
		_, err := t.WidthMM()
		return err
	case 0:
		if err := v.Printable(t.Format); err != nil {
			return fmt.Errorf("%s %w", t.Name, err)
		}
	}
	return nil
}

// Check is what is wrong with the tags of a form for such facts: Errors, or
// nil for nothing.
func Check(list []*Tag, scope fields.Scope) error {
	if len(list) == 0 {
		return Errors{Fault{"模板", "里没有标记，没有可以填写的地方；标记写作 {{企业名称}}"}}
	}
	var errs Errors
	for _, u := range Judge(list, scope) {
		if u.Fault != "" {
			errs = append(errs, Fault{u.Where, u.Text + " " + u.Fault})
		}
	}
	if errs == nil {
		return nil
	}
	return errs
}
