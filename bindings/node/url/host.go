package url

import (
	"math"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// parseHost is the standard's host parser: the text of a host as it is
// serialized. Hosts of schemes that are not special are opaque.
func parseHost(s string, opaque bool) (string, bool) {
	if strings.HasPrefix(s, "[") {
		if !strings.HasSuffix(s, "]") {
			return "", false
		}
		addr, ok := parseIPv6(s[1 : len(s)-1])
		if !ok {
			return "", false
		}
		return "[" + addr + "]", true
	}
	if opaque {
		if strings.ContainsAny(s, forbidden) {
			return "", false
		}
		return encoded(s, controlSet), true
	}
	domain, ok := toASCII(strings.ToValidUTF8(decode(s), "\uFFFD"))
	if !ok || domain == "" || forbiddenInDomain(domain) {
		return "", false
	}
	if !endsInNumber(domain) {
		return domain, true
	}
	addr, ok := parseIPv4(domain)
	if !ok {
		return "", false
	}
	return netip.AddrFrom4([4]byte{byte(addr >> 24), byte(addr >> 16), byte(addr >> 8), byte(addr)}).String(), true
}

const forbidden = "\x00\t\n\r #/:<>?@[\\]^|"

func forbiddenInDomain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c == '%' || c == 0x7f {
			return true
		}
	}
	return strings.ContainsAny(s, forbidden)
}

var profile = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.CheckHyphens(false),
	idna.CheckJoiners(true), idna.VerifyDNSLength(false), idna.BidiRule())

// toASCII is a domain in Punycode where it needs to be.
func toASCII(s string) (string, bool) {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			plain = false
		}
	}
	s2 := strings.ToLower(s)
	if plain && !strings.Contains(s2, "xn--") {
		return s2, true
	}
	ascii, err := profile.ToASCII(s)
	return ascii, err == nil
}

// ToASCII is a domain as name servers are asked for it: lower case, Punycode
// where it needs to be, "" if it cannot be one. Characters that no host may have
// are not its business. Safe from any goroutine.
func ToASCII(domain string) string {
	ascii, ok := toASCII(domain)
	if !ok {
		return ""
	}
	return ascii
}

// toUnicode is a domain as people read it.
func toUnicode(s string) string {
	text, err := profile.ToUnicode(s)
	if err != nil {
		return s
	}
	return text
}

// number reads a part of an IPv4 address, decimal, octal or hexadecimal.
func number(s string) (n float64, ok bool) {
	base := 10
	switch {
	case s == "":
		return 0, false
	case len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x':
		s, base = s[2:], 16
	case len(s) >= 2 && s[0] == '0':
		s, base = s[1:], 8
	}
	for i := range len(s) {
		if !isHex(s[i]) || nibble(s[i]) >= base {
			return 0, false
		}
		n = n*float64(base) + float64(nibble(s[i]))
	}
	return n, true
}

// endsInNumber tells whether a domain can only be an IPv4 address.
func endsInNumber(s string) bool {
	parts := strings.Split(s, ".")
	if n := len(parts); parts[n-1] == "" {
		if n == 1 {
			return false
		}
		parts = parts[:n-1]
	}
	last := parts[len(parts)-1]
	if last != "" && strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := number(last)
	return ok
}

func parseIPv4(s string) (uint32, bool) {
	parts := strings.Split(s, ".")
	if n := len(parts); n > 1 && parts[n-1] == "" {
		parts = parts[:n-1]
	}
	if len(parts) > 4 {
		return 0, false
	}
	sum := 0.0
	for i, part := range parts {
		n, ok := number(part)
		if !ok {
			return 0, false
		}
		limit := 256.0
		if i == len(parts)-1 {
			limit = math.Pow(256, float64(5-len(parts)))
			sum += n
		} else {
			sum += n * math.Pow(256, float64(3-i))
		}
		if n >= limit {
			return 0, false
		}
	}
	return uint32(sum), true
}

func parseIPv6(s string) (string, bool) {
	if strings.ContainsAny(s, "%") {
		return "", false // a zone
	}
	// The standard takes what netip takes, but for the letter case and what an
	// IPv4 tail may look like, on which they agree.
	addr, err := netip.ParseAddr(s)
	if err != nil || !addr.Is6() {
		return "", false
	}
	return ipv6Text(addr.As16()), true
}

// ipv6Text serializes: the longest run of zeros is ::, the first if there are
// several, and never a single one. netip would show an IPv4 tail.
func ipv6Text(a [16]byte) string {
	var words [8]int
	for i := range words {
		words[i] = int(a[2*i])<<8 | int(a[2*i+1])
	}
	from, length := -1, 1
	for i := 0; i < 8; i++ {
		n := 0
		for i+n < 8 && words[i+n] == 0 {
			n++
		}
		if n > length {
			from, length = i, n
		}
		i += n
	}
	var b strings.Builder
	for i := 0; i < 8; i++ {
		if i == from {
			b.WriteString("::")
			i += length - 1
			continue
		}
		if i > 0 && i != from+length {
			b.WriteByte(':')
		}
		b.WriteString(strconv.FormatInt(int64(words[i]), 16))
	}
	return b.String()
}
