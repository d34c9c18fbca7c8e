package buffer

import (
	"strings"
	"unicode/utf8"
)

// next is the character that text begins with, or half a surrogate pair.
func next(text string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && size == 1 && len(text) >= 3 && text[0] == 0xed && text[1] >= 0xa0 {
		return 0xd000 | rune(text[1]&0x3f)<<6 | rune(text[2]&0x3f), 3
	}
	return r, size
}

// WellFormed is text with U+FFFD for every half of a surrogate pair, as
// String.prototype.toWellFormed: it is UTF-8. Safe from any goroutine.
func WellFormed(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for len(text) > 0 {
		r, size := next(text)
		out.WriteRune(r) // which writes U+FFFD for a half
		text = text[size:]
	}
	return out.String()
}

// units is the length a script sees: UTF-16 code units.
func units(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 0xf0:
			n += 2
		case c < 0x80 || c >= 0xc0:
			n++
		}
	}
	return n
}

// validUTF8 replaces what is not UTF-8: one U+FFFD for each longest beginning
// of a character, not for each byte, as the Encoding Standard has it.
func validUTF8(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + 8)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			n = subpart(b)
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

// subpart is the length of the longest beginning of b that could have become a
// character, at least 1.
func subpart(b []byte) int {
	have, need := lead(b)
	return max(1, min(have, need))
}

// lead tells how many bytes at the start of b belong to one unfinished or
// finished character, and how many it needs; need is 0 for a byte that starts
// none.
func lead(b []byte) (have, need int) {
	low, high := byte(0x80), byte(0xbf)
	switch c := b[0]; {
	case c < 0x80:
		return 1, 1
	case c >= 0xc2 && c <= 0xdf:
		need = 2
	case c >= 0xe0 && c <= 0xef:
		need = 3
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 4
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	default:
		return 1, 0
	}
	for have = 1; have < need && have < len(b) && b[have] >= low && b[have] <= high; have++ {
		low, high = 0x80, 0xbf
	}
	return have, need
}
