package fill

import (
	"bytes"
	"errors"
	"fmt"
)

// A node is an element of a part, or what stands between elements. It keeps
// its place in the source, so that what is not changed is copied as it is.
type node struct {
	src    []byte
	name   string // as written, such as w:p; empty for text, comments and the like
	from   int    // the whole is src[from:to]
	open   int    // the content is src[open:shut]
	shut   int
	to     int
	kids   []*node
	parent *node

	live    bool      // it, or something below, is not copied as it is
	gone    bool      // it is left out
	regions []*region // over its kids, outer ones first
	pieces  []piece   // of w:t: words and tags
	picture *tag      // of w:drawing: the picture that takes its place
}

// deepest is how deep elements may lie in each other.
const deepest = 500

// parse reads an element and what lies in it.
func parse(src []byte) (*node, error) {
	root := &node{src: src, to: len(src), shut: len(src), live: true}
	at, depth := root, 0
	add := func(n *node) {
		n.src, n.parent = src, at
		at.kids = append(at.kids, n)
	}
	for i := 0; i < len(src); {
		if src[i] != '<' {
			end := bytes.IndexByte(src[i:], '<')
			if end < 0 {
				end = len(src) - i
			}
			add(&node{from: i, to: i + end})
			i += end
			continue
		}
		end, err := endOfMarkup(src, i)
		if err != nil {
			return nil, err
		}
		switch src[i+1] {
		case '!', '?':
			add(&node{from: i, to: end})
		case '/':
			if depth == 0 || string(src[i+2:i+2+len(at.name)]) != at.name {
				return nil, errors.New("XML 的元素没有正确结束")
			}
			at.shut, at.to = i, end
			at, depth = at.parent, depth-1
		default:
			n := &node{name: nameAt(src[i+1 : end]), from: i, open: end, shut: end, to: end}
			add(n)
			if src[end-2] != '/' {
				if at, depth = n, depth+1; depth > deepest {
					return nil, fmt.Errorf("XML 套叠超过 %d 层", deepest)
				}
			}
		}
		i = end
	}
	if depth > 0 {
		return nil, errors.New("XML 的元素没有结束")
	}
	return root, nil
}

// endOfMarkup is the end of the tag, comment or instruction that begins at i.
func endOfMarkup(src []byte, i int) (int, error) {
	rest := src[i:]
	for _, m := range []struct{ open, shut string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(rest, []byte(m.open)) {
			if n := bytes.Index(rest[len(m.open):], []byte(m.shut)); n >= 0 {
				return i + len(m.open) + n + len(m.shut), nil
			}
			return 0, errors.New("XML 没有结束")
		}
	}
	var quote byte
	for k := 1; k < len(rest); k++ {
		switch c := rest[k]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return 0, errors.New("XML 的标签没有结束")
		case c == '>' && k > 1:
			return i + k + 1, nil
		}
	}
	return 0, errors.New("XML 的标签没有结束")
}

// nameAt is the name at the head of a tag.
func nameAt(tag []byte) string {
	end := bytes.IndexAny(tag, " \t\r\n/>")
	return string(tag[:max(end, 0)])
}

// raw is n as it stands in the source.
func (n *node) raw() []byte { return n.src[n.from:n.to] }

// head is the tag with which n begins.
func (n *node) head() []byte { return n.src[n.from:n.open] }

// attribute is the value of an attribute in the head of n as it is written,
// and where it stands in the source; ok is false when n has none.
func (n *node) attribute(name string) (value []byte, from int, ok bool) {
	head := n.head()
	for _, quote := range []byte{'"', '\''} {
		key := append([]byte(" "+name+"="), quote)
		for at := 0; ; {
			i := bytes.Index(head[at:], key)
			if i < 0 {
				break
			}
			from := at + i + len(key)
			if end := bytes.IndexByte(head[from:], quote); end >= 0 {
				return head[from : from+end], n.from + from, true
			}
			at = from
		}
	}
	return nil, 0, false
}

// walk calls visit with n and everything below it that visit wants to enter.
func (n *node) walk(visit func(*node) bool) {
	if visit(n) {
		for _, k := range n.kids {
			k.walk(visit)
		}
	}
}

// place is the index of n among the kids of its parent.
func (n *node) place() int {
	for i, k := range n.parent.kids {
		if k == n {
			return i
		}
	}
	return -1
}

// enliven says that n is not copied as it is, nor what it lies in.
func (n *node) enliven() {
	for ; n != nil && !n.live; n = n.parent {
		n.live = true
	}
}

// above is the nearest ancestor of n of the given name; nil for none.
func (n *node) above(name string) *node {
	for n = n.parent; n != nil && n.name != name; n = n.parent {
	}
	return n
}

// unescape is text without entities.
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	s := string(raw)
	for _, e := range entities {
		s = string(bytes.ReplaceAll([]byte(s), []byte(e.written), []byte(e.means)))
	}
	return s
}

// entities in the order in which they may be replaced: & last.
var entities = []struct{ written, means string }{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&apos;", "'"}, {"&amp;", "&"}}

// escape writes text into b, for an element or an attribute.
func escape(b *bytes.Buffer, text string) {
	for i := range len(text) {
		switch c := text[i]; c {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		default:
			b.WriteByte(c)
		}
	}
}
