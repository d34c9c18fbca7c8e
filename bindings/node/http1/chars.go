package http1

import (
	"encoding/binary"
	"math/bits"
)

// What a byte may be part of.
const (
	isToken     = 1 << iota // method and header names (RFC 9110 token)
	isURL                   // path, query and fragment, without ? and #
	isServer                // the authority of a URL, without @
	isAlpha                 // the scheme of a URL
	isValue                 // header values: HTAB, SP, visible, 0x80-0xff
	isQuoted                // inside a quoted chunk extension (RFC 9110 qdtext)
	isConnValue             // isValue without ',': an element of a list
)

var class = func() (t [256]uint8) {
	set := func(bit uint8, chars string) {
		for i := range len(chars) {
			t[chars[i]] |= bit
		}
	}
	const digits = "0123456789"
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	set(isAlpha, letters)
	set(isToken, digits+letters+"!#$%&'*+-.^_`|~")
	set(isURL, digits+letters+"!\"$%&'()*+,-./:;<=>@[\\]^_`{|}~")
	set(isServer, digits+letters+"-_.!~*'()%;:&=+$,[]")
	for c := range 256 {
		if c == '\t' || c >= ' ' && c != 0x7f {
			t[c] |= isValue
			if c != ',' {
				t[c] |= isConnValue
			}
			if c != '"' && c != '\\' {
				t[c] |= isQuoted
			}
		}
	}
	return
}()

// skip returns the index of the first byte of in, from i on, that has none of
// the given bits.
func skip(in []byte, i int, mask uint8) int {
	for i < len(in) && class[in[i]]&mask != 0 {
		i++
	}
	return i
}

const (
	lows  = 0x0101010101010101
	highs = 0x8080808080808080
)

// skipValue is skip for isValue, eight bytes at a time: header values are the
// bulk of a head. A word is put to the byte table only where one of its bytes
// is below a space or is DEL.
func skipValue(in []byte, i int) int {
	for ; i+8 <= len(in); i += 8 {
		w := binary.LittleEndian.Uint64(in[i:])
		del := w ^ 0x7f*lows
		// Classic bit tricks: "some byte < n" and "some byte == 0". A borrow
		// may mark bytes above a true hit, never below it.
		hits := ((w - ' '*lows) &^ w & highs) | ((del - lows) &^ del & highs)
		if hits == 0 {
			continue
		}
		i += bits.TrailingZeros64(hits) / 8
		if in[i] != '\t' {
			return i
		}
		i -= 7 // go on right behind the tab
	}
	return skip(in, i, isValue)
}

// hex is the value of a hexadecimal digit, or 0xff.
var hex = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case c >= '0' && c <= '9':
			t[c] = uint8(c - '0')
		case c >= 'a' && c <= 'f':
			t[c] = uint8(c - 'a' + 10)
		case c >= 'A' && c <= 'F':
			t[c] = uint8(c - 'A' + 10)
		default:
			t[c] = 0xff
		}
	}
	return
}()

// equalFold compares b with a lower-case ASCII word, ignoring case.
func equalFold(b []byte, lower string) bool {
	if len(b) != len(lower) {
		return false
	}
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
