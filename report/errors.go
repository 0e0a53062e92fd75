package report

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
)

// A FactError says that a fact cannot be shown, and which: a picture that
// cannot be used, a character no font draws.
type FactError struct {
	Path string // such as review.problems[3].before[0]
	Err  error
}

func (e *FactError) Error() string { return fmt.Sprintf("%s：%v", e.Path, e.Err) }

// Unwrap is the cause.
func (e *FactError) Unwrap() error { return e.Err }

// located is err with the fact that it is about, where it is about the room a
// fact needs.
func located(err error, req *review.Request) error {
	var room *page.LayoutError
	if !errors.As(err, &room) {
		return err
	}
	best, shared := req.Kind, 0
	for path, s := range review.Texts(req) {
		// What was drawn may be a line of the fact, or the fact with words
		// around it: the fact with most in common is meant.
		n := 0
		switch {
		case s == room.Text:
			return &FactError{Path: path, Err: err}
		case strings.Contains(s, room.Text):
			n = len(room.Text)
		case strings.Contains(room.Text, s):
			n = len(s)
		}
		if n > shared {
			best, shared = path, n
		}
	}
	return &FactError{Path: best, Err: err}
}

// drawable makes sure that every character of d can be drawn, in whatever
// format: the three formats of one document are all made or all refused. The
// error names the fact in which the character stands.
func drawable(ctx context.Context, d *Document, req *review.Request) error {
	for text := range d.Tree.Texts() {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, missing := d.fonts.Missing(text)
		if !missing || r == '\n' {
			continue
		}
		glyph := &page.GlyphError{Rune: r, Text: text}
		for path, s := range review.Texts(req) {
			for _, c := range s {
				if c == r {
					return &FactError{Path: path, Err: glyph}
				}
			}
		}
		return glyph
	}
	return nil
}
