package buffer

import (
	"testing"
	"unicode/utf8"
)

// FuzzTextDecoder decodes in two pieces and holds the text against that of the
// whole.
func FuzzTextDecoder(f *testing.F) {
	f.Add([]byte("a\xe2\x82\xacb\xf0\x9f\x98\x80"), 2, "utf-8")
	f.Add([]byte("\xef\xbb\xbfx"), 1, "utf-8")
	f.Add([]byte{0x3d, 0xd8, 0, 0xde, 65}, 3, "utf-16le")
	f.Add([]byte{0xd8, 0x3d, 0xde, 0, 65}, 3, "utf-16be")
	f.Add([]byte{0xe4, 65}, 1, "koi8-r")
	f.Fuzz(func(t *testing.T, b []byte, cut int, label string) {
		set := findCharset(label)
		if set == nil {
			t.Skip()
		}
		cut = min(max(cut, 0), len(b))
		whole, _ := (&textDecoder{set: set, streamed: true}).decode(b, false)
		d := &textDecoder{set: set, streamed: true}
		first, _ := d.decode(b[:cut], true)
		second, _ := d.decode(b[cut:], false)
		if first+second != whole {
			t.Errorf("%s: %x in pieces %q %q, whole %q", label, b, first, second, whole)
		}
		_, ok := (&textDecoder{set: set, fatal: true}).decode(b, false)
		if label == "utf-8" && ok != utf8.Valid(b) {
			t.Errorf("%q: valid is %v", b, ok)
		}
	})
}

func TestCharsetTables(t *testing.T) {
	for _, set := range charsets {
		if n := utf8.RuneCountInString(set.high); n != 0 && n != 128 {
			t.Errorf("%s has %d characters above 0x7f, want 128", set.name, n)
		}
		if findCharset(set.name) == nil {
			t.Errorf("%s is no label of its own", set.name)
		}
	}
}
