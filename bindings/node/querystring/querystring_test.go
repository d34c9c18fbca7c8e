package querystring

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestUnescape(t *testing.T) {
	for _, test := range []struct {
		text   string
		spaces bool
		want   string
	}{
		{"a%20b+c", false, "a b+c"}, {"%zz+", true, "%zz "}, {"%c3%28", false, "\ufffd("}, {"%", true, "%"},
		{"%E2%82%AC", false, "€"}, {"€%ff", false, "\ufffd\ufffd"}, {"%4", false, "%4"}, {"+", true, "+"},
	} {
		if got := Unescape(test.text, test.spaces); got != test.want {
			t.Errorf("Unescape(%q, %v) = %q, want %q", test.text, test.spaces, got, test.want)
		}
	}
}

// FuzzEscape holds escape and unescape against net/url, which writes fewer
// characters as they are.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"a b&c", "€😀", "%", "\xed\xa0\xbd", "-_.!~*'()"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		escaped, ok := Escape(text)
		if ok != utf8.ValidString(text) && strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
			t.Fatalf("Escape(%q) is %v", text, ok)
		}
		if !ok {
			return
		}
		want := strings.NewReplacer("+", "%20", "%21", "!", "%27", "'", "%28", "(", "%29", ")", "%2A", "*").Replace(url.QueryEscape(text))
		if escaped != want {
			t.Errorf("Escape(%q) = %q, want %q", text, escaped, want)
		}
		if back := Unescape(escaped, false); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
	})
}

func Example() {
	escaped, _ := Escape("50 % = ½")
	fmt.Println(escaped, Unescape("a%20b%zz", false))
	// Output: 50%20%25%20%3D%20%C2%BD a b%zz
}
