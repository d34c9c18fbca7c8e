package inspect

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		`plain`:                `'plain'`,
		`it's`:                 `"it's"`,
		`it's "so"`:            "`it's \"so\"`",
		"it's \"so\" `":        "'it\\'s \"so\" `'",
		`'"${x}`:               `'\'"${x}'`,
		"a\\b\n\t\b\f\r\v\x00": `'a\\b\n\t\b\f\r\x0B\x00'`,
		"\x1b\x7f\u0085":       `'\x1B\x7F\x85'`,
		"é日😀\u00a0":            "'é日😀\u00a0'",
		"half \xed\xa0\xbd":    `'half \ud83d'`,
	} {
		if got := Quote(in); got != want {
			t.Errorf("Quote(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestUTF16(t *testing.T) {
	const s = "aé日😀b"
	if n := UTF16Length(s); n != 6 {
		t.Errorf("length %d", n)
	}
	for n, want := range []string{"", "a", "aé", "aé日", "aé日\xed\xa0\xbd", "aé日😀", s, s} {
		if got := UTF16Prefix(s, n); got != want {
			t.Errorf("prefix of %d: %q, want %q", n, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for want, f := range map[string]float64{
		"-0": math.Copysign(0, -1), "0": 0, "5": 5, "-12": -12, "0.1": 0.1, "1e-7": 1e-7, "0.000001": 1e-6, "1e+21": 1e21,
		"123456789012345680000": 123456789012345680000, "1.5e-10": 1.5e-10, "1e+100": 1e100, "5e-324": 5e-324,
		"NaN": math.NaN(), "Infinity": math.Inf(1), "-Infinity": math.Inf(-1), "0.30000000000000004": 0.30000000000000004,
	} {
		if got := string(appendNumber(nil, f)); got != want {
			t.Errorf("%v is %s, want %s", f, got, want)
		}
	}
	for want, f := range map[string]float64{
		"1_234": 1234, "-1_234_567.891_2": -1234567.8912, "123": 123, "0.123_456_7": 0.1234567, "1e+21": 1e21, "0": math.Copysign(0, -1),
	} {
		if got := numberText(f, true); got != want {
			t.Errorf("%v is %s, want %s", f, got, want)
		}
	}
}

func FuzzNumber(f *testing.F) {
	f.Add(1.5)
	f.Add(1e-7)
	f.Add(-1e21)
	f.Fuzz(func(t *testing.T, x float64) {
		text := string(appendNumber(nil, x))
		back, err := strconv.ParseFloat(text, 64)
		if err != nil || back != x && x == x {
			t.Errorf("%v is %s, which is %v %v", x, text, back, err)
		}
		if exponent := strings.Contains(text, "e"); x != 0 && !math.IsInf(x, 0) && exponent != (math.Abs(x) >= 1e21 || math.Abs(x) < 1e-6) {
			t.Errorf("%v is %s", x, text)
		}
	})
}

func TestParseNumbers(t *testing.T) {
	for _, c := range []struct {
		in          string
		whole, real string
	}{
		{"42", "42", "42"}, {" \u00a0-12.5px", "-12", "-12.5"}, {"0x1F", "31", "0"}, {"", "NaN", "NaN"}, {"-", "NaN", "NaN"},
		{".5", "NaN", "0.5"}, {"5.", "5", "5"}, {".", "NaN", "NaN"}, {"1e3", "1", "1000"}, {"1e", "1", "1"}, {"1e+x", "1", "1"},
		{"Infinityx", "NaN", "Infinity"}, {"-Infinity", "NaN", "-Infinity"}, {"+7", "7", "7"}, {"0x", "NaN", "0"}, {"abc", "NaN", "NaN"},
	} {
		if got := string(appendNumber(nil, parseInt(c.in))); got != c.whole {
			t.Errorf("parseInt(%q) = %s, want %s", c.in, got, c.whole)
		}
		if got := string(appendNumber(nil, parseFloat(c.in))); got != c.real {
			t.Errorf("parseFloat(%q) = %s, want %s", c.in, got, c.real)
		}
	}
}

func TestStringWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "日本": 4, "é": 1, "e\u0301": 1, "😀": 2, "\x1b[31mred\x1b[39m": 3, "a\tb\n": 2, "\u00ad": 1, "한": 2, "ｱ": 1, "Ａ": 2,
	} {
		if got := StringWidth(s); got != want {
			t.Errorf("%q is %d columns wide, want %d", s, got, want)
		}
	}
}

// escapes is the naive model of StripVT.
var escapes = regexp.MustCompile(`[\x{1b}\x{9b}][\[\]()#;?]*(?:[-;a-zA-Z\d/#&.:=?%@~_]*(?:\x{07}|\x{1b}\x{5c}|\x{9c})|(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])`)

func FuzzStripVT(f *testing.F) {
	for _, s := range []string{"\x1b[31mred\x1b[39m", "\x1b]0;title\ax", "\x1b]8;;http://x\x1b\\y", "\x1b[12", "\x1b[1;", "\x1b[12345m", "\u009b5nc", "\x1b\x1b[m", "\x1b[;5m", "\x1b[3;x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if got, want := StripVT(s), escapes.ReplaceAllString(s, ""); got != want {
			t.Errorf("StripVT(%q) = %q, want %q", s, got, want)
		}
	})
}
