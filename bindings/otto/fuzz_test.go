package otto

import (
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// FuzzJSON: JSON.parse takes what encoding/json takes, and what it made comes
// out of JSON.stringify with the same meaning.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"b": [1, -2.5e3, true, null], "a": {"z": "\u0041\n\ud83d\ude00"}}`, `"\ud800x"`, `[1,]`, `{"a":1,"a":2}`,
		`01`, `-`, `1e5`, ` [ ] `, `"\x"`, `{"10":1,"9":2,"x":3}`, `nul`, "\"\t\"", `""x`, `{"__proto__":1}`,
	} {
		f.Add(s)
	}
	e := New(Options{})
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || nests(s) > 1000 {
			return
		}
		e.Set(e.Global(), "s", e.String(s))
		v, err := e.Run(engine.Source{Text: `JSON.stringify(JSON.parse(s))`})
		if (err == nil) != json.Valid([]byte(s)) {
			t.Fatalf("JSON.parse(%q): %v, valid: %v", s, err, json.Valid([]byte(s)))
		}
		var want, got any
		if err != nil || json.Unmarshal([]byte(s), &want) != nil {
			return
		}
		out, _ := e.ToString(v)
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%q became %q: %v", s, out, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q became %q", s, out)
		}
	})
}

// FuzzString16: our ways to count and cut a string in units of UTF-16 agree
// with doing it in UTF-16.
func FuzzString16(f *testing.F) {
	f.Add("plain", 1, 3)
	f.Add("häß😀x", 2, 5)
	f.Add("😀😀", 0, 2)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		units := utf16.Encode([]rune(s))
		if !utf8.ValidString(s) || i < 0 || j < i || j > len(units) {
			return
		}
		if got := length16(s); got != len(units) {
			t.Errorf("length of %q is %d, not %d", s, got, len(units))
		}
		if got, want := slice16(s, i, j), string(utf16.Decode(units[i:j])); got != want {
			t.Errorf("%q[%d:%d] is %q, not %q", s, i, j, got, want)
		}
		half := i > 0 && i < len(units) && utf16.IsSurrogate(rune(units[i])) && utf16.IsSurrogate(rune(units[i-1])) &&
			units[i] >= 0xdc00 && units[i-1] < 0xdc00
		if !half && prefix(s, i) != string(utf16.Decode(units[:i])) {
			t.Errorf("%q up to %d is %q", s, i, prefix(s, i))
		}
		if prefix(s, i)+suffix(s, i) != s {
			t.Errorf("%q falls apart at %d", s, i)
		}
		e := New(Options{})
		sub := e.subject(s)
		for k := range len(sub.runes) + 1 {
			if back := sub.index(float64(sub.units(k))); back != k {
				t.Errorf("%q: index %d is unit %d is index %d", s, k, sub.units(k), back)
			}
		}
	})
}
