package buffer

import (
	"bytes"
	"testing"
)

// naiveFind tries every place.
func naiveFind(b, needle []byte, offset int, forward bool) int {
	if offset < 0 {
		offset += len(b)
		if offset < 0 {
			if !forward && len(needle) > 0 {
				return -1
			}
			offset = 0
		}
	}
	if len(needle) == 0 {
		return min(offset, len(b))
	}
	best := -1
	for i := 0; i+len(needle) <= len(b); i++ {
		if !bytes.Equal(b[i:i+len(needle)], needle) {
			continue
		}
		if forward && i >= offset {
			return i
		}
		if !forward && i <= offset {
			best = i
		}
	}
	return best
}

func FuzzFind(f *testing.F) {
	f.Add([]byte("abcabc"), []byte("bc"), 2)
	f.Add([]byte("aaa"), []byte("aa"), -1)
	f.Add([]byte{}, []byte{}, 5)
	f.Fuzz(func(t *testing.T, b, needle []byte, offset int) {
		offset %= 1 << 31
		for _, forward := range []bool{true, false} {
			if got, want := find(b, needle, offset, forward, 1), naiveFind(b, needle, offset, forward); got != want {
				t.Errorf("find(%x, %x, %d, %v) = %d, want %d", b, needle, offset, forward, got, want)
			}
		}
		// By units, a match begins at an even place; without one in an odd
		// number of bytes Node gives the last place.
		at := find(b, needle, offset, true, 2)
		if len(needle) >= 2 && at >= 0 && at+len(needle)&^1 <= len(b) && !bytes.HasPrefix(b[at:], needle[:len(needle)&^1]) {
			t.Errorf("find by units(%x, %x, %d) = %d", b, needle, offset, at)
		}
	})
}

func FuzzEncodeInto(f *testing.F) {
	f.Add("hé€😀", uint8(5))
	f.Add("\xed\xa0\xbdYWJj", uint8(3))
	f.Fuzz(func(t *testing.T, text string, size uint8) {
		for enc := UTF8; enc <= Hex; enc++ {
			whole := Encode(text, enc)
			b := make([]byte, size)
			n := EncodeInto(b, text, enc)
			if n > len(whole) || !bytes.Equal(b[:n], whole[:n]) {
				t.Errorf("%v: %q in %d bytes is %x, whole %x", enc, text, size, b[:n], whole)
			}
			if len(whole) <= int(size) && n != len(whole) {
				t.Errorf("%v: %q has room in %d bytes, but only %d of %d were written", enc, text, size, n, len(whole))
			}
			if enc != Base64 && enc != Base64URL && enc != Hex && EncodedLen(WellFormed(text), enc) != len(Encode(WellFormed(text), enc)) {
				t.Errorf("%v: EncodedLen(%q) = %d, want %d", enc, text, EncodedLen(WellFormed(text), enc), len(Encode(WellFormed(text), enc)))
			}
		}
	})
}
