package ipc

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// cutAll feeds pieces to a cutter and gives what it cuts.
func cutAll(c *cutter, pieces ...[]byte) (messages []string) {
	for _, piece := range pieces {
		for {
			message, rest, ok := c.next(piece)
			if !ok {
				break
			}
			messages = append(messages, string(message))
			piece = rest
		}
	}
	return messages
}

func TestCutter(t *testing.T) {
	for _, tt := range []struct {
		name     string
		advanced bool
		pieces   []string
		want     []string
		partial  bool
	}{
		{"a line", false, []string{"1\n"}, []string{"1"}, false},
		{"two lines and a half", false, []string{"1\n{}\n[1"}, []string{"1", "{}"}, true},
		{"a line in three", false, []string{"[1", ",2", "]\n"}, []string{"[1,2]"}, false},
		{"an end alone", false, []string{"1", "\n", "2\n"}, []string{"1", "2"}, false},
		{"nothing on a line", false, []string{"\n\n"}, []string{"", ""}, false},
		{"a length and bytes", true, []string{"\x00\x00\x00\x02ab"}, []string{"ab"}, false},
		{"a length alone", true, []string{"\x00\x00\x00\x02"}, nil, true},
		{"in the length", true, []string{"\x00\x00", "\x00\x02a", "b\x00\x00\x00\x01", "c"}, []string{"ab", "c"}, false},
		{"no bytes", true, []string{"\x00\x00\x00\x00\x00\x00\x00", "\x00"}, []string{"", ""}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := cutter{advanced: tt.advanced}
			var pieces [][]byte
			for _, p := range tt.pieces {
				pieces = append(pieces, []byte(p))
			}
			if got := cutAll(&c, pieces...); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if c.partial() != tt.partial {
				t.Errorf("partial: got %v, want %v", c.partial(), tt.partial)
			}
		})
	}
}

// cutWhole is the naive model: it sees everything at once.
func cutWhole(data []byte, advanced bool) (messages []string) {
	for {
		if advanced {
			if len(data) < 4 || len(data)-4 < int(binary.BigEndian.Uint32(data)) {
				return messages
			}
			end := 4 + int(binary.BigEndian.Uint32(data))
			messages, data = append(messages, string(data[4:end])), data[end:]
			continue
		}
		line, rest, ok := bytes.Cut(data, []byte("\n"))
		if !ok {
			return messages
		}
		messages, data = append(messages, string(line)), rest
	}
}

// FuzzCutter splits a stream of bytes anywhere: the messages stay the same.
func FuzzCutter(f *testing.F) {
	f.Add([]byte("{}\n[1]\n"), []byte{1, 3, 1}, false)
	f.Add([]byte("\x00\x00\x00\x02ab\x00\x00\x00\x00\x00\x00\x00\x01c"), []byte{1, 1, 1, 2, 9}, true)
	f.Add([]byte("\xff\xff\xff\xffab"), []byte{2}, true)
	f.Fuzz(func(t *testing.T, data, sizes []byte, advanced bool) {
		want := cutWhole(data, advanced)
		var pieces [][]byte
		for rest := data; len(rest) > 0; {
			n := len(rest)
			if len(sizes) > 0 {
				n, sizes = min(n, int(sizes[0])), sizes[1:]
			}
			pieces, rest = append(pieces, rest[:n]), rest[n:]
		}
		c := cutter{advanced: advanced}
		if got := cutAll(&c, pieces...); !slices.Equal(got, want) {
			t.Errorf("in %d pieces: got %q, want %q", len(pieces), got, want)
		}
		left := len(data)
		for _, m := range want {
			left -= len(m) + 1
			if advanced {
				left -= 3
			}
		}
		if len(c.part) != left {
			t.Errorf("%d bytes are kept, %d are left", len(c.part), left)
		}
	})
}
