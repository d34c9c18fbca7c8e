package zlib

import (
	"bytes"
	"testing"
)

// FuzzCodecs: what is compressed comes back, in whatever pieces it goes.
func FuzzCodecs(f *testing.F) {
	f.Add([]byte("some text, some text"), uint8(3), uint8(0))
	f.Add(bytes.Repeat([]byte("abc"), 5000), uint8(200), uint8(1))
	f.Add([]byte{}, uint8(1), uint8(2))
	pairs := [...][2]string{{"gzip", "gunzip"}, {"deflate", "inflate"}, {"deflateRaw", "inflateRaw"}, {"gzip", "unzip"}, {"deflate", "unzip"}}
	f.Fuzz(func(t *testing.T, data []byte, size, which uint8) {
		pair := pairs[int(which)%len(pairs)]
		small := through(t, pair[0], data, int(size)+1)
		if back := through(t, pair[1], small, int(size)%7+1); !bytes.Equal(back, data) {
			t.Fatalf("%v gave back %q of %q", pair, back, data)
		}
	})
}

// through sends data through a codec in pieces of a size, with a flush behind
// every third.
func through(t *testing.T, kind string, data []byte, size int) (all []byte) {
	t.Helper()
	c, err := newCodec(kind, -1, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	for n := 0; len(data) > 0; n++ {
		piece := data[:min(size, len(data))]
		data = data[len(piece):]
		m := more
		if n%3 == 2 {
			m = flush
		}
		out, err := c.write(piece, m)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, out...)
	}
	out, err := c.write(nil, finish)
	if err != nil {
		t.Fatal(err)
	}
	return append(all, out...)
}

// FuzzBroken: what is no compressed data is an error, and ends.
func FuzzBroken(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08"), uint8(0))
	f.Add([]byte("x\x9c\x03"), uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		kind := [...]string{"gunzip", "inflate", "inflateRaw", "unzip"}[which%4]
		c, err := newCodec(kind, 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.write(data, finish); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		c.close()
	})
}
