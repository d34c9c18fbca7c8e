//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

//lint:file-ignore SA1019 x/sys asks no interface for its number, and package net, which does, is banned here

import (
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// options are the levels and names of what takes an int. A name of 0 stands
// for what the system does not have. The names that differ are in
// names_darwin.go and its like.
var options = [...]struct{ level, name int }{
	NoDelay:       {unix.IPPROTO_TCP, unix.TCP_NODELAY},
	KeepAlive:     {unix.SOL_SOCKET, unix.SO_KEEPALIVE},
	KeepIdle:      {unix.IPPROTO_TCP, keepIdle},
	KeepInterval:  {unix.IPPROTO_TCP, keepInterval},
	KeepCount:     {unix.IPPROTO_TCP, keepCount},
	ReuseAddr:     {unix.SOL_SOCKET, unix.SO_REUSEADDR},
	ReusePort:     {unix.SOL_SOCKET, reusePort},
	V6Only:        {unix.IPPROTO_IPV6, unix.IPV6_V6ONLY},
	Linger:        {unix.SOL_SOCKET, lingerSeconds},
	SendBuffer:    {unix.SOL_SOCKET, unix.SO_SNDBUF},
	RecvBuffer:    {unix.SOL_SOCKET, unix.SO_RCVBUF},
	Broadcast:     {unix.SOL_SOCKET, unix.SO_BROADCAST},
	TTL:           {unix.IPPROTO_IP, unix.IP_TTL},
	MulticastTTL:  {unix.IPPROTO_IP, unix.IP_MULTICAST_TTL},
	MulticastLoop: {unix.IPPROTO_IP, unix.IP_MULTICAST_LOOP},
	RecvError:     {},
}

// options6 are the names that some have on IPv6.
var options6 = [len(options)]int{
	TTL:           unix.IPV6_UNICAST_HOPS,
	MulticastTTL:  unix.IPV6_MULTICAST_HOPS,
	MulticastLoop: unix.IPV6_MULTICAST_LOOP,
}

func (s *socket) option(opt Option) (level, name int) {
	switch {
	case s.family == unix.AF_INET6 && options6[opt] != 0:
		return unix.IPPROTO_IPV6, options6[opt]
	case s.typ == unix.SOCK_DGRAM && opt == ReuseAddr:
		// What several sockets need here to share the address of a datagram.
		return unix.SOL_SOCKET, unix.SO_REUSEPORT
	}
	return options[opt].level, options[opt].name
}

func (s *socket) Set(opt Option, value int) Errno {
	level, name := s.option(opt)
	switch {
	case name == 0:
		return unix.ENOTSUP
	case opt == Linger:
		l := unix.Linger{}
		if value >= 0 {
			l = unix.Linger{Onoff: 1, Linger: int32(value)}
		}
		return errno(unix.SetsockoptLinger(s.fd, level, name, &l))
	case isByte(level, name):
		return errno(unix.SetsockoptByte(s.fd, level, name, byte(value)))
	}
	return errno(unix.SetsockoptInt(s.fd, level, name, value))
}

// isByte tells of the two options that 4.4BSD gave the size of a byte. All of
// these systems take that.
func isByte(level, name int) bool {
	return level == unix.IPPROTO_IP && (name == unix.IP_MULTICAST_TTL || name == unix.IP_MULTICAST_LOOP)
}

func (s *socket) Get(opt Option) (int, Errno) {
	level, name := s.option(opt)
	switch {
	case name == 0:
		return 0, unix.ENOTSUP
	case opt == Linger:
		l, err := unix.GetsockoptLinger(s.fd, level, name)
		if err == nil && l.Onoff == 0 {
			return -1, 0
		}
		if err != nil {
			return 0, errno(err)
		}
		return int(l.Linger), 0
	}
	v, err := unix.GetsockoptInt(s.fd, level, name)
	if isByte(level, name) {
		v &= 0xff
	}
	return v, errno(err)
}

// zoneID is the interface of an IPv6 zone: its number, or its name as the
// kernel knows it. What is neither is 0, no zone.
func zoneID(zone string) uint32 {
	if zone == "" {
		return 0
	}
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	table, err := syscall.RouteRIB(syscall.NET_RT_IFLIST, 0)
	if err != nil {
		return 0
	}
	messages, err := syscall.ParseRoutingMessage(table)
	if err != nil {
		return 0
	}
	for _, m := range messages {
		about, ok := m.(*syscall.InterfaceMessage)
		if !ok {
			continue
		}
		names, err := syscall.ParseRoutingSockaddr(m)
		if err != nil {
			continue
		}
		for _, sa := range names {
			if link, ok := sa.(*syscall.SockaddrDatalink); ok && isNamed(link, zone) {
				return uint32(about.Header.Index)
			}
		}
	}
	return 0
}

func isNamed(link *syscall.SockaddrDatalink, name string) bool {
	if int(link.Nlen) != len(name) || len(name) > len(link.Data) {
		return false
	}
	for i := range len(name) {
		if byte(link.Data[i]) != name[i] {
			return false
		}
	}
	return true
}
