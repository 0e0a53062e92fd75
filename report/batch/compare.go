package batch

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
)

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
			v.fault("%s: 文书 %s 不见了或读不了：%v", item.place, f.Name, fileerr.Reason(err))
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
