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
	c, err := newCodec(kind, -1, 7, nil)
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
		all = append(all, written(t, c, piece, m)...)
	}
	return append(all, written(t, c, nil, finish)...)
}

// written is all that one write gives.
func written(t *testing.T, c codec, piece []byte, m mode) (all []byte) {
	t.Helper()
	for rest := true; rest; piece = nil {
		var out []byte
		var err error
		if out, rest, err = c.write(piece, m); err != nil {
			t.Fatal(err)
		}
		all = append(all, out...)
	}
	return all
}

// A few bytes that stand for many are given a chunk at a time.
func TestChunks(t *testing.T) {
	small := through(t, "gzip", make([]byte, 1<<20), 1<<20)
	c, err := newCodec("gunzip", 0, 1000, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	total := 0
	for rest := true; rest; small = nil {
		var out []byte
		if out, rest, err = c.write(small, finish); err != nil || len(out) > 1000 {
			t.Fatalf("%d bytes at once, %v", len(out), err)
		}
		total += len(out)
	}
	if total != 1<<20 {
		t.Errorf("%d bytes in all", total)
	}
}

// FuzzBroken: what is no compressed data is an error, and ends.
func FuzzBroken(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08"), uint8(0))
	f.Add([]byte("x\x9c\x03"), uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		kind := [...]string{"gunzip", "inflate", "inflateRaw", "unzip"}[which%4]
		c, err := newCodec(kind, 0, 100, nil)
		if err != nil {
			t.Fatal(err)
		}
		for rest := true; rest; data = nil {
			if _, rest, err = c.write(data, finish); err != nil && err.Error() == "" {
				t.Error("an error without words")
			}
		}
		c.close()
	})
}
