// Package filename makes names of files that every system takes.
package filename

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest bounds a name without what is put behind it, such as a hash and an
// extension, in bytes: ext4 has 255 for all of it, and a path on Windows 260
// UTF-16 units.
const longest = 180

// reserved are the names of devices on Windows, with any extension.
var reserved = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}
	for _, digit := range "0123456789¹²³" {
		names["com"+string(digit)] = true
		names["lpt"+string(digit)] = true
	}
	return names
}()

// Safe is name as every system takes it for a file's: one part of a path,
// composed, visible, of bounded length, not hidden and not a device.
func Safe(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsPrint(r) || r == utf8.RuneError {
			return '_'
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(name, "_")))
	name = fit(name)
	if before, after, _ := strings.Cut(name, "."); reserved[strings.ToLower(strings.TrimRight(before, " "))] {
		name = fit(strings.TrimRight(before, " ") + "_." + after)
	}
	if name == "" {
		return "文书"
	}
	return name
}

// fit is name without the points and spaces that Windows drops at its end and
// that hide it at its beginning, cut to the longest there may be.
func fit(name string) string {
	name = strings.TrimLeft(name, ". ")
	for len(name) > longest {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	return strings.TrimRight(name, ". ")
}
