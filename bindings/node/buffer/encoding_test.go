package buffer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEncode(t *testing.T) {
	for _, test := range []struct {
		text string
		enc  Encoding
		want string // in hex
	}{
		{"hé€😀", UTF8, "68c3a9e282acf09f9880"},
		{"h€😀", UTF16LE, "6800ac203dd800de"},
		{"é€😀", Latin1, "e9ac3d00"},
		{"é€", ASCII, "e9ac"},
		{"YWI", Base64, "6162"},
		{"YWI=", Base64, "6162"},
		{" Y W\nI ", Base64, "6162"},
		{"YQ==YQ==", Base64, "61"},
		{"-_8", Base64, "fbff"},
		{"+/8", Base64URL, "fbff"},
		{"Y", Base64, ""},
		{"0aFf", Hex, "0aff"},
		{"0a0", Hex, "0a"},
		{"0axx11", Hex, "0a"},
		{"é", Hex, ""},
	} {
		if got := fmt.Sprintf("%x", Encode(test.text, test.enc)); got != test.want {
			t.Errorf("Encode(%q, %v) = %s, want %s", test.text, test.enc, got, test.want)
		}
	}
}

func TestDecode(t *testing.T) {
	b := []byte{0x68, 0xc3, 0xa9, 0xff, 0x7e}
	for _, test := range []struct {
		enc  Encoding
		want string
	}{
		{UTF8, "hé\ufffd~"}, {Latin1, "hÃ©ÿ~"}, {ASCII, "hC)\x7f~"}, {Hex, "68c3a9ff7e"},
		{Base64, "aMOp/34="}, {Base64URL, "aMOp_34"}, {UTF16LE, "써ﾩ"},
	} {
		if got := Decode(b, test.enc); got != test.want {
			t.Errorf("Decode(%v) = %q, want %q", test.enc, got, test.want)
		}
	}
}

func TestParseEncoding(t *testing.T) {
	for name, want := range map[string]Encoding{
		"utf8": UTF8, "UTF-8": UTF8, "ucs2": UTF16LE, "UCS-2": UTF16LE, "utf-16le": UTF16LE, "binary": Latin1,
		"Latin1": Latin1, "ASCII": ASCII, "base64": Base64, "base64URL": Base64URL, "HEX": Hex,
	} {
		if got, ok := ParseEncoding(name); !ok || got != want {
			t.Errorf("ParseEncoding(%q) = %v, %v; want %v", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "utf", "utf16be", "latin-1"} {
		if got, ok := ParseEncoding(name); ok {
			t.Errorf("ParseEncoding(%q) = %v, want none", name, got)
		}
	}
}

func TestForgivingBase64(t *testing.T) {
	for text, want := range map[string]string{"YWI=": "ab", "YWI": "ab", " Y\tW I ": "ab", "": "", "YW==": "a", "YQ = =": "a"} {
		if got, wrong := forgivingBase64(text); wrong != "" || string(got) != want {
			t.Errorf("forgivingBase64(%q) = %q, %q; want %q", text, got, wrong, want)
		}
	}
	for text, want := range map[string]string{
		"Y": badLength, "Y=": badLength, "YWI==": badCharacter, "Y=WI": badCharacter, "YW-I": badCharacter, "YQ=": badCharacter, "=": badCharacter, "é": badCharacter,
	} {
		if got, wrong := forgivingBase64(text); wrong != want {
			t.Errorf("forgivingBase64(%q) = %q, %q; want %q", text, got, wrong, want)
		}
	}
}

// naiveUTF8 finds by trial which beginnings could have become a character.
func naiveUTF8(b []byte) string {
	tails := []byte{0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf}
	var possible func(prefix []byte) bool
	possible = func(prefix []byte) bool {
		if utf8.Valid(prefix) && utf8.RuneCount(prefix) == 1 {
			return true
		}
		if len(prefix) >= 4 {
			return false
		}
		for _, tail := range tails {
			if possible(append(bytes.Clone(prefix), tail)) {
				return true
			}
		}
		return false
	}
	var out strings.Builder
	for len(b) > 0 {
		n := 0
		for n < min(4, len(b)) && possible(b[:n+1]) {
			n++
			if utf8.Valid(b[:n]) {
				break
			}
		}
		if n > 0 && utf8.Valid(b[:n]) {
			out.Write(b[:n])
		} else {
			out.WriteString("\ufffd")
		}
		b = b[max(n, 1):]
	}
	return out.String()
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"hé€😀", "\xe2\x82A\xf0\x9f\x98\xff", "\xc0\x80\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x80\x80", "\xe0\x9f"} {
		f.Add([]byte(seed), uint8(1))
	}
	f.Fuzz(func(t *testing.T, b []byte, cut uint8) {
		if got, want := Decode(b, UTF8), naiveUTF8(b); got != want {
			t.Errorf("Decode(%x) = %q, want %q", b, got, want)
		}
		for _, enc := range []Encoding{Hex, Base64, Base64URL, Latin1} {
			if back := Encode(Decode(b, enc), enc); !bytes.Equal(back, b) {
				t.Errorf("%v: %x came back as %x", enc, b, back)
			}
		}
		for enc := UTF8; enc <= Hex; enc++ {
			whole := b
			if enc == UTF16LE {
				whole = b[:len(b)&^1]
			}
			step := int(cut)%5 + 1
			d := NewDecoder(enc)
			got := ""
			for rest := whole; len(rest) > 0; {
				n := min(step, len(rest))
				got += d.Write(rest[:n])
				rest = rest[n:]
			}
			got += d.End()
			if want := Decode(whole, enc); got != want {
				t.Errorf("%v in steps of %d: %q, want %q", enc, step, got, want)
			}
			if enc != UTF16LE && EncodedLen(got, enc) != len(Encode(got, enc)) {
				t.Errorf("EncodedLen(%q, %v) = %d, want %d", got, enc, EncodedLen(got, enc), len(Encode(got, enc)))
			}
		}
	})
}

func Example() {
	b := Encode("aGVsbG8", Base64)
	fmt.Println(string(b), Decode(b, Hex))

	d := NewDecoder(UTF8)
	fmt.Printf("%q %q\n", d.Write([]byte("\xe2\x82")), d.Write([]byte("\xac!")))
	// Output:
	// hello 68656c6c6f
	// "" "€!"
}
