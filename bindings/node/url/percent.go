package url

import (
	"strings"
	"unicode/utf8"
)

// A set tells which bytes of ASCII are percent-encoded; all others are, always.
type set [128]bool

func setOf(base *set, more string) *set {
	s := *base
	for i := range len(more) {
		s[more[i]] = true
	}
	return &s
}

var (
	controlSet = func() *set {
		s := new(set)
		for i := range 0x20 {
			s[i] = true
		}
		s[0x7f] = true
		return s
	}()
	fragmentSet     = setOf(controlSet, " \"<>`")
	querySet        = setOf(controlSet, " \"#<>")
	specialQuerySet = setOf(querySet, "'")
	pathSet         = setOf(querySet, "?`{}")
	userinfoSet     = setOf(pathSet, "/:;=@[\\]^|")
	componentSet    = setOf(userinfoSet, "$%&+,")
	formSet         = setOf(componentSet, "!'()~")
)

const upperHex = "0123456789ABCDEF"

// encode writes text with what is in s percent-encoded.
func encode(b *strings.Builder, text string, s *set) {
	for i := range len(text) {
		c := text[i]
		if c < utf8.RuneSelf && !s[c] {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
	}
}

func encoded(text string, s *set) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || s[text[i]] {
			var b strings.Builder
			encode(&b, text, s)
			return b.String()
		}
	}
	return text
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// decode undoes percent-encoding; what is none stays.
func decode(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b = append(b, byte(nibble(s[i+1])<<4|nibble(s[i+2])))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

func nibble(c byte) int {
	switch {
	case c <= '9':
		return int(c - '0')
	case c <= 'F':
		return int(c-'A') + 10
	}
	return int(c-'a') + 10
}
