package review

import (
	"slices"
	"strconv"
	"strings"
)

// This file holds what must agree between the facts of one review, so that
// every number can be computed and every reference followed. What a notice
// demands is decided in package validate.

// review checks that names are given once and known where they are used, and
// that days lie in the schedule.
func (c *checker) review(r *Review) {
	n := c.standard(&r.Standard)
	c.scores(r.Scores, n)
	if s := r.SelfAssessment; s != nil {
		once(c, "review.selfAssessment.elements", "element", "要素", s.Elements, func(e *ElementScore) string { return e.Element })
		for i, e := range s.Elements {
			c.known(n.elements, at("review.selfAssessment.elements", i, "element"), "要素", e.Element)
			if points, ok := n.attainable[e.Element]; ok && e.Score > points {
				c.add(at("review.selfAssessment.elements", i, "score"), "自评分 %s 大于要素的标准分值 %s", e.Score, points)
			}
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
	once(c, "review.vetoes", "number", "否决项", r.Vetoes, func(v *Veto) string { return v.Number })
	once(c, "review.siteRecords", "number", "现场评审记录", r.SiteRecords, func(s *SiteRecord) string { return s.Number })
	for i, s := range r.SiteRecords {
		c.known(n.items, at("review.siteRecords", i, "item"), "考评项", s.Item)
	}
	c.problems(r, n.items)
	c.sessions(r)
	c.archive(r)
}

func (c *checker) archive(r *Review) {
	if r.Archive != nil {
		once(c, "review.archive.documents", "", "文件", r.Archive.Documents, func(d *ArchiveDocument) string {
			pages := ""
			if d.Pages > 0 {
				pages = strconv.Itoa(d.Pages) + "页"
			}
			return joined(d.Name, d.Number, d.On.Chinese(), pages, d.Remark)
		})
	}
}

func (c *checker) problems(r *Review, items names) {
	problems := once(c, "review.problems", "number", "问题", r.Problems, func(p *Problem) string { return p.Number })
	for i, p := range r.Problems {
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
	members := once(c, "review.team.members", "name", "评审组成员", r.Team.Members, func(m *Member) string { return m.Name })
	if len(members) == 0 || c.spoiled("review.team") {
		members = nil
	}
	s := &r.Schedule
	for i, session := range s.Sessions {
		c.scheduled(s, at("review.schedule.sessions", i, "on"), "现场评审安排的日期", session.On)
		list := at("review.schedule.sessions", i, "members")
		once(c, list, "", "评审人员", session.Members, itself)
		for j, name := range session.Members {
			c.known(members, at(list, j, ""), "评审组成员", name)
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

// once tells which items of a list were given before, by what key makes of
// them. It returns what was given, each with the path of its field.
func once[T any](c *checker, list, field, title string, items []T, key func(*T) string) names {
	seen := names{}
	for i := range items {
		c.unique(seen, at(list, i, field), title, key(&items[i]))
	}
	return seen
}

// itself is the key of a name.
func itself(name *string) string { return *name }

// joined is the key that parts make together.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "，")
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
