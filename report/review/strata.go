package review

import (
	"cmp"
	"slices"
	"strings"
)

// A Stratum is a part of the list from which is drawn apart.
type Stratum struct {
	Name  string `zh:"层"` // such as 某某县·三级; 全部 where there is but one
	Frame int    `zh:"企业数"`
	Least int    `zh:"至少"`
	Most  int    `zh:"至多"`
	Size  int    `zh:"抽取数"`
	Share Ratio  `zh:"抽取比例"` // Size ÷ Frame × 100

	grade   Grade
	entries []DrawnEnterprise
}

// stratify parts the list into strata, in their order.
func (s *sampler) stratify(list []DrawnEnterprise) {
	strata := map[string]*Stratum{}
	var keys []string
	for _, e := range list {
		key, name := s.stratum(e.Participant)
		if strata[key] == nil {
			strata[key] = &Stratum{Name: name, grade: e.Grade}
			keys = append(keys, key)
		}
		strata[key].entries = append(strata[key].entries, e)
	}
	slices.Sort(keys)
	for _, key := range keys {
		stratum := strata[key]
		stratum.Frame = len(stratum.entries)
		for i := range stratum.entries {
			stratum.entries[i].Stratum = stratum.Name
		}
		s.result.Strata = append(s.result.Strata, *stratum)
	}
}

// strataOrder is by what strata are parted and ordered: what orders them, and
// what papers call them.
var strataOrder = []struct {
	by        string
	key, name func(*Participant) string
}{
	{"region", func(p *Participant) string { return p.Region.Code }, func(p *Participant) string { return p.Region.Name }},
	{"grade", func(p *Participant) string { return string(p.Grade) }, func(p *Participant) string { return p.Grade.Chinese() }}, // 1, 2, 3, micro
	{"keySector", func(p *Participant) string { return map[bool]string{true: "0", false: "1"}[p.KeySector] },
		func(p *Participant) string {
			return map[bool]string{true: "重点监管领域", false: "非重点监管领域"}[p.KeySector]
		}},
	{"industry", func(p *Participant) string { return p.Industry }, func(p *Participant) string { return p.Industry }},
}

// stratum is what orders the stratum of p, and what papers call it.
func (s *sampler) stratum(p *Participant) (key, name string) {
	var keys, parts []string
	for _, of := range strataOrder {
		if slices.Contains(s.Strata, of.by) {
			keys, parts = append(keys, of.key(p)), append(parts, of.name(p))
		}
	}
	return strings.Join(keys, "\x00"), cmp.Or(strings.Join(parts, "·"), "全部")
}

// bound sets what a stratum gives at least and at most.
func (s *sampler) bound(stratum *Stratum) {
	stratum.Most = stratum.Frame
	of := slices.IndexFunc(s.Sizes, func(size DrawSize) bool { return size.Grade == "" || size.Grade == stratum.grade })
	if of < 0 {
		return
	}
	size := s.Sizes[of]
	if size.AtLeast > stratum.Frame && !size.AllIfFewer {
		s.fail(at("campaign.draw.sizes", of, "atLeast"), "%s只有 %d 家，不足至少抽取的 %d 家；可写 allIfFewer: true，不足时全部抽取",
			stratum.Name, stratum.Frame, size.AtLeast)
	}
	if size.AtMost > 0 {
		stratum.Most = min(stratum.Most, size.AtMost)
	}
	stratum.Least = min(max(size.AtLeast, roundUp(size.Percent, stratum.Frame)), stratum.Most)
	stratum.Size = stratum.Least
}

// roundUp is percent of n, rounded up to a whole number.
func roundUp(percent Decimal, n int) int {
	const hundred = 100 * decimalOne
	return int((int64(percent)*int64(n) + hundred - 1) / hundred)
}

// divide gives the strata what is left of the total.
func (s *sampler) divide() {
	whole := max(s.Total, roundUp(s.Percent, s.result.Frame))
	least, most := 0, 0
	type claim struct {
		stratum int
		excess  int64 // of the quota over what the stratum gives already, × Frame
	}
	var claims []claim
	for i, stratum := range s.result.Strata {
		least, most = least+stratum.Least, most+stratum.Most
		for given := stratum.Least; given < stratum.Most; given++ {
			claims = append(claims, claim{i, int64(whole)*int64(stratum.Frame) - int64(given)*int64(s.result.Frame)})
		}
	}
	path := "campaign.draw.total"
	if whole > s.Total {
		path = "campaign.draw.percent"
	}
	switch {
	case whole > s.result.Frame:
		s.fail(path, "要抽取 %d 家，名单只有 %d 家", whole, s.result.Frame)
	case whole < least:
		s.fail(path, "要抽取 %d 家，少于各层至少抽取数之和 %d 家", whole, least)
	case whole > most:
		s.fail(path, "要抽取 %d 家，多于各层至多抽取数之和 %d 家", whole, most)
	default:
		slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.excess, a.excess) })
		for _, c := range claims[:whole-least] {
			s.result.Strata[c.stratum].Size++
		}
	}
}
