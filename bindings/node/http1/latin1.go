package http1

import "unicode/utf8"

// Latin1 turns bytes from the wire into a string, each byte a code point, as
// Node's buffer.latin1Slice. Safe from any goroutine.
func Latin1[S string | []byte](b S) string {
	if ascii(b) == len(b) {
		return string(b)
	}
	s := make([]byte, 0, len(b)+len(b)/2)
	for i := range len(b) {
		s = utf8.AppendRune(s, rune(b[i]))
	}
	return string(s)
}

// AppendLatin1 appends s as the wire wants it, each code point a byte, as
// Node's buffer.latin1Write: of code points above U+00FF the low byte is left.
// Safe from any goroutine.
func AppendLatin1(dst []byte, s string) []byte {
	n := ascii(s)
	dst = append(dst, s[:n]...)
	for _, r := range s[n:] {
		dst = append(dst, byte(r))
	}
	return dst
}

// ascii is the length of the ASCII prefix of s.
func ascii[S string | []byte](s S) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}
