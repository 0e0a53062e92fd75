package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/internal/fileerr"
)

// hidden is the folder in the output in which journal, lock and unfinished
// files are.
const hidden = ".biaoping"

// A target is an output folder that one run, or one shard of it, has to itself.
type target struct {
	dir   string
	shard Shard
	lock  *os.File
	work  *os.Root // for unfinished files, on the file system of dir

	mu      sync.Mutex // guards what follows
	journal *journal
	written int // names the unfinished files
}

// A writeError says that the folder cannot be written; it ends a run.
type writeError struct{ error }

func notWritten(place string, err error) error {
	return &writeError{fmt.Errorf("%s: 写不了：%w", place, fileerr.Reason(err))}
}

// openTarget takes dir for itself and brings it to the state the journal tells
// of: what an interrupted run has left behind is removed.
func openTarget(dir, source string, shard Shard, resume bool) (*target, error) {
	if shard.Count <= 1 {
		shard = Shard{1, 1}
	}
	t := &target{dir: dir, shard: shard}
	if err := os.MkdirAll(t.path(""), 0o755); err != nil {
		return nil, fmt.Errorf("%s: 建不了目录：%w", dir, fileerr.Reason(err))
	}
	var err error
	if t.lock, err = lock(t.path("lock"+shard.suffix()), dir); err != nil {
		return nil, err
	}
	if err := t.open(source, resume); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

func (t *target) open(source string, resume bool) (err error) {
	if err := os.MkdirAll(t.workDir(), 0o755); err != nil {
		return notWritten(t.dir, err)
	}
	if t.work, err = os.OpenRoot(t.workDir()); err != nil {
		return notWritten(t.dir, err)
	}
	f, err := os.OpenFile(t.journalPath(), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return notWritten(t.dir, err)
	}
	if t.journal, err = readJournal(f); err != nil {
		f.Close()
		return fmt.Errorf("%s: 读不了：%w", f.Name(), fileerr.Reason(err))
	}
	// With its own journal there, of two runs that begin at once at least one
	// sees the other.
	if err := t.soleDivision(); err != nil {
		return errors.Join(err, t.withdraw())
	}
	if h := t.journal.header; h.Journal != 0 {
		switch {
		case h.Journal != journalVersion:
			return fmt.Errorf("%s: 目录是另一版本的程序做的（登记第 %d 版，本程序第 %d 版）；请换一个目录", t.dir, h.Journal, journalVersion)
		case h.Source != source:
			return fmt.Errorf("%s: 目录里是来源 %q 的文书，现在的来源是 %q；请换一个目录", t.dir, h.Source, source)
		case !resume:
			return fmt.Errorf("%s: 目录里已有这一批的文书（登记 %d 份）；加 --resume 接着做其余和有改动的，或换一个目录", t.dir, len(t.journal.index))
		}
	}
	if err := t.settle(source); err != nil {
		return notWritten(t.dir, err)
	}
	return nil
}

// withdraw removes a journal that has nothing in it.
func (t *target) withdraw() error {
	if t.journal.header.Journal != 0 {
		return nil
	}
	err := t.journal.file.Close()
	t.journal = nil
	return errors.Join(err, os.Remove(t.journalPath()))
}

// soleDivision makes sure that nobody has divided the source in another way.
func (t *target) soleDivision() error {
	names, err := filepath.Glob(filepath.Join(t.dir, hidden, "journal*.jsonl"))
	if err != nil {
		return err
	}
	for _, name := range names {
		// Whole sources and shards of one number have the same ending.
		other := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "journal"), ".jsonl")
		count := 1
		if other != "" {
			if _, err := fmt.Sscanf(other[strings.LastIndexByte(other, '-')+1:], "%d", &count); err != nil {
				continue
			}
		}
		if count != t.shard.Count {
			return fmt.Errorf("%s: 目录是分 %d 片做的，这次是分 %d 片；请用原来的分法，或换一个目录", t.dir, count, t.shard.Count)
		}
	}
	return nil
}

// close gives the folder free.
func (t *target) close() error {
	var errs []error
	if t.journal != nil {
		errs = append(errs, t.journal.file.Close())
	}
	if t.work != nil {
		errs = append(errs, t.work.Close())
	}
	os.Remove(t.workDir()) // empty but after a failure; the next run makes it anew
	return errors.Join(append(errs, t.lock.Close())...)
}

func (t *target) path(name string) string { return filepath.Join(t.dir, hidden, name) }
func (t *target) workDir() string         { return t.path("work" + t.shard.suffix()) }
func (t *target) journalPath() string     { return t.path("journal" + t.shard.suffix() + ".jsonl") }

// last is what the journal says of an item, or nil.
func (t *target) last(id string) (*entry, error) {
	t.mu.Lock()
	at, ok := t.journal.index[keyOf(id)]
	t.mu.Unlock()
	if !ok {
		return nil, nil
	}
	e, err := t.journal.at(at)
	if err != nil {
		return nil, &writeError{fmt.Errorf("%s: 读不了：%w", t.journalPath(), fileerr.Reason(err))}
	}
	return e, nil
}

// holds reports whether old tells of the documents of now, and they are there.
func (t *target) holds(old, now *entry, src *Source, item Item) bool {
	if old == nil || old.Status != OK || old.Stamp != now.Stamp || old.Request != now.Request {
		return false
	}
	for _, f := range old.Files {
		info, err := os.Lstat(filepath.Join(t.dir, f.Name))
		if err != nil || !info.Mode().IsRegular() || info.Size() != f.Size {
			return false
		}
	}
	if len(old.Reads) == 0 {
		return true
	}
	root, err := src.pictures(item)
	if err != nil {
		return false
	}
	defer root.Close()
	return same(root, old.Reads)
}

// free reports whether f may take its name: nobody has it, or it was ours
// before, or the same bytes have it.
func (t *target) free(f File, old *entry) bool {
	_, err := os.Lstat(filepath.Join(t.dir, f.Name))
	if err != nil || old.has(f.Name) {
		return true
	}
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return false
	}
	defer root.Close()
	sum, _, err := sumFile(root, f.Name)
	return err == nil && sum == f.SHA256
}
