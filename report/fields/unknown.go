package fields

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
)

// unknown says that nothing is called name, and what might be meant.
func (s Scope) unknown(name string) error {
	terms := strings.Split(name, ".")
	for i, t := range terms {
		names := s.below(terms[:i])
		if slices.Contains(names, t) {
			continue
		}
		if terms[i] = near.Name(t, names); terms[i] == "" {
			return &UnknownError{Name: name}
		}
	}
	if like := strings.Join(terms, "."); like != name {
		return &UnknownError{name, like}
	}
	return &UnknownError{Name: name}
}

// below is the names of all that can follow terms.
func (s Scope) below(terms []string) (names []string) {
	frames := s.frames
	if len(terms) > 0 {
		v, err := s.Find(strings.Join(terms, "."))
		if err != nil {
			return nil
		}
		frames = []frame{{typ: bare(v.typ)}}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		frames[i].walk(func(way []*field) {
			last := way[len(way)-1]
			names = append(names, last.title, last.name)
		})
	}
	return names
}

// An UnknownError says that nothing has that name.
type UnknownError struct {
	Name string
	Like string // what may be meant; may be empty
}

func (e *UnknownError) Error() string {
	if e.Like != "" {
		return fmt.Sprintf("没有字段 %s，是不是 %s？", e.Name, e.Like)
	}
	return "没有字段 " + e.Name
}
