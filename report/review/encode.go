package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// EncodeJSON writes a request as the JSON that Decode reads, its fields in the
// order of the schema. The error tells of a request with more than Decode
// reads.
func EncodeJSON(req *Request) ([]byte, error) {
	data, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	if len(data) < 1<<20 { // a small file is for people
		var b bytes.Buffer
		if err := json.Indent(&b, data, "", "  "); err != nil {
			return nil, err
		}
		data = b.Bytes()
	}
	return tooMuch(append(data, '\n'), "请分成几份")
}

// EncodeYAML writes a request as the YAML that Decode reads, its fields in the
// order of the schema. The error tells of a request with more than Decode
// reads.
func EncodeYAML(req *Request) ([]byte, error) {
	data, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	w := yamlWriter{tokens: json.NewDecoder(bytes.NewReader(data))}
	w.tokens.UseNumber()
	w.out.Grow(len(data) + len(data)/4)
	if err := w.value(0); err != nil {
		return nil, err
	}
	return tooMuch(w.out.Bytes(), "请写成 JSON（.json）")
}

// tooMuch refuses a file that Decode would not read for its size.
func tooMuch(data []byte, fix string) ([]byte, error) {
	if _, issue := decodeText(data); issue != nil {
		return nil, fmt.Errorf("%s，%s", issue.Message, fix)
	}
	return data, nil
}

// A yamlWriter writes JSON as YAML of blocks, value by value: a large request
// has no tree.
type yamlWriter struct {
	tokens *json.Decoder
	out    bytes.Buffer
}

// value writes the next value behind what stands on the line: a scalar after a
// space, an object or a list on the lines below, indented by depth, but inside
// of a list from this line on.
func (w *yamlWriter) value(depth int) error {
	t, err := w.tokens.Token()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case json.Delim:
		if !w.tokens.More() {
			w.space()
			w.out.WriteString(map[json.Delim]string{'{': "{}", '[': "[]"}[t])
			w.out.WriteByte('\n')
		} else if err := w.items(t == '{', depth); err != nil {
			return err
		}
		_, err = w.tokens.Token() // the end
		return err
	case string:
		w.space()
		w.text(t, depth)
	case json.Number:
		w.space()
		w.out.WriteString(t.String())
	case bool:
		w.space()
		fmt.Fprint(&w.out, t)
	default:
		w.space()
		w.out.WriteString("null")
	}
	w.out.WriteByte('\n')
	return nil
}

// space parts a value from the name before it.
func (w *yamlWriter) space() {
	if b := w.out.Bytes(); len(b) > 0 && b[len(b)-1] == ':' {
		w.out.WriteByte(' ')
	}
}

// items writes what an object or a list holds.
func (w *yamlWriter) items(object bool, depth int) error {
	b := w.out.Bytes()
	inList := len(b) > 0 && b[len(b)-1] == ' '
	if len(b) > 0 && b[len(b)-1] == ':' {
		w.out.WriteByte('\n')
	}
	for first := true; w.tokens.More(); first = false {
		if !first || !inList {
			w.indent(depth)
		}
		if !object {
			w.out.WriteString("- ")
			if err := w.value(depth + 1); err != nil {
				return err
			}
			continue
		}
		name, err := w.tokens.Token()
		if err != nil {
			return err
		}
		if s := name.(string); elsewhere.MatchString(s) {
			w.quoted(s)
		} else {
			w.out.WriteString(s)
		}
		w.out.WriteByte(':')
		if err := w.value(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

func (w *yamlWriter) indent(depth int) {
	for range depth {
		w.out.WriteString("  ")
	}
}

// text writes a text of some depth: without quotes where it means the same
// without them, several lines as a block, anything else in quotes.
func (w *yamlWriter) text(s string, depth int) {
	switch {
	case isBlock(s):
		w.out.WriteString("|-")
		for line := range strings.SplitSeq(s, "\n") {
			w.out.WriteByte('\n')
			if line != "" {
				w.indent(depth)
				w.out.WriteString(line)
			}
		}
	case s == "" || !isPlainText(s) || takenForOther(s):
		w.quoted(s)
	case needsQuotes(s):
		w.out.WriteString("'" + strings.ReplaceAll(s, "'", "''") + "'")
	default:
		w.out.WriteString(s)
	}
}

// quoted writes s in double quotes, whose escapes are those of JSON and more.
func (w *yamlWriter) quoted(s string) {
	w.out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.out.WriteByte('\\')
			w.out.WriteRune(r)
		case r == '\n':
			w.out.WriteString(`\n`)
		case r > 0xFFFF || isPlainText(string(r)):
			w.out.WriteRune(r)
		default:
			fmt.Fprintf(&w.out, `\u%04X`, r)
		}
	}
	w.out.WriteByte('"')
}

// isBlock reports whether s is several lines that can stand in a block.
func isBlock(s string) bool {
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, "\n") || strings.HasPrefix(s, "\n") || s[0] == ' ' {
		return false
	}
	return isPlainText(strings.ReplaceAll(s, "\n", ""))
}

// isPlainText reports whether all characters of s can stand in YAML as they
// are, and not be taken for line ends.
func isPlainText(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029' || r >= 0xD800 && r < 0xE000 || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF' || r == unicode.ReplacementChar
	}) < 0
}

// datelike are texts that YAML would quote, since elsewhere they are dates.
var datelike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// elsewhere are texts that YAML 1.1, which many programs still read, takes for
// truths, for numbers to the base of 60 and for keys of its own.
var elsewhere = regexp.MustCompile(`^(?i:y|yes|n|no|on|off|<<|=|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)$`)

// takenForOther reports whether YAML takes s, written without quotes, for a
// number, a truth or nothing.
func takenForOther(s string) bool {
	if datelike.MatchString(s) {
		return false
	}
	if elsewhere.MatchString(s) {
		return true
	}
	return (&yaml.Node{Kind: yaml.ScalarNode, Value: s}).ShortTag() != "!!str"
}

// needsQuotes reports whether s, which is one line, means something else
// without quotes (YAML 1.2, 7.3.3).
func needsQuotes(s string) bool {
	if strings.IndexByte("#,[]{}&*!|>'\"%@`", s[0]) >= 0 || s[0] == ' ' || strings.HasSuffix(s, " ") || strings.HasSuffix(s, ":") ||
		strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") {
		return true
	}
	if (s[0] == '-' || s[0] == '?' || s[0] == ':') && (len(s) == 1 || s[1] == ' ') {
		return true
	}
	return strings.Contains(s, ": ") || strings.Contains(s, " #")
}
