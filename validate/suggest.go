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

// meant asks whether one of names was meant by word; empty when none looks
// like it.
func meant(names []string, word string) string {
	if name := near.Name(word, names); name != "" {
		return "，应为 " + name
	}
	return ""
}

// nameOr says what would have been right in place of word in an expression: the
// one name that looks like it, or else the facts it may name.
func nameOr(facts []string, word string) string {
	if meant := near.Name(word, slices.Concat(facts, functionNames())); meant != "" {
		return "应为 " + meant
	}
	return "可用：" + strings.Join(facts, "、") + "，函数见 validate/README.md"
}

// functionOr is nameOr for the name of a function.
func functionOr(word string) string {
	if meant := near.Name(word, functionNames()); meant != "" {
		return "应为 " + meant
	}
	return "可用的函数见 validate/README.md"
}

// sorted are the keys of m in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
