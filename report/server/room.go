package server

import (
	"container/list"
	"sync"
	"sync/atomic"
	"time"
)

// A room holds those who are sending a body, or being sent an answer. When it
// is full, whoever has been there for longest is turned out for the next one,
// so that slow clients, however many, keep nobody out.
type room struct {
	mu       sync.Mutex
	size     int64
	used     int64
	patience time.Duration // for which nobody is turned out
	guests   *list.List    // of *guest, in the order of coming
}

type guest struct {
	since  time.Time
	weight int64
	out    func() // stops its sending
}

func newRoom(size int64, patience time.Duration) *room {
	return &room{size: size, patience: patience, guests: list.New()}
}

// enter lets somebody in who takes weight of the size of the room and can be
// stopped by out; one that is heavier than the room when nobody else is there.
// It must leave with what enter returns.
func (r *room) enter(now time.Time, weight int64, out func()) (*list.Element, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.used+weight > r.size && r.guests.Len() > 0 {
		longest := r.guests.Front()
		g := longest.Value.(*guest)
		if now.Sub(g.since) < r.patience {
			return nil, errFull
		}
		r.remove(longest)
		g.out()
	}
	r.used += weight
	return r.guests.PushBack(&guest{now, weight, out}), nil
}

// leave may be called by one who has been turned out.
func (r *room) leave(e *list.Element) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.remove(e)
}

func (r *room) remove(e *list.Element) {
	g := e.Value.(*guest)
	r.used -= g.weight
	g.weight = 0
	r.guests.Remove(e)
}

// count is how many are there, weight what they take of the room.
func (r *room) count() (guests int, weight int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.guests.Len(), r.used
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
