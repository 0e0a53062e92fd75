package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/picture"
	"github.com/biaoping/biaoping/report/review"
)

// A maker holds what the workers of one run share.
type maker struct {
	config *Config
	source *Source
	stamp  string       // for everything that decides besides the requests
	target *target      // nil under Check
	ready  chan *made   // to the committer
	seen   map[key]bool // ids of the shard, where it will be pruned; of the reading goroutine
}

func newMaker(src *Source, c Config) *maker {
	c.Options = append(slices.Clip(c.Options), report.Remember(new(picture.Cache)))
	return &maker{config: &c, source: src, stamp: c.stamp()}
}

// A worker makes one document after another; it keeps its buffer.
type worker struct {
	*maker
	buffer bytes.Buffer
}

// A made item is encoded, and written under other names.
type made struct {
	slot  *slot
	entry entry
	old   *entry // what the journal says of the item so far; nil: nothing
	temps []temp // of entry.Files, in their order
	done  Outcome
}

// do makes the item of s and passes it on, or finishes it.
func (w *worker) do(ctx context.Context, s *slot, stop context.CancelCauseFunc) {
	if ctx.Err() != nil {
		s.finish(Outcome{})
		return
	}
	start := time.Now()
	m := &made{slot: s, entry: entry{ID: s.item.ID, Stamp: w.stamp}}
	// What has begun is finished, whoever wants the run to end.
	err := w.attempt(context.WithoutCancel(ctx), m)
	m.done.Millis = time.Since(start).Milliseconds()
	s.item.data, s.item.row = nil, nil // they may be large, and the slot waits for those before it
	var output *writeError
	switch {
	case errors.As(err, &output):
		m.discard()
		stop(output.error)
		s.finish(Outcome{})
		return
	case err != nil:
		m.refuse(err)
	}
	switch {
	// Another item has the entry of this id.
	case w.target == nil, s.item.twice, m.done.Status == Skipped, m.done.Status == Failed:
		s.finish(m.done)
	default:
		w.ready <- m
	}
}

// attempt makes the documents of one item. An error is what is wrong with the
// item, but for a *writeError. A fault of the program is one of this item alone.
func (w *worker) attempt(ctx context.Context, m *made) (err error) {
	defer func() {
		if v := recover(); v != nil {
			m.discard()
			m.done.Status = Failed
			err = fmt.Errorf("程序有故障，这一份没有做成：%v", v)
		}
	}()
	item := m.slot.item
	data, fault := w.source.read(item)
	m.entry.Request = item.digest(data)
	if w.target != nil && !item.twice {
		if m.old, err = w.target.last(item.ID); err != nil {
			return err
		}
		if w.target.holds(m.old, &m.entry, w.source, item) {
			m.done.Status, m.done.Files = Skipped, m.old.Files
			return nil
		}
	}
	if fault != nil {
		return fault
	}
	read, err := w.source.request(ctx, item, data, w.config.Options)
	m.done.Cells = read.cells
	if err != nil {
		return err
	}
	req := read.request
	m.done.Kind = req.Kind
	if len(w.config.Profile) > 0 {
		req.Profile = w.config.Profile
	}
	root, err := w.source.pictures(item)
	if err != nil {
		return fmt.Errorf("打不开所在目录：%w", fileerr.Reason(err))
	}
	defer root.Close()
	beside := &reads{FS: root.FS()}
	d, err := report.Build(ctx, req, append(slices.Clip(w.config.Options), report.Files(beside))...)
	if err == nil {
		m.done.Findings = d.Findings
		err = w.encode(ctx, m, d, req, beside)
	}
	return read.located(err)
}

// encode writes the formats of d beside their places.
func (w *worker) encode(ctx context.Context, m *made, d *report.Document, req *review.Request, beside *reads) error {
	formats := w.config.Formats
	if len(formats) == 0 {
		formats = d.Formats()
	}
	var err error
	if m.entry.Reads, err = beside.list(); err != nil {
		return err
	}
	name, err := w.config.Names.name(m.slot.item.ID, req, d.Kind.Title)
	if err != nil {
		return err
	}
	name += "-" + m.entry.hash()
	for _, f := range formats {
		w.buffer.Reset()
		if err := d.Encode(ctx, &w.buffer, f); err != nil {
			m.discard()
			return err
		}
		if w.target == nil {
			continue
		}
		t, err := w.target.write(w.buffer.Bytes())
		if err != nil {
			return err
		}
		m.temps = append(m.temps, t)
		sum := sha256.Sum256(w.buffer.Bytes())
		file := File{name + "." + string(f), int64(w.buffer.Len()), hex.EncodeToString(sum[:])}
		if !w.target.free(file, m.old) {
			m.discard()
			m.done.Status = Failed
			return fmt.Errorf("%s 已经存在，内容不同，也不是本批量写的，不覆盖；请移走它再运行", file.Name)
		}
		m.entry.Files = append(m.entry.Files, file)
	}
	m.entry.Status, m.done.Status, m.done.Files = OK, OK, m.entry.Files
	return nil
}

// refuse says why there is no document. What an earlier run has made of other
// facts stays, and is told of.
func (m *made) refuse(err error) {
	switch {
	case m.done.Status != "":
	case fileerr.OfMachine(err):
		m.done.Status = Failed
	default:
		m.done.Status = Refused
	}
	var rules *report.RulesError
	if errors.As(err, &rules) {
		m.done.Findings = rules.Findings
	}
	m.done.Message = inPlace(m.slot.item.place, err)
	m.done.Files, m.entry.Reads, m.entry.Files = nil, nil, nil
	m.entry.Status = m.done.Status
	if m.old != nil {
		m.entry.Files = m.old.Files
		for _, f := range m.old.Files {
			m.done.Stale = append(m.done.Stale, f.Name)
		}
	}
}

// discard removes what has been written.
func (m *made) discard() {
	for _, t := range m.temps {
		t.discard()
	}
	m.temps = nil
}
