package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the numbers an operator watches.
type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	handler  http.Handler
}

func newMetrics(g *gate, readers, answers *room, held *store) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "biaoping_requests_total", Help: "Requests answered."}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "biaoping_request_seconds", Help: "Time from the first byte of a request to the last of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}}, []string{"route"}),
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(m.requests, m.seconds,
		gauge("biaoping_workers_busy", "Documents being made.", func() float64 { return float64(len(g.workers)) }),
		gauge("biaoping_workers", "Documents that can be made at once.", func() float64 { return float64(cap(g.workers)) }),
		gauge("biaoping_waiting", "Requests that wait for a worker.", func() float64 { return float64(g.waiting.Load()) }),
		gauge("biaoping_reading", "Bodies being received.", func() float64 { n, _ := readers.count(); return float64(n) }),
		gauge("biaoping_answer_bytes", "Bytes of the answers on their way to clients.", func() float64 { _, n := answers.count(); return float64(n) }),
		gauge("biaoping_held_bytes", "Bytes of the bodies in memory.", func() float64 { return float64(held.used.Load()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.handler = promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
	return m
}

// answered counts one answer. An unknown path counts as one route, so that
// nobody can make up new ones.
func (m *metrics) answered(route, method string, status int, took time.Duration) {
	if route == "" {
		route, method = "none", "any"
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
}

func (s *Server) measure(w http.ResponseWriter, r *http.Request) error {
	s.metrics.handler.ServeHTTP(w, r)
	return nil
}
