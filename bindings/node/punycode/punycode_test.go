package punycode

import (
	"fmt"
	"testing"
	"unicode/utf8"
)

// The samples are those of RFC 3492, section 7.1, that need no mixed case.
func TestSamples(t *testing.T) {
	for text, encoded := range map[string]string{
		"": "", "abc": "abc-", "ü": "tda",
		"3年B組金八先生": "3B-ww4c5e180e575a65lsy2b", "-> $1.00 <-": "-> $1.00 <--", "bücher": "bcher-kva",
	} {
		if got, err := Encode(text); got != encoded || err != nil {
			t.Errorf("Encode(%q) = %q, %v; want %q", text, got, err, encoded)
		}
		if got, err := Decode(encoded); got != text || err != nil {
			t.Errorf("Decode(%q) = %q, %v; want %q", encoded, got, err, text)
		}
	}
	for text, want := range map[string]error{"ü-a": errNotBasic, "a b": errInvalid, "a-b": errInvalid, "99999999": errOverflow} {
		if got, err := Decode(text); err == nil {
			t.Errorf("Decode(%q) = %q, want the error %v", text, got, want)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, seed := range []string{"bücher", "中文a-", "😀", "-", "a\u007f"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Decode(text) // whatever it says, it ends
		if !utf8.ValidString(text) {
			return
		}
		encoded, err := Encode(text)
		if err != nil {
			return
		}
		if back, err := Decode(encoded); back != text || err != nil {
			t.Errorf("%q, encoded %q, came back as %q, %v", text, encoded, back, err)
		}
	})
}

func Example() {
	ascii, _ := ToASCII("user@bücher.example")
	unicode, _ := ToUnicode("xn--bcher-kva.example")
	fmt.Println(ascii, unicode)
	// Output: user@xn--bcher-kva.example bücher.example
}
