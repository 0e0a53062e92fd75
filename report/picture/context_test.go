package picture

import (
	"context"
	"image/color"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
	"github.com/biaoping/biaoping/report/review"
)

func TestLoadingEndsWithItsContext(t *testing.T) {
	for _, data := range [][]byte{asJPEG(t, noisy(400, 300)), asPNG(t, seal(600, color.NRGBA{}))} {
		ctxtest.Ends(t, 4, func(ctx context.Context) error {
			_, err := new(Cache).Load(ctx, nil, review.Picture{Data: data}, Options{})
			return err
		})
	}
}
