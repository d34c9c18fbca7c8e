package readline

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/buffer"
)

// keysOf feeds pieces of what a terminal sends and gives the keys.
func keysOf(pieces ...[]byte) []Key {
	decoder := buffer.NewDecoder(buffer.UTF8)
	var ks Keys
	var all []Key
	for _, piece := range pieces {
		for _, char := range chars(decoder.Write(piece)) {
			if k, ok := ks.Next(char); ok {
				all = append(all, k)
			}
		}
	}
	return all
}

// FuzzKeys: the keys are the same wherever what is sent comes apart, and
// together they are what was sent.
func FuzzKeys(f *testing.F) {
	for _, s := range []string{"abc", "\x1b[A", "\x1b[1;5C\x1bOP", "\x1b[[A\x1b[200~", "日本\x1b\x1b[3~", "\x1bO5A\xff\xe6"} {
		f.Add([]byte(s), uint8(3))
	}
	f.Fuzz(func(t *testing.T, sent []byte, at uint8) {
		whole := keysOf(sent)
		var single [][]byte
		for i := range sent {
			single = append(single, sent[i:i+1])
		}
		cut := min(int(at), len(sent))
		if got := keysOf(sent[:cut], sent[cut:]); !slices.Equal(got, whole) {
			t.Errorf("cut at %d: %v, whole: %v", cut, got, whole)
		}
		if got := keysOf(single...); !slices.Equal(got, whole) {
			t.Errorf("byte by byte: %v, whole: %v", got, whole)
		}
		var text strings.Builder
		for _, k := range whole {
			text.WriteString(k.Sequence)
		}
		if decoded := buffer.NewDecoder(buffer.UTF8).Write(sent); !strings.HasPrefix(decoded, text.String()) {
			t.Errorf("keys of %q, sent was %q", text.String(), decoded)
		}
	})
}

func TestKeys(t *testing.T) {
	for sent, want := range map[string]Key{
		"a":          {Sequence: "a", Name: "a"},
		"A":          {Sequence: "A", Name: "a", Shift: true},
		"\x01":       {Sequence: "\x01", Name: "a", Ctrl: true},
		"\x1b[1;5D":  {Sequence: "\x1b[1;5D", Name: "left", Code: "[D", Ctrl: true, Escaped: true},
		"\x1b[3$":    {Sequence: "\x1b[3$", Name: "delete", Code: "[3$", Shift: true, Escaped: true},
		"\x1bx":      {Sequence: "\x1bx", Name: "x", Meta: true, Escaped: true},
		"\x1b[999z":  {Sequence: "\x1b[999z", Name: "undefined", Code: "[999z", Escaped: true},
		"é":          {Sequence: "é"},
		"\x1b[[5~":   {Sequence: "\x1b[[5~", Name: "pageup", Code: "[[5~", Escaped: true},
		"\x1b[200~":  {Sequence: "\x1b[200~", Name: "paste-start", Code: "[200~", Escaped: true},
		"\x1b\x1b[A": {Sequence: "\x1b\x1b[A", Name: "up", Code: "[A", Escaped: true},
	} {
		if got := keysOf([]byte(sent)); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %+v, want %+v", sent, got, want)
		}
	}
}

// FuzzLines: lines are what a pattern would split at.
func FuzzLines(f *testing.F) {
	end := regexp.MustCompile("\r\n|[\n\r]")
	f.Add("a\r\nb\rc\nd\u2028e")
	f.Add("\r\r\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := splitLines(s), end.Split(s, -1); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	})
}

func TestDisplayPos(t *testing.T) {
	for _, test := range []struct {
		text       string
		columns    float64
		cols, rows float64
	}{
		{"", 10, 0, 0}, {"abc", 10, 3, 0}, {"abcdefghij", 10, 0, 1}, {"abc\ndefg", 10, 4, 1}, {"日本", 3, 2, 1},
		{"a\tb", 80, 9, 0}, {"\x1b[31mred\x1b[0m", 80, 3, 0}, {"abcdefghijkl\nm", 5, 1, 3}, {"e\u0301", 10, 1, 0},
	} {
		if cols, rows := displayPos(test.text, test.columns, 8); cols != test.cols || rows != test.rows {
			t.Errorf("%q on %v: %v, %v, want %v, %v", test.text, test.columns, cols, rows, test.cols, test.rows)
		}
	}
}
