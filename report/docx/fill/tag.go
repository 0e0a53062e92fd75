package fill

import (
	"fmt"
	"strings"
)

// A tag is what a template writes between braces.
type tag struct {
	sort   byte // '#', '^', '/', '@', or 0 for a value
	name   string
	format string
	text   string // as written, with its braces
	where  place
}

// A piece of a text is words, or a tag.
type piece struct {
	text string
	tag  *tag
}

// isMark reports whether p begins or ends a loop.
func (p piece) isMark() bool {
	return p.tag != nil && (p.tag.sort == '#' || p.tag.sort == '^' || p.tag.sort == '/')
}

// A place is where a tag stands.
type place struct {
	Part      string // 正文, 页眉 …
	Paragraph int    // from 1, in the part
	Text      string // of the paragraph, cut
}

func (p place) String() string {
	return fmt.Sprintf("%s第 %d 段“%s”", p.Part, p.Paragraph, p.Text)
}

// fullWidth is what an input method writes for the signs of a tag.
var fullWidth = strings.NewReplacer("＃", "#", "＾", "^", "／", "/", "＠", "@", "｜", "|", "：", ":", "．", ".", "＿", "_", "\u00a0", " ")

// split cuts text at its tags. A brace that opens nothing stays; one that is
// not closed is an error.
func split(text string, where place) ([]piece, error) {
	var list []piece
	for text != "" {
		i := strings.Index(text, "{{")
		if i < 0 {
			return append(list, piece{text: text}), nil
		}
		end := strings.Index(text[i:], "}}")
		if end < 0 {
			return nil, fault{where, fmt.Sprintf("%s 没有结束，应有 }}", short(text[i:]))}
		}
		written := text[i : i+end+2]
		t, err := newTag(written, where)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			list = append(list, piece{text: text[:i]})
		}
		list = append(list, piece{tag: t})
		text = text[i+end+2:]
	}
	return list, nil
}

func newTag(written string, where place) (*tag, error) {
	inner := strings.TrimSpace(fullWidth.Replace(written[2 : len(written)-2]))
	t := &tag{text: written, where: where}
	if inner != "" && strings.IndexByte("#^/@", inner[0]) >= 0 {
		t.sort, inner = inner[0], strings.TrimSpace(inner[1:])
	}
	name, format, bar := strings.Cut(inner, "|")
	t.name, t.format = strings.TrimSpace(name), strings.TrimSpace(format)
	switch {
	case t.name == "" && t.sort != '/':
		return nil, fault{where, fmt.Sprintf("%s 里没有字段名", written)}
	case strings.ContainsAny(t.name, "{}\t\n"):
		return nil, fault{where, fmt.Sprintf("%s 不是标记，应写作 {{企业名称}}", written)}
	case bar && t.sort != 0 && t.sort != '@':
		return nil, fault{where, fmt.Sprintf("%s 不能带格式", written)}
	}
	return t, nil
}

// short is the head of a text, for messages.
func short(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
