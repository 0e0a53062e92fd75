package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	bulk "github.com/biaoping/biaoping/report/batch"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// A progress tells on stderr how far a batch is: a bar on a terminal, a line
// now and then elsewhere. It is used by one goroutine.
type progress struct {
	w        io.Writer
	terminal bool
	total    int
	details  string // the report file, which has what is not told here
	told     int    // items told of
	at, done int
	start    time.Time
	next     time.Time // when to tell again
	mark     time.Time // of the rate
	markAt   int
	rate     float64 // items of the source a second, lately
}

// Of items that are not made so many are told of one by one.
const maxTold = 20

func newProgress(w io.Writer, total int, details string) *progress {
	now := time.Now()
	p := &progress{w: w, total: total, details: details, start: now, mark: now}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	p.next = now.Add(p.pause())
	return p
}

func (p *progress) pause() time.Duration {
	if p.terminal {
		return 200 * time.Millisecond
	}
	return 10 * time.Second
}

// item takes note of an outcome.
func (p *progress) item(o bulk.Outcome, at int) {
	p.at = at
	p.done++
	if o.Message != "" || doubtful(o) {
		p.tell(o)
	}
	if now := time.Now(); !now.Before(p.next) {
		p.next = now.Add(p.pause())
		p.measure(now)
		p.show()
	}
}

// doubtful reports whether something in a cell may not be what was meant.
func doubtful(o bulk.Outcome) bool {
	return slices.ContainsFunc(o.Cells, func(f form.Finding) bool { return f.Severity == form.Warning })
}

// tell says why an item was not made, and what is doubtful about it.
func (p *progress) tell(o bulk.Outcome) {
	p.told++
	switch {
	case p.told <= maxTold:
		p.clear()
		if o.Message != "" {
			fmt.Fprintln(p.w, o.Message)
		}
		for _, f := range o.Cells {
			if f.Severity == form.Warning {
				fmt.Fprintf(p.w, "%s: %s\n", o.ID, f)
			}
		}
		for _, name := range o.Stale {
			fmt.Fprintf(p.w, "  目录里还有改动以前的文书：%s\n", name)
		}
	case p.told == maxTold+1:
		p.clear()
		if p.details != "" {
			fmt.Fprintf(p.w, "……其余没有做成的和有疑问的见 %s\n", p.details)
		} else {
			fmt.Fprintln(p.w, "……其余没有做成的和有疑问的不再列出；用 --report 文件 得到全部")
		}
	}
}

// measure smooths the rate over the last seconds: what an earlier run has done
// goes by much faster than what is to do.
func (p *progress) measure(now time.Time) {
	span := now.Sub(p.mark).Seconds()
	rate := float64(p.at-p.markAt) / span
	if p.rate == 0 {
		p.rate = rate
	} else {
		weight := min(1, span/10)
		p.rate += weight * (rate - p.rate)
	}
	p.mark, p.markAt = now, p.at
}

// show writes how far it is.
func (p *progress) show() {
	share := 0.0
	if p.total > 0 {
		share = min(1, float64(p.at)/float64(p.total))
	}
	line := fmt.Sprintf("%d/%d（%.0f%%） 每秒 %.0f 份", p.at, p.total, 100*share, p.rate)
	if p.rate > 0 {
		left := time.Duration(float64(p.total-p.at) / p.rate * float64(time.Second))
		line += " 约剩 " + chineseSpan(left)
	}
	if !p.terminal {
		fmt.Fprintln(p.w, line)
		return
	}
	const width = 30
	full := int(share * width)
	fmt.Fprintf(p.w, "\r\x1b[K[%s%s] %s", strings.Repeat("#", full), strings.Repeat(" ", width-full), line)
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// worthTelling is how long a batch takes at least for its time to be told.
const worthTelling = 10 * time.Second

// end says how long it took.
func (p *progress) end() {
	p.clear()
	if span := time.Since(p.start); p.done > 0 && span >= worthTelling {
		fmt.Fprintf(p.w, "用时 %s，每秒 %.0f 份\n", chineseSpan(span), float64(p.done)/span.Seconds())
	}
}

// chineseSpan is d in words, such as 3 分 5 秒.
func chineseSpan(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d 小时 %d 分", s/3600, s%3600/60)
	case s >= 60:
		return fmt.Sprintf("%d 分 %d 秒", s/60, s%60)
	}
	return fmt.Sprintf("%d 秒", s)
}
