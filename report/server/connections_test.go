package server

import (
	"net"
	"net/http"
	"testing"
)

// A pipe is a connection of which it can be told whether it was closed.
type pipe struct {
	net.Conn
	closed bool
}

func (p *pipe) Close() error { p.closed = true; return nil }

func TestTheLongestSilentConnectionIsClosed(t *testing.T) {
	c := NewConnections(3)
	conns := make([]*pipe, 6)
	come := func(i int) {
		conns[i] = new(pipe)
		c.Watch(conns[i], http.StateNew)
	}
	for i := range 3 {
		come(i)
	}
	c.Watch(conns[0], http.StateActive)
	come(3)
	if conns[0].closed || !conns[1].closed {
		t.Errorf("the one at work %v, the silent one %v", conns[0].closed, conns[1].closed)
	}
	c.Watch(conns[1], http.StateClosed)
	c.Watch(conns[0], http.StateIdle) // it is the last to fall silent
	come(4)
	if !conns[2].closed || conns[0].closed {
		t.Error("another was closed than the longest silent one")
	}
	c.Watch(conns[2], http.StateClosed)
	for _, i := range []int{0, 3, 4} {
		c.Watch(conns[i], http.StateActive)
	}
	come(5)
	if !conns[5].closed {
		t.Error("all work, and one more is let in")
	}
	for _, p := range conns {
		c.Watch(p, http.StateClosed)
	}
	if len(c.all) != 0 || c.silent.Len() != 0 {
		t.Errorf("%d are left, %d silent", len(c.all), c.silent.Len())
	}
}
