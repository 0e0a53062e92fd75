package validate

import (
	"context"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
)

func TestJudgingEndsWithItsContext(t *testing.T) {
	rules, f := mustEmbed(t), largeReview(t)
	ctxtest.Ends(t, 164+100, func(ctx context.Context) error { // items and problems
		_, err := rules.Check(ctx, f)
		return err
	})
	ctxtest.Ends(t, 100, func(ctx context.Context) error {
		_, err := rules.Deadlines(ctx, f, f.Day())
		return err
	})
}
