package validate

import (
	"maps"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
)

// choices says what would have been right in place of word: the one name
// that looks like it, or else all of them.
func choices(names []string, word string) string {
	if meant := near.Name(word, names); meant != "" {
		return "应为 " + meant
	}
	return "可用：" + strings.Join(names, "、")
}

// sorted are the keys of m in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
