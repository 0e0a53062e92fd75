// Package ctxtest proves, without a clock, that work ends when its context
// does.
package ctxtest

import (
	"context"
	"errors"
	"math"
	"sync/atomic"
	"testing"
)

// A Limited context ends after it has been asked so often.
type Limited struct {
	context.Context
	limit int64
	asked atomic.Int64
}

// After is a context that is done once it has been asked n times.
func After(n int64) *Limited { return &Limited{Context: context.Background(), limit: n} }

// Err counts the question.
func (c *Limited) Err() error {
	if c.asked.Add(1) > c.limit {
		return context.DeadlineExceeded
	}
	return nil
}

// probes is at how many moments of the work the context ends.
const probes = 8

// Ends fails t unless work, which takes no harm from being done again, asks its
// context at least so often and, whenever that is done, asks it a few times
// more at most and returns its error.
func Ends(t *testing.T, least int64, work func(context.Context) error) {
	t.Helper()
	whole := After(math.MaxInt64)
	if err := work(whole); err != nil {
		t.Fatal(err)
	}
	asked := whole.asked.Load()
	if asked < least {
		t.Errorf("the context is asked %d times, want at least %d", asked, least)
	}
	const more = 8 // of what returns the error
	for n := int64(0); n < asked; n += max(1, asked/probes) {
		ctx := After(n)
		if err := work(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("done after %d of %d questions: error %v", n, asked, err)
		}
		if got := ctx.asked.Load(); got > n+more {
			t.Errorf("done after %d of %d questions, asked %d times more", n, asked, got-n)
		}
	}
}
