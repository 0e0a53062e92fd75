package review

import "strconv"

// This file holds what must agree between the facts of one review, so that
// every number can be computed and every reference followed. What a notice
// demands is decided in package validate.

// review checks that names are given once and known where they are used, and
// that days lie in the schedule.
func (c *checker) review(r *Review) {
	n := c.standard(&r.Standard)
	c.scores(r.Scores, n)
	if s := r.SelfAssessment; s != nil {
		seen := names{}
		for i, e := range s.Elements {
			path := at("review.selfAssessment.elements", i, "element")
			c.unique(seen, path, "要素", e.Element)
			c.known(n.elements, path, "要素", e.Element)
		}
	}
	if !r.Conclusion.On.IsZero() {
		for _, part := range []struct {
			path, title string
			given       bool
		}{{"reviewBody", "评审单位", r.ReviewBody.Name != ""}, {"team", "评审组", len(r.Team.Members) > 0}, {"schedule", "评审日程", !r.Schedule.From.IsZero()}} {
			if !part.given && !c.spoiled("review."+part.path) {
				c.add("review."+part.path, "评审有了结论，%s为必填字段", part.title)
			}
		}
	}
	vetoes := names{}
	for i, v := range r.Vetoes {
		c.unique(vetoes, at("review.vetoes", i, "number"), "否决项", v.Number)
	}
	records := names{}
	for i, s := range r.SiteRecords {
		c.unique(records, at("review.siteRecords", i, "number"), "现场评审记录", s.Number)
		c.known(n.items, at("review.siteRecords", i, "item"), "考评项", s.Item)
	}
	c.problems(r, n.items)
	c.sessions(r)
}

func (c *checker) problems(r *Review, items names) {
	problems := names{}
	for i, p := range r.Problems {
		c.unique(problems, at("review.problems", i, "number"), "问题", p.Number)
		c.known(items, at("review.problems", i, "item"), "考评项", p.Item)
	}
	if c.spoiled("review.problems") {
		problems = nil
	}
	for i, v := range r.Revisits {
		for j, number := range v.Open {
			c.known(problems, at("review.revisits", i, at("open", j, "")), "问题", number)
		}
	}
}

// sessions checks who works on which day.
func (c *checker) sessions(r *Review) {
	members := names{}
	for i, m := range r.Team.Members {
		c.unique(members, at("review.team.members", i, "name"), "评审组成员", m.Name)
	}
	if len(members) == 0 || c.spoiled("review.team") {
		members = nil
	}
	s := &r.Schedule
	for i, session := range s.Sessions {
		c.scheduled(s, at("review.schedule.sessions", i, "on"), "现场评审安排的日期", session.On)
		seen := names{}
		for j, name := range session.Members {
			path := at("review.schedule.sessions", i, at("members", j, ""))
			c.unique(seen, path, "评审人员", name)
			c.known(members, path, "评审组成员", name)
		}
	}
	if s.Opening != nil {
		c.scheduled(s, "review.schedule.opening.on", "首次会议的日期", s.Opening.On)
	}
	if s.Closing != nil {
		c.scheduled(s, "review.schedule.closing.on", "末次会议的日期", s.Closing.On)
	}
}

func (c *checker) scheduled(s *Schedule, path, title string, on Date) {
	if on.IsZero() || s.From.IsZero() || s.Until.IsZero() || s.Until.Before(s.From) {
		return
	}
	if on.Before(s.From) || on.After(s.Until) {
		c.add(path, "%s %s 不在评审日程 %s 至 %s 之内", title, on, s.From, s.Until)
	}
}

// names is the names given so far, each with its path.
type names map[string]string

// unique notes a name and tells when it was given before.
func (c *checker) unique(seen names, path, title, name string) {
	if first, ok := seen[name]; ok {
		c.add(path, "%s %s 重复，已见于 %s", title, quote(name), ChinesePath(first))
	} else if name != "" {
		seen[name] = path
	}
}

// known tells when a name that is used was never given. Where given is nil, the
// names could not be read, and that is told.
func (c *checker) known(given names, path, title, name string) {
	if _, ok := given[name]; !ok && name != "" && given != nil {
		c.add(path, "没有%s %s", title, quote(name))
	}
}

// at is the path of a field of the i-th element of a list: list[i].field.
func at(list string, i int, field string) string {
	path := list + "[" + strconv.Itoa(i) + "]"
	if field != "" {
		path += "." + field
	}
	return path
}
