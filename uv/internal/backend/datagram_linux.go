package backend

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"
)

// perCall is how many datagrams go through one system call.
const perCall = 20

// datagrams is the scratch of Send and Receive.
type datagrams struct {
	headers [perCall]header
	names   [perCall]unix.RawSockaddrAny
	zone    zone
}

// header is the kernel's mmsghdr.
type header struct {
	unix.Msghdr
	n uint32
}

// zone is the last one seen: its name is made once.
type zone struct {
	id   uint32
	name string
}

func (e *epoll) datagrams() *datagrams {
	if e.grams == nil {
		e.grams = new(datagrams) // few loops need it
	}
	return e.grams
}

func (s *socket) Send(msgs []Message) (int, Errno) {
	d := s.e.datagrams()
	msgs = msgs[:min(len(msgs), perCall)]
	iov := s.e.iovecs[:0]
	for i := range msgs {
		m := &msgs[i]
		h := &d.headers[i].Msghdr
		*h = unix.Msghdr{}
		if m.Addr.IsValid() || m.Addr.Path != "" {
			size, errno := s.rawName(&d.names[i], m.Addr)
			if errno != 0 && i == 0 {
				return 0, errno
			}
			if errno != 0 {
				msgs = msgs[:i] // its turn comes when it is the first
				break
			}
			h.Name, h.Namelen = (*byte)(unsafe.Pointer(&d.names[i])), uint32(size)
		}
		for _, p := range m.Bufs {
			v := unix.Iovec{Base: (*byte)(pointer(p))}
			v.SetLen(len(p))
			iov = append(iov, v)
		}
	}
	s.e.iovecs = iov
	// Only now do they stay where they are.
	rest := iov
	for i := range msgs {
		h, n := &d.headers[i].Msghdr, len(msgs[i].Bufs)
		h.Iov = unsafe.SliceData(rest)
		h.SetIovlen(n)
		rest = rest[n:]
	}
	var n int
	var errno Errno
	if len(msgs) == 1 {
		if _, errno = s.message(unix.SYS_SENDMSG, &d.headers[0].Msghdr, unix.MSG_NOSIGNAL); errno == 0 {
			n = 1
		}
	} else {
		n, errno = s.messages(unix.SYS_SENDMMSG, d.headers[:len(msgs)], unix.MSG_NOSIGNAL)
	}
	clear(iov) // pins no buffers
	return n, errno
}

func (s *socket) Receive(msgs []Message) (int, Errno) {
	d := s.e.datagrams()
	msgs = msgs[:min(len(msgs), perCall)]
	iov := s.e.iovecs[:0]
	for i := range msgs {
		v := unix.Iovec{Base: (*byte)(pointer(msgs[i].Buf))}
		v.SetLen(len(msgs[i].Buf))
		iov = append(iov, v)
	}
	s.e.iovecs = iov
	for i := range msgs {
		h := &d.headers[i].Msghdr
		*h = unix.Msghdr{Name: (*byte)(unsafe.Pointer(&d.names[i])), Namelen: unix.SizeofSockaddrAny, Iov: &iov[i]}
		h.SetIovlen(1)
	}
	var n int
	var errno Errno
	if len(msgs) == 1 {
		var size int
		if size, errno = s.message(unix.SYS_RECVMSG, &d.headers[0].Msghdr, unix.MSG_CMSG_CLOEXEC); errno == 0 {
			n, d.headers[0].n = 1, uint32(size)
		}
	} else {
		n, errno = s.messages(unix.SYS_RECVMMSG, d.headers[:len(msgs)], unix.MSG_CMSG_CLOEXEC)
	}
	clear(iov)
	for i := range msgs[:n] {
		m, h := &msgs[i], &d.headers[i]
		m.N = int(h.n)
		m.Truncated = h.Flags&unix.MSG_TRUNC != 0
		m.Addr = d.addr(&d.names[i], h.Namelen)
	}
	return n, errno
}

// message is sendmsg or recvmsg of one datagram.
func (s *socket) message(call uintptr, msg *unix.Msghdr, flags uintptr) (int, Errno) {
	for {
		n, _, errno := unix.RawSyscall(call, uintptr(s.fd), uintptr(unsafe.Pointer(msg)), flags|unix.MSG_DONTWAIT)
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// messages is sendmmsg or recvmmsg.
func (s *socket) messages(call uintptr, h []header, flags uintptr) (int, Errno) {
	for {
		n, _, errno := unix.RawSyscall6(call, uintptr(s.fd), uintptr(unsafe.Pointer(unsafe.SliceData(h))), uintptr(len(h)), flags|unix.MSG_DONTWAIT, 0, 0)
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// rawName is rawAddr for all that a datagram may be sent to.
func (s *socket) rawName(raw *unix.RawSockaddrAny, to Addr) (uintptr, Errno) {
	if s.family != unix.AF_UNIX {
		six := (*unix.RawSockaddrInet6)(unsafe.Pointer(raw))
		*six = unix.RawSockaddrInet6{}
		return s.rawAddr(six, to)
	}
	un := (*unix.RawSockaddrUnix)(unsafe.Pointer(raw))
	if len(to.Path) > len(un.Path) {
		return 0, unix.EINVAL
	}
	*un = unix.RawSockaddrUnix{Family: unix.AF_UNIX}
	copy(pathOf(un), to.Path)
	return unsafe.Offsetof(un.Path) + uintptr(len(to.Path)), 0
}

// addr reads what the kernel wrote. It allocates for names of the Unix domain
// alone.
func (d *datagrams) addr(raw *unix.RawSockaddrAny, size uint32) Addr {
	if size == 0 {
		return Addr{}
	}
	switch raw.Addr.Family {
	case unix.AF_INET:
		sa := (*unix.RawSockaddrInet4)(unsafe.Pointer(raw))
		return Addr{AddrPort: netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), port(&sa.Port))}
	case unix.AF_INET6:
		sa := (*unix.RawSockaddrInet6)(unsafe.Pointer(raw))
		ip := netip.AddrFrom16(sa.Addr)
		if sa.Scope_id != 0 {
			ip = ip.WithZone(d.zoneName(sa.Scope_id))
		}
		return Addr{AddrPort: netip.AddrPortFrom(ip, port(&sa.Port))}
	case unix.AF_UNIX:
		return Addr{Path: nameOf((*unix.RawSockaddrUnix)(unsafe.Pointer(raw)), size)}
	}
	return Addr{}
}

func (d *datagrams) zoneName(id uint32) string {
	if d.zone.id != id {
		d.zone = zone{id, strconv.FormatUint(uint64(id), 10)}
	}
	return d.zone.name
}

// port is in the order of the network, whatever that of the machine.
func port(raw *uint16) uint16 { return binary.BigEndian.Uint16((*[2]byte)(unsafe.Pointer(raw))[:]) }

func (s *socket) Report(p []byte) (Report, Errno) {
	d := s.e.datagrams()
	iov := unix.Iovec{Base: (*byte)(pointer(p))}
	iov.SetLen(len(p))
	msg := unix.Msghdr{Name: (*byte)(unsafe.Pointer(&d.names[0])), Namelen: unix.SizeofSockaddrAny,
		Iov: &iov, Control: (*byte)(unsafe.Pointer(&s.e.control))}
	msg.SetIovlen(1)
	msg.SetControllen(int(unsafe.Sizeof(s.e.control)))
	n, errno := s.message(unix.SYS_RECVMSG, &msg, unix.MSG_ERRQUEUE)
	if errno != 0 {
		return Report{}, errno
	}
	r := Report{N: n, To: d.addr(&d.names[0], msg.Namelen)}
	all := unsafe.Slice((*byte)(unsafe.Pointer(&s.e.control)), unsafe.Sizeof(s.e.control))
	for rest := all[:msg.Controllen]; len(rest) >= unix.CmsgLen(0); {
		h, data, next, err := unix.ParseOneSocketControlMessage(rest)
		if err != nil {
			break
		}
		rest = next
		isReport := h.Level == unix.SOL_IP && h.Type == unix.IP_RECVERR || h.Level == unix.SOL_IPV6 && h.Type == unix.IPV6_RECVERR
		if !isReport || len(data) < sizeofReport {
			continue
		}
		r.Errno = Errno((*unix.SockExtendedErr)(unsafe.Pointer(unsafe.SliceData(data))).Errno)
		// Behind it is the address of who complained.
		var from unix.RawSockaddrAny
		size := copy(unsafe.Slice((*byte)(unsafe.Pointer(&from)), unsafe.Sizeof(from)), data[sizeofReport:])
		r.From = d.addr(&from, uint32(size)).AddrPort.Addr()
	}
	return r, 0
}

const sizeofReport = int(unsafe.Sizeof(unix.SockExtendedErr{}))
