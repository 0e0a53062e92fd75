package batch

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
)

// groupSize is how many items are made to stay at once at most: while a disk
// settles one group the next gathers, so that a slow disk makes the groups
// larger and not the run slower.
const groupSize = 64

// syncers is how many files are told to settle at a time; the disk settles
// them together.
const syncers = 16

// A temp is a complete file without its name.
type temp struct{ *os.File }

func (t temp) discard() {
	t.Close()
	os.Remove(t.Name())
}

// write writes a file whose name comes later.
func (t *target) write(content []byte) (temp, error) {
	t.mu.Lock()
	t.written++
	name := strconv.Itoa(t.written)
	t.mu.Unlock()
	f, err := os.OpenFile(filepath.Join(t.workDir(), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return temp{}, notWritten(t.dir, err)
	}
	if _, err := f.Write(content); err != nil {
		temp{f}.discard()
		return temp{}, notWritten(t.dir, err)
	}
	return temp{f}, nil
}

// commit makes items stay, in groups, until ready is closed. After a failure it
// only puts them away.
func (t *target) commit(ready <-chan *made, stop context.CancelCauseFunc) {
	failed := false
	for first := range ready {
		group := gather(first, ready)
		if !failed {
			if err := t.save(group); err != nil {
				failed = true
				stop(err.(*writeError).error)
			}
		}
		for _, m := range group {
			if failed {
				m.discard()
				m.done = Outcome{}
			}
			m.slot.finish(m.done)
		}
	}
}

// gather is first and what else is ready.
func gather(first *made, ready <-chan *made) []*made {
	group := []*made{first}
	for len(group) < groupSize {
		select {
		case m, ok := <-ready:
			if !ok {
				return group
			}
			group = append(group, m)
		default:
			return group
		}
	}
	return group
}

// save makes a group stay: the bytes and the names to come, then the names,
// then the entries; only then do earlier files of the same items go. Wherever
// it is cut off, the journal tells the next run what to remove and what to do.
// The error is a *writeError.
func (t *target) save(group []*made) error {
	var temps []temp
	var names []string
	var entries []byte
	for _, m := range group {
		temps = append(temps, m.temps...)
		for i := range m.temps {
			names = append(names, m.entry.Files[i].Name)
		}
	}
	j := t.journal
	if len(names) > 0 {
		if err := j.append(encodeLine(line{Pending: names})); err != nil {
			return notWritten(t.dir, err)
		}
	}
	if err := syncAll(append([]*os.File{j.file}, files(temps)...)); err != nil {
		return notWritten(t.dir, err)
	}
	for i, f := range temps {
		// Windows does not rename an open file.
		err := f.Close()
		if err == nil {
			err = os.Rename(f.Name(), filepath.Join(t.dir, names[i]))
		}
		if err != nil {
			return notWritten(filepath.Join(t.dir, names[i]), err)
		}
	}
	if err := syncDir(t.dir); err != nil {
		return notWritten(t.dir, err)
	}
	places := make([]int64, len(group))
	for i, m := range group {
		places[i] = j.size + int64(len(entries))
		entries = append(entries, encodeLine(m.entry)...)
		m.temps = nil
	}
	err := j.append(entries)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return notWritten(t.journalPath(), err)
	}
	for i, m := range group {
		t.mu.Lock()
		j.index[keyOf(m.entry.ID)] = places[i]
		t.mu.Unlock()
		if err := t.removeOld(m.old, &m.entry); err != nil {
			return notWritten(t.dir, err)
		}
	}
	return nil
}

// removeOld removes the files of old that now does not have.
func (t *target) removeOld(old, now *entry) error {
	if old == nil {
		return nil
	}
	for _, f := range old.Files {
		if !now.has(f.Name) {
			if err := t.remove(f.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// has reports whether a file of that name is among those of e; none is among
// those of nil.
func (e *entry) has(name string) bool {
	return e != nil && slices.ContainsFunc(e.Files, func(f File) bool { return f.Name == name })
}

// remove removes a file of the folder, if it is there. A name that leads
// elsewhere did not come from here.
func (t *target) remove(name string) error {
	if name != filepath.Base(name) {
		return fs.ErrInvalid
	}
	if err := os.Remove(filepath.Join(t.dir, name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func files(temps []temp) []*os.File {
	list := make([]*os.File, len(temps))
	for i, t := range temps {
		list[i] = t.File
	}
	return list
}

// syncAll makes the bytes of all files stay.
func syncAll(files []*os.File) error {
	errs := make([]error, len(files))
	var wg sync.WaitGroup
	for w := range min(syncers, len(files)) {
		wg.Go(func() {
			for i := w; i < len(files); i += syncers {
				errs[i] = files[i].Sync()
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// syncDir makes the names in a folder stay, where the system can be asked to.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // the names are written; only their durability cannot be asked for
	}
	defer d.Close()
	if err := d.Sync(); err != nil && canSyncDirs && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// places are the entries of an index in the order of the journal.
func places(index map[key]int64) iter.Seq2[int64, key] {
	byPlace := make(map[int64]key, len(index))
	for k, at := range index {
		byPlace[at] = k
	}
	return func(yield func(int64, key) bool) {
		for _, at := range slices.Sorted(maps.Keys(byPlace)) {
			if !yield(at, byPlace[at]) {
				return
			}
		}
	}
}
