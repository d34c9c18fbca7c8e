package inspect

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Quote writes s as a string literal the way util.inspect does: in single
// quotes, or double ones, or backticks, whichever needs no escaping. Safe from
// any goroutine.
func Quote(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 {
		if strings.IndexByte(s, '"') < 0 {
			quote = '"'
		} else if strings.IndexByte(s, '`') < 0 && !strings.Contains(s, "${") {
			quote = '`'
		}
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, quote)
	// Only single quotes are ever escaped: of the others there are none.
	b = appendEscaped(b, s, quote == '\'')
	return string(append(b, quote))
}

// escaped is s with control characters, quotes and backslashes made visible.
func escaped(s string) string { return string(appendEscaped(nil, s, true)) }

func appendEscaped(b []byte, s string, singleQuote bool) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r >= 0x80 && r < 0xa0:
				b = append(b, `\x`...)
				b = append(b, strings.ToUpper(strconv.FormatInt(int64(r), 16))...)
			case r == utf8.RuneError && size == 1 && isSurrogate(s[i:]):
				// Half a pair, in the encoding engines use for it.
				half := rune(s[i]&0xf)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
				b = append(b, `\u`...)
				b = strconv.AppendInt(b, int64(half), 16)
				size = 3
			default:
				b = append(b, s[i:i+size]...)
			}
			i += size
			continue
		}
		i++
		switch {
		case c == '\'' && singleQuote, c == '\\':
			b = append(b, '\\', c)
		case c >= ' ' && c < 0x7f:
			b = append(b, c)
		case c >= '\b' && c <= '\r' && c != '\v':
			b = append(b, '\\', "btn\vfr"[c-'\b'])
		default:
			const hex = "0123456789ABCDEF"
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		}
	}
	return b
}

func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[2]&0xc0 == 0x80
}

// UTF16Length is what JavaScript calls the length of s. Safe from any
// goroutine.
func UTF16Length(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xf0:
			n += 2
		case c < 0x80 || c >= 0xc0:
			n++
		}
	}
	return n
}

// UTF16Prefix is the first n units of s. Of a pair that the cut goes through it
// keeps the first half, as three bytes that are no UTF-8, which is how engines
// hold such halves. Safe from any goroutine.
func UTF16Prefix(s string, n int) string {
	for i, r := range s {
		if n <= 0 {
			return s[:i]
		}
		if n--; r > 0xffff {
			if n == 0 {
				high, _ := utf16.EncodeRune(r)
				return s[:i] + string([]byte{0xed, 0x80 | byte(high>>6)&0x3f, 0x80 | byte(high)&0x3f})
			}
			n--
		}
	}
	return s
}

// isIdentifier tells whether a property name needs no quotes.
func isIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || i > 0 && c >= '0' && c <= '9' {
			continue
		}
		return false
	}
	return s != ""
}

// arrayIndex is the number that a property name of an array element spells.
func arrayIndex(s string) (index int, ok bool) {
	var n uint64
	if s == "" || len(s) > 10 || s[0] == '0' && s != "0" {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + uint64(s[i]-'0')
	}
	return int(n), n < min(1<<32-1, math.MaxInt)
}

const blanks = "                                                                "

func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

func plural(n int) string {
	if n > 1 {
		return "s"
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
