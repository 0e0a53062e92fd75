package review

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"
)

// A Calendar knows which days are worked: Monday to Friday, but for the days
// off and the working weekends (调休) that 国务院办公厅 sets for every year.
type Calendar struct {
	years map[int]bool  // in the table; true: checked against the notice
	days  map[Date]bool // that differ from their weekday; true: worked
}

//go:embed holidays.yaml
var holidayTable []byte

// Holidays is the calendar of holidays.yaml.
func Holidays() *Calendar { return holidays() }

var holidays = sync.OnceValue(func() *Calendar {
	c, err := ParseCalendar(holidayTable)
	if err != nil {
		panic(err)
	}
	return c
})

// ParseCalendar reads a table of the form of holidays.yaml. A year whose
// status is unverified counts, but never as certain.
func ParseCalendar(data []byte) (*Calendar, error) {
	var table struct {
		Years []struct {
			Year    int
			Status  string
			Notices []struct{ Number, Page string }
			Off     []string
			Work    []string
		}
	}
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&table); err != nil {
		return nil, fmt.Errorf("节假日表：%w", err)
	}
	c := &Calendar{map[int]bool{}, map[Date]bool{}}
	for _, y := range table.Years {
		if _, ok := c.years[y.Year]; ok {
			return nil, fmt.Errorf("节假日表：%d 年写了两次", y.Year)
		}
		if y.Status != "verified" && y.Status != "unverified" {
			return nil, fmt.Errorf("节假日表：%d 年的 status 应为 verified 或 unverified", y.Year)
		}
		if len(y.Notices) == 0 {
			return nil, fmt.Errorf("节假日表：%d 年没有写明依据的通知", y.Year)
		}
		c.years[y.Year] = y.Status == "verified"
		if err := c.set(y.Off, false); err != nil {
			return nil, fmt.Errorf("节假日表：%d 年：%w", y.Year, err)
		}
		if err := c.set(y.Work, true); err != nil {
			return nil, fmt.Errorf("节假日表：%d 年：%w", y.Year, err)
		}
	}
	return c, nil
}

// set enters spans such as 2024-02-10..2024-02-17 and single days.
func (c *Calendar) set(spans []string, worked bool) error {
	for _, span := range spans {
		first, last, ok := strings.Cut(span, "..")
		if !ok {
			last = first
		}
		from, err := ParseDate(first)
		if err != nil {
			return err
		}
		until, err := ParseDate(last)
		if err != nil {
			return err
		}
		if n := from.DaysUntil(until); n < 0 || n > 30 {
			return fmt.Errorf("%s 不是一段假期", span)
		}
		for day := from; !day.After(until); day = day.AddDays(1) {
			if _, ok := c.days[day]; ok {
				return fmt.Errorf("%s 写了两次", day)
			}
			c.days[day] = worked
		}
	}
	return nil
}

// Working reports whether d is a working day. It is certain when the notice
// for the year of d is in the table and was checked; in the last days of
// December the next year's notice must be there too, since it may move them,
// as that for 2019 did with 29 and 31 December 2018.
func (c *Calendar) Working(d Date) (working, certain bool) {
	certain = c.years[d.Year] && (d.Month < 12 || d.Day < 25 || c.years[d.Year+1])
	if worked, ok := c.days[d]; ok {
		return worked, certain
	}
	weekday := d.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday, certain
}

// WorkingDays counts the working days from one day to another, both included;
// 0 where until lies before from.
func (c *Calendar) WorkingDays(from, until Date) (n int, certain bool) {
	certain = true
	for d := from; !d.After(until); d = d.AddDays(1) {
		working, known := c.Working(d)
		certain = certain && known
		if working {
			n++
		}
	}
	return n, certain
}

// AddWorkingDays is the n-th working day after d, which itself is not counted;
// d where n is 0 or less.
func (c *Calendar) AddWorkingDays(d Date, n int) (day Date, certain bool) {
	certain = true
	for day = d; n > 0; {
		day = day.AddDays(1)
		working, known := c.Working(day)
		certain = certain && known
		if working {
			n--
		}
	}
	return day, certain
}
