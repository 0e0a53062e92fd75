package batch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// settle finishes what an interrupted run has begun to tidy up, and leaves a
// journal of whole and current lines.
func (t *target) settle(source string) error {
	j := t.journal
	for name := range j.pending {
		if err := t.remove(name); err != nil {
			return err
		}
	}
	for _, at := range j.old {
		e, err := j.at(at)
		if err != nil {
			return err
		}
		now, err := j.last(e.ID)
		if err != nil {
			return err
		}
		if err := t.removeOld(e, now); err != nil {
			return err
		}
	}
	if err := t.clearWork(); err != nil {
		return err
	}
	if j.header.Journal == 0 {
		j.size = 0
		j.header = header{journalVersion, source, t.shard.String()}
		if err := j.file.Truncate(0); err != nil {
			return err
		}
		if err := j.append(encodeLine(j.header)); err != nil {
			return err
		}
	} else if len(j.old)+len(j.pending) > 0 {
		if err := t.compact(); err != nil {
			return err
		}
	} else if err := j.file.Truncate(j.size); err != nil {
		return err
	}
	if err := t.journal.file.Sync(); err != nil {
		return err
	}
	for _, dir := range []string{t.path(""), t.dir, filepath.Dir(t.dir)} {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// compact puts a journal of the last entries alone in the place of the present
// one.
func (t *target) compact() error {
	j := t.journal
	f, err := os.Create(t.journalPath() + ".new")
	if err != nil {
		return err
	}
	next := &journal{file: f, header: j.header, index: map[key]int64{}, pending: map[string]bool{}}
	err = next.append(encodeLine(j.header))
	// In the order of the places, so that the same journal comes out.
	for place, k := range places(j.index) {
		e, failed := j.at(place)
		if err = errors.Join(err, failed); err != nil {
			break
		}
		next.index[k] = next.size
		err = next.append(encodeLine(e))
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = t.install(f)
	}
	if err != nil {
		return errors.Join(err, f.Close())
	}
	err = j.file.Close()
	t.journal = next
	return err
}

// install names f, the new journal.
func (t *target) install(f *os.File) error {
	if err := os.Rename(f.Name(), t.journalPath()); err != nil {
		return err
	}
	return syncDir(t.path(""))
}

// clearWork removes the unfinished files of an earlier run.
func (t *target) clearWork() error {
	d, err := t.work.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	for {
		names, err := d.Readdirnames(256)
		for _, name := range names {
			if err := t.work.Remove(name); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
