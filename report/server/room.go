package server

import (
	"container/list"
	"sync"
	"sync/atomic"
	"time"
)

// A room holds those who are sending a body. When it is full, whoever has been
// sending for longest is turned out for the next one, so that slow clients,
// however many, keep nobody out.
type room struct {
	mu       sync.Mutex
	size     int
	patience time.Duration // for which nobody is turned out
	guests   *list.List    // of *guest, in the order of coming
}

type guest struct {
	since time.Time
	out   func() // stops its sending
}

func newRoom(size int, patience time.Duration) *room {
	return &room{size: size, patience: patience, guests: list.New()}
}

// enter lets somebody in who can be stopped by out. It must leave with what
// enter returns.
func (r *room) enter(now time.Time, out func()) (*list.Element, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.guests.Len() >= r.size {
		longest := r.guests.Front()
		g := longest.Value.(*guest)
		if now.Sub(g.since) < r.patience {
			return nil, errFull
		}
		r.guests.Remove(longest)
		g.out()
	}
	return r.guests.PushBack(&guest{now, out}), nil
}

// leave may be called by one who has been turned out.
func (r *room) leave(e *list.Element) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.guests.Remove(e)
}

// count is how many are sending.
func (r *room) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.guests.Len()
}

// A store bounds the bytes of all bodies held at once.
type store struct {
	size int64
	used atomic.Int64
}

// take counts n more bytes, which must be given back, if there is room.
func (s *store) take(n int64) error {
	if s.used.Add(n) > s.size {
		s.used.Add(-n)
		return errFull
	}
	return nil
}

func (s *store) give(n int64) { s.used.Add(-n) }
