package dns

import (
	"encoding/binary"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// parseAddr reads an address: IPv4 in any form that inet_aton takes, IPv6 with
// or without a zone.
func parseAddr(s string) (netip.Addr, bool) {
	if addr, ok := parseIPv4(s); ok {
		return addr, true
	}
	addr, err := netip.ParseAddr(s)
	return addr, err == nil && addr.Is6() && isZone(addr)
}

// parseIPv4 is inet_aton: one to four numbers, decimal, 0x or with a 0 in front
// octal, of which the last fills the bytes that are left: 127.1 is 127.0.0.1.
func parseIPv4(s string) (netip.Addr, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var addr uint32
	for i, part := range parts {
		base := 10
		if hex, ok := strings.CutPrefix(strings.ToLower(part), "0x"); ok {
			part, base = hex, 16
		} else if len(part) > 1 && part[0] == '0' {
			base = 8
		}
		n, err := strconv.ParseUint(part, base, 32)
		if err != nil {
			return netip.Addr{}, false
		}
		bits := 8
		if i == len(parts)-1 {
			bits = 8 * (4 - i)
		}
		if n >= 1<<bits {
			return netip.Addr{}, false
		}
		addr = addr<<bits | uint32(n)
	}
	return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, addr))), true
}

// isZone tells whether the zone of an address can be meant: a number, or, for
// an address that is valid on one link, the name of an interface.
func isZone(addr netip.Addr) bool {
	zone := addr.Zone()
	if zone == "" {
		return true
	}
	if _, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return true
	}
	if !addr.IsLinkLocalUnicast() && !addr.IsLinkLocalMulticast() {
		return false
	}
	_, err := net.InterfaceByName(zone)
	return err == nil
}
