package net

import "net/netip"

// version is 4 or 6 for the text of an address, 0 for any other.
func version(s string) int {
	addr, err := netip.ParseAddr(s)
	switch {
	case err != nil:
		return 0
	case addr.Is4():
		return 4
	}
	return 6
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
