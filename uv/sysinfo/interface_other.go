//go:build !linux

package sysinfo

import (
	"net"
	"net/netip"
)

// interfaceAddresses asks package net, which speaks to each system in its own
// way.
func interfaceAddresses() ([]InterfaceAddress, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil, fail(err, "interfaces")
	}
	var all []InterfaceAddress
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagRunning == 0 {
			continue
		}
		addrs, err := i.Addrs()
		if err != nil {
			return nil, fail(err, "interfaces")
		}
		for _, a := range addrs {
			n, ok := a.(*net.IPNet)
			if !ok {
				continue
			}
			addr, ok := netip.AddrFromSlice(n.IP)
			if !ok {
				continue
			}
			addr = addr.Unmap()
			if addr.Is6() && addr.IsLinkLocalUnicast() {
				addr = addr.WithZone(i.Name)
			}
			one := InterfaceAddress{Name: i.Name, Index: i.Index, Internal: i.Flags&net.FlagLoopback != 0, Addr: addr}
			one.Bits, _ = n.Mask.Size()
			if len(i.HardwareAddr) == len(one.PhysAddr) {
				one.PhysAddr = [6]byte(i.HardwareAddr)
			}
			all = append(all, one)
		}
	}
	return all, nil
}
