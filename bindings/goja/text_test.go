package goja

import (
	"testing"

	"github.com/dop251/goja"
)

// Halves of surrogate pairs come through the seam and back.
func TestHalves(t *testing.T) {
	e := New(Options{})
	for want, units := range map[string][]uint16{
		"\xed\xa0\xbd":       {0xd83d},
		"a\xed\xb8\x80b":     {'a', 0xde00, 'b'},
		"\xed\xa0\xbd😀":      {0xd83d, 0xd83d, 0xde00},
		"\ufffd\xed\xa0\xbd": {0xfffd, 0xd83d},
		"é😀":                 {0xe9, 0xd83d, 0xde00},
		"\ufffd":             {0xfffd},
	} {
		v := goja.StringFromUTF16(units)
		if got, err := e.ToString(v); got != want || err != nil {
			t.Errorf("ToString(%x) = %q, %v; want %q", units, got, err, want)
		}
		if back := e.String(want); !e.Same(back, v) {
			t.Errorf("String(%q) is not %x", want, units)
		}
	}
}

// A slice shares memory and ArrayBuffer, and has the prototype asked for.
func TestSlice(t *testing.T) {
	e := New(Options{})
	b := []byte("abcdef")
	whole := e.NewBytes(b)
	proto := e.NewObject(e.Proto(whole))
	part, err := e.Slice(whole, 1, 5, proto)
	if err != nil {
		t.Fatal(err)
	}
	if part, err = e.Slice(part, 1, 3, proto); err != nil {
		t.Fatal(err)
	}
	got, ok := e.Bytes(part)
	if string(got) != "cd" || !ok || !e.Same(e.Proto(part), proto) {
		t.Errorf("the slice is %q, %v", got, ok)
	}
	got[0] = 'X'
	if string(b) != "abXdef" {
		t.Errorf("after a write the memory is %q", b)
	}
	one, _ := e.Get(whole, "buffer")
	other, _ := e.Get(part, "buffer")
	if !e.Same(one, other) {
		t.Error("the slice has an ArrayBuffer of its own")
	}
}
