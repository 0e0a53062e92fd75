package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/biaoping/biaoping/internal/fileerr"
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
	claimed  map[key]bool   // names of files with an entry, and of those of a source in the same folder
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
		return Verdict{}, fmt.Errorf("%s: 打不开：%w", dir, fileerr.Reason(err))
	}
	defer root.Close()
	v := &verifier{source: src, dir: root, index: map[key]placed{}, claimed: map[key]bool{}, stamps: map[string]bool{}, tell: tell}
	defer v.close()
	if err := v.open(dir); err != nil {
		return Verdict{}, err
	}
	together := sameFolder(root, src.root)
	if together {
		v.claimed[keyOf(src.name)] = true
	}
	for item, err := range src.Items() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return v.verdict, err
		}
		v.verdict.Items++
		if together {
			v.claimed[keyOf(item.file)] = true
		}
		if err := v.item(item); err != nil {
			return v.verdict, err
		}
	}
	if len(v.stamps) > 1 {
		v.fault("文书是用 %d 种版本或选项做的，不一致；请加 --resume 再做一遍", len(v.stamps))
	}
	return v.verdict, errors.Join(v.surplusEntries(), v.surplusFiles())
}

// sameFolder reports whether a and b are one folder.
func sameFolder(a, b *os.Root) bool {
	one, err := a.Stat(".")
	if err != nil {
		return false
	}
	other, err := b.Stat(".")
	return err == nil && os.SameFile(one, other)
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
			return fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
		}
		j, err := readJournal(f)
		if err != nil {
			f.Close()
			return fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
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
