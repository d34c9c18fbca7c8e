package inspect

import (
	"math"
	"strconv"
	"strings"
)

// appendNumber writes f as JavaScript does, and -0 as -0.
func appendNumber(b []byte, f float64) []byte {
	switch {
	case f == 0 && math.Signbit(f):
		return append(b, "-0"...)
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return strconv.AppendInt(b, int64(f), 10)
	case f != f:
		return append(b, "NaN"...)
	case math.IsInf(f, 1):
		return append(b, "Infinity"...)
	case math.IsInf(f, -1):
		return append(b, "-Infinity"...)
	}
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	// Go pads exponents to two digits: 1e-07.
	if i := strings.IndexByte(string(b[start:]), 'e') + start; len(b) == i+4 && b[i+2] == '0' {
		b = append(b[:i+2], b[i+3])
	}
	return b
}

func numberText(f float64, separator bool) string {
	if separator && f == 0 {
		// Node's way with separators knows no -0.
		f = 0
	}
	s := string(appendNumber(nil, f))
	if !separator || math.IsInf(f, 0) || f != f || strings.Contains(s, "e") {
		return s
	}
	whole, fraction, ok := strings.Cut(s, ".")
	whole = groupDigits(whole)
	if !ok {
		return whole
	}
	for i := 3; i < len(fraction); i += 4 {
		fraction = fraction[:i] + "_" + fraction[i:]
	}
	return whole + "." + fraction
}

// groupDigits puts an underscore before every three digits from the right.
func groupDigits(s string) string {
	first := 0
	if strings.HasPrefix(s, "-") {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + "_" + s[i:]
	}
	return s
}

func bigIntText(digits string, separator bool) string {
	if separator {
		digits = groupDigits(digits)
	}
	return digits + "n"
}
