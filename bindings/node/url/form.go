package url

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// pair is a name and a value of a query.
type pair struct{ name, value string }

// parseForm reads application/x-www-form-urlencoded.
func parseForm(s string) []pair {
	var list []pair
	for part := range strings.SplitSeq(s, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		list = append(list, pair{formText(name), formText(value)})
	}
	return list
}

func formText(s string) string {
	return strings.ToValidUTF8(decode(strings.ReplaceAll(s, "+", " ")), "\uFFFD")
}

func formString(list []pair) string {
	var b strings.Builder
	write := func(s string) {
		for i, part := range strings.Split(s, " ") {
			if i > 0 {
				b.WriteByte('+')
			}
			encode(&b, part, formSet)
		}
	}
	for i, p := range list {
		if i > 0 {
			b.WriteByte('&')
		}
		write(p.name)
		b.WriteByte('=')
		write(p.value)
	}
	return b.String()
}

// sortForm sorts by names, in the order of their UTF-16 units, and keeps the
// order of equal ones.
func sortForm(list []pair) {
	slices.SortStableFunc(list, func(a, b pair) int { return compareUnits(a.name, b.name) })
}

// compareUnits differs from comparing bytes where a surrogate pair meets what
// lies behind the surrogates.
func compareUnits(a, b string) int {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			return unit(x) - unit(y)
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

// unit is the first UTF-16 unit of r; of two runes with the same first unit the
// second decides, as the runes themselves do.
func unit(r rune) int {
	if r < 0x10000 {
		return int(r) << 16
	}
	hi, lo := utf16.EncodeRune(r)
	return int(hi)<<16 | int(lo)
}
