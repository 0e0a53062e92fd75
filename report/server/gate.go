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
// others. Of heavy work, which takes much memory, only one is done at once.
type gate struct {
	workers  chan struct{}
	heavy    chan struct{}
	waiting  atomic.Int64
	queue    int64
	wait     time.Duration
	draining atomic.Bool
}

func newGate(workers, queue int, wait time.Duration) *gate {
	return &gate{workers: make(chan struct{}, workers), heavy: make(chan struct{}, 1), queue: int64(queue), wait: wait}
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

// work does something with a worker, for which it waits.
func (g *gate) work(ctx context.Context, heavy bool, do func() error) error {
	if heavy {
		if err := g.enter(ctx, g.heavy); err != nil {
			return err
		}
		defer func() { <-g.heavy }()
	}
	if err := g.enter(ctx, g.workers); err != nil {
		return err
	}
	defer func() { <-g.workers }()
	return do()
}

// enter waits until there is room in places.
func (g *gate) enter(ctx context.Context, places chan<- struct{}) error {
	select {
	case places <- struct{}{}:
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
	case places <- struct{}{}:
		return nil
	case <-timer.C:
		return errFull
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) drain() { g.draining.Store(true) }
