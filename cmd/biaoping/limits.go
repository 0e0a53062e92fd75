package main

import (
	"errors"
	"net"
	"os"
	"runtime/debug"
	"syscall"

	"github.com/KimMachineGun/automemlimit/memlimit"
	"github.com/biaoping/biaoping/internal/fileerr"
)

// spareFiles is how many files a service opens besides its connections.
const spareFiles = 64

// limitMemory lowers the soft limit of memory to nine tenths of what the
// container may take, unless GOMEMLIMIT says otherwise.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	if limit, err := memlimit.FromCgroup(); err == nil {
		debug.SetMemoryLimit(int64(min(limit/10*9, softMemory)))
	}
}

// listenReason is the Chinese of the usual reasons for which nothing can
// listen at an address.
func listenReason(err error) error {
	var address *net.AddrError
	switch {
	case errors.As(err, &address):
		return errors.New("地址应写作 主机:端口，如 127.0.0.1:8080")
	case errors.Is(err, syscall.EADDRINUSE):
		return errors.New("地址已被占用")
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return errors.New("本机没有这个地址")
	}
	return fileerr.Reason(err)
}
