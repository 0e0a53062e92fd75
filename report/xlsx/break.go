package xlsx

// wide reports whether r takes a whole character in a Chinese typeface: Han
// and all that stands between them, quotation marks and dashes too.
func wide(r rune) bool {
	return r >= 0x250 || r == '·' || r == '×' || r == '÷' || r == '±' || r == '§' || r == '°'
}

// narrow is the width of a character that is not wide. Faces that stand in
// for 宋体 draw some letters wider than a digit.
func narrow(r rune) int {
	switch r {
	case 'M', 'W', 'm', 'w', '@', '%', '&':
		return 2
	}
	return 1
}

// noStart are the marks that do not begin a line: the character before them
// goes down with them.
func noStart(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '）', '》', '〉', '」', '』', '】', '〕', '”', '’', '％', '…':
		return true
	}
	return false
}

// extent is the width of the longest line of s and of its longest word, in
// halves of a Chinese character.
func extent(s string) (line, word int) {
	l, w := 0, 0
	for _, r := range s {
		switch {
		case r == '\n':
			l, w = 0, 0
			continue
		case wide(r):
			l += 2
			w = 0
			word = max(word, 2)
		case r == ' ' || r == '\t':
			l++
			w = 0
		default:
			w += narrow(r)
			l += narrow(r)
			word = max(word, w)
		}
		line = max(line, l)
	}
	return line, word
}

// breakLines counts the lines of s when a line holds room halves of a
// character. A word that no line holds is broken anywhere.
func breakLines(s string, room int) int {
	room = max(room, 2)
	n, x, word := 1, 0, 0
	flush := func() {
		if x > 0 && x+word > room {
			n++
			x = 0
		}
		if word > room {
			n += (word - 1) / room
			word = (word-1)%room + 1
		}
		x += word
		word = 0
	}
	for _, r := range s {
		switch {
		case r == '\n':
			flush()
			n++
			x = 0
		case wide(r):
			flush()
			switch {
			case x+2 <= room:
				x += 2
			case noStart(r):
				n++
				x = 4
			default:
				n++
				x = 2
			}
		case r == ' ' || r == '\t':
			flush()
			x++
		default:
			word += narrow(r)
		}
	}
	flush()
	return n
}
