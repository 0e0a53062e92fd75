package server

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// A gate bounds how much is done at once. A request is counted in before its
// body is read, and waits for a worker when it has been read, so that a slow
// client keeps no worker from others.
type gate struct {
	readers  chan struct{}
	workers  chan struct{}
	waiting  atomic.Int64
	queue    int64
	wait     time.Duration
	draining atomic.Bool
}

func newGate(workers, queue, readers int, wait time.Duration) *gate {
	return &gate{readers: make(chan struct{}, readers), workers: make(chan struct{}, workers), queue: int64(queue), wait: wait}
}

// Why a gate lets nobody in.
var (
	errFull     = errors.New("服务器忙，请稍后再试")
	errDraining = errors.New("服务器正在停机，请稍后再试")
)

// enter counts a request in, or refuses it at once. The request must leave.
func (g *gate) enter() error {
	switch {
	case g.draining.Load():
		return errDraining
	case g.waiting.Load() >= g.queue:
		return errFull
	}
	select {
	case g.readers <- struct{}{}:
		return nil
	default:
		return errFull
	}
}

func (g *gate) leave() { <-g.readers }

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
