package batch

import (
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/form"
	"github.com/biaoping/biaoping/validate"
)

// A Status is what became of an item.
type Status string

const (
	OK      Status = "ok"      // made, or under Check: it can be
	Skipped Status = "skipped" // done by an earlier run, from the same facts
	Refused Status = "refused" // the request is at fault
	Failed  Status = "failed"  // the program or the machine is
)

// An Outcome is what became of one item: a line of the report.
type Outcome struct {
	ID       string            `json:"id"`
	Status   Status            `json:"status"`
	Kind     string            `json:"kind,omitempty"`
	Files    []File            `json:"files,omitempty"` // in the order of the formats
	Millis   int64             `json:"ms"`              // spent on making it, until it could be written
	Findings validate.Findings `json:"findings,omitempty"`
	Cells    form.Findings     `json:"cells,omitempty"`   // what is to be said of reading it
	Message  string            `json:"message,omitempty"` // why it was not made, a line a fault, the place first
	Stale    []string          `json:"stale,omitempty"`   // files of facts that have changed since, which stay until this item is made
}

// A File is one written document.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Counts are the outcomes of a run by status.
type Counts struct {
	OK, Skipped, Refused, Failed int
	Pruned                       int // items that the source has no more
	Stale                        int // of the refused: those whose earlier files are still there
}

func (c *Counts) add(o Outcome) {
	switch o.Status {
	case OK:
		c.OK++
	case Skipped:
		c.Skipped++
	case Refused:
		c.Refused++
	case Failed:
		c.Failed++
	}
	if len(o.Stale) > 0 {
		c.Stale++
	}
}

// All is how many items the counts are of.
func (c Counts) All() int { return c.OK + c.Skipped + c.Refused + c.Failed }

// String is the counts in one line, such as 共 5 份：生成 3，未变 1，退回 1，失败 0.
func (c Counts) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "共 %d 份：生成 %d，未变 %d，退回 %d，失败 %d", c.All(), c.OK, c.Skipped, c.Refused, c.Failed)
	if c.Pruned > 0 {
		fmt.Fprintf(&b, "；来源里已经没有、文书删去的 %d", c.Pruned)
	}
	if c.Stale > 0 {
		fmt.Fprintf(&b, "；退回的有 %d 份在目录里还是改动以前的文书", c.Stale)
	}
	return b.String()
}

// inPlace is err with the place of its item before every line.
func inPlace(place string, err error) string {
	lines := strings.Split(strings.TrimRight(err.Error(), "\n"), "\n")
	for i, l := range lines {
		lines[i] = place + ": " + l
	}
	return strings.Join(lines, "\n")
}
