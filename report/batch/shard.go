package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// A Shard is the Index-th of Count parts of a source, Index from 1. Every item
// belongs to one part, by its id alone, so that no machine needs to know of
// another. The zero Shard is all of the source.
type Shard struct{ Index, Count int }

// ParseShard reads i/n, such as 2/4.
func ParseShard(s string) (Shard, error) {
	var sh Shard
	if n, err := fmt.Sscanf(s, "%d/%d", &sh.Index, &sh.Count); n != 2 || err != nil || s != sh.String() || sh.Index < 1 || sh.Index > sh.Count {
		return Shard{}, fmt.Errorf("%q 不是分片：应写作 i/n，i 从 1 到 n，如 1/4 是四片中的第一片", s)
	}
	return sh, nil
}

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Count) }

// has reports whether the item of that id belongs to s.
func (s Shard) has(id string) bool {
	if s.Count <= 1 {
		return true
	}
	k := keyOf(id)
	return binary.BigEndian.Uint64(k[:])%uint64(s.Count) == uint64(s.Index-1)
}

// suffix tells the files of one shard from those of another.
func (s Shard) suffix() string {
	if s.Count <= 1 {
		return ""
	}
	return fmt.Sprintf("-%d-of-%d", s.Index, s.Count)
}

// A key stands for an id where many are remembered.
type key [16]byte

func keyOf(id string) key {
	sum := sha256.Sum256([]byte(id))
	return key(sum[:16])
}
