package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// A matter is a request in good shape, ready to be judged.
type matter struct {
	kind  templates.Kind // it asks for
	facts *review.Facts
	rules *validate.Rules // that fit its facts
}

func (o *options) matter(req *review.Request) (*matter, error) {
	kind, err := o.kind(req)
	if err != nil {
		return nil, err
	}
	if req, err = kind.Complete(req); err != nil {
		return nil, &review.Errors{{Path: "notice.form", Message: err.Error()}}
	}
	if err := review.Validate(req); err != nil {
		return nil, err
	}
	if !o.draft {
		if err := review.Finished(req); err != nil {
			return nil, err
		}
	}
	rules, err := o.rules.For(req)
	if err != nil { // of packs that there are not
		return nil, &review.Errors{{Path: "profile", Message: strings.ReplaceAll(err.Error(), "\n", "；")}}
	}
	return &matter{kind, review.Derive(req, review.Holidays()), rules}, nil
}

// kind is the kind of document req asks for; req must bring its facts, and
// ask for no appendix that it has not.
func (o *options) kind(req *review.Request) (templates.Kind, error) {
	k, err := o.templates.Kind(req.Kind)
	if err != nil {
		return k, &review.Errors{{Path: "kind", Message: err.Error()}}
	}
	errs := lacking(k, req)
	for i, appendix := range req.Appendix {
		if !slices.Contains(k.Appendices, appendix) {
			errs = append(errs, review.Issue{Path: fmt.Sprintf("appendix[%d]", i), Message: fmt.Sprintf("文种 %s（%s）没有附录 %s", k.ID, k.Title, appendix)})
		}
	}
	if len(errs) > 0 {
		return k, &errs
	}
	return k, nil
}

// made is the kind of document to make of req, which asks for one of kind
// asked.
func (o *options) made(asked templates.Kind, req *review.Request) (templates.Kind, error) {
	if o.as == "" {
		return asked, nil
	}
	k, err := o.templates.Kind(o.as)
	if err != nil {
		return k, err
	}
	if errs := lacking(k, req); len(errs) > 0 {
		return k, &errs
	}
	return k, nil
}

// lacking are the facts that documents of kind k need and req does not bring.
func lacking(k templates.Kind, req *review.Request) (errs review.Errors) {
	for _, need := range k.Missing(req) {
		path, value, valued := strings.Cut(need, "=")
		issue := review.Issue{Path: path, Message: k.Lacks(need)}
		if valued {
			issue.Message = fmt.Sprintf("文种 %s（%s）要求此处为 %s", k.ID, k.Title, value)
		}
		if strings.Contains(need, "|") {
			issue.Path = commonPath(strings.Split(need, "|"))
		}
		errs = append(errs, issue)
	}
	return errs
}

// commonPath is the path that all paths lie under; empty for none. Of several
// places none is the one that is lacking.
func commonPath(paths []string) string {
	common, _, _ := strings.Cut(paths[0], ".")
	for _, p := range paths {
		if group, _, below := strings.Cut(p, "."); group != common || !below {
			return ""
		}
	}
	return common
}
