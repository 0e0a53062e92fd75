package ctxio_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/internal/ctxio/ctxtest"
)

func TestReadingEndsWithTheContext(t *testing.T) {
	r := ctxio.Reader(ctxtest.After(2), strings.NewReader("123456"))
	b := make([]byte, 2)
	for range 2 {
		if n, err := r.Read(b); n != 2 || err != nil {
			t.Fatal(n, err)
		}
	}
	if n, err := r.Read(b); n != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Error(n, err)
	}
}

func TestWritingEndsWithTheContext(t *testing.T) {
	var b strings.Builder
	w := ctxio.Writer(ctxtest.After(2), &b)
	for range 2 {
		if _, err := io.WriteString(w, "12"); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := io.WriteString(w, "12"); n != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Error(n, err)
	}
	if b.String() != "1212" {
		t.Error(b.String())
	}
}
