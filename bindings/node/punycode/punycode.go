package punycode

//lint:file-ignore ST1005 a script sees the words of these errors

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The parameters of RFC 3492, section 5.
const (
	base        = 36
	tMin        = 1
	tMax        = 26
	skew        = 38
	damp        = 700
	initialBias = 72
	initialN    = 0x80
)

// What is wrong with a text; Node throws a RangeError that says so.
var (
	errOverflow = errors.New("Overflow: input needs wider integers to process")
	errNotBasic = errors.New("Illegal input >= 0x80 (not a basic code point)")
	errInvalid  = errors.New("Invalid input")
)

// adapt is the bias after a delta, RFC 3492, section 6.1.
func adapt(delta, points int, first bool) int {
	if first {
		delta /= damp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > (base-tMin)*tMax/2; k += base {
		delta /= base - tMin
	}
	return k + (base-tMin+1)*delta/(delta+skew)
}

func threshold(k, bias int) int { return min(max(k-bias, tMin), tMax) }

// Decode is punycode.decode(text). Safe from any goroutine.
func Decode(text string) (string, error) {
	basic := max(strings.LastIndexByte(text, '-'), 0)
	out := make([]rune, 0, len(text))
	for _, c := range []byte(text[:basic]) {
		if c >= utf8.RuneSelf {
			return "", errNotBasic
		}
		out = append(out, rune(c))
	}
	if basic > 0 {
		basic++
	}
	n, i, bias := initialN, 0, initialBias
	for at := basic; at < len(text); {
		old, weight := i, 1
		for k := base; ; k += base {
			if at >= len(text) {
				return "", errInvalid
			}
			d := digitOf(text[at])
			at++
			if d >= base {
				return "", errInvalid
			}
			if d > (math.MaxInt32-i)/weight {
				return "", errOverflow
			}
			i += d * weight
			t := threshold(k, bias)
			if d < t {
				break
			}
			if weight > math.MaxInt32/(base-t) {
				return "", errOverflow
			}
			weight *= base - t
		}
		length := len(out) + 1
		bias = adapt(i-old, length, old == 0)
		if i/length > math.MaxInt32-n {
			return "", errOverflow
		}
		n += i / length
		i %= length
		out = slices.Insert(out, i, rune(n))
		i++
	}
	b := make([]byte, 0, len(out))
	for _, r := range out {
		if r > utf8.MaxRune {
			return "", badPoint(r)
		}
		b = appendPoint(b, r)
	}
	return string(b), nil
}

// digitOf is the value of a digit, base for what is none.
func digitOf(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c) - '0' + 26
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c|0x20) - 'a'
	}
	return base
}

// Encode is punycode.encode(text). Safe from any goroutine.
func Encode(text string) (string, error) {
	input := runes(text)
	var out []byte
	for _, r := range input {
		if r < initialN {
			out = append(out, byte(r))
		}
	}
	basic := len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	n, delta, bias := rune(initialN), 0, initialBias
	for done := basic; done < len(input); {
		least := rune(math.MaxInt32)
		for _, r := range input {
			if r >= n && r < least {
				least = r
			}
		}
		if int(least-n) > (math.MaxInt32-delta)/(done+1) {
			return "", errOverflow
		}
		delta += int(least-n) * (done + 1)
		n = least
		for _, r := range input {
			if r < n {
				if delta++; delta > math.MaxInt32 {
					return "", errOverflow
				}
			}
			if r == n {
				out = appendDelta(out, delta, bias)
				bias = adapt(delta, done+1, done == basic)
				delta = 0
				done++
			}
		}
		delta++
		n++
	}
	return string(out), nil
}

// appendDelta writes a number of variable length.
func appendDelta(out []byte, delta, bias int) []byte {
	const digits = "abcdefghijklmnopqrstuvwxyz0123456789"
	for k := base; ; k += base {
		t := threshold(k, bias)
		if delta < t {
			return append(out, digits[delta])
		}
		out = append(out, digits[t+(delta-t)%(base-t)])
		delta = (delta - t) / (base - t)
	}
}

// ToASCII is punycode.toASCII(domain): each label that needs it is encoded, and
// what is before an '@' is not touched. Safe from any goroutine.
func ToASCII(domain string) (string, error) {
	return labels(domain, func(label string) (string, error) {
		if !strings.ContainsFunc(label, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return label, nil
		}
		encoded, err := Encode(label)
		return "xn--" + encoded, err
	})
}

// ToUnicode is punycode.toUnicode(domain), the way back. Safe from any
// goroutine.
func ToUnicode(domain string) (string, error) {
	return labels(domain, func(label string) (string, error) {
		rest, ok := strings.CutPrefix(label, "xn--")
		if !ok {
			return label, nil
		}
		return Decode(strings.ToLower(rest))
	})
}

func labels(domain string, change func(string) (string, error)) (string, error) {
	before := ""
	if parts := strings.Split(domain, "@"); len(parts) > 1 {
		before, domain = parts[0]+"@", parts[1]
	}
	list := strings.Split(strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".").Replace(domain), ".")
	for i, label := range list {
		var err error
		if list[i], err = change(label); err != nil {
			return "", err
		}
	}
	return before + strings.Join(list, "."), nil
}
