package templates

import (
	"context"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/review"
)

func TestBuildingEndsWithItsContext(t *testing.T) {
	f := example(t, "registry")
	for len(f.Registry.Entries) < 300 {
		f.Registry.Entries = append(f.Registry.Entries, f.Registry.Entries[0])
	}
	for kind, f := range map[string]*review.Facts{"registry": review.Derive(f.Request, nil), "review-file": example(t, "review-file")} {
		ctxtest.Ends(t, 300, func(ctx context.Context) error {
			_, err := embeddedSet(t).Build(ctx, kind, f, noPictures)
			return err
		})
	}
}
