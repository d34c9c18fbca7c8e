package goja

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// A string of a script may hold half a surrogate pair, which UTF-8 has no bytes
// for. On our side of the seam it is the three bytes that UTF-8 would give it
// (WTF-8), so that nothing is lost on the way there and back.

// text is v as a Go string.
func text(v goja.String) string {
	s := v.String()
	if !strings.Contains(s, "\ufffd") {
		return s // what goja cannot put into UTF-8 it replaces
	}
	b := make([]byte, 0, len(s))
	for i, n := 0, v.Length(); i < n; i++ {
		r := rune(v.CharAt(i))
		if utf16.IsSurrogate(r) {
			if i+1 < n {
				if pair := utf16.DecodeRune(r, rune(v.CharAt(i+1))); pair != utf8.RuneError {
					b = utf8.AppendRune(b, pair)
					i++
					continue
				}
			}
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// string is s as a value.
func (e *Engine) string(s string) goja.Value {
	if utf8.ValidString(s) {
		return e.vm.ToValue(s)
	}
	units := make([]uint16, 0, len(s))
	for i := 0; i < len(s); {
		if half := half(s[i:]); half != 0 {
			units = append(units, half)
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		units = utf16.AppendRune(units, r)
		i += size
	}
	return goja.StringFromUTF16(units)
}

// half is the half of a surrogate pair that s begins with, or 0.
func half(s string) uint16 {
	if len(s) < 3 || s[0] != 0xed || s[1] < 0xa0 || s[1] > 0xbf || s[2]&0xc0 != 0x80 {
		return 0
	}
	return 0xd000 | uint16(s[1]&0x3f)<<6 | uint16(s[2]&0x3f)
}

// expression compiles a regular expression when it is first asked for.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
