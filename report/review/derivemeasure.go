package review

import (
	"slices"
	"strconv"
	"strings"
)

// MeasureResult is what follows from a measure.
type MeasureResult struct {
	Name        string         `zh:"对象合称"` // 某某公司; 某某公司等3家企业; 某某公司和张某等2名评审人员
	Enterprises []Subject      `zh:"企业"`
	Bodies      []Subject      `zh:"单位"` // 评审组织单位 and 评审单位
	Persons     []Subject      `zh:"评审人员"`
	Organizers  int            `zh:"评审组织单位数"`
	Issuers     []string       `zh:"资质发证单位"` // of the bodies, each once
	Demands     []DemandResult `zh:"要求"`
	LastDay     Date           `zh:"最后期限"` // the latest deadline of the demands; zero where none has one
	OneDay      bool           `zh:"期限相同"` // every demand is due on LastDay
}

// A DemandResult is a demand and the time it leaves.
type DemandResult struct {
	Demand
	WorkingDays int  `zh:"工作日数"`    // from the day after the document to the deadline; 0 where there is none
	Certain     bool `zh:"节假日安排已知"` // the calendar knows every one of these days
}

func (r *MeasureResult) derive(m *Measure, calendar *Calendar) {
	var issuers keyed[string]
	for _, s := range m.Subjects {
		switch s.Role {
		case "enterprise":
			r.Enterprises = append(r.Enterprises, s)
			continue
		case "person":
			r.Persons = append(r.Persons, s)
			continue
		case "organizer":
			r.Organizers++
		}
		r.Bodies = append(r.Bodies, s)
		if q := s.Qualification; q != nil {
			issuers.row(q.Issuer, q.Issuer)
		}
	}
	r.Issuers = issuers.rows
	r.Name = named(called(r.Enterprises, "家企业"), called(r.Bodies, "家单位"), called(r.Persons, "名评审人员"))
	r.OneDay = len(m.Demands) > 0
	for _, d := range m.Demands {
		if d.Deadline.After(r.LastDay) {
			r.LastDay = d.Deadline
		}
	}
	for _, d := range m.Demands {
		result := DemandResult{Demand: d}
		if !d.Deadline.IsZero() {
			result.WorkingDays, result.Certain = calendar.WorkingDays(m.Closing.Date.AddDays(1), d.Deadline)
		}
		r.OneDay = r.OneDay && d.Deadline == r.LastDay && !d.Deadline.IsZero()
		r.Demands = append(r.Demands, result)
	}
}

// called is what subjects of one sort are called together: 甲; 甲等3家企业.
func called(subjects []Subject, unit string) string {
	switch len(subjects) {
	case 0:
		return ""
	case 1:
		return subjects[0].Name
	}
	return subjects[0].Name + "等" + strconv.Itoa(len(subjects)) + unit
}

// named is a list in a sentence, without its empty items: 甲、乙和丙.
func named(list ...string) string {
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	last := len(list) - 1
	if last < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], "、") + "和" + list[last]
}
