package tcp

import (
	"encoding/hex"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// scoped gives a link-local address without zone that of the first interface
// with an address of that kind: the system would refuse it otherwise.
func scoped(addr netip.AddrPort) netip.AddrPort {
	ip := addr.Addr()
	if !ip.Is6() || !ip.IsLinkLocalUnicast() || ip.Zone() != "" {
		return addr
	}
	table, err := os.ReadFile("/proc/net/if_inet6")
	if err != nil {
		return addr
	}
	return netip.AddrPortFrom(ip.WithZone(linkLocalZone(string(table))), addr.Port())
}

// linkLocalZone finds the zone in the kernel's table. A line is an address in
// hex, then the interface's index, in hex too, and more.
func linkLocalZone(table string) string {
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		raw, err := hex.DecodeString(f[0])
		if err != nil {
			continue
		}
		ip, ok := netip.AddrFromSlice(raw)
		index, err := strconv.ParseUint(f[1], 16, 32)
		if ok && err == nil && ip.IsLinkLocalUnicast() {
			return strconv.FormatUint(index, 10)
		}
	}
	return ""
}
