package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// Exit codes. README.md lists them.
const (
	exitOK        = 0
	exitInternal  = 1 // input or output, or a fault of the program
	exitUsage     = 2
	exitFacts     = 3 // facts break rules or have the wrong shape
	exitWarnings  = 4 // warnings, under --fail-on=warning
	exitProgram   = 5 // a template or a rule pack is faulty
	exitGlyph     = 6 // a character or a font
	exitInterrupt = 130
)

// A usageError is a wrong command line, a fontError a font that cannot be
// used, a formError a template of the user's own that is faulty.
type (
	usageError struct{ error }
	fontError  struct{ error }
	formError  struct{ error }
)

// An interruptError ends a command that has kept what it had done.
type interruptError struct{ message string }

func (e interruptError) Error() string { return e.message }

// The findings of a check are printed; these only end it.
var (
	errFacts    = errors.New("")
	errWarnings = errors.New("") // under --fail-on=warning
)

// exitCode prints err, a line each, and says with which code to leave.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	var interrupted interruptError
	if errors.As(err, &interrupted) {
		fmt.Fprintln(stderr, interrupted.message)
		return exitInterrupt
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "已中断，没有写出文件")
		return exitInterrupt
	}
	if msg := strings.TrimRight(err.Error(), "\n"); msg != "" {
		fmt.Fprintln(stderr, msg)
	}
	var (
		usage    usageError
		shape    *review.Errors
		rules    *report.RulesError
		template *templates.Error
		packs    validate.LoadErrors
		glyph    *page.GlyphError
		fontErr  fontError
		form     formError
		fact     *report.FactError
	)
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errWarnings):
		return exitWarnings
	case errors.As(err, &glyph), errors.As(err, &fontErr):
		return exitGlyph
	case errors.Is(err, errFacts), errors.As(err, &shape), errors.As(err, &rules), errors.As(err, &fact):
		return exitFacts
	case errors.As(err, &template), errors.As(err, &packs), errors.As(err, &form):
		return exitProgram
	}
	return exitInternal
}
