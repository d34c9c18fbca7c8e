package net

import (
	"net/netip"
	"strings"
)

// version is 4 or 6 for the text of an address, 0 for any other.
func version(s string) int {
	// Node takes fewer characters in the name of a zone.
	if i := strings.IndexByte(s, '%'); i >= 0 && strings.ContainsFunc(s[i+1:], notInZone) {
		return 0
	}
	addr, err := netip.ParseAddr(s)
	switch {
	case err != nil:
		return 0
	case addr.Is4():
		return 4
	}
	return 6
}

func notInZone(r rune) bool {
	return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '.' || r == ':')
}

// familyName is what Node calls the family of an address.
func familyName(a netip.Addr) string {
	if a.Is4() {
		return "IPv4"
	}
	return "IPv6"
}

// IsIP tells whether s is an address, of either family. Safe from any goroutine.
func IsIP(s string) bool { return version(s) != 0 }
