//go:build soak && linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// slowClients is how many there are at once.
const slowClients = 10_000

// slowWays are ways of being slow, by what is sent at once; then a byte comes
// every second.
var slowWays = []string{
	"",
	"POST /v1/render/notice HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
	"POST /v1/render/notice HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 100000\r\n\r\nkind: ",
	"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
}

// deafWay asks for more than the system keeps for a client, which takes nothing
// of it. The system takes megabytes for each: one of a hundred is deaf.
var deafWay = strings.Repeat("GET /v1/rules HTTP/1.1\r\nHost: localhost\r\n\r\n", 20)

// A crowd is slow clients, who come again a second after they have been cut
// off.
type crowd struct {
	addr   string
	over   chan struct{} // closed: nobody comes again
	home   chan struct{} // closed: all leave
	there  atomic.Int64
	most   atomic.Int64 // there at once
	cut    atomic.Int64 // connections closed by the service
	failed atomic.Int64 // to connect
	wg     sync.WaitGroup
}

func (c *crowd) come() {
	for i := range slowClients {
		c.wg.Go(func() {
			for {
				if i%100 == 0 {
					c.one(deafWay, true)
				} else {
					c.one(slowWays[i%len(slowWays)], false)
				}
				if waited(c.over) {
					return
				}
			}
		})
		time.Sleep(100 * time.Microsecond)
	}
}

// waited waits a second, and reports whether meanwhile something was over.
func waited(over <-chan struct{}) bool {
	select {
	case <-over:
		return true
	case <-time.After(time.Second):
		return false
	}
}

// openedBy is how many files a process has open.
func openedBy(t *testing.T, pid int) int {
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// one is a client until it is cut off.
func (c *crowd) one(opening string, deaf bool) {
	conn, err := net.Dial("tcp", c.addr)
	if err != nil {
		c.failed.Add(1)
		return
	}
	defer conn.Close()
	if deaf {
		conn.(*net.TCPConn).SetReadBuffer(4 << 10)
	}
	n := c.there.Add(1)
	defer c.there.Add(-1)
	for most := c.most.Load(); n > most && !c.most.CompareAndSwap(most, n); most = c.most.Load() {
	}
	what := []byte(opening)
	answer := make([]byte, 512)
	for {
		conn.SetWriteDeadline(time.Now().Add(time.Second))
		if _, err := conn.Write(what); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
			break
		}
		what = []byte("a")
		if opening == "" {
			what = nil
		}
		if waited(c.home) {
			return
		}
		if deaf {
			continue
		}
		conn.SetReadDeadline(time.Now().Add(time.Millisecond))
		for err == nil {
			_, err = conn.Read(answer)
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			break
		}
	}
	c.cut.Add(1)
}

// TestCrowd is a process of its own for the crowd, so that it does not hold up
// those who measure. It is told when it is over and when to go home.
func TestCrowd(t *testing.T) {
	addr := os.Getenv("BIAOPING_CROWD")
	if addr == "" {
		t.Skip("only as a process of the load tests")
	}
	c := &crowd{addr: addr, over: make(chan struct{}), home: make(chan struct{})}
	c.come()
	fmt.Println("there")
	var word string
	for _, end := range []chan struct{}{c.over, c.home} {
		if _, err := fmt.Scanln(&word); err != nil {
			t.Error(err)
		}
		close(end)
	}
	c.wg.Wait()
	fmt.Println(c.most.Load(), c.cut.Load(), c.failed.Load())
}

// gather starts a crowd, to which something can be said and which can be
// heard, a line at a time.
func gather(t *testing.T, addr string) (say func(string), hear func() string) {
	cmd := exec.Command(os.Args[0], "-test.run", "^TestCrowd$")
	cmd.Env = append(os.Environ(), "BIAOPING_CROWD="+addr)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(stdout)
	t.Cleanup(func() {
		stdin.Close()
		io.Copy(io.Discard, out)
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
	say = func(word string) {
		if _, err := fmt.Fprintln(stdin, word); err != nil {
			t.Fatal(err)
		}
	}
	hear = func() string {
		line, err := out.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		return line
	}
	return say, hear
}

// patient is closed with clients that wait a second when they are refused, as
// they are told to.
func (s service) patient(path string, body []byte, clients int, lasting time.Duration) (*tally, float64) {
	y := &tally{other: map[string]int{}}
	var wg sync.WaitGroup
	begun := time.Now()
	for range clients {
		wg.Go(func() {
			for time.Since(begun) < lasting {
				at := time.Now()
				status := s.one(path, body)
				y.add(status, time.Since(at))
				if status == "503" {
					time.Sleep(time.Second)
				}
			}
		})
	}
	wg.Wait()
	return y, float64(len(y.good)) / time.Since(begun).Seconds()
}

// TestLoadOfTenThousandSlowClients sees that they cost little, that others are
// served meanwhile, and that they are cut off: with the connections the service
// allows by default, fewer than they are, and with as many as they are.
func TestLoadOfTenThousandSlowClients(t *testing.T) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Cur < slowClients+500 {
		t.Skipf("the system lets a process open %d files, %d are needed: ulimit -Hn %[2]d (%v)", limit.Cur, slowClients+500, err)
	}
	for _, connections := range []int{4096, slowClients + 400} {
		t.Run(fmt.Sprintf("%d connections", connections), func(t *testing.T) {
			s := serve(t, 8, "--max-connections", fmt.Sprint(connections))
			path, body := "/v1/render/notice?format=pdf", sampleOf(t, "notice")
			_, alone := s.patient(path, body, 4, 5*time.Second)
			say, hear := gather(t, s.addr)
			hear() // all have come
			y, rate := s.patient(path, body, 4, 15*time.Second)
			say("over")
			begun := time.Now()
			// What the system still has to send to the deaf is no more the
			// service's.
			for openedBy(t, s.pid) > 40 && time.Since(begun) < time.Minute {
				time.Sleep(100 * time.Millisecond)
			}
			gone := time.Since(begun)
			say("home")
			var most, cut, failed int
			if _, err := fmt.Sscan(hear(), &most, &cut, &failed); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d slow clients at once, %d cut off, %d could not connect, the last gone after %v; others: %.0f documents a second (%.0f alone), %v; peak memory %d MB",
				most, cut, failed, gone.Round(100*time.Millisecond), rate, alone, y, peak(t, s.pid))
			if most < slowClients*9/10 && connections > slowClients {
				t.Errorf("only %d were there at once", most)
			}
			// 5 s for a head and 10 s for a body, or 30 s for an answer.
			if gone > 45*time.Second || openedBy(t, s.pid) > 40 {
				t.Error("they are not cut off in time")
			}
			if len(y.good) < len(y.refused) || len(y.other) > 0 || peak(t, s.pid) > 256 {
				t.Error("wanted: others served, 256 MB")
			}
		})
	}
}
