package v8

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Text at the engine's seam is WTF-8, see engine.Engine.String; here it is of one
// byte a character, or of two.

// next takes a character off s, half a surrogate pair too.
func next(s string) (r rune, size int) {
	if r, size = utf8.DecodeRuneInString(s); r != utf8.RuneError || size != 1 {
		return r, size
	}
	if len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return utf8.RuneError, 1
}

// narrow tells whether s fits into one byte a character, and how many there are.
func narrow(s string) (count int, ok bool) {
	for i := 0; i < len(s); count++ {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := next(s[i:])
		if r > 0xff {
			return 0, false
		}
		i += size
	}
	return count, true
}

// appendNarrow appends one byte a character.
func appendNarrow(b []byte, s string, count int) []byte {
	if count == len(s) {
		return append(b, s...)
	}
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// appendWide appends two bytes a character, the lower first.
func appendWide(b []byte, s string) []byte {
	for len(s) > 0 {
		r, size := next(s)
		s = s[size:]
		if r > 0xffff {
			r -= 0x10000
			b = binary.LittleEndian.AppendUint16(b, uint16(0xd800|r>>10))
			r = 0xdc00 | r&0x3ff
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	return b
}

// fromNarrow is the way back.
func fromNarrow(b []byte) string {
	ascii := true
	for _, c := range b {
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return string(b)
	}
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// fromWide is the way back.
func fromWide(b []byte) string {
	out := make([]byte, 0, len(b))
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(binary.LittleEndian.Uint16(b[i:]))
		if r&0xfc00 == 0xd800 && i+3 < len(b) {
			if low := rune(binary.LittleEndian.Uint16(b[i+2:])); low&0xfc00 == 0xdc00 {
				r = 0x10000 + (r-0xd800)<<10 + low - 0xdc00
				i += 2
			}
		}
		if r&0xf800 == 0xd800 {
			out = append(out, 0xed, byte(0x80|r>>6&0x3f), byte(0x80|r&0x3f))
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
