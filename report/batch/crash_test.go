package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// kills is how often TestKilledAtAnyPoint kills; make soak says 200.
var kills = flag.Int("kills", 4, "how often the crash test kills a run")

// childSource and childTarget name the environment of a run that is to be
// killed: this test program, started once more. The source is of rows where
// there is a base.
const childSource, childBase, childTarget = "BATCH_TEST_SOURCE", "BATCH_TEST_BASE", "BATCH_TEST_TARGET"

func TestMain(m *testing.M) {
	source, ok := os.LookupEnv(childSource)
	if !ok {
		os.Exit(m.Run())
	}
	src, err := Open(source)
	if base := os.Getenv(childBase); base != "" {
		src, err = OpenRows(source, "", base)
	}
	if err == nil {
		c := pdfOnly
		c.Each = func(_ Outcome, at int) error {
			if at == 1 {
				fmt.Println("begun")
			}
			return nil
		}
		_, err = Run(context.Background(), src, os.Getenv(childTarget), c)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// TestKilledAtAnyPoint kills runs that change every document of the folder, and
// looks after each that no document is torn; then that none is lost or there
// twice.
func TestKilledAtAnyPoint(t *testing.T) {
	const items = 200
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// Two states of the same items: to each state belong names and bytes.
	sources := make([]*Source, 2)
	names := make([][]string, 2)
	whole := map[string]string{}
	for state := range sources {
		lines := numbered(items)
		for i := range lines {
			if state == 1 {
				lines[i] = fmt.Sprintf(`{"id": "n%d", "request": %s}`, i, notice(items+i))
			}
		}
		sources[state] = manifest(t, lines...)
		dir := t.TempDir()
		outcomes(t, sources[state], dir, pdfOnly)
		names[state] = documents(t, dir)
		for _, name := range names[state] {
			whole[name] = digestOf(t, filepath.Join(dir, name))
		}
	}
	dir := t.TempDir()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	killed, finished := 0, 0
	span := 200 * time.Millisecond // about what the work of a run takes
	for killed < *kills {
		// Often another state than the last run left half done.
		state := random.IntN(2)
		c := exec.Command(self)
		c.Env = append(os.Environ(), childSource+"="+sources[state].path, childTarget+"="+dir)
		begun := &firstWrite{seen: make(chan struct{})}
		var stderr bytes.Buffer
		c.Stdout, c.Stderr = begun, &stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case <-begun.seen:
		case err := <-ended:
			t.Fatalf("%v: %s", err, &stderr)
		}
		start := time.Now()
		timer := time.AfterFunc(time.Duration(random.Int64N(int64(span))), func() { c.Process.Kill() })
		if err := <-ended; err == nil {
			timer.Stop()
			finished++
			span = (span + 2*time.Since(start)) / 2
			compare(t, documents(t, dir), names[state])
			verify(t, sources[state], dir)
		} else if timer.Stop() {
			t.Fatalf("%v: %s", err, &stderr)
		} else {
			killed++
		}
		for _, name := range documents(t, dir) {
			if got := digestOf(t, filepath.Join(dir, name)); got != whole[name] {
				t.Fatalf("after %d kills %s is torn or unknown", killed, name)
			}
		}
	}
	for state := range sources {
		outcomes(t, sources[state], dir, pdfOnly)
		compare(t, documents(t, dir), names[state])
		verify(t, sources[state], dir)
	}
	t.Logf("%d runs killed, %d finished", killed, finished)
}

// firstWrite tells when the first bytes are written.
type firstWrite struct {
	once sync.Once
	seen chan struct{}
}

func (w *firstWrite) Write(p []byte) (int, error) {
	w.once.Do(func() { close(w.seen) })
	return len(p), nil
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%d documents, want %d, or others than those", len(got), len(want))
	}
}

func digestOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A power cut may leave any part of the journal that was not told to settle.
func TestAJournalCutAnywhere(t *testing.T) {
	src := manifest(t, numbered(3)...)
	changed := manifest(t, numbered(4)[1:]...)
	dir := t.TempDir()
	c := pdfOnly
	c.Jobs = 1
	outcomes(t, src, dir, c)
	journal := filepath.Join(dir, hidden, "journal.jsonl")
	whole, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 31 {
		for _, tail := range []string{"", "\x00\x00\x00\x00", "}{\n"} {
			if err := os.WriteFile(journal, append(slices.Clone(whole[:cut]), tail...), 0o644); err != nil {
				t.Fatal(err)
			}
			outcomes(t, src, dir, c)
			verify(t, src, dir)
			if names := documents(t, dir); len(names) != 3 {
				t.Fatalf("cut at %d: %q", cut, names)
			}
		}
	}
	// What the source has no more stays, and is told of.
	outcomes(t, changed, dir, c)
	if f := faults(t, changed, dir); !slices.Equal(f, []string{"n0: 登记里有，来源里没有；加 --resume --prune 运行可以删去"}) {
		t.Errorf("%q", f)
	}
	c.Prune = true
	outcomes(t, changed, dir, c)
	verify(t, changed, dir)
	if names := documents(t, dir); len(names) != 3 {
		t.Errorf("%q", names)
	}
	// A prune cut short after its entry.
	whole, err = os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	last, err := readEntry(journal, "n3")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(journal, append(whole, encodeLine(entry{ID: "n3", Status: gone})...), 0o644); err != nil {
		t.Fatal(err)
	}
	two := manifest(t, numbered(3)[1:]...)
	outcomes(t, two, dir, pdfOnly)
	verify(t, two, dir)
	if _, err := os.Stat(filepath.Join(dir, last.Files[0].Name)); err == nil {
		t.Error("the pruned document is still there")
	}
}

func readEntry(name, id string) (*entry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	j, err := readJournal(f)
	if err != nil {
		return nil, err
	}
	return j.last(id)
}

// Names announced in the journal that got no entry.
func TestFilesNamedBeforeACrashAreRemoved(t *testing.T) {
	dir := t.TempDir()
	src := manifest(t, numbered(2)...)
	outcomes(t, src, dir, pdfOnly)
	journal := filepath.Join(dir, hidden, "journal.jsonl")
	f, err := os.OpenFile(journal, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(encodeLine(line{Pending: []string{"n9-0123456789ab.pdf", "../" + filepath.Base(dir) + "/x.pdf"}}))
	f.Close()
	for _, name := range []string{"n9-0123456789ab.pdf", "x.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Run(context.Background(), src, dir, pdfOnly); err == nil {
		t.Error("a name that leads out of the folder was believed")
	}
	if names := documents(t, dir); !slices.Contains(names, "x.pdf") {
		t.Errorf("%q", names)
	}
}
