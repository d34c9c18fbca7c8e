package readline

import (
	"math"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/inspect"
)

// splitLines takes a text apart at \n, \r and \r\n; the last piece is what has no
// end yet.
func splitLines(s string) []string {
	var lines []string
	for {
		i, n := lineEnd(s)
		if i < 0 {
			return append(lines, s)
		}
		lines = append(lines, s[:i])
		s = s[i+n:]
	}
}

// lineEnd is where the first line ends, and how long its end is; -1 for none.
func lineEnd(s string) (at, length int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			return i, 1
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i, 2
			}
			return i, 1
		}
	}
	return -1, 0
}

// displayPos is where on a screen of so many columns the cursor stands behind a
// text that begins in its corner. Zero columns are a screen without an edge.
func displayPos(s string, columns, tabSize float64) (cols, rows float64) {
	offset := 0.0
	for _, char := range chars(inspect.StripVT(s)) {
		switch char {
		case "\n":
			if n := math.Ceil(offset / columns); n > 0 {
				rows += n
			} else {
				rows++
			}
			offset = 0
			continue
		case "\t":
			offset += tabSize - math.Mod(offset, tabSize)
			continue
		}
		width := charWidth(char)
		if width == 2 && math.Mod(offset+1, columns) == 0 {
			offset++ // it does not fit and begins the next row
		}
		offset += float64(width)
	}
	cols = math.Mod(offset, columns)
	if !math.IsInf(columns, 0) {
		rows += (offset - cols) / columns
	}
	return cols, rows
}

func charWidth(char string) int {
	if len(char) == 1 && char[0] >= ' ' && char[0] < 0x7f {
		return 1
	}
	if !utf8.ValidString(char) {
		return 1 // half a pair
	}
	return inspect.StringWidth(char)
}

// chars are the code points of a text; half a surrogate pair, which Go writes
// as three bytes that are no character, is one.
func chars(s string) []string {
	list := make([]string, 0, len(s))
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xed {
			n = 3
		}
		list = append(list, s[:n])
		s = s[n:]
	}
	return list
}
