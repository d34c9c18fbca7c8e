package sysinfo

import (
	"bytes"
	"encoding/binary"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// link is an interface.
type link struct {
	name     string
	flags    uint32
	physAddr [6]byte
}

func interfaceAddresses() ([]InterfaceAddress, error) {
	links, err := dump(unix.RTM_GETLINK)
	if err != nil {
		return nil, fail(err, "netlink")
	}
	addrs, err := dump(unix.RTM_GETADDR)
	if err != nil {
		return nil, fail(err, "netlink")
	}
	return parseAddresses(parseLinks(links), addrs), nil
}

// dump asks the kernel for all it has of a kind.
func dump(what int) ([]syscall.NetlinkMessage, error) {
	table, err := syscall.NetlinkRIB(what, unix.AF_UNSPEC)
	if err != nil {
		return nil, err
	}
	return syscall.ParseNetlinkMessage(table)
}

// parseLinks gives the interfaces by their numbers.
func parseLinks(msgs []syscall.NetlinkMessage) map[uint32]link {
	links := make(map[uint32]link)
	for i := range msgs {
		// struct ifinfomsg: family, pad, type 2, index 4, flags 4, change 4
		data := msgs[i].Data
		if msgs[i].Header.Type != unix.RTM_NEWLINK || len(data) < unix.SizeofIfInfomsg {
			continue
		}
		var l link
		l.flags = binary.NativeEndian.Uint32(data[8:])
		for typ, value := range attributes(data[unix.SizeofIfInfomsg:]) {
			switch typ {
			case unix.IFLA_IFNAME:
				l.name = text(value)
			case unix.IFLA_ADDRESS:
				if len(value) == len(l.physAddr) {
					l.physAddr = [6]byte(value)
				}
			}
		}
		links[binary.NativeEndian.Uint32(data[4:])] = l
	}
	return links
}

// parseAddresses gives the addresses of those interfaces that are in use.
func parseAddresses(links map[uint32]link, msgs []syscall.NetlinkMessage) []InterfaceAddress {
	var all []InterfaceAddress
	for i := range msgs {
		// struct ifaddrmsg: family, prefix length, flags, scope, index 4
		data := msgs[i].Data
		if msgs[i].Header.Type != unix.RTM_NEWADDR || len(data) < unix.SizeofIfAddrmsg {
			continue
		}
		index := binary.NativeEndian.Uint32(data[4:])
		l, ok := links[index]
		if !ok || l.flags&unix.IFF_UP == 0 || l.flags&unix.IFF_RUNNING == 0 {
			continue
		}
		a := InterfaceAddress{
			Name:     l.name,
			Index:    int(index),
			PhysAddr: l.physAddr,
			Internal: l.flags&unix.IFF_LOOPBACK != 0,
			Bits:     int(data[1]),
		}
		var local, other netip.Addr // of a point-to-point link: its two ends
		for typ, value := range attributes(data[unix.SizeofIfAddrmsg:]) {
			switch typ {
			case unix.IFA_LOCAL:
				local, _ = netip.AddrFromSlice(value)
			case unix.IFA_ADDRESS:
				other, _ = netip.AddrFromSlice(value)
			case unix.IFA_LABEL:
				a.Name = text(value) // "eth0:1"
			}
		}
		if a.Addr = local; !local.IsValid() {
			a.Addr = other
		}
		if !a.Addr.IsValid() || a.Bits > a.Addr.BitLen() {
			continue
		}
		if a.Addr.Is6() && a.Addr.IsLinkLocalUnicast() {
			a.Addr = a.Addr.WithZone(l.name)
		}
		all = append(all, a)
	}
	return all
}

// attributes are what follows the fixed part of a message: length, type,
// value, and padding to a multiple of four.
func attributes(data []byte) func(yield func(typ uint16, value []byte) bool) {
	return func(yield func(uint16, []byte) bool) {
		for len(data) >= unix.SizeofRtAttr {
			length := int(binary.NativeEndian.Uint16(data))
			if length < unix.SizeofRtAttr || length > len(data) {
				return
			}
			if !yield(binary.NativeEndian.Uint16(data[2:]), data[unix.SizeofRtAttr:length]) {
				return
			}
			data = data[min((length+3)&^3, len(data)):]
		}
	}
}

// text is a string up to its NUL.
func text(b []byte) string {
	b, _, _ = bytes.Cut(b, []byte{0})
	return string(b)
}
