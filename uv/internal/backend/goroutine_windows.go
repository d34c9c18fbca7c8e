package backend

import (
	"net"
	"net/netip"
	"os"
	"strconv"
	"syscall"
	"time"

	"unsafe"

	"golang.org/x/sys/windows"
)

// What the portable side asks of Windows beyond package net. It compiles and
// vets, and is not run by the tests of this project: those run the rest of the
// portable side, on Linux.

// lender is of Unix alone.
type lender struct{}

func (g *portable) lend(Domain, Type) (Socket, Errno, bool)    { return nil, 0, false }
func (g *portable) settle()                                    {}
func (g *portable) look()                                      {}
func (g *portable) sooner(timeout time.Duration) time.Duration { return timeout }
func (g *portable) beginLending()                              {}
func (g *portable) closeLent()                                 {}

// Names of winsock that x/sys does not have.
const (
	tcpKeepIdle     = 3
	tcpKeepCount    = 16
	tcpKeepInterval = 17
	ipTTL           = 4
	ip6Hops         = 4
	ipAddSource     = 15
	ipDropSource    = 16
	sendBuffer      = 0x1001
	receiveBuffer   = 0x1002
)

// options are the levels and names of what takes an int; a name of 0 is what
// Windows has not.
var options = [...]struct{ level, name int }{
	NoDelay:       {windows.IPPROTO_TCP, windows.TCP_NODELAY},
	KeepAlive:     {windows.SOL_SOCKET, windows.SO_KEEPALIVE},
	KeepIdle:      {windows.IPPROTO_TCP, tcpKeepIdle},
	KeepInterval:  {windows.IPPROTO_TCP, tcpKeepInterval},
	KeepCount:     {windows.IPPROTO_TCP, tcpKeepCount},
	ReuseAddr:     {windows.SOL_SOCKET, windows.SO_REUSEADDR},
	V6Only:        {windows.IPPROTO_IPV6, windows.IPV6_V6ONLY},
	SendBuffer:    {windows.SOL_SOCKET, sendBuffer},
	RecvBuffer:    {windows.SOL_SOCKET, receiveBuffer},
	Broadcast:     {windows.SOL_SOCKET, windows.SO_BROADCAST},
	TTL:           {windows.IPPROTO_IP, ipTTL},
	MulticastTTL:  {windows.IPPROTO_IP, windows.IP_MULTICAST_TTL},
	MulticastLoop: {windows.IPPROTO_IP, windows.IP_MULTICAST_LOOP},
	RecvError:     {},
}

// options6 are the names that some have on IPv6.
var options6 = [len(options)]int{
	TTL:           ip6Hops,
	MulticastTTL:  windows.IPV6_MULTICAST_HOPS,
	MulticastLoop: windows.IPV6_MULTICAST_LOOP,
}

func (s *goSocket) option(opt Option) (level, name int) {
	if s.domain == Inet6 && options6[opt] != 0 {
		return windows.IPPROTO_IPV6, options6[opt]
	}
	return options[opt].level, options[opt].name
}

func (s *goSocket) setOption(fd uintptr, opt Option, value int) Errno {
	level, name := s.option(opt)
	switch {
	case opt == Linger:
		l := syscall.Linger{}
		if value >= 0 {
			l = syscall.Linger{Onoff: 1, Linger: int32(value)}
		}
		return errnoOf(syscall.SetsockoptLinger(syscall.Handle(fd), windows.SOL_SOCKET, windows.SO_LINGER, &l))
	case opt == ReuseAddr && s.typ == Stream:
		// Here it would let others steal the address; what it is for elsewhere,
		// Windows does without.
		return 0
	case name == 0:
		return syscall.ENOTSUP
	}
	return errnoOf(windows.SetsockoptInt(windows.Handle(fd), level, name, value))
}

func (s *goSocket) getOption(fd uintptr, opt Option) (int, Errno) {
	level, name := s.option(opt)
	if opt == Linger || opt == ReuseAddr && s.typ == Stream {
		return s.options[opt], 0
	}
	if name == 0 {
		return 0, syscall.ENOTSUP
	}
	v, err := windows.GetsockoptInt(windows.Handle(fd), level, name)
	return v, errnoOf(err)
}

// checkOption leaves it to the socket that is to come.
func (s *goSocket) checkOption(opt Option, value int) Errno { return 0 }

func (s *goSocket) try(func(fd uintptr) Errno) Errno { return 0 }

func (s *goSocket) localAddr(fd uintptr) (Addr, Errno) {
	sa, err := windows.Getsockname(windows.Handle(fd))
	return addr(sa), errnoOf(err)
}

func (s *goSocket) peerAddr(fd uintptr) (Addr, Errno) {
	sa, err := windows.Getpeername(windows.Handle(fd))
	return addr(sa), errnoOf(err)
}

func addr(sa windows.Sockaddr) Addr {
	switch sa := sa.(type) {
	case *windows.SockaddrInet4:
		return Addr{AddrPort: netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), uint16(sa.Port))}
	case *windows.SockaddrInet6:
		ip := netip.AddrFrom16(sa.Addr)
		if sa.ZoneId != 0 {
			ip = ip.WithZone(strconv.FormatUint(uint64(sa.ZoneId), 10))
		}
		return Addr{AddrPort: netip.AddrPortFrom(ip, uint16(sa.Port))}
	case *windows.SockaddrUnix:
		return Addr{Path: sa.Name}
	}
	return Addr{}
}

// setBacklog cannot be: package net has asked for the longest queue.
func (s *goSocket) setBacklog(fd uintptr, backlog int) Errno { return syscall.ENOTSUP }

func (s *goSocket) connectFD(fd uintptr, to Addr) Errno {
	ip := to.AddrPort.Addr()
	var sa windows.Sockaddr = &windows.SockaddrInet6{Port: int(to.Port()), Addr: ip.As16(), ZoneId: zoneID(ip.Zone())}
	if s.domain == Inet4 {
		sa = &windows.SockaddrInet4{Port: int(to.Port()), Addr: ip.Unmap().As4()}
	}
	return errnoOf(windows.Connect(windows.Handle(fd), sa))
}

// disconnect connects to the unspecified address, as winsock's manual says.
func (s *goSocket) disconnect(fd uintptr) Errno { return s.connectFD(fd, s.nowhere()) }

func zoneID(zone string) uint32 {
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	if iface, err := net.InterfaceByName(zone); err == nil {
		return uint32(iface.Index)
	}
	return 0
}

func (s *goSocket) join(fd uintptr, m Membership) Errno {
	return s.membership(fd, m, windows.IP_ADD_MEMBERSHIP, ipAddSource, windows.IPV6_JOIN_GROUP)
}

func (s *goSocket) leave(fd uintptr, m Membership) Errno {
	return s.membership(fd, m, windows.IP_DROP_MEMBERSHIP, ipDropSource, windows.IPV6_LEAVE_GROUP)
}

func (s *goSocket) membership(fd uintptr, m Membership, four, fourSource, six int) Errno {
	group, source, iface := m.Group, m.Source, m.Interface
	if !group.IsMulticast() || iface.IsValid() && iface.Is4() != group.Is4() || source.IsValid() && source.Is4() != group.Is4() {
		return syscall.EINVAL
	}
	if group.Is4() {
		to, address := group.As4(), [4]byte{}
		if iface.IsValid() {
			address = iface.As4()
		}
		if source.IsValid() {
			from := source.As4()
			return setBytes(fd, windows.IPPROTO_IP, fourSource, to[:], from[:], address[:])
		}
		return setBytes(fd, windows.IPPROTO_IP, four, to[:], address[:])
	}
	if source.IsValid() {
		return syscall.ENOTSUP
	}
	zone := iface.Zone()
	if zone == "" {
		zone = group.Zone()
	}
	id := zoneID(zone)
	if zone != "" && id == 0 {
		return syscall.ENODEV
	}
	to := group.As16()
	return setBytes(fd, windows.IPPROTO_IPV6, six, to[:], wordOf(&id))
}

func (s *goSocket) setInterface(fd uintptr, iface netip.Addr) Errno {
	if iface.Is4() || !iface.IsValid() && s.domain == Inet4 {
		address := [4]byte{}
		if iface.IsValid() {
			address = iface.As4()
		}
		return setBytes(fd, windows.IPPROTO_IP, windows.IP_MULTICAST_IF, address[:])
	}
	id := zoneID(iface.Zone())
	if iface.Zone() != "" && id == 0 {
		return syscall.ENODEV
	}
	return setBytes(fd, windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_IF, wordOf(&id))
}

func wordOf(n *uint32) []byte { return unsafe.Slice((*byte)(unsafe.Pointer(n)), 4) }

// setBytes sets an option whose value is made of parts.
func setBytes(fd uintptr, level, name int, parts ...[]byte) Errno {
	var value []byte
	for _, p := range parts {
		value = append(value, p...)
	}
	return errnoOf(windows.Setsockopt(windows.Handle(fd), int32(level), int32(name), &value[0], int32(len(value))))
}

func (s *goSocket) report(uintptr, []byte) (Report, Errno) { return Report{}, syscall.ENOTSUP }

// dropWaiting cannot be: nothing here accepts without waiting.
func (s *goSocket) dropWaiting(uintptr) Errno { return syscall.EMFILE }

func (s *goSocket) shutdown(end endpoint) Errno {
	if half, ok := end.(interface{ CloseWrite() error }); ok {
		return errnoOf(half.CloseWrite())
	}
	return syscall.ENOTSOCK
}

func (s *goSocket) seesHangup() bool { return false }

func (s *goSocket) waitForHangup(endpoint) error { return errHangup }

// Adopt knows the standard streams, 0 to 2, and handles of pipes and consoles.
func (g *portable) Adopt(fd int) (Socket, Errno) {
	var f *os.File
	switch fd {
	case 0:
		f = os.Stdin
	case 1:
		f = os.Stdout
	case 2:
		f = os.Stderr
	default:
		switch kind, err := windows.GetFileType(windows.Handle(fd)); {
		case err != nil:
			return nil, syscall.EBADF
		case kind == windows.FILE_TYPE_DISK:
			return nil, syscall.EPERM
		}
		f = os.NewFile(uintptr(fd), "handle")
	}
	s := g.socket(0, 0)
	s.connected(f)
	s.stream.noReading = fd == 1 || fd == 2
	return s, 0
}

// translate gives an error of winsock the name that package syscall invents for
// it.
func translate(e Errno) Errno {
	if known, ok := winsock[e]; ok {
		return known
	}
	return e
}

var winsock = map[Errno]Errno{
	windows.WSAEACCES:           syscall.EACCES,
	windows.WSAEADDRINUSE:       syscall.EADDRINUSE,
	windows.WSAEADDRNOTAVAIL:    syscall.EADDRNOTAVAIL,
	windows.WSAEAFNOSUPPORT:     syscall.EAFNOSUPPORT,
	windows.WSAEALREADY:         syscall.EALREADY,
	windows.WSAEBADF:            syscall.EBADF,
	windows.WSAECONNABORTED:     syscall.ECONNABORTED,
	windows.WSAECONNREFUSED:     syscall.ECONNREFUSED,
	windows.WSAECONNRESET:       syscall.ECONNRESET,
	windows.WSAEDESTADDRREQ:     syscall.EDESTADDRREQ,
	windows.WSAEFAULT:           syscall.EFAULT,
	windows.WSAEHOSTUNREACH:     syscall.EHOSTUNREACH,
	windows.WSAEINPROGRESS:      syscall.EINPROGRESS,
	windows.WSAEINVAL:           syscall.EINVAL,
	windows.WSAEISCONN:          syscall.EISCONN,
	windows.WSAEMFILE:           syscall.EMFILE,
	windows.WSAEMSGSIZE:         syscall.EMSGSIZE,
	windows.WSAENETDOWN:         syscall.ENETDOWN,
	windows.WSAENETUNREACH:      syscall.ENETUNREACH,
	windows.WSAENOBUFS:          syscall.ENOBUFS,
	windows.WSAENOPROTOOPT:      syscall.ENOPROTOOPT,
	windows.WSAENOTCONN:         syscall.ENOTCONN,
	windows.WSAENOTSOCK:         syscall.ENOTSOCK,
	windows.WSAEOPNOTSUPP:       syscall.ENOTSUP,
	windows.WSAEPROTONOSUPPORT:  syscall.EPROTONOSUPPORT,
	windows.WSAESHUTDOWN:        syscall.EPIPE,
	windows.WSAETIMEDOUT:        syscall.ETIMEDOUT,
	windows.WSAEWOULDBLOCK:      syscall.EAGAIN,
	windows.ERROR_BROKEN_PIPE:   syscall.EPIPE,
	windows.ERROR_NO_DATA:       syscall.EPIPE,
	windows.ERROR_ACCESS_DENIED: syscall.EACCES,
}
