package server

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// A gate bounds how much work is done at once. Whoever comes when the queue is
// full is refused before its body is read; whoever is let in waits for a worker
// when its body has been read, so that a slow client keeps no worker from
// others.
type gate struct {
	workers  chan struct{}
	waiting  atomic.Int64
	queue    int64
	wait     time.Duration
	draining atomic.Bool
}

func newGate(workers, queue int, wait time.Duration) *gate {
	return &gate{workers: make(chan struct{}, workers), queue: int64(queue), wait: wait}
}

// Why nobody is let in.
var (
	errFull     = errors.New("服务器忙，请稍后再试")
	errDraining = errors.New("服务器正在停机，请稍后再试")
)

// open tells whether there is a chance of being served.
func (g *gate) open() error {
	switch {
	case g.draining.Load():
		return errDraining
	case g.waiting.Load() >= g.queue:
		return errFull
	}
	return nil
}

// work waits for a worker. The caller must give it back with rest.
func (g *gate) work(ctx context.Context) error {
	select {
	case g.workers <- struct{}{}:
		return nil
	default:
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return errFull
	}
	defer g.waiting.Add(-1)
	timer := time.NewTimer(g.wait)
	defer timer.Stop()
	select {
	case g.workers <- struct{}{}:
		return nil
	case <-timer.C:
		return errFull
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) rest() { <-g.workers }

func (g *gate) drain() { g.draining.Store(true) }
