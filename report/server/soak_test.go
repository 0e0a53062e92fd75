//go:build soak

package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The load tests serve on loopback with the limits of the command and load the
// service from the same machine, so that the load itself takes part of the
// processors: the figures are lower bounds.

// A tally is what became of the requests of a load.
type tally struct {
	mu      sync.Mutex
	good    []time.Duration // answered with a document
	refused []time.Duration // with 503
	other   map[string]int
}

func (y *tally) add(status string, took time.Duration) {
	y.mu.Lock()
	defer y.mu.Unlock()
	switch status {
	case "200":
		y.good = append(y.good, took)
	case "503":
		y.refused = append(y.refused, took)
	default:
		y.other[status]++
	}
}

// quantile of a sorted list.
func quantile(list []time.Duration, q float64) time.Duration {
	if len(list) == 0 {
		return 0
	}
	return list[min(len(list)-1, int(math.Ceil(q*float64(len(list))))-1)]
}

func (y *tally) String() string {
	slices.Sort(y.good)
	slices.Sort(y.refused)
	return fmt.Sprintf("%d documents (p50 %v, p99 %v), %d refused (p50 %v, p99 %v, max %v), other %v",
		len(y.good), quantile(y.good, .5), quantile(y.good, .99), len(y.refused), quantile(y.refused, .5), quantile(y.refused, .99), quantile(y.refused, 1), y.other)
}

// served is a service as the command runs it, and a client with so many kept
// connections.
func served(t *testing.T, connections int) (url string, client *http.Client) {
	s, err := New(Config{Log: slog.New(slog.NewJSONHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	h := &http.Server{Handler: s, ConnState: NewConnections(4096).Watch, ReadHeaderTimeout: 5 * time.Second}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go h.Serve(l)
	transport := &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		if err := h.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String() + "/v1/render/notice?format=pdf", &http.Client{Transport: transport, Timeout: 30 * time.Second}
}

// one asks for a document.
func one(client *http.Client, url string, body []byte) string {
	r, err := client.Post(url, "application/yaml", bytes.NewReader(body))
	if err != nil {
		return fmt.Sprintf("%T", err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode == 200 && !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		return "torn"
	}
	return strconv.Itoa(r.StatusCode)
}

// closed keeps so many clients busy for a time and gives the rate of
// documents a second.
func closed(client *http.Client, url string, body []byte, clients int, for_ time.Duration) (*tally, float64) {
	y := &tally{other: map[string]int{}}
	var wg sync.WaitGroup
	begun := time.Now()
	for range clients {
		wg.Go(func() {
			for time.Since(begun) < for_ {
				at := time.Now()
				y.add(one(client, url, body), time.Since(at))
			}
		})
	}
	wg.Wait()
	return y, float64(len(y.good)) / time.Since(begun).Seconds()
}

func TestLoadOfEightClients(t *testing.T) {
	url, client := served(t, 8)
	body := []byte(notice(t))
	closed(client, url, body, 8, time.Second) // warm
	y, rate := closed(client, url, body, 8, 10*time.Second)
	t.Logf("%.0f documents a second: %v", rate, y)
	if rate < 150 || quantile(y.good, .99) > 100*time.Millisecond || len(y.other) > 0 {
		t.Error("wanted: 150 documents a second, p99 of 100 ms")
	}
}

func TestLoadOfTenTimesTheCapacity(t *testing.T) {
	url, client := served(t, 1000)
	body := []byte(notice(t))
	_, capacity := closed(client, url, body, 8, 5*time.Second)
	y := &tally{other: map[string]int{}}
	var wg sync.WaitGroup
	var late atomic.Int64
	const lasting = 15 * time.Second
	every := time.Duration(float64(time.Second) / (10 * capacity))
	begun := time.Now()
	for i := 0; ; i++ {
		due := time.Duration(i) * every
		if due > lasting {
			break
		}
		// What is late is sent at once: the load does not wait for answers.
		if wait := due - time.Since(begun); wait > 0 {
			time.Sleep(wait)
		} else if wait < -time.Second {
			late.Add(1)
		}
		wg.Go(func() {
			at := time.Now()
			y.add(one(client, url, body), time.Since(at))
		})
	}
	wg.Wait()
	took := time.Since(begun).Seconds()
	goodput := float64(len(y.good)) / took
	t.Logf("capacity %.0f a second, offered %.0f, sent late %d; made %.0f a second (%.0f %%); peak memory %d MB, with the load: %v",
		capacity, 10*capacity, late.Load(), goodput, 100*goodput/capacity, peak(t), y)
	if goodput < .9*capacity || quantile(y.good, .99) > 3*time.Second || quantile(y.refused, .99) > 100*time.Millisecond || peak(t) > 256 || len(y.other) > 0 {
		t.Error("wanted: 90 % of the capacity, p99 of 3 s, refusals within 100 ms, 256 MB")
	}
}

// peak is the most memory the process has had, in MB.
func peak(t *testing.T) int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kb >> 10
}
