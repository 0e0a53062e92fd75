package server

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// Connections bounds the connections of an http.Server. When there are too
// many, the one that has been silent for longest is closed, one that has not
// brought the head of a request or is kept for the next one, so that whoever
// comes gets in.
type Connections struct {
	most   int
	mu     sync.Mutex
	all    map[net.Conn]*list.Element // its place among the silent; nil where a request is under way
	silent *list.List                 // of net.Conn, the longest silent first
}

// NewConnections allows so many at once.
func NewConnections(most int) *Connections {
	return &Connections{most: most, all: map[net.Conn]*list.Element{}, silent: list.New()}
}

// Watch is the server's ConnState.
func (c *Connections) Watch(conn net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if place := c.all[conn]; place != nil {
		c.silent.Remove(place)
		c.all[conn] = nil
	}
	switch state {
	case http.StateNew, http.StateIdle:
		c.all[conn] = c.silent.PushBack(conn)
	case http.StateActive:
		c.all[conn] = nil
	default:
		delete(c.all, conn)
	}
	if state == http.StateNew && len(c.all) > c.most {
		hangUp(c.silent.Front().Value.(net.Conn)) // it is conn itself where all others work
	}
}

// hangUp closes a connection without a word: TLS would wait to say goodbye.
func hangUp(conn net.Conn) {
	if secure, ok := conn.(interface{ NetConn() net.Conn }); ok {
		conn = secure.NetConn()
	}
	conn.Close()
}
