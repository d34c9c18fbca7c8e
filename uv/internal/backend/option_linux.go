package backend

import (
	"strconv"

	"golang.org/x/sys/unix"
)

// options are the levels and names of what takes an int.
var options = [...]struct{ level, name int }{
	NoDelay:      {unix.IPPROTO_TCP, unix.TCP_NODELAY},
	KeepAlive:    {unix.SOL_SOCKET, unix.SO_KEEPALIVE},
	KeepIdle:     {unix.IPPROTO_TCP, unix.TCP_KEEPIDLE},
	KeepInterval: {unix.IPPROTO_TCP, unix.TCP_KEEPINTVL},
	KeepCount:    {unix.IPPROTO_TCP, unix.TCP_KEEPCNT},
	ReuseAddr:    {unix.SOL_SOCKET, unix.SO_REUSEADDR},
	ReusePort:    {unix.SOL_SOCKET, unix.SO_REUSEPORT},
	V6Only:       {unix.IPPROTO_IPV6, unix.IPV6_V6ONLY},
	Linger:       {unix.SOL_SOCKET, unix.SO_LINGER},
	SendBuffer:   {unix.SOL_SOCKET, unix.SO_SNDBUF},
	RecvBuffer:   {unix.SOL_SOCKET, unix.SO_RCVBUF},
	Broadcast:    {unix.SOL_SOCKET, unix.SO_BROADCAST},

	TTL:           {unix.IPPROTO_IP, unix.IP_TTL},
	MulticastTTL:  {unix.IPPROTO_IP, unix.IP_MULTICAST_TTL},
	MulticastLoop: {unix.IPPROTO_IP, unix.IP_MULTICAST_LOOP},
	RecvError:     {unix.IPPROTO_IP, unix.IP_RECVERR},
}

// options6 are the names that some have on IPv6.
var options6 = [len(options)]int{
	TTL:           unix.IPV6_UNICAST_HOPS,
	MulticastTTL:  unix.IPV6_MULTICAST_HOPS,
	MulticastLoop: unix.IPV6_MULTICAST_LOOP,
	RecvError:     unix.IPV6_RECVERR,
}

func (s *socket) option(opt Option) (level, name int) {
	if s.family == unix.AF_INET6 && options6[opt] != 0 {
		return unix.IPPROTO_IPV6, options6[opt]
	}
	return options[opt].level, options[opt].name
}

func (s *socket) Set(opt Option, value int) Errno {
	level, name := s.option(opt)
	if opt == Linger {
		l := unix.Linger{}
		if value >= 0 {
			l = unix.Linger{Onoff: 1, Linger: int32(value)}
		}
		s.slow = s.slow || value > 0
		return errno(unix.SetsockoptLinger(s.fd, level, name, &l))
	}
	return errno(unix.SetsockoptInt(s.fd, level, name, value))
}

func (s *socket) Get(opt Option) (int, Errno) {
	level, name := s.option(opt)
	if opt == Linger {
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
	ifr, err := unix.NewIfreq(zone)
	if err != nil {
		return 0
	}
	fd, err := unix.Socket(unix.AF_INET6, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return 0
	}
	defer unix.Close(fd)
	if unix.IoctlIfreq(fd, unix.SIOCGIFINDEX, ifr) != nil {
		return 0
	}
	return ifr.Uint32()
}
