package templates

import (
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

func TestASmallPictureIsNotBlownUp(t *testing.T) {
	for _, c := range []struct{ wished, pixels, want int }{
		{70, 1600, 70}, {70, 200, 70}, {70, 60, 21}, {70, 1, 1}, {0, 60, 0}, {0, 1600, 0},
	} {
		if got := shownWidth(c.wished, &doc.Picture{Width: c.pixels, Height: 1}); got != c.want {
			t.Errorf("%d pixels in a place of %d mm are %d mm wide, want %d", c.pixels, c.wished, got, c.want)
		}
	}
}
