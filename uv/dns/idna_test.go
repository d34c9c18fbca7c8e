package dns

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/uvgo/uvgo/uv"
)

// libuv: idna_toascii
func TestToASCII(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"example.org", "example.org"},
		{"EXAMPLE.org.", "EXAMPLE.org."},
		{".", "."},
		{"bücher.test", "xn--bcher-kva.test"},
		{"mañana.com", "xn--maana-pta.com"},
		{"☃-⌘.com", "xn----dqo34k.com"},
		{"джpумлатест.bрфa", "xn--p-8sbkgc5ag7bhce.xn--ba-lmcq"},
		{"他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"},
		{"ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"},
		{"ü", "xn--tda"},
		{"ü.ü", "xn--tda.xn--tda"},
		{"x。y．z｡", "x.y.z."},
		{"日本。jp", "xn--wgv71a.jp"},
		{"\U0001f600.test", "xn--e28h.test"},
		{"\U0010ffff", "xn--dn32g"},
	} {
		if got, err := toASCII(test.name); got != test.want || err != nil {
			t.Errorf("%s: %s, %v, want %s", test.name, got, err, test.want)
		}
	}
	for _, name := range []string{"\xff", "a\xc0\xaf", "\xed\xa0\x80", strings.Repeat("x", 256), strings.Repeat("ü", 128), strings.Repeat("ü", 127) + "." + strings.Repeat("x", 200)} {
		if got, err := toASCII(name); err != uv.EINVAL {
			t.Errorf("%.20q: %s, %v, want EINVAL", name, got, err)
		}
	}
}

// decode is RFC 3492's section 6.2, without its care for overflow.
func decode(s string) string {
	var out []rune
	if i := strings.LastIndexByte(s, '-'); i >= 0 {
		out, s = []rune(s[:i]), s[i+1:]
	}
	n, i, bias := rune(initialN), 0, initialBias
	for first := true; s != ""; first = false {
		old, w := i, 1
		for k := base; ; k += base {
			digit := int(s[0] - 'a')
			if s[0] <= '9' {
				digit = int(s[0]-'0') + 26
			}
			s = s[1:]
			i += digit * w
			t := min(max(k-bias, tMin), tMax)
			if digit < t {
				break
			}
			w *= base - t
		}
		bias = adapt(i-old, len(out)+1, first)
		n += rune(i / (len(out) + 1))
		i %= len(out) + 1
		out = append(out[:i], append([]rune{n}, out[i:]...)...)
		i++
	}
	return string(out)
}

// What is encoded can be decoded again.
func FuzzPunycode(f *testing.F) {
	for _, s := range []string{"bücher", "ü", "-ü-", "日本", "a", "", "\U0010ffff\u0080", "xn--ü"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, label string) {
		if !utf8.ValidString(label) || len(label) > maxName {
			return
		}
		got := punycode(label)
		coded, ok := strings.CutPrefix(got, "xn--")
		if strings.Trim(label, "\x00\x01\x02") != "" && !ok && got != label {
			t.Errorf("%q: %q", label, got)
		}
		if got != label && decode(coded) != label {
			t.Errorf("%q: %q, decoded %q", label, got, decode(coded))
		}
	})
}
