package sysinfo

import "net/netip"

// InterfaceAddress is one address of one network interface, as
// uv_interface_address_t.
type InterfaceAddress struct {
	Name     string // "eth0"
	Index    int    // the interface's number, the scope of a link-local address
	PhysAddr [6]byte
	Internal bool       // is reached from this machine alone
	Addr     netip.Addr // with the name as its zone, if it is valid on this link alone
	Bits     int        // of Addr that name the network
}

// Netmask is the mask of Addr's network, such as 255.255.255.0. Safe from any
// goroutine.
func (a InterfaceAddress) Netmask() netip.Addr {
	ones := netip.AddrFrom16([16]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	if a.Addr.Is4() {
		ones = netip.AddrFrom4([4]byte{0xff, 0xff, 0xff, 0xff})
	}
	p, _ := ones.Prefix(a.Bits) // the zero Addr for Bits that cannot be
	return p.Addr()
}

// InterfaceAddresses lists the addresses of the network interfaces that are up
// and running, as uv_interface_addresses. Safe from any goroutine.
func InterfaceAddresses() ([]InterfaceAddress, error) { return interfaceAddresses() }
