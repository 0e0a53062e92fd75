package rawtext

import (
	"context"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
)

func TestImportingEndsWithItsContext(t *testing.T) {
	_, data := notice(t, "000")
	lines := strings.Repeat("一、請報送評審工作進展\uFFFD情況：\n", 300)
	for _, data := range [][]byte{data, []byte(lines)} {
		ctxtest.Ends(t, 30, func(ctx context.Context) error {
			_, _, err := Import(ctx, "", data)
			return err
		})
	}
}
