package review

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// MaxSize is the size in bytes of the largest request that is read.
	MaxSize = 32 << 20

	// maxDepth is how deep objects and lists may lie in one another.
	maxDepth = 64

	// maxMarks is how many line ends and marks of YAML a request may have. It
	// bounds the memory that reading takes: a file of MaxSize made of commas
	// would take gigabytes.
	maxMarks = 500_000

	// maxJSON is how many marks a request in JSON may have, which takes less:
	// 20 000 items of 20 facts have some 850 000.
	maxJSON = 1_200_000

	// maxObjects is how many objects it may have: each takes some hundred
	// bytes, though it be empty. Those 20 000 items have fewer than 100 000.
	maxObjects = 250_000
)

// readSource reads a file of either form into a tree.
func readSource(data []byte) (*node, *Issue) {
	text, issue := decodeText(data)
	if issue != nil {
		return nil, issue
	}
	if isJSON(text) {
		return readJSON(text)
	}
	return readYAML(text)
}

// isJSON reports whether text is of the form JSON rather than YAML.
func isJSON(text string) bool { return strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") }

// decodeText is the text of data, which must be UTF-8, with or without a byte
// order mark, and free of characters that neither JSON nor YAML can carry.
func decodeText(data []byte) (string, *Issue) {
	if len(data) > MaxSize {
		return "", &Issue{Message: fmt.Sprintf("文件超过 %d MB", MaxSize>>20)}
	}
	if fault := foreignEncoding(data); fault != "" {
		return "", &Issue{Message: fault + "，请另存为 UTF-8"}
	}
	text := string(bytes.TrimPrefix(data, []byte("\uFEFF")))
	if strings.Trim(text, " \t\r\n") == "" {
		return "", &Issue{Message: "文件是空的"}
	}
	if issue := tooMany(text); issue != nil {
		return "", issue
	}
	return text, strayCharacter(text)
}

// tooMany refuses a text with too many marks.
func tooMany(text string) *Issue {
	json, marks, objects := isJSON(text), 0, 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			marks++
			objects++
		case ',', '[', ':':
			marks++
		case '\n', '?':
			if !json {
				marks++
			}
		case '-': // a list item of YAML, not a date
			if !json && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n') {
				marks++
			}
		}
	}
	switch {
	case json && objects > maxObjects:
		return &Issue{Message: fmt.Sprintf("文件内容过多：对象超过 %d 个", maxObjects)}
	case json && marks > maxJSON:
		return &Issue{Message: fmt.Sprintf("文件内容过多：项数超过 %d", maxJSON)}
	case !json && marks > maxMarks:
		return &Issue{Message: fmt.Sprintf("文件内容过多：行数与项数之和超过 %d", maxMarks)}
	}
	return nil
}

// foreignEncoding says in which encoding data is; "" for UTF-8.
func foreignEncoding(data []byte) string {
	switch name, _ := encodingOf(data); {
	case utf8.Valid(data) && name != encodingUTF16 && name != encodingUTF32:
		return ""
	case name == encodingGB && undecodableGB(data) == nil:
		return "文件编码看来是 " + name
	case name == encodingGB, name == encodingUTF8:
		return "文件编码不是 UTF-8"
	default:
		return "文件编码是 " + name
	}
}

// strayCharacter finds the first character that must not stand in a file at
// all. YAML would take some of them for line ends, and refuses others without
// saying where.
func strayCharacter(text string) *Issue {
	var stray = func(r rune, next string) bool {
		switch {
		case r == '\r':
			return !strings.HasPrefix(next, "\n")
		case r < ' ':
			return r != '\n' && r != '\t'
		}
		return r >= 0x7F && r <= 0x9F || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF'
	}
	for i, r := range text {
		if (r < ' ' || r >= 0x7F && r < 0x3000 || r >= 0xFE00) && stray(r, text[i+utf8.RuneLen(r):]) {
			p := placeOf(text, i)
			return &Issue{Line: int(p.line), Column: int(p.column), Message: "文件中不应有" + nameOf(r)}
		}
	}
	return nil
}

// placeOf is the place of the byte at offset.
func placeOf(text string, offset int) place {
	before := text[:offset]
	line := strings.LastIndexByte(before, '\n') + 1
	return place{1 + int32(strings.Count(before, "\n")), 1 + int32(utf8.RuneCountInString(before[line:]))}
}
