package xlsx

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
)

func TestEncodingEndsWithItsContext(t *testing.T) {
	d := document(register(300))
	ctxtest.Ends(t, 600, func(ctx context.Context) error { return Encode(ctx, io.Discard, d) })
}
