package server

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// clients counts the requests of each client.
type clients struct {
	mu    sync.Mutex
	rate  rate.Limit
	burst int
	known map[string]*client
}

type client struct {
	*rate.Limiter
	seen time.Time
}

// maxClients bounds what is remembered of clients. When there are more, those
// that have not been seen for longest are forgotten.
const maxClients = 10000

func newClients(perSecond float64, burst int) *clients {
	return &clients{rate: rate.Limit(perSecond), burst: burst, known: map[string]*client{}}
}

// take counts a request of the client called name. When it has had too many,
// ok is false and wait is how long it should wait.
func (c *clients) take(name string, now time.Time) (wait time.Duration, ok bool) {
	if c.rate <= 0 {
		return 0, true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.known[name]
	if l == nil {
		if len(c.known) >= maxClients {
			c.forget(now)
		}
		l = &client{Limiter: rate.NewLimiter(c.rate, c.burst)}
		c.known[name] = l
	}
	l.seen = now
	r := l.ReserveN(now, 1)
	if wait := r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
		return wait, false
	}
	return 0, true
}

// forget drops the clients whose allowance is whole again; all of them when
// there are none.
func (c *clients) forget(now time.Time) {
	whole := time.Duration(float64(c.burst) / float64(c.rate) * float64(time.Second))
	for name, l := range c.known {
		if now.Sub(l.seen) > whole {
			delete(c.known, name)
		}
	}
	if len(c.known) >= maxClients {
		clear(c.known)
	}
}
