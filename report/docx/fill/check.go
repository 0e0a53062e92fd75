package fill

import (
	"fmt"

	"github.com/biaoping/biaoping/report/fields"
)

// A Tag is what a template asks for, as a check lists it.
type Tag struct {
	Text  string `json:"text"`            // as written
	Where string `json:"where"`           // such as 正文第 3 段“评审单位：…”
	Fault string `json:"fault,omitempty"` // what is wrong with it; empty for nothing
}

// Tags are all tags of the template in the order of the document, judged by
// what scope knows: fields.In tells about a kind of facts without any.
func (t *Template) Tags(scope fields.Scope) []Tag {
	list := make([]Tag, 0, len(t.tags))
	scopes := []*fields.Scope{&scope} // nil in a list that is not known: nothing is told of what lies in it
	for _, tag := range t.tags {
		row := Tag{Text: tag.text, Where: tag.where.String()}
		s := scopes[len(scopes)-1]
		if tag.sort == '/' {
			scopes = scopes[:len(scopes)-1]
			list = append(list, row)
			continue
		}
		inner := s
		if s != nil {
			v, err := s.Find(tag.name)
			if err == nil {
				err = suits(tag, v)
			}
			switch {
			case err != nil:
				row.Fault, inner = err.Error(), nil
			case tag.sort == '#':
				inner = &s.Enter(v.Typed())[0]
			}
		}
		if tag.sort == '#' || tag.sort == '^' {
			scopes = append(scopes, inner)
		}
		list = append(list, row)
	}
	return list
}

// suits says why a tag cannot be about v.
func suits(t *tag, v fields.Value) error {
	switch t.sort {
	case '@':
		if v.Kind() != fields.Picture {
			return fmt.Errorf("%s 不是图片", t.name)
		}
		_, err := widthOf(t)
		return err
	case 0:
		if err := v.Printable(t.format); err != nil {
			return fmt.Errorf("%s %w", t.name, err)
		}
	}
	return nil
}

// Check is what is wrong with the tags for such facts; nil for nothing.
func (t *Template) Check(scope fields.Scope) Errors {
	var errs Errors
	for _, tag := range t.Tags(scope) {
		if tag.Fault != "" {
			errs = append(errs, fmt.Errorf("%s：%s %s", tag.Where, tag.Text, tag.Fault))
		}
	}
	return errs
}
