package buffer

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how text and bytes correspond.
type Encoding uint8

// Node's encodings.
const (
	UTF8 Encoding = iota
	UTF16LE
	Latin1
	ASCII
	Base64
	Base64URL
	Hex
)

var encodingNames = [...]string{UTF8: "utf8", UTF16LE: "utf16le", Latin1: "latin1", ASCII: "ascii", Base64: "base64", Base64URL: "base64url", Hex: "hex"}

// String is the name Node gives the encoding itself.
func (enc Encoding) String() string { return encodingNames[enc] }

// ParseEncoding finds an encoding by one of its names, in any case.
// Safe from any goroutine.
func ParseEncoding(name string) (enc Encoding, ok bool) {
	switch name {
	case "utf8", "utf-8":
		return UTF8, true
	}
	switch strings.ToLower(name) {
	case "utf8", "utf-8":
		return UTF8, true
	case "ucs2", "ucs-2", "utf16le", "utf-16le":
		return UTF16LE, true
	case "latin1", "binary":
		return Latin1, true
	case "ascii":
		return ASCII, true
	case "base64":
		return Base64, true
	case "base64url":
		return Base64URL, true
	case "hex":
		return Hex, true
	}
	return 0, false
}

// Encode is the bytes of text, as Buffer.from(text, enc). Characters that Hex
// does not know end it, those that Base64 does not know are skipped.
// Safe from any goroutine.
func Encode(text string, enc Encoding) []byte {
	switch enc {
	case UTF16LE:
		b := make([]byte, 0, 2*len(text))
		for _, r := range text {
			if r > 0xffff {
				hi, lo := utf16.EncodeRune(r)
				b = append(b, byte(hi), byte(hi>>8), byte(lo), byte(lo>>8))
				continue
			}
			b = append(b, byte(r), byte(r>>8))
		}
		return b
	case Latin1, ASCII:
		b := make([]byte, 0, len(text))
		for _, r := range text {
			if r > 0xffff {
				hi, lo := utf16.EncodeRune(r)
				b = append(b, byte(hi), byte(lo))
				continue
			}
			b = append(b, byte(r))
		}
		return b
	case Base64, Base64URL:
		return decodeBase64(text)
	case Hex:
		b := make([]byte, len(text)/2)
		n, _ := hex.Decode(b, []byte(text[:len(text)&^1]))
		return b[:n]
	}
	if utf8.ValidString(text) {
		return []byte(text)
	}
	return []byte(validUTF8([]byte(text)))
}

// Decode is the text of b, as buffer.toString(enc). Bytes that are no UTF-8
// become U+FFFD as the web decodes them. Safe from any goroutine.
func Decode(b []byte, enc Encoding) string {
	switch enc {
	case UTF16LE:
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
		}
		return string(utf16.Decode(units))
	case Latin1:
		return widen(b, 0xff)
	case ASCII:
		return widen(b, 0x7f)
	case Base64:
		return base64.StdEncoding.EncodeToString(b)
	case Base64URL:
		return base64.RawURLEncoding.EncodeToString(b)
	case Hex:
		return hex.EncodeToString(b)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return validUTF8(b)
}

// widen makes a character of each byte.
func widen(b []byte, mask byte) string {
	var out strings.Builder
	out.Grow(len(b))
	for _, c := range b {
		out.WriteRune(rune(c & mask))
	}
	return out.String()
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

// decodeBase64 takes both alphabets, skips what belongs to neither, and stops
// at the first '='.
func decodeBase64(text string) []byte {
	out := make([]byte, 0, len(text)/4*3+3)
	var bits uint32
	n := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		var v byte
		switch {
		case c >= 'A' && c <= 'Z':
			v = c - 'A'
		case c >= 'a' && c <= 'z':
			v = c - 'a' + 26
		case c >= '0' && c <= '9':
			v = c - '0' + 52
		case c == '+' || c == '-':
			v = 62
		case c == '/' || c == '_':
			v = 63
		case c == '=':
			i = len(text)
			continue
		default:
			continue
		}
		bits = bits<<6 | uint32(v)
		if n++; n == 4 {
			out = append(out, byte(bits>>16), byte(bits>>8), byte(bits))
			bits, n = 0, 0
		}
	}
	switch n {
	case 2:
		out = append(out, byte(bits>>4))
	case 3:
		out = append(out, byte(bits>>10), byte(bits>>2))
	}
	return out
}

// EncodedLen is Buffer.byteLength(text, enc). For Base64 it counts what the
// length of the text stands for, whatever the characters are.
// Safe from any goroutine.
func EncodedLen(text string, enc Encoding) int {
	switch enc {
	case UTF8:
		if utf8.ValidString(text) {
			return len(text)
		}
		return len(validUTF8([]byte(text)))
	case Base64, Base64URL:
		n := units(text)
		for range 2 {
			if n > 1 && strings.HasSuffix(text, "=") {
				n, text = n-1, text[:len(text)-1]
			}
		}
		return n * 3 >> 2
	case Hex:
		return units(text) >> 1
	case UTF16LE:
		return units(text) * 2
	}
	return units(text)
}

// units is the length a script sees: UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
