// Package templates turns facts into documents. One file a document kind,
// <kind>.md, says in Markdown what stands where; text/template puts the facts
// in, and a fact can never become markup: Markdown sees only a token in its
// place, and the token is exchanged for the fact after parsing.
//
// A template decides words, order and roles. Scores, totals and dates are
// computed before, in review; type sizes, line and page breaks are decided
// afterwards, by the encoders. README.md teaches the dialect.
package templates

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/internal/near"
)

//go:embed *.md *.yaml
var embedded embed.FS

// A Kind is a document kind as its template's front matter describes it.
type Kind struct {
	ID         string   `json:"id" yaml:"-"`                            // the file's name without .md, such as review-report
	Title      string   `json:"title" yaml:"title"`                     // such as 评审报告
	Summary    string   `json:"summary" yaml:"summary"`                 // what the document is for, in one sentence
	Needs      []string `json:"needs" yaml:"needs"`                     // facts it cannot do without: review, review.revisits; review|registry: either
	Uses       []string `json:"uses,omitempty" yaml:"uses"`             // groups of facts it shows when they are given
	Forms      []string `json:"forms,omitempty" yaml:"forms"`           // of a 公文: the formats it may have, the usual one first; none: document
	Formats    []string `json:"formats" yaml:"formats"`                 // pdf, docx, xlsx: what it makes sense in
	Source     string   `json:"source,omitempty" yaml:"source"`         // the notice that names the document
	Judges     bool     `json:"judges,omitempty" yaml:"judges"`         // it tells what the rules say, so that broken rules do not stop it
	Appendices []string `json:"appendices,omitempty" yaml:"appendices"` // what a request may ask to have appended: findings
}

// A Set is the document kinds that can be built. It does not change and may
// be used by several goroutines at once.
type Set struct {
	kinds map[string]*kind
	ids   []string // sorted
}

// Load reads the embedded templates and lays those of fsys over them, one
// after the other: a file of the same name replaces the earlier one, a new
// file <kind>.md adds a kind. README.md is not a template; a file whose name
// begins with _ is none either, but lends its {{define}}s to all. The error
// joins everything that is wrong in all of them; each part is an *Error.
func Load(fsys ...fs.FS) (*Set, error) {
	files := map[string][]byte{}
	for _, f := range append([]fs.FS{embedded}, fsys...) {
		if err := readFiles(f, files); err != nil {
			return nil, err
		}
	}
	s := &Set{kinds: map[string]*kind{}}
	lenders, errs := shared(files)
	if len(errs) > 0 {
		return nil, errs
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		id, ok := strings.CutSuffix(name, ".md")
		if !ok || id == "README" || isShared(name) {
			continue
		}
		k, err := newKind(id, string(files[name]), lenders)
		if err != nil {
			errs = errs.with(err)
			continue
		}
		k.sample = files[id+sampleSuffix]
		s.kinds[id] = k
		s.ids = append(s.ids, id)
	}
	slices.Sort(s.ids) // registry, though registry-changes.md comes before registry.md
	if len(errs) == 0 {
		errs = s.checkIncludes()
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return s, nil
}

var loadEmbedded = sync.OnceValues(func() (*Set, error) { return Load() })

// Embedded is the set of the embedded templates alone, read once.
func Embedded() (*Set, error) { return loadEmbedded() }

const (
	sampleSuffix = ".sample.yaml"
	maxFile      = 1 << 20 // bytes of one template or sample
)

// readFiles adds the templates and samples at the root of fsys to files.
func readFiles(fsys fs.FS, files map[string][]byte) error {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return fmt.Errorf("templates: 读不了模板目录：%w", err)
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, sampleSuffix) {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("templates: 读不了 %s：%w", name, err)
		}
		if len(data) > maxFile {
			return &Error{File: name, Err: fmt.Errorf("文件有 %d 字节，模板最多 %d 字节", len(data), maxFile)}
		}
		files[name] = data
	}
	return nil
}

// Kinds are all kinds, sorted by their ids.
func (s *Set) Kinds() []Kind {
	kinds := make([]Kind, len(s.ids))
	for i, id := range s.ids {
		kinds[i] = s.kinds[id].Kind
	}
	return kinds
}

// Kind is the kind of the given id. The error for an unknown id names those
// there are.
func (s *Set) Kind(id string) (Kind, error) {
	k, err := s.kind(id)
	if err != nil {
		return Kind{}, err
	}
	return k.Kind, nil
}

// Shows reports whether documents of the kind, or those they include, name a
// fact: one of the request's, by the type it belongs to and its name in a
// request, such as Review and problems. What is computed from facts names none.
func (s *Set) Shows(id, owner, name string) bool {
	k := s.kinds[id]
	return k != nil && (k.shown[owner+"."+name] || slices.ContainsFunc(k.includes, func(in included) bool { return s.Shows(in.id, owner, name) }))
}

// Sample is a complete valid request of the kind, in YAML, to begin from.
func (s *Set) Sample(id string) ([]byte, error) {
	k, err := s.kind(id)
	if err != nil {
		return nil, err
	}
	if k.sample == nil {
		return nil, fmt.Errorf("templates: 文种 %s 没有样例，可在模板旁放一个 %s%s", id, id, sampleSuffix)
	}
	return slices.Clone(k.sample), nil
}

func (s *Set) kind(id string) (*kind, error) {
	if k := s.kinds[id]; k != nil {
		return k, nil
	}
	if meant := near.Name(id, s.ids); meant != "" {
		return nil, fmt.Errorf("没有文种 %q，是不是 %s？", id, meant)
	}
	return nil, fmt.Errorf("没有文种 %q；%s", id, choices("有", id, s.ids))
}
