package buffer

import (
	"encoding/base64"
	"strings"
)

// sextets is the value of a character in either alphabet of base64, 0xff for
// one that is in none.
var sextets = func() (table [256]byte) {
	for i := range table {
		table[i] = 0xff
	}
	for i := range 64 {
		table["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[i]] = byte(i)
	}
	table['-'], table['_'] = 62, 63
	return table
}()

func encodeBase64(b []byte, enc Encoding) string {
	if enc == Base64URL {
		return base64.RawURLEncoding.EncodeToString(b)
	}
	return base64.StdEncoding.EncodeToString(b)
}

// decodeBase64 takes both alphabets, skips what belongs to neither, and stops
// at the first '=', or when out is full.
func decodeBase64(out []byte, text string) int {
	var bits uint32
	n, at := 0, 0
	for i := 0; i < len(text) && at < len(out); i++ {
		v := sextets[text[i]]
		if v == 0xff {
			if text[i] == '=' {
				break
			}
			continue
		}
		bits = bits<<6 | uint32(v)
		// The second, third and fourth of four finish a byte each.
		if n++; n&3 != 1 {
			out[at] = byte(bits >> (-2 * n & 7))
			at++
		}
	}
	return at
}

// What is wrong with a text that forgivingBase64 refuses.
const (
	badCharacter = "Invalid character"
	badLength    = "The string to be decoded is not correctly encoded."
)

// forgivingBase64 is the Encoding Standard's forgiving-base64 decode: white
// space is skipped, padding may be missing, all else must be right. It is
// decoded before its padding is looked at, so that a text with two faults has
// the one that Node reports.
func forgivingBase64(text string) (b []byte, wrong string) {
	const space = "\t\n\f\r "
	body, padding := strings.TrimRight(text, space), 0
	for padding < 2 && strings.HasSuffix(body, "=") {
		body = strings.TrimRight(body[:len(body)-1], space)
		padding++
	}
	n := 0
	for i := range len(body) {
		if c := body[i]; strings.IndexByte(space, c) < 0 {
			if sextets[c] == 0xff || c == '-' || c == '_' {
				return nil, badCharacter
			}
			n++
		}
	}
	if n%4 == 1 {
		return nil, badLength
	}
	if padding > 0 && (n+padding)%4 != 0 || padding > 0 && n == 0 {
		return nil, badCharacter
	}
	b = make([]byte, n*3/4)
	decodeBase64(b, body)
	return b, ""
}
