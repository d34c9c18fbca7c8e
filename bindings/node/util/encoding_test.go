package util

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/buffer"
)

// FuzzDecodeStream decodes in two pieces and holds the text against that of the
// whole.
func FuzzDecodeStream(f *testing.F) {
	f.Add([]byte("a\xe2\x82\xacb\xf0\x9f\x98\x80"), 2, false)
	f.Add([]byte("\xef\xbb\xbfx"), 1, false)
	f.Add([]byte{0x3d, 0xd8, 0, 0xde, 65}, 3, true)
	f.Fuzz(func(t *testing.T, b []byte, cut int, wide bool) {
		cut = min(max(cut, 0), len(b))
		enc := buffer.UTF8
		if wide {
			enc = buffer.UTF16LE
		}
		whole, _ := (&decoder{enc: enc}).decode(b, false)
		d := &decoder{enc: enc}
		first, _ := d.decode(b[:cut], true)
		second, _ := d.decode(b[cut:], false)
		if first+second != whole {
			t.Errorf("%x in pieces %q %q, whole %q", b, first, second, whole)
		}
		_, ok := (&decoder{enc: enc, fatal: true}).decode(b, false)
		if valid := string([]rune(string(b))) == string(b) && !wide; valid && !ok {
			t.Errorf("%q is not valid", b)
		}
	})
}
