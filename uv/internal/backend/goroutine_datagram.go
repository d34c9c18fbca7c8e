//go:build !linux || uvgo_portable

package backend

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"strconv"
	"syscall"
	"time"
)

// packets is what a goSocket has that is for datagrams. They are sent by the
// loop itself: package net may then wait until the system has room for one,
// which is never long. A goroutine receives them.
type packets struct {
	conn      *net.UDPConn
	queue     []packet // received and not taken yet
	size      int      // bytes in it
	free      [][]byte
	reading   bool // the goroutine is there
	pulled    bool // its deadline has passed
	connected bool
	reports   bool // the system has reports to take
	joined    []byte
	iface     func(fd uintptr) Errno // sets what MulticastInterface was told
	zone      zoneName
	goroutine func() // receiveAhead, made once: starting one allocates nothing
}

type packet struct {
	data []byte
	from netip.AddrPort
}

// most is what is received ahead of the loop.
const most = 64

// bindPackets makes the descriptor.
func (s *goSocket) bindPackets(at Addr) Errno {
	if s.domain == Unix {
		return syscall.EOPNOTSUPP
	}
	config := net.ListenConfig{Control: s.prepare()}
	conn, err := config.ListenPacket(context.Background(), s.network(at), s.text(at))
	if err != nil {
		return errnoOf(err)
	}
	s.packets.conn, s.packets.goroutine = conn.(*net.UDPConn), s.receiveAhead
	s.kick()
	return 0
}

// needPackets binds to any port, as a system does for who sends.
func (s *goSocket) needPackets() Errno {
	if s.packets.conn != nil {
		return 0
	}
	errno := s.bindPackets(s.nowhere())
	if errno == 0 {
		s.bound = true
	}
	return errno
}

func (s *goSocket) connectPackets(to Addr) Errno {
	p := &s.packets
	away := to == Addr{}
	switch {
	case away && !p.connected:
		return 0
	case !away && !to.IsValid():
		return syscall.EINVAL
	case !away && s.domain == Inet4 && !s.fits(to):
		return syscall.EAFNOSUPPORT
	}
	if errno := s.needPackets(); errno != 0 {
		return errno
	}
	errno, _ := s.control(func(fd uintptr) Errno {
		if away {
			return s.disconnect(fd)
		}
		return s.connectFD(fd, to)
	})
	if errno == 0 {
		p.connected = !away
	}
	return errno
}

func (s *goSocket) kickPackets() {
	p := &s.packets
	wants := s.wantsPackets()
	switch {
	case wants && !p.reading:
		p.reading = true
		s.begin()
		go p.goroutine()
	case wants && p.pulled:
		p.pulled = false
		p.conn.SetReadDeadline(time.Time{})
	case !wants && p.reading && !p.pulled:
		p.pulled = true
		p.conn.SetReadDeadline(longAgo)
	}
}

func (s *goSocket) wantsPackets() bool {
	p := &s.packets
	return p.conn != nil && s.interest&Readable != 0 && !s.closed && len(p.queue) < most && p.size < room && s.err == 0
}

// receiveAhead is the goroutine that receives.
func (s *goSocket) receiveAhead() {
	g, p := s.g, &s.packets
	buf := make([]byte, room)
	g.mu.Lock()
	defer g.mu.Unlock()
	for s.wantsPackets() {
		if p.pulled {
			p.pulled = false
			p.conn.SetReadDeadline(time.Time{})
		}
		g.mu.Unlock()
		n, from, err := p.conn.ReadFromUDPAddrPort(buf)
		g.mu.Lock()
		switch {
		case err == nil:
			p.queue = append(p.queue, packet{append(p.spare(), buf[:n]...), from})
			p.size += n
		case s.closed || errors.Is(err, os.ErrDeadlineExceeded):
		default:
			s.err = errnoOf(err)
			s.failed()
		}
		s.stir()
	}
	p.reading = false
	delete(g.busy, s)
}

// spare is a buffer that was used before.
func (p *packets) spare() (buf []byte) {
	if n := len(p.free); n > 0 {
		buf, p.free = p.free[n-1][:0], p.free[:n-1]
	}
	return buf
}

func (s *goSocket) packetsState() Events {
	p := &s.packets
	ev := Writable
	if len(p.queue) > 0 {
		ev |= Readable
	}
	if s.err != 0 || p.reports {
		ev |= Errored
	}
	return ev
}

func (s *goSocket) Send(msgs []Message) (int, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	for i := range msgs {
		if errno := s.send(&msgs[i]); errno != 0 {
			if i > 0 {
				return i, 0
			}
			return 0, errno
		}
	}
	return len(msgs), 0
}

func (s *goSocket) send(m *Message) Errno {
	p := &s.packets
	to := m.Addr
	switch {
	case s.closed:
		return syscall.EBADF
	case s.typ != Datagram:
		return syscall.EINVAL
	case s.domain == Unix:
		return syscall.EOPNOTSUPP
	case !to.IsValid() && !p.connected:
		return syscall.EDESTADDRREQ
	case to.IsValid() && s.domain == Inet4 && !s.fits(to):
		return syscall.EAFNOSUPPORT
	case s.err != 0:
		defer s.kick()
		return s.takeErr()
	}
	if errno := s.needPackets(); errno != 0 {
		return errno
	}
	p.joined = p.joined[:0]
	for _, b := range m.Bufs {
		p.joined = append(p.joined, b...)
	}
	var err error
	if to.IsValid() {
		ip := to.AddrPort.Addr()
		if s.domain == Inet4 {
			ip = ip.Unmap()
		}
		_, err = p.conn.WriteToUDPAddrPort(p.joined, netip.AddrPortFrom(ip, to.Port()))
	} else {
		_, err = p.conn.Write(p.joined)
	}
	if err != nil {
		s.failed() // the system's answer to a former one, perhaps
	}
	return errnoOf(err)
}

// failed makes the loop ask for reports, if there are any.
func (s *goSocket) failed() {
	if s.options[RecvError] != 0 {
		s.packets.reports = true
		s.stir()
	}
}

func (s *goSocket) Receive(msgs []Message) (int, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	return s.receive(msgs)
}

func (s *goSocket) receive(msgs []Message) (int, Errno) {
	p := &s.packets
	defer s.kick()
	switch {
	case s.closed:
		return 0, syscall.EBADF
	case s.typ != Datagram:
		return 0, syscall.EINVAL
	case s.err != 0:
		return 0, s.takeErr()
	case len(p.queue) == 0:
		return 0, syscall.EAGAIN
	}
	n := min(len(msgs), len(p.queue))
	for i, d := range p.queue[:n] {
		m := &msgs[i]
		m.N = copy(m.Buf, d.data)
		m.Truncated = m.N < len(d.data)
		m.Addr = s.seen(Addr{AddrPort: p.numbered(d.from)})
		p.size -= len(d.data)
		if len(p.free) < most {
			p.free = append(p.free, d.data)
		}
	}
	rest := copy(p.queue, p.queue[n:])
	clear(p.queue[rest:])
	p.queue = p.queue[:rest]
	return n, 0
}

// zoneName is the last zone that was met: its number is asked for once.
type zoneName struct{ name, number string }

// numbered is an address with the number of its zone in the place of its name.
func (p *packets) numbered(at netip.AddrPort) netip.AddrPort {
	zone := at.Addr().Zone()
	if zone == "" {
		return at
	}
	if zone != p.zone.name {
		p.zone = zoneName{zone, strconv.FormatUint(uint64(zoneID(zone)), 10)}
	}
	return netip.AddrPortFrom(at.Addr().WithZone(p.zone.number), at.Port())
}

func (s *goSocket) Report(buf []byte) (r Report, errno Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return r, syscall.EBADF
	}
	errno, ok := s.control(func(fd uintptr) (errno Errno) {
		r, errno = s.report(fd, buf)
		return errno
	})
	if !ok {
		errno = syscall.EAGAIN
	}
	if errno == syscall.EAGAIN {
		s.packets.reports = false
	}
	return r, errno
}

func (s *goSocket) Join(m Membership) Errno {
	return s.multicast(func(fd uintptr) Errno { return s.join(fd, m) })
}

func (s *goSocket) Leave(m Membership) Errno {
	return s.multicast(func(fd uintptr) Errno { return s.leave(fd, m) })
}

// MulticastInterface is remembered for the descriptor that is to come.
func (s *goSocket) MulticastInterface(iface netip.Addr) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	set := func(fd uintptr) Errno { return s.setInterface(fd, iface) }
	errno, ok := s.control(set)
	switch {
	case s.closed:
		return syscall.EBADF
	case !ok:
		errno = s.try(set)
	}
	if errno == 0 {
		s.packets.iface = set
	}
	return errno
}

func (s *goSocket) multicast(do func(fd uintptr) Errno) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return syscall.EBADF
	}
	if s.typ == Datagram {
		if errno := s.needPackets(); errno != 0 {
			return errno
		}
	}
	errno, ok := s.control(do)
	if !ok {
		return syscall.EINVAL
	}
	return errno
}

func (s *goSocket) closePackets() {
	if s.packets.conn != nil {
		s.packets.conn.Close()
	}
}
