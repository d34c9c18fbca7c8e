package stream

import (
	"testing"
	"unicode/utf16"
)

// Whatever is put in comes out in order and whole, however it is asked for.
func FuzzChunks(f *testing.F) {
	f.Add("héllo 😀 wörld", []byte{3, 1, 9, 2}, true)
	f.Add("plain bytes", []byte{4, 4, 4}, false)
	f.Fuzz(func(t *testing.T, text string, sizes []byte, isText bool) {
		text = string([]rune(text)) // setEncoding gives valid text only
		var q chunks
		runes := []rune(text)
		for i := 0; i < len(runes); i += 3 {
			piece := string(runes[i:min(i+3, len(runes))])
			if isText {
				q.push(chunk{text: piece, isText: true})
			} else {
				q.push(chunk{bytes: []byte(piece)})
			}
		}
		total := len(text)
		if isText {
			total = len(utf16.Encode(runes))
		}
		if q.size != total {
			t.Fatalf("size %d, want %d", q.size, total)
		}
		out := ""
		for i := 0; q.size > 0; i++ {
			n := 1
			if len(sizes) > 0 {
				n = int(sizes[i%len(sizes)])%q.size + 1
			}
			n = min(n, q.size)
			before := q.size
			c := q.take(nil, n)
			// A pair of surrogates is not cut.
			if size := c.size(); before-q.size != size || size < n || size > n+1 || !isText && size != n {
				t.Fatalf("take(%d) gave %d, the rest went from %d to %d", n, size, before, q.size)
			}
			out += c.text + string(c.bytes)
		}
		if out != text {
			t.Errorf("%q went in, %q came out", text, out)
		}
	})
}

func TestGrownMark(t *testing.T) {
	for n, want := range map[float64]int{1: 1, 3: 4, 16384: 16384, 16385: 32768, 1 << 30: 1 << 30} {
		if got := grownMark(n); got != want {
			t.Errorf("grownMark(%v) = %d, want %d", n, got, want)
		}
	}
}
