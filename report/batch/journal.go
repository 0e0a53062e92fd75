package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// An entry is a line of the journal: what was done for one item. It is written
// after the files it names are there to stay.
type entry struct {
	ID      string `json:"id"`
	Status  Status `json:"status"` // ok, refused or gone
	Stamp   string `json:"stamp"`
	Request string `json:"request"` // SHA-256 of the request
	Reads   []read `json:"reads,omitempty"`
	Files   []File `json:"files,omitempty"` // of a refused item: what is left of an earlier run
}

// gone is the status of an item that the source has no more; its files are
// removed.
const gone Status = "gone"

// hash stands in the names of the files for everything they are made of: other
// facts, other names.
func (e *entry) hash() string {
	h := sha256.New()
	for _, s := range []string{e.ID, e.Stamp, e.Request} {
		fmt.Fprintf(h, "%d %s\n", len(s), s)
	}
	for _, r := range e.Reads {
		fmt.Fprintf(h, "%d %s %s\n", len(r.Name), r.Name, r.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil)[:hashDigits/2])
}

// hashDigits is the length of the hash in a name: 48 bits, so that even the
// hundred thousandth file of one name has one of its own.
const hashDigits = 12

// A header is the first line of a journal.
type header struct {
	Journal int    `json:"journal"` // version of this form
	Source  string `json:"source"`  // name of the manifest or folder
	Shard   string `json:"shard"`   // i/n
}

const journalVersion = 1

// A line is an entry, or the names that files are about to get: what has one of
// them without an entry that follows is removed by the next run.
type line struct {
	entry
	Pending []string `json:"pending,omitempty"`
}

// A journal is an append-only file. Of its entries only their places are held:
// the last of every id.
type journal struct {
	file    *os.File
	header  header
	size    int64 // of the whole lines
	index   map[key]int64
	old     []int64         // places of entries that later ones replace
	pending map[string]bool // names announced without an entry
}

// readJournal reads the whole lines of f. What follows the first line that is
// not whole was torn when it was written; it does not count, and what it told
// of is made once more.
func readJournal(f *os.File) (*journal, error) {
	j := &journal{file: f, index: map[key]int64{}, pending: map[string]bool{}}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	r := bufio.NewReaderSize(f, 256<<10)
	for {
		text, err := r.ReadBytes('\n')
		switch {
		case errors.Is(err, io.EOF):
			return j, nil
		case err != nil:
			return nil, err
		}
		if j.size == 0 {
			if json.Unmarshal(text, &j.header) != nil || j.header.Journal == 0 {
				return j, nil
			}
		} else {
			var l line
			if json.Unmarshal(text, &l) != nil || (l.ID == "") == (l.Pending == nil) {
				return j, nil
			}
			j.note(&l)
		}
		j.size += int64(len(text))
	}
}

// note takes in the line at the end of j.
func (j *journal) note(l *line) {
	for _, name := range l.Pending {
		j.pending[name] = true
	}
	for _, f := range l.Files {
		delete(j.pending, f.Name)
	}
	if l.ID != "" {
		j.put(l.ID, j.size)
	}
	if l.Status == gone {
		j.old = append(j.old, j.size)
		delete(j.index, keyOf(l.ID))
	}
}

// put notes where the last entry of id is.
func (j *journal) put(id string, at int64) {
	k := keyOf(id)
	if before, ok := j.index[k]; ok {
		j.old = append(j.old, before)
	}
	j.index[k] = at
}

// last is the last entry of id, or nil.
func (j *journal) last(id string) (*entry, error) {
	at, ok := j.index[keyOf(id)]
	if !ok {
		return nil, nil
	}
	return j.at(at)
}

// at is the entry at a place. It may be called while others are appended.
func (j *journal) at(place int64) (*entry, error) {
	line, err := bufio.NewReaderSize(io.NewSectionReader(j.file, place, 1<<40), 1<<10).ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	e := new(entry)
	return e, json.Unmarshal(line, e)
}

// encodeLine is v as one line of JSON.
func encodeLine(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // a struct of texts and numbers
	}
	return b.Bytes()
}

// append writes lines, which a later Sync makes stay. After an error the file
// ends where it ended before, or in a torn line.
func (j *journal) append(lines []byte) error {
	if _, err := j.file.WriteAt(lines, j.size); err != nil {
		return errors.Join(err, j.file.Truncate(j.size))
	}
	j.size += int64(len(lines))
	return nil
}
