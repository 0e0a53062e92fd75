package maroto

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// settle takes chance out of a file that maroto has written, so that it
// depends on the document alone. Maroto dates the change by the clock, numbers
// pictures of one width in the order of a map, and lists a picture that is
// placed twice under one name twice. A file without all of the given number
// of different pictures is refused: it has a message in the place of one.
func settle(b []byte, date time.Time, pictures int) ([]byte, error) {
	f, err := split(b)
	if err != nil {
		return nil, err
	}
	if err := f.setDates(date); err != nil {
		return nil, err
	}
	found, err := f.sortPictures()
	switch {
	case err != nil:
		return nil, err
	case found != pictures:
		return nil, fmt.Errorf("文件里有 %d 幅图片，应有 %d 幅", found, pictures)
	}
	return f.join(), nil
}

var (
	info  = regexp.MustCompile(`/Info (\d+) 0 R`)
	dates = regexp.MustCompile(`/CreationDate \(D:\d{14}\)\n/ModDate \(D:\d{14}\)\n`)
)

// setDates puts date for both dates of the document information, or takes
// them out when date is zero.
func (f *file) setDates(date time.Time) error {
	m := info.FindSubmatch(f.trailer)
	if m == nil {
		return errUnknown
	}
	number, _ := strconv.Atoi(string(m[1]))
	o := f.find(number)
	if o == nil || !dates.Match(o.body) {
		return errUnknown
	}
	var lines []byte
	if !date.IsZero() {
		day := date.Format("20060102") + "000000+08'00'"
		lines = fmt.Appendf(nil, "/CreationDate (D:%s)\n/ModDate (D:%s)\n", day, day)
	}
	o.body = dates.ReplaceAllLiteral(o.body, lines)
	return nil
}

var (
	pictureName = regexp.MustCompile(`/I([0-9a-f]{40}) (\d+) 0 R\n`)
	softMask    = regexp.MustCompile(`/SMask (\d+) 0 R\n`)
	streamStart = []byte("stream\n")
)

// A picture is an image object and, when it has an alpha channel, the object
// of its soft mask, which follows it.
type picture struct {
	name    string // digest of its content
	objects []object
}

// sortPictures numbers the pictures in the order of their names and returns
// how many there are.
func (f *file) sortPictures() (int, error) {
	dictionary := f.find(resources)
	if dictionary == nil {
		return 0, errUnknown
	}
	pictures, err := f.pictures(dictionary.body)
	if err != nil || len(pictures) == 0 {
		return 0, err
	}
	// The objects of all pictures stand in one block.
	at := slices.IndexFunc(f.objects, func(o object) bool { return bytes.HasPrefix(o.body, []byte("<</Type /XObject\n")) })
	if at < 0 {
		return 0, errUnknown
	}
	number := f.objects[at].number
	var names []byte
	for _, p := range pictures {
		names = fmt.Appendf(names, "/I%s %d 0 R\n", p.name, number)
		for i, o := range p.objects {
			if i+1 < len(p.objects) {
				entries, rest, _ := bytes.Cut(o.body, streamStart)
				mask := fmt.Appendf(nil, "/SMask %d 0 R\n", number+1)
				o.body = slices.Concat(softMask.ReplaceAllLiteral(entries, mask), streamStart, rest)
			}
			f.objects[at] = object{number, o.body}
			at++
			number++
		}
	}
	lines := pictureName.FindAllIndex(dictionary.body, -1)
	dictionary.body = slices.Concat(dictionary.body[:lines[0][0]], names, dictionary.body[lines[len(lines)-1][1]:])
	return len(pictures), nil
}

// pictures returns what the resource dictionary names, sorted, each once.
func (f *file) pictures(dictionary []byte) ([]picture, error) {
	var list []picture
	for _, m := range pictureName.FindAllSubmatch(dictionary, -1) {
		name := string(m[1])
		if slices.ContainsFunc(list, func(p picture) bool { return p.name == name }) {
			continue
		}
		number, _ := strconv.Atoi(string(m[2]))
		i := slices.IndexFunc(f.objects, func(o object) bool { return o.number == number })
		if i < 0 {
			return nil, errUnknown
		}
		size := 1
		if entries, _, _ := bytes.Cut(f.objects[i].body, streamStart); softMask.Match(entries) {
			size = 2
		}
		list = append(list, picture{name, slices.Clone(f.objects[i : i+size])})
	}
	slices.SortFunc(list, func(a, b picture) int { return cmp.Compare(a.name, b.name) })
	return list, nil
}
