//go:build unix

package main

import (
	"math"
	"syscall"
)

// openFiles is how many files the process may have open; Go has raised it as
// far as the system lets it.
func openFiles() int {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return math.MaxInt32
	}
	return int(min(uint64(limit.Cur), math.MaxInt32))
}
