package picture

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"sync"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// cacheBytes is what a Cache holds at most, in bytes of encoded pictures.
const cacheBytes = 32 << 20

// A Cache remembers pictures by their bytes, so that the seal of a thousand
// notices is checked and encoded once. The zero Cache is ready, a nil one
// remembers nothing; several goroutines may use it at once.
type Cache struct {
	large sync.Mutex // held while a large picture is decoded, one at a time
	mu    sync.Mutex
	young map[shown]*doc.Picture // used lately, at most half of what is held
	old   map[shown]*doc.Picture // used before those; what is used again is young
	size  int                    // of the young, in bytes
}

// shown is what decides how a picture is encoded.
type shown struct {
	sum [sha256.Size]byte
	opt Options
}

// Load reads, checks and encodes p. A file is looked up in fsys alone, which
// should come from an os.Root so that no link leads out of it; a nil fsys
// refuses files. Every error is an *Error, or that of ctx, which is asked while
// the picture is read and between the steps it goes through. The same picture
// gives the same bytes.
func (c *Cache) Load(ctx context.Context, fsys fs.FS, p review.Picture, opt Options) (*doc.Picture, error) {
	opt = opt.withDefaults()
	data, err := read(fsys, p)
	if err != nil {
		return nil, err
	}
	first, err := c.shown(ctx, data, opt)
	if err != nil {
		return nil, err
	}
	out := *first
	out.Caption = p.Caption
	out.Alt = Alt(p, opt.Seal)
	return &out, nil
}

// shown is show, remembered. A refusal is not.
func (c *Cache) shown(ctx context.Context, data []byte, opt Options) (*doc.Picture, error) {
	if c == nil {
		return show(ctx, data, opt)
	}
	key := shown{sha256.Sum256(data), opt}
	if pic := c.find(key); pic != nil {
		return pic, nil
	}
	if isLarge(data) {
		c.large.Lock()
		defer c.large.Unlock()
	}
	pic, err := show(ctx, data, opt)
	if err == nil {
		c.put(key, pic)
	}
	return pic, err
}

// isLarge reports whether decoding takes more than 64 MB, as many photographs
// of 20 million pixels do.
func isLarge(data []byte) bool {
	_, h, err := headerOf(data)
	return err == nil && int64(h.width)*int64(h.height)*int64(h.bytesPerPixel) > 64<<20
}

func (c *Cache) find(key shown) *doc.Picture {
	c.mu.Lock()
	pic := c.young[key]
	again := c.old[key]
	c.mu.Unlock()
	if pic == nil && again != nil {
		c.put(key, again)
		return again
	}
	return pic
}

func (c *Cache) put(key shown, pic *doc.Picture) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := len(pic.Data) + len(pic.Color) + len(pic.Alpha)
	if c.young == nil || c.size+size > cacheBytes/2 {
		c.old, c.young, c.size = c.young, map[shown]*doc.Picture{}, 0
	}
	if c.young[key] == nil {
		c.young[key] = pic
		c.size += size
	}
}
