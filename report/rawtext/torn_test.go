package rawtext

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/biaoping/biaoping/report/review"
)

// TestLinesInAnyOrderLoseNothing imports texts whose lines were dropped,
// doubled, broken and mixed. Import itself makes sure that nothing is lost, and
// an error is all it could answer.
func TestLinesInAnyOrderLoseNothing(t *testing.T) {
	lines := exampleLines(t)
	rounds := 2000
	if testing.Short() {
		rounds = 200
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		text := strings.Join(mixed(r, lines), "\n")
		req, rep, err := Import(context.Background(), "原文.txt", []byte(text))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		file, err := YAML(req, rep)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := review.Decode(file); err != nil {
			t.Fatalf("seed %d: %v\n%s\n%s", seed, err, text, file)
		}
	}
}

// exampleLines are the lines of all examples and cases.
func exampleLines(t *testing.T) [][]string {
	var texts [][]string
	examples, _ := filepath.Glob("../../examples/import/*.txt")
	cases, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range slices.Concat(examples, cases) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, ".txtar") {
			data = txtar.Parse(data).Files[0].Data
		} else if strings.HasSuffix(file, importSuffix) {
			continue
		}
		texts = append(texts, strings.Split(string(data), "\n"))
	}
	return texts
}

const importSuffix = ".导入说明.txt"

// mixed is one of the texts with a few lines changed.
func mixed(r *rand.Rand, texts [][]string) []string {
	pick := func() []string { return texts[r.IntN(len(texts))] }
	lines := slices.Clone(pick())
	for range 1 + r.IntN(8) {
		i := r.IntN(len(lines))
		switch r.IntN(6) {
		case 0:
			lines = slices.Delete(lines, i, i+1)
		case 1:
			lines = slices.Insert(lines, i, lines[i])
		case 2:
			j := r.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			other := pick()
			lines = slices.Insert(lines, i, other[r.IntN(len(other))])
		case 4:
			if text := []rune(lines[i]); len(text) > 1 {
				at := 1 + r.IntN(len(text)-1)
				lines = slices.Replace(lines, i, i+1, string(text[:at]), string(text[at:]))
			}
		case 5:
			lines[i] += []string{"", " ", "\u3000", "。", "：", "\x07"}[r.IntN(6)]
		}
		if len(lines) == 0 {
			return []string{"各县："}
		}
	}
	return append(lines, "末行。")
}
