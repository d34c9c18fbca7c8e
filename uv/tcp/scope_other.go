//go:build !linux

package tcp

import "net/netip"

// scoped leaves addr as it is: elsewhere than on Linux a link-local address
// needs its zone.
func scoped(addr netip.AddrPort) netip.AddrPort { return addr }
