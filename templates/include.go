package templates

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/doc"
)

// An include directive binds the document of another kind, made of the same
// facts, into this one.
type include struct{ Kind string }

// included is a kind that a template includes.
type included struct {
	id   string
	line int   // that says so
	part *kind // set when all templates are read
}

var includeFence = regexp.MustCompile("(?m)^ {0,3}(?:`{3,}|~{3,})[ \\t]*include[ \\t]*\n((?:.*\n)*?) {0,3}(?:```|~~~)")

// findIncludes is what a template includes, in every branch of it. The kinds
// must stand in the template as they are: what a fact names could not be
// checked before the day it is used.
func (k *kind) findIncludes(body string) ([]included, error) {
	var found []included
	for _, at := range includeFence.FindAllStringSubmatchIndex(body, -1) {
		line := 1 + strings.Count(body[:at[0]], "\n")
		var in include
		if err := yaml.Unmarshal([]byte(body[at[2]:at[3]]), &in); err != nil || !kindID.MatchString(in.Kind) {
			return nil, k.fail(line, "include 要直接写出文种，如 kind: review-plan")
		}
		found = append(found, included{id: in.Kind, line: line})
	}
	return found, nil
}

// checkIncludes finds what would fail when documents are bound together.
func (s *Set) checkIncludes() (errs faults) {
	for _, id := range s.ids {
		k := s.kinds[id]
		for i := range k.includes {
			in := &k.includes[i]
			in.part = s.kinds[in.id]
			if err := s.checkInclude(k, in); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errs
}

func (s *Set) checkInclude(k *kind, in *included) error {
	part := in.part
	if part == nil {
		return k.fail(in.line, "include 的文种 %s 没有；%s", in.id, choices("有", in.id, s.ids))
	}
	if chain := s.way(in.id, k.ID, nil); chain != nil {
		return k.fail(in.line, "include 绕回了自己：%s → %s", k.ID, strings.Join(chain, " → "))
	}
	if part.Judges {
		return k.fail(in.line, "include 的文种 %s 是说校核意见的，不能放进别的文书", in.id)
	}
	for _, need := range part.Needs {
		if !k.covers(need) {
			return k.fail(in.line, "include 的文种 %s 要用到 %s，本文种的 needs 里没有", in.id, need)
		}
	}
	for _, format := range k.Formats {
		if !slices.Contains(part.Formats, format) {
			return k.fail(in.line, "include 的文种 %s 没有 %s 格式，本文种的 formats 里有", in.id, format)
		}
	}
	return nil
}

// way is how includes lead from one kind to another, both named; nil where
// they do not. seen are the kinds already tried.
func (s *Set) way(from, to string, seen map[string]bool) []string {
	if from == to {
		return []string{to}
	}
	if seen == nil {
		seen = map[string]bool{}
	}
	k := s.kinds[from]
	if k == nil || seen[from] {
		return nil
	}
	seen[from] = true
	for _, in := range k.includes {
		if rest := s.way(in.id, to, seen); rest != nil {
			return append([]string{from}, rest...)
		}
	}
	return nil
}

// covers reports whether requests that meet the needs of k bring the group of
// facts in which a part looks for its need. Whether they bring what lies below
// it, the template asks with {{if}}.
func (k *kind) covers(need string) bool {
	wanted := groupsOf(need)
	return slices.ContainsFunc(k.Needs, func(have string) bool {
		for _, group := range groupsOf(have) {
			if !slices.Contains(wanted, group) {
				return false
			}
		}
		return true
	})
}

// groupsOf are the groups of a need: review and registry of
// review.revisits|registry.
func groupsOf(need string) []string {
	groups := strings.Split(need, "|")
	for i, path := range groups {
		groups[i], _, _ = strings.Cut(path, ".")
	}
	return groups
}

func titled(s doc.Section) bool {
	return slices.ContainsFunc(s.Blocks, func(b doc.Block) bool {
		_, ok := b.(*doc.Title)
		return ok
	})
}

// include makes the document of another kind and binds it in. One without a
// title is given that of its kind, since contents list titles.
func (b *builder) include(in *include, line int) error {
	i := slices.IndexFunc(b.includes, func(i included) bool { return i.id == in.Kind })
	if i < 0 {
		return b.fail(line, "include 要直接写在模板里，文种也直接写出，如 kind: review-plan")
	}
	k := b.includes[i].part
	if missing := k.Missing(b.album.request); len(missing) > 0 {
		return b.fail(line, "include 的%s；请用 {{if}} 先判断", k.Lacks(missing...))
	}
	part, err := b.make(k)
	if err != nil {
		return err
	}
	numbered := slices.IndexFunc(part.Sections, func(s doc.Section) bool { return s.Numbering != doc.Unnumbered })
	if numbered >= 0 && !slices.ContainsFunc(part.Sections, titled) {
		blocks := &part.Sections[numbered].Blocks
		*blocks = append([]doc.Block{&doc.Title{Text: k.Title}}, *blocks...)
	}
	b.bind(part)
	return nil
}

// bind adds the sections of part. Its covers stay without page numbers; its
// other pages are counted on, or from 1 where the section begun for it says so.
func (b *builder) bind(part *doc.Document) {
	begun := b.section()
	restart := len(begun.Blocks) == 0 && begun.Numbering == doc.Restart
	b.dropEmpty()
	for _, s := range part.Sections {
		if s.Numbering != doc.Unnumbered {
			s.Numbering = doc.Continue
			if restart {
				s.Numbering, restart = doc.Restart, false
			}
		}
		b.doc.Sections = append(b.doc.Sections, s)
	}
	next := doc.Section{} // what comes after the part begins on a new page
	if restart {
		next.Numbering = doc.Restart
	}
	b.doc.Sections = append(b.doc.Sections, next)
}
