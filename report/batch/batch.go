// Package batch makes many documents from one source into one folder, so that
// nothing is lost, torn or made twice whatever happens on the way: a journal in
// the folder says what is done, and the next run does the rest.
//
// A source is a manifest, a folder of requests and filled-in forms, one form
// (Open), or a workbook with a document a row (OpenRows). Run makes what the
// folder lacks, or one shard of it; Check judges and writes nothing; Verify
// proves that the folder holds all of the source and nothing else. One bad
// request is refused and told of; it never stops the others. How a document is
// made is left to package report.
package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/biaoping/biaoping/report"
)

// A Config says what is made and how. The zero value makes every format of
// every request, named by its id.
type Config struct {
	Formats []report.Format // empty: all that the kind has
	Options []report.Option // for package report; never report.Files
	Profile []string        // instead of the requests' own
	Names   *Pattern        // nil: {{.ID}}

	// Stamp stands for everything besides the requests that decides what the
	// documents look like: the version of the program, its options, the
	// content of its templates. What was made under another stamp is made anew.
	Stamp string

	Jobs     int   // documents made at once; 0: as many as there are processors
	Shard    Shard // the part of the source to do; zero: all of it
	Resume   bool  // the folder may hold what an earlier run has done
	FailFast bool  // begin nothing more after the first that is not made

	// Prune removes at the end the documents of items that the source has no
	// more, where none was refused or failed: a folder that cannot be read
	// hides its items.
	Prune bool

	// Each is told of every item, in the order of the source, from one
	// goroutine; nil tells nobody. at counts the items of the source up to
	// this one, those of other shards with them. Its error ends the run.
	Each func(o Outcome, at int) error
}

// window bounds how many items are between the source and Each.
const window = 512

// A slot is an item on its way and, at the end, what became of it.
type slot struct {
	item Item
	done chan Outcome
}

// finish is called once for each slot.
func (s *slot) finish(o Outcome) {
	o.ID = s.item.ID
	s.done <- o
}

// Run makes the documents of src into dir, which is made when it does not
// exist. When ctx is done it finishes what it has begun and returns ctx's
// error. An error means that the rest was not done: a *LockedError, a full
// disk, a source that cannot be read. Items that are refused are no error;
// Counts has their number.
func Run(ctx context.Context, src *Source, dir string, c Config) (Counts, error) {
	if c.Prune && src.Total() == 0 {
		return Counts{}, fmt.Errorf("%s: 来源里一份请求也没有；不删去全部文书，请看来源对不对", src.path)
	}
	t, err := openTarget(dir, src.name, c.Shard, c.Resume)
	if err != nil {
		return Counts{}, err
	}
	m := newMaker(src, c)
	m.target = t
	if c.Prune {
		m.seen = map[key]bool{}
	}
	counts, err := m.run(ctx)
	if err == nil && c.Prune && counts.Refused+counts.Failed == 0 {
		counts.Pruned, err = t.prune(m.seen)
	}
	return counts, errors.Join(err, t.close())
}

// Check judges the requests of src as Run does and makes no file. Documents
// that Run would make are counted as made.
func Check(ctx context.Context, src *Source, c Config) (Counts, error) {
	return newMaker(src, c).run(ctx)
}

// run drives the items from the source through the workers and the committer
// to Each.
func (m *maker) run(outer context.Context) (Counts, error) {
	ctx, stop := context.WithCancelCause(outer)
	defer stop(nil)
	var (
		order  = make(chan *slot, window)
		work   = make(chan *slot)
		making sync.WaitGroup
		saving sync.WaitGroup
	)
	if m.target != nil {
		m.ready = make(chan *made, groupSize)
		saving.Go(func() { m.target.commit(m.ready, stop) })
	}
	for range m.jobs() {
		making.Go(func() {
			w := worker{maker: m}
			for s := range work {
				w.do(ctx, s, stop)
			}
		})
	}
	making.Go(func() {
		defer close(order)
		defer close(work)
		for item, err := range m.config.Shard.of(m.source.Items()) {
			if err != nil {
				stop(err)
			}
			if ctx.Err() != nil {
				return
			}
			if m.seen != nil {
				m.seen[keyOf(item.ID)] = true
			}
			s := &slot{item, make(chan Outcome, 1)}
			order <- s
			work <- s
		}
	})
	counts := m.tell(order, stop)
	making.Wait()
	if m.ready != nil {
		close(m.ready)
		saving.Wait()
	}
	if err := context.Cause(ctx); err != nil && !errors.Is(err, errFailFast) {
		return counts, err
	}
	return counts, nil
}

// errFailFast ends a run with Config.FailFast; it is never returned.
var errFailFast = errors.New("fail fast")

// tell hands the outcomes on in the order of the source. Items that were not
// begun are passed over.
func (m *maker) tell(order <-chan *slot, stop context.CancelCauseFunc) (counts Counts) {
	for s := range order {
		o := <-s.done
		if o.Status == "" {
			continue
		}
		counts.add(o)
		if m.config.FailFast && (o.Status == Refused || o.Status == Failed) {
			stop(errFailFast)
		}
		if m.config.Each != nil {
			if err := m.config.Each(o, s.item.at); err != nil {
				stop(err)
			}
		}
	}
	return counts
}

// stamp stands for everything besides the requests that decides what is made.
func (c *Config) stamp() string {
	h := sha256.New()
	for _, part := range []any{c.Stamp, c.Formats, c.Profile, c.Names.String()} {
		fmt.Fprintf(h, "%q\n", part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (m *maker) jobs() int {
	if m.config.Jobs > 0 {
		return m.config.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// of are the items of the shard.
func (s Shard) of(items iter.Seq2[Item, error]) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for item, err := range items {
			if (err != nil || s.has(item.ID)) && !yield(item, err) {
				return
			}
		}
	}
}
