package validate

import "fmt"

// Severity says what a finding does to the document.
type Severity int

// An Error forbids the final document, a Warning asks someone to look, a
// Note tells what was not judged and why.
const (
	Error Severity = iota
	Warning
	Note
)

// Status says how far a rule or a number is backed by its source.
type Status int

// From the strongest to the weakest.
const (
	Sourced      Status = iota // the cited article states it
	UserSupplied               // the user states it where the source leaves it open
	Unverified                 // no source that could be read states it
)

// A label is the word for a value in packs and JSON, and in Chinese.
type label struct{ name, chinese string }

var (
	severityLabels = []label{Error: {"error", "错误"}, Warning: {"warning", "警告"}, Note: {"note", "提示"}}
	statusLabels   = []label{Sourced: {"sourced", "有据"}, UserSupplied: {"user-supplied", "用户提供"}, Unverified: {"unverified", "未核实"}}
)

// String is error, warning or note.
func (s Severity) String() string { return severityLabels[s].name }

// Chinese is 错误, 警告 or 提示.
func (s Severity) Chinese() string { return severityLabels[s].chinese }

// MarshalText writes error, warning or note.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads error, warning or note.
func (s *Severity) UnmarshalText(b []byte) error {
	i, err := labelIndex(severityLabels, string(b))
	*s = Severity(i)
	return err
}

// String is sourced, user-supplied or unverified.
func (s Status) String() string { return statusLabels[s].name }

// Chinese is 有据, 用户提供 or 未核实.
func (s Status) Chinese() string { return statusLabels[s].chinese }

// MarshalText writes sourced, user-supplied or unverified.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads sourced, user-supplied or unverified.
func (s *Status) UnmarshalText(b []byte) error {
	i, err := labelIndex(statusLabels, string(b))
	*s = Status(i)
	return err
}

func labelIndex(labels []label, name string) (int, error) {
	for i, l := range labels {
		if l.name == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("没有 %q，%s", name, choices(names(labels), name))
}

func names(labels []label) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l.name
	}
	return out
}
