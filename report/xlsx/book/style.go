package book

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A format is what the number format of a cell makes of its number.
type format int8

const (
	generalFormat format = iota
	dateFormat
	timeFormat // of the day, without date
	percentFormat
	wordyFormat // with more than the number: 0"号", 000-0000

	paddedFormat // 000; the number of zeros is counted from here on
)

// builtIn are the formats that Excel knows by number (ECMA-376, 18.8.30), those
// of the Chinese editions with them.
func builtIn(id int) format {
	switch {
	case id == 9 || id == 10:
		return percentFormat
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id >= 50 && id <= 54, id == 57, id == 58, id == 36:
		return dateFormat
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return timeFormat
	}
	return generalFormat
}

// formatOf is what a format code says: words in quotes, escapes and colours
// aside, y and d mean a date, h and s a time.
func formatOf(code string) format {
	var bare strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				end = len(code) - i - 1
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			if end := strings.IndexByte(code[i:], ']'); end >= 0 {
				if in := strings.ToLower(code[i+1 : i+end]); in == "h" || in == "hh" || in == "m" || in == "mm" || in == "s" || in == "ss" {
					bare.WriteString(in)
				}
				i += end
			}
		default:
			bare.WriteByte(code[i])
		}
	}
	first, _, _ := strings.Cut(strings.ToLower(bare.String()), ";")
	first = strings.ReplaceAll(first, "general", "")
	switch {
	case strings.ContainsAny(first, "yd"):
		return dateFormat
	case strings.ContainsAny(first, "hs"):
		return timeFormat
	case strings.Contains(first, "m") && !strings.ContainsAny(first, "0#?"):
		return dateFormat
	case strings.Contains(first, "%"):
		return percentFormat
	case strings.Trim(code, "0") == "" && len(code) > 1 && len(code) <= maxPadding:
		return paddedFormat + format(len(code))
	case shown.MatchString(code):
		return wordyFormat
	}
	return generalFormat
}

// maxPadding is the longest number that is shown with zeros before it.
const maxPadding = 20

// shown matches a format for numbers that shows more than digits with their
// marks, a sign and the name of a currency.
var shown = regexp.MustCompile(`^[^;]*("[^"]*[\p{L}\p{N}-][^"]*"|\\[\p{L}\p{N}-]|0-[0#])`)

func (b *Book) readStyles(ctx context.Context) error {
	part, err := b.related(b.main, "styles")
	if err != nil || part == "" {
		return err
	}
	data, err := b.pkg.Part(part)
	if err != nil {
		return err
	}
	custom := map[int]format{}
	in := false
	s := &scanner{ctx: ctx, data: data}
	for {
		ok, err := s.next()
		if err != nil {
			return fmt.Errorf("%s %w", part, err)
		}
		switch {
		case !ok:
			return nil
		case s.kind == chars:
		case s.is("cellXfs"):
			in = s.kind == startTag
		case s.kind != startTag:
		case s.is("numFmt"):
			if id, err := strconv.Atoi(s.value("numFmtId")); err == nil {
				custom[id] = formatOf(s.value("formatCode"))
			}
		case in && s.is("xf"):
			id, _ := strconv.Atoi(s.value("numFmtId"))
			f, ok := custom[id]
			if !ok {
				f = builtIn(id)
			}
			if b.formats = append(b.formats, f); len(b.formats) > maxStyles || len(custom) > maxStyles {
				return fmt.Errorf("单元格样式超过 %d 种", maxStyles)
			}
		}
	}
}
