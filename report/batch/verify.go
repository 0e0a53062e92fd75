package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report"
)

// A Verdict is what Verify found.
type Verdict struct {
	Items   int // of the source
	OK      int // made, whole and of the present facts
	Refused int // refused, of the present facts
	Faults  int // everything told of that is not as it should be
}

// String is the verdict in one line.
func (v Verdict) String() string {
	s := fmt.Sprintf("来源 %d 份：文书齐全、与登记一致的 %d 份，退回的 %d 份，", v.Items, v.OK, v.Refused)
	if v.Faults == 0 {
		return s + "没有缺少、重复、多余或损坏的"
	}
	return s + fmt.Sprintf("问题 %d 处", v.Faults)
}

// A verifier compares a source with what all shards have done.
type verifier struct {
	source   *Source
	dir      *os.Root
	journals []*journal
	index    map[key]placed // entries that no item of the source has asked for
	claimed  map[key]bool   // names of files with an entry
	stamps   map[string]bool
	verdict  Verdict
	tell     func(fault string)
}

// placed is where an entry is.
type placed struct {
	journal int
	at      int64
}

// Verify proves that dir holds the documents of src: for every item one entry
// in one journal, of the facts as they are now; every file of it there, with
// the bytes that were written; and no entry and no document besides. It tells
// of everything that is otherwise, and of what was refused. It writes nothing;
// an error says that it could not look.
func Verify(ctx context.Context, src *Source, dir string, tell func(fault string)) (Verdict, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Verdict{}, fmt.Errorf("%s: 打不开：%w", dir, reason(err))
	}
	defer root.Close()
	v := &verifier{source: src, dir: root, index: map[key]placed{}, claimed: map[key]bool{}, stamps: map[string]bool{}, tell: tell}
	defer v.close()
	if err := v.open(dir); err != nil {
		return Verdict{}, err
	}
	for item, err := range src.Items() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return v.verdict, err
		}
		v.verdict.Items++
		if err := v.item(item); err != nil {
			return v.verdict, err
		}
	}
	if len(v.stamps) > 1 {
		v.fault("文书是用 %d 种版本或选项做的，不一致；请加 --resume 再做一遍", len(v.stamps))
	}
	return v.verdict, errors.Join(v.surplusEntries(), v.surplusFiles())
}

func (v *verifier) close() {
	for _, j := range v.journals {
		j.file.Close()
	}
}

func (v *verifier) fault(format string, args ...any) {
	v.verdict.Faults++
	v.tell(fmt.Sprintf(format, args...))
}

// open reads the journals of all shards.
func (v *verifier) open(dir string) error {
	inside := filepath.Join(dir, hidden)
	locks, err := filepath.Glob(filepath.Join(inside, "lock*"))
	if err != nil {
		return err
	}
	for _, name := range locks {
		f, err := lockFile(name)
		if errors.Is(err, errHeld) {
			return &LockedError{dir, holder(name)}
		}
		if err == nil { // otherwise nobody can write here
			f.Close()
		}
	}
	names, err := filepath.Glob(filepath.Join(inside, "journal*.jsonl"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("%s: 目录里没有批量的登记，没有做过", dir)
	}
	shards := map[Shard]bool{}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("%s: 读不了：%w", name, reason(err))
		}
		j, err := readJournal(f)
		if err != nil {
			f.Close()
			return fmt.Errorf("%s: 读不了：%w", name, reason(err))
		}
		v.journals = append(v.journals, j)
		shard, err := ParseShard(j.header.Shard)
		if j.header.Journal != journalVersion || err != nil {
			v.fault("%s: 登记的开头读不懂", name)
			continue
		}
		if j.header.Source != v.source.name {
			return fmt.Errorf("%s: 目录里是来源 %q 的文书，现在的来源是 %q", dir, j.header.Source, v.source.name)
		}
		shards[shard] = true
		v.take(j)
	}
	v.missingShards(shards)
	return nil
}

// take adds the entries of one journal, the last of those opened.
func (v *verifier) take(j *journal) {
	for k, at := range j.index {
		first, twice := v.index[k]
		if !twice {
			v.index[k] = placed{len(v.journals) - 1, at}
			continue
		}
		id := "?"
		if e, err := j.at(at); err == nil {
			id = e.ID
		}
		v.fault("%s: 登记了不止一次，在 %s 和 %s", id, filepath.Base(v.journals[first.journal].file.Name()), filepath.Base(j.file.Name()))
	}
	j.index = nil
}

func (v *verifier) missingShards(shards map[Shard]bool) {
	count := 0
	for s := range shards {
		if count != 0 && s.Count != count {
			v.fault("各片的分法不一致：有分 %d 片的，也有分 %d 片的", min(count, s.Count), max(count, s.Count))
			return
		}
		count = s.Count
	}
	for i := 1; i <= count; i++ {
		if s := (Shard{i, count}); !shards[s] {
			v.fault("第 %s 片没有做", s)
		}
	}
}

// item compares one item with its entry.
func (v *verifier) item(item Item) error {
	if item.twice {
		v.fault("%s: %s", item.place, item.fault)
		return nil
	}
	k := keyOf(item.ID)
	p, ok := v.index[k]
	if !ok {
		v.fault("%s: 没有登记，还没有做", item.place)
		return nil
	}
	delete(v.index, k)
	e, err := v.journals[p.journal].at(p.at)
	if err != nil {
		return err
	}
	for _, f := range e.Files {
		v.claimed[keyOf(f.Name)] = true
	}
	data, err := v.source.read(item)
	switch {
	case item.digest(data) != e.Request || err != nil && e.Status == OK:
		v.fault("%s: 请求在登记以后有改动，没有重做", item.place)
		return nil
	case e.Status != OK:
		v.verdict.Refused++
		v.tell(item.place + ": 退回了，没有文书")
		return nil
	}
	v.stamps[e.Stamp] = true
	if !v.unchanged(item, e) {
		v.fault("%s: 图片在登记以后有改动，没有重做", item.place)
		return nil
	}
	whole := true
	for _, f := range e.Files {
		switch sum, n, err := sumFile(v.dir, f.Name); {
		case err != nil:
			v.fault("%s: 文书 %s 不见了或读不了：%v", item.place, f.Name, reason(err))
			whole = false
		case sum != f.SHA256 || n != f.Size:
			v.fault("%s: 文书 %s 与登记的不一致", item.place, f.Name)
			whole = false
		}
	}
	if whole {
		v.verdict.OK++
	}
	return nil
}

// unchanged reports whether the pictures of item are as they were.
func (v *verifier) unchanged(item Item, e *entry) bool {
	if len(e.Reads) == 0 {
		return true
	}
	root, err := v.source.pictures(item)
	if err != nil {
		return false
	}
	defer root.Close()
	return same(root, e.Reads)
}

// surplusEntries tells of entries that no item has.
func (v *verifier) surplusEntries() error {
	var ids []string
	for _, p := range v.index {
		e, err := v.journals[p.journal].at(p.at)
		if err != nil {
			return err
		}
		ids = append(ids, e.ID)
		for _, f := range e.Files {
			v.claimed[keyOf(f.Name)] = true
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		v.fault("%s: 登记里有，来源里没有；加 --resume --prune 运行可以删去", id)
	}
	return nil
}

// surplusFiles tells of documents that no entry has.
func (v *verifier) surplusFiles() error {
	d, err := v.dir.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	for {
		names, err := d.Readdirnames(1024)
		for _, name := range names {
			if looksMade(name) && !v.claimed[keyOf(name)] {
				v.fault("%s: 目录里多出的文书，没有登记", name)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// looksMade reports whether name is such as this package gives.
func looksMade(name string) bool {
	ext := filepath.Ext(name)
	if _, err := report.ParseFormat(strings.TrimPrefix(ext, ".")); err != nil {
		return false
	}
	stem := strings.TrimSuffix(name, ext)
	at := len(stem) - hashDigits
	return at > 1 && stem[at-1] == '-' && strings.Trim(stem[at:], "0123456789abcdef") == ""
}
