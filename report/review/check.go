package review

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"time"
)

// check is everything wrong with a request but for its form in a file.
// spoiled reports whether something at, over or under a path could not be
// read, so that it is not told to be missing, nor what refers to it to be
// unknown.
func check(req *Request, spoiled func(path string) bool) []Issue {
	c := checker{spoiled: spoiled}
	w := walker{visit: c.value}
	w.object(reflect.ValueOf(req).Elem(), requestPlan())
	c.tags(req)
	if req.Review != nil {
		c.review(req.Review)
	}
	if req.Notice != nil {
		c.notice(req.Notice)
	}
	if req.Measure != nil {
		c.measure(req.Measure)
	}
	if req.Registry != nil {
		c.registry(req.Registry)
	}
	if req.Campaign != nil {
		c.campaign(req.Campaign)
	}
	return c.issues
}

type checker struct {
	issues  []Issue
	cells   int // of the tables so far
	spoiled func(path string) bool
	regions map[string]string // names, by list and code
}

func (c *checker) add(path, format string, args ...any) {
	c.issues = append(c.issues, Issue{Path: path, Message: fmt.Sprintf(format, args...)})
}

// value checks what holds of a value wherever it stands.
func (c *checker) value(path []byte, f *field, p *plan, v reflect.Value) bool {
	switch p.kind {
	case textValue:
		if fault := textFault(v.String(), f.lines); fault != "" {
			c.add(string(path), "%s%s", f.title, fault)
		}
	case dateValue:
		d := *v.Addr().Interface().(*Date)
		if fault := d.fault(); fault != "" && !d.IsZero() {
			c.add(string(path), "%s不是日期：%s", f.title, fault)
		}
	case objectValue:
		c.object(path, p, v.Addr().Interface())
	}
	return true
}

// object checks what holds between the fields of an object wherever it stands.
func (c *checker) object(path []byte, p *plan, object any) {
	switch o := object.(type) {
	case *Period:
		c.order(path, p, "from", o.From, "until", o.Until)
	case *Schedule:
		c.order(path, p, "from", o.From, "until", o.Until)
	case *Certificate:
		c.order(path, p, "issuedOn", o.IssuedOn, "validUntil", o.ValidUntil)
	case *ReviewerCertificate:
		c.order(path, p, "validFrom", o.ValidFrom, "validUntil", o.ValidUntil)
	case *PoolMembership:
		c.order(path, p, "since", o.Since, "until", o.Until)
	case *Sanction:
		c.order(path, p, "on", o.On, "until", o.Until)
	case *Participant:
		c.order(path, p, "passedOn", o.PassedOn, "revokedOn", o.RevokedOn)
	case *Session:
		start, err1 := time.Parse("15:04", o.Start)
		end, err2 := time.Parse("15:04", o.End)
		if err1 == nil && err2 == nil && end.Before(start) {
			c.add(string(path)+".end", "结束时间 %s 早于开始时间 %s", o.End, o.Start)
		}
	case *Picture:
		if o.File != "" && (!fs.ValidPath(o.File) || strings.Contains(o.File, `\`)) {
			c.add(string(path)+".file", "图片文件 %s 应是请求文件旁的文件名，如 照片/1.jpg，不是网址，也不以 / 或 .. 开头", quote(o.File))
		}
	case *Region:
		c.region(string(path), o)
	case *Table:
		c.table(string(path), o)
	}
}

// region checks that a list of a campaign, which is counted by regions, calls
// each by one name.
func (c *checker) region(path string, r *Region) {
	list, _, listed := strings.Cut(path, "[")
	if !listed || !strings.HasPrefix(list, "campaign.") || r.Code == "" || r.Name == "" {
		return
	}
	if c.regions == nil {
		c.regions = map[string]string{}
	}
	switch name, ok := c.regions[list+r.Code]; {
	case !ok:
		c.regions[list+r.Code] = r.Name
	case name != r.Name:
		c.add(path+".name", "行政区划代码 %s 的名称写作%s，又写作%s；应写作一个名称，开发区等另写行政区划代码", r.Code, name, r.Name)
	}
}

// order checks that the day until, where both are given, is not before from.
func (c *checker) order(path []byte, p *plan, from string, a Date, until string, b Date) {
	if !a.IsZero() && !b.IsZero() && b.Before(a) {
		c.add(string(appendName(path, until)), "%s %s 早于%s %s", p.titleAt(until), b, p.titleAt(from), a)
	}
}
