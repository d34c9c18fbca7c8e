package buffer

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how text and bytes correspond.
//
// Text is what engine.Engine.ToString gives: UTF-8, but that half a surrogate
// pair is the three bytes that UTF-8 would have for it.
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
	if enc == UTF8 {
		return []byte(WellFormed(text))
	}
	b := make([]byte, sizeHint(text, enc))
	return b[:EncodeInto(b, text, enc)]
}

// sizeHint is at least how many bytes text becomes.
func sizeHint(text string, enc Encoding) int {
	switch enc {
	case UTF16LE:
		return 2 * len(text)
	case Hex:
		return len(text) / 2
	}
	return len(text)
}

// EncodeInto writes as much of text as b has room for, as buffer.write does,
// and tells how many bytes that is; of a character that does not fit whole,
// nothing. Safe from any goroutine.
func EncodeInto(b []byte, text string, enc Encoding) int {
	n := 0
	switch enc {
	case UTF16LE:
		for i := 0; i < len(text) && n+2 <= len(b); {
			r, size := next(text[i:])
			i += size
			if r > 0xffff {
				high, low := utf16.EncodeRune(r)
				b[n], b[n+1] = byte(high), byte(high>>8)
				if n += 2; n+2 > len(b) {
					break
				}
				r = low
			}
			b[n], b[n+1] = byte(r), byte(r>>8)
			n += 2
		}
		return n
	case Latin1, ASCII:
		for i := 0; i < len(text) && n < len(b); n++ {
			if c := text[i]; c < utf8.RuneSelf {
				b[n] = c
				i++
				continue
			}
			r, size := next(text[i:])
			i += size
			if r > 0xffff {
				high, low := utf16.EncodeRune(r)
				b[n] = byte(high)
				if n++; n == len(b) {
					break
				}
				r = low
			}
			b[n] = byte(r)
		}
		return n
	case Base64, Base64URL:
		return decodeBase64(b, narrow(text))
	case Hex:
		text = narrow(text)
		whole := min(len(text)/2, len(b))
		n, _ := hex.Decode(b, []byte(text[:2*whole]))
		return n
	}
	text = WellFormed(text)
	if len(text) > len(b) {
		n = len(b)
		for n > 0 && !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
	}
	return copy(b, text)
}

// narrow keeps the lower half of each unit, which is all that Node looks at
// where it expects digits: U+0141 counts as an A.
func narrow(text string) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return string(Encode(text, Latin1))
		}
	}
	return text
}

// EncodedLen is Buffer.byteLength(text, enc). For Base64 it counts what the
// length of the text stands for, whatever the characters are.
// Safe from any goroutine.
func EncodedLen(text string, enc Encoding) int {
	switch enc {
	case UTF8:
		return len(WellFormed(text))
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

// Decode is the text of b, as buffer.toString(enc). Bytes that are no UTF-8
// become U+FFFD as the web decodes them. Safe from any goroutine.
func Decode(b []byte, enc Encoding) string {
	switch enc {
	case UTF16LE:
		return decodeUTF16(b)
	case Latin1:
		return widen(b, 0xff)
	case ASCII:
		return widen(b, 0x7f)
	case Base64, Base64URL:
		return encodeBase64(b, enc)
	case Hex:
		return hex.EncodeToString(b)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return validUTF8(b)
}

// decodeUTF16 leaves out an odd byte at the end.
func decodeUTF16(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		r := rune(b[0]) | rune(b[1])<<8
		switch {
		case !utf16.IsSurrogate(r):
			out.WriteRune(r)
		default:
			if len(b) >= 4 {
				if pair := utf16.DecodeRune(r, rune(b[2])|rune(b[3])<<8); pair != utf8.RuneError {
					out.WriteRune(pair)
					b = b[2:]
					continue
				}
			}
			out.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		}
	}
	return out.String()
}

// widen makes a character of each byte.
func widen(b []byte, mask byte) string {
	wide := 0
	for _, c := range b {
		wide += int(c & mask >> 7)
	}
	if wide == 0 && mask == 0xff {
		return string(b)
	}
	out := make([]byte, 0, len(b)+wide)
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c&mask))
	}
	return string(out)
}
