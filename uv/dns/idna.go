package dns

import (
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/uv"
)

const maxName = 255 // bytes

// dots are what ends a label besides the full stop: its East Asian forms.
var dots = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".")

// toASCII converts a host name for the name servers, as uv__idna_toascii: a
// label that is not ASCII becomes "xn--" and its punycode. Nothing is folded
// to lower case or normalised: what is asked for is what the caller wrote.
func toASCII(name string) (string, error) {
	if !utf8.ValidString(name) {
		return "", uv.EINVAL
	}
	labels := strings.Split(dots.Replace(name), ".")
	for i, label := range labels {
		if len(label) > maxName {
			return "", uv.EINVAL // it only gets longer
		}
		labels[i] = punycode(label)
	}
	name = strings.Join(labels, ".")
	if len(name) > maxName {
		return "", uv.EINVAL
	}
	return name, nil
}

// What RFC 3492, section 5, chose for host names.
const (
	base        = 36
	tMin, tMax  = 1, 26
	skew        = 38
	damp        = 700
	initialBias = 72
	initialN    = 128
)

// punycode encodes a label that is not ASCII, as section 6.3 tells: first the
// characters that are ASCII, then where the others go, in the order of their
// numbers.
func punycode(label string) string {
	var out []byte
	for i := range len(label) {
		if label[i] < utf8.RuneSelf {
			out = append(out, label[i])
		}
	}
	basic := len(out)
	if basic == len(label) {
		return label
	}
	if basic > 0 {
		out = append(out, '-')
	}
	runes := []rune(label)
	// A decoder counts through all pairs of a character and a place for it.
	// delta is how many pairs lie between the last one used and the next.
	next, delta, bias := rune(initialN), 0, initialBias
	for handled := basic; handled < len(runes); {
		least := rune(utf8.MaxRune)
		for _, r := range runes {
			if r >= next && r < least {
				least = r
			}
		}
		delta += int(least-next) * (handled + 1)
		next = least
		for _, r := range runes {
			if r < next {
				delta++
			}
			if r == next {
				out = appendNumber(out, delta, bias)
				bias = adapt(delta, handled+1, handled == basic)
				delta = 0
				handled++
			}
		}
		delta++
		next++
	}
	return "xn--" + string(out)
}

// appendNumber writes n with digits whose weight depends on bias, so that a
// reader knows which one is the last.
func appendNumber(out []byte, n, bias int) []byte {
	const digits = "abcdefghijklmnopqrstuvwxyz0123456789"
	for k := base; ; k += base {
		t := min(max(k-bias, tMin), tMax)
		if n < t {
			return append(out, digits[n])
		}
		out = append(out, digits[t+(n-t)%(base-t)])
		n = (n - t) / (base - t)
	}
}

// adapt guesses from one delta how large the next one will be.
func adapt(delta, handled int, first bool) int {
	if first {
		delta /= damp
	} else {
		delta /= 2
	}
	delta += delta / handled
	k := 0
	for ; delta > (base-tMin)*tMax/2; k += base {
		delta /= base - tMin
	}
	return k + (base-tMin+1)*delta/(delta+skew)
}
