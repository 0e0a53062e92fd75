package page

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// govern puts the page being filled and those after it, to the next masthead,
// under a form.
func (f *flow) govern(form doc.Form) {
	info := f.pageInfo()
	info.form, info.nth = form, 1
}

// form is that of the page being filled.
func (f *flow) form() doc.Form { return f.pageInfo().form }

// shownWhole refuses a masthead with an element that its form has no place
// for: what is not shown would be lost.
func shownWhole(b *doc.Masthead) error {
	if b.Form.Term() == "" {
		return fmt.Errorf("page: cannot lay a masthead of form %d", b.Form)
	}
	if term, v := b.Unshown(); term != "" {
		return noRoom(v, "%s没有%s的位置，“%s”印不出来，请删去或改用别的格式", b.Form.Term(), term, v)
	}
	return nil
}
