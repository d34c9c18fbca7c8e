package v8

import (
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// FuzzText goes from text to two bytes a character and back, and is laid beside
// package unicode/utf16.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "é", "日本", "😀", "\xed\xa0\x80", "\xed\xa0\xbd\xed\xb8\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		wide := appendWide(nil, s)
		if back := appendWide(nil, fromWide(wide)); !slices.Equal(back, wide) {
			t.Errorf("%q: %x there, %x back", s, wide, back)
		}
		if !utf8.ValidString(s) {
			return
		}
		var want []byte
		for _, u := range utf16.Encode([]rune(s)) {
			want = binary.LittleEndian.AppendUint16(want, u)
		}
		if !slices.Equal(wide, want) {
			t.Errorf("%q: got %x, want %x", s, wide, want)
		}
		if got := fromWide(wide); got != s {
			t.Errorf("%q comes back as %q", s, got)
		}
		if count, ok := narrow(s); ok {
			if got := fromNarrow(appendNarrow(nil, s, count)); got != s {
				t.Errorf("%q comes back as %q", s, got)
			}
		}
	})
}
