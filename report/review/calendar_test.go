package review

import (
	"strings"
	"testing"
	"time"
)

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestWorkingDays(t *testing.T) {
	for _, c := range []struct {
		from, until string
		n           int
		certain     bool
	}{
		{"2024-04-28", "2024-04-30", 3, true},  // 28 April 2024 is a working Sunday
		{"2024-05-01", "2024-05-05", 0, true},  // 劳动节
		{"2024-04-29", "2024-05-11", 8, true},  // 11 May is a working Saturday
		{"2020-01-31", "2020-02-03", 1, true},  // 春节 was made longer: 1 February was no longer worked
		{"2018-12-29", "2018-12-31", 1, false}, // the notice for 2019 reaches into 2018, which is not in the table
		{"2022-12-30", "2023-01-03", 2, true},
		{"2026-12-24", "2026-12-24", 1, true},
		{"2026-12-25", "2026-12-25", 1, false}, // the notice for 2027 may still move it
		{"2027-03-01", "2027-03-05", 5, false},
		{"2024-06-02", "2024-06-01", 0, true},
	} {
		if n, certain := Holidays().WorkingDays(day(c.from), day(c.until)); n != c.n || certain != c.certain {
			t.Errorf("%s to %s: %d, %v; want %d, %v", c.from, c.until, n, certain, c.n, c.certain)
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	for _, c := range []struct {
		from    string
		n       int
		want    string
		certain bool
	}{
		{"2024-04-30", 1, "2024-05-06", true},
		{"2024-09-13", 1, "2024-09-14", true},
		{"2024-04-30", 0, "2024-04-30", true},
		{"2024-01-02", 20, "2024-01-30", true},
		{"2026-12-24", 1, "2026-12-25", false},
	} {
		if got, certain := Holidays().AddWorkingDays(day(c.from), c.n); got != day(c.want) || certain != c.certain {
			t.Errorf("%s + %d: %s, %v; want %s, %v", c.from, c.n, got, certain, c.want, c.certain)
		}
	}
}

// Days off on weekdays less working weekends are the days off that the law
// gives: 11 until 2024 and 13 since, and in 2020 two more when 春节 was made
// longer. A day entered wrongly breaks the sum.
func TestTheTableOfHolidaysAddsUp(t *testing.T) {
	off := map[int]int{}
	for d, worked := range Holidays().days {
		weekend := d.Time().Weekday() == time.Saturday || d.Time().Weekday() == time.Sunday
		switch {
		case worked && !weekend:
			t.Errorf("%s is worked anyway", d)
		case worked:
			off[d.Year]--
		case !weekend:
			off[d.Year]++
		}
	}
	for year, want := range map[int]int{2019: 11, 2020: 13, 2021: 11, 2022: 11, 2023: 11, 2024: 11, 2025: 13, 2026: 13} {
		if off[year] != want || !Holidays().years[year] {
			t.Errorf("%d: %d days off, want %d; verified %v", year, off[year], want, Holidays().years[year])
		}
	}
}

func TestATableWithAnUnverifiedYear(t *testing.T) {
	c, err := ParseCalendar([]byte("years:\n  - {year: 2030, status: unverified, notices: [{number: 某}], off: [2030-01-01], work: []}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if working, certain := c.Working(Date{2030, 1, 1}); working || certain {
		t.Errorf("working %v, certain %v", working, certain)
	}
}

func TestBadTablesAreRefused(t *testing.T) {
	const head = "years:\n  - {year: 2030, status: verified, notices: [{number: 某}], "
	for _, c := range []struct{ table, want string }{
		{head + "off: [2030-01-32]}", "没有 32 日"},
		{head + "off: [2030-01-02..2030-01-01]}", "不是一段假期"},
		{head + "off: [2030-01-01], work: [2030-01-01]}", "写了两次"},
		{head + "of: []}", "field of not found"},
		{"years:\n  - {year: 2030, status: sure, notices: [{number: 某}]}", "status"},
		{"years:\n  - {year: 2030, status: verified}", "没有写明依据的通知"},
		{"years:\n" + strings.Repeat("  - {year: 2030, status: verified, notices: [{number: 某}]}\n", 2), "2030 年写了两次"},
	} {
		if _, err := ParseCalendar([]byte(c.table)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.table, err, c.want)
		}
	}
}
