package querystring

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/buffer"
)

const upperHex = "0123456789ABCDEF"

// plain tells whether a character stays as it is.
func plain(c byte) bool {
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9':
		return true
	case c >= '\'' && c <= '*': // '()*
		return true
	}
	return c == '-' || c == '_' || c == '.' || c == '!' || c == '~'
}

// Escape is querystring.escape(text): all but letters, digits and -_.!~*'()
// percent-encoded. A half of a surrogate pair makes one with whatever follows,
// as in Node; ok is false if nothing does. Safe from any goroutine.
func Escape(text string) (escaped string, ok bool) {
	n := 0
	for i := range len(text) {
		if !plain(text[i]) {
			n++
		}
	}
	if n == 0 {
		return text, true
	}
	if !utf8.ValidString(text) {
		if text, ok = paired(text); !ok {
			return "", false
		}
	}
	out := make([]byte, 0, len(text)+2*n)
	for i := range len(text) {
		if c := text[i]; !plain(c) {
			out = append(out, '%', upperHex[c>>4], upperHex[c&15])
		} else {
			out = append(out, c)
		}
	}
	return string(out), true
}

// paired makes whole characters of halves, with 10 bits of what follows.
func paired(text string) (string, bool) {
	var out []byte
	high := rune(-1)
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 {
			if len(text) < 3 || text[0] != 0xed {
				return "", false
			}
			r, size = 0xd000|rune(text[1]&63)<<6|rune(text[2]&63), 3
		}
		text = text[size:]
		switch {
		case high < 0 && utf16.IsSurrogate(r):
			high = r
		case high < 0:
			out = utf8.AppendRune(out, r)
		default:
			units := utf16.AppendRune(nil, r)
			if r < 0x10000 {
				units = []uint16{uint16(r)}
			}
			out = utf8.AppendRune(out, 0x10000+(high&0x3ff)<<10|rune(units[0])&0x3ff)
			high = -1
			if len(units) == 2 {
				high = rune(units[1])
			}
		}
	}
	return string(out), high < 0
}

// Unescape is querystring.unescape(text, spaces): as decodeURIComponent does,
// and if that would throw, byte by byte as well as it goes. spaces are then
// written as '+'. Safe from any goroutine.
func Unescape(text string, spaces bool) string {
	if b, ok := decodeComponent(text); ok {
		return b
	}
	return buffer.Decode(unescapeBytes(buffer.Encode(text, buffer.Latin1), spaces), buffer.UTF8)
}

// decodeComponent is decodeURIComponent; ok is false if that would throw.
func decodeComponent(text string) (decoded string, ok bool) {
	var out []byte
	from := 0
	for i := 0; i < len(text); {
		if text[i] != '%' {
			i++
			continue
		}
		// The bytes of one character, percent-encoded each.
		var char [utf8.UTFMax]byte
		n := 0
		out = append(out, text[from:i]...)
		for need := 1; n < need; n++ {
			c, ok := hexByte(text[i:])
			if !ok {
				return "", false
			}
			if n == 0 && c >= utf8.RuneSelf {
				need = sequence(c)
			}
			char[n] = c
			i += 3
		}
		if !utf8.Valid(char[:n]) {
			return "", false
		}
		out = append(out, char[:n]...)
		from = i
	}
	if out == nil {
		return text, true
	}
	return string(append(out, text[from:]...)), true
}

// sequence is how many bytes a character has that begins with c.
func sequence(c byte) int {
	switch {
	case c >= 0xf0 && c < 0xf8:
		return 4
	case c >= 0xe0 && c < 0xf0:
		return 3
	case c >= 0xc0 && c < 0xe0:
		return 2
	}
	return 1
}

// hexByte is the byte that text begins with: %41.
func hexByte(text string) (byte, bool) {
	if len(text) < 3 || text[0] != '%' {
		return 0, false
	}
	high, ok1 := digit(text[1])
	low, ok2 := digit(text[2])
	return high<<4 | low, ok1 && ok2
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// encoded tells whether there is anything to decode.
func encoded(text string) bool {
	for i := range len(text) {
		if text[i] == '%' {
			if _, ok := hexByte(text[i:]); ok {
				return true
			}
		}
	}
	return false
}

// unescapeBytes decodes what it can and leaves the rest. It writes to b.
func unescapeBytes(b []byte, spaces bool) []byte {
	n := 0
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '+' && spaces {
			c = ' '
		} else if c == '%' && i+2 < len(b) {
			high, ok1 := digit(b[i+1])
			low, ok2 := digit(b[i+2])
			if ok1 && ok2 {
				c = high<<4 | low
				i += 2
			}
		}
		b[n] = c
		n++
	}
	return b[:n]
}
