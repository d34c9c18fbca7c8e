package backend

import (
	"net/netip"
	"syscall"
	"time"
)

// simSocket is a stream socket of a Sim: fresh, then bound, then a listener or
// one end of a connection.
type simSocket struct {
	sim     *Sim
	id      int
	domain  Domain
	options map[Option]int
	local   netip.AddrPort
	remote  netip.AddrPort
	closed  bool

	listening bool
	backlog   int
	waiting   []*simSocket // connections that nobody accepted yet

	connecting bool
	connected  bool
	peer       *simSocket    // the other end, nil once it is closed
	in         []byte        // arrived and not read
	onWay      int           // sent to us and not arrived
	arrives    time.Duration // when the last of it does
	sawEnd     bool          // the peer sends no more
	shut       bool          // we send no more
	err        Errno
}

// state is what the socket is ready for.
func (c *simSocket) state() (ev Events) {
	switch {
	case c.listening:
		if len(c.waiting) > 0 {
			ev = Readable
		}
		return ev
	case c.connecting:
		return 0
	case c.err != 0:
		return Readable | Writable | Errored | Hangup
	case !c.connected:
		return Writable | Hangup // as a fresh TCP socket on Linux
	}
	if len(c.in) > 0 || c.sawEnd {
		ev |= Readable
	}
	if c.sawEnd {
		ev |= Disconnect
	}
	if c.shut || c.peer == nil || c.room() > 0 {
		ev |= Writable
	}
	if c.sawEnd && c.shut {
		ev |= Hangup
	}
	return ev
}

func (c *simSocket) room() int {
	size := c.sim.faults.Buffer
	if size == 0 {
		size = 64 << 10
	}
	return size - len(c.peer.in) - c.peer.onWay
}

// some is n or, in a bad world, less; 0 stands for EAGAIN.
func (c *simSocket) some(n int) int {
	s := c.sim
	switch {
	case n == 0:
	case s.chance(s.faults.Again):
		return 0
	case n > 1 && s.chance(s.faults.Short):
		return 1 + s.random.IntN(n-1)
	}
	return n
}

func (c *simSocket) Read(p []byte) (int, Errno) {
	switch {
	case c.closed:
		return 0, syscall.EBADF
	case c.err != 0:
		return 0, c.takeError()
	case !c.connected:
		return 0, syscall.ENOTCONN
	case len(p) == 0:
		return 0, 0
	case len(c.in) == 0 && c.sawEnd:
		return 0, 0
	case len(c.in) == 0:
		return 0, syscall.EAGAIN
	}
	n := c.some(min(len(p), len(c.in)))
	if n == 0 {
		return 0, syscall.EAGAIN
	}
	copy(p, c.in[:n])
	if c.in = c.in[n:]; len(c.in) == 0 {
		c.in = nil
	}
	return n, 0
}

func (c *simSocket) Write(p []byte) (int, Errno) {
	switch {
	case c.closed:
		return 0, syscall.EBADF
	case c.err != 0:
		return 0, c.takeError()
	case c.connecting:
		return 0, syscall.EAGAIN
	case !c.connected:
		return 0, syscall.ENOTCONN
	case c.shut || c.peer == nil:
		return 0, syscall.EPIPE
	case len(p) == 0:
		return 0, 0
	case c.sim.chance(c.sim.faults.Reset):
		c.reset()
		return 0, c.takeError()
	}
	room := c.room()
	if room <= 0 {
		return 0, syscall.EAGAIN
	}
	n := c.some(min(len(p), room))
	if n == 0 {
		return 0, syscall.EAGAIN
	}
	b := append([]byte(nil), p[:n]...)
	to := c.peer
	to.onWay += n
	to.arrive(func() {
		to.onWay -= len(b)
		if to.err == 0 && !to.closed {
			to.in = append(to.in, b...)
		}
	})
	return n, 0
}

func (c *simSocket) Writev(bufs [][]byte) (int, Errno) {
	sum := 0
	for _, b := range bufs {
		n, errno := c.Write(b)
		sum += n
		if errno != 0 && sum == 0 {
			return 0, errno
		}
		if errno != 0 || n < len(b) {
			break
		}
	}
	return sum, 0
}

// arrive makes run happen after everything that is under way to c.
func (c *simSocket) arrive(run func()) {
	c.arrives = max(c.arrives, c.sim.now+c.sim.delay())
	c.sim.after(c.arrives, run)
}

// reset ends a connection for both.
func (c *simSocket) reset() {
	c.err = syscall.ECONNRESET
	if p := c.peer; p != nil {
		c.peer, p.peer = nil, nil
		p.arrive(func() {
			p.in = nil
			p.err = syscall.ECONNRESET
		})
	}
}

// takeError gives the pending error, once; then the connection is just dead.
func (c *simSocket) takeError() Errno {
	errno := c.err
	c.err = 0
	if c.connected {
		c.sawEnd, c.shut, c.in = true, true, nil
	}
	return errno
}

func (c *simSocket) Error() Errno {
	if c.err == 0 {
		return 0
	}
	return c.takeError()
}

func (c *simSocket) Connect(to Addr) Errno {
	switch {
	case c.connected:
		return syscall.EISCONN
	case c.connecting:
		return syscall.EALREADY
	case !c.fits(to):
		return syscall.EAFNOSUPPORT
	}
	if !c.local.IsValid() {
		if errno := c.Bind(Addr{AddrPort: netip.AddrPortFrom(loopback(c.domain), 0)}); errno != 0 {
			return errno
		}
	}
	c.connecting = true
	c.remote = netip.AddrPortFrom(to.Addr().Unmap(), to.Port())
	refuse := c.sim.chance(c.sim.faults.Refuse)
	c.sim.after(c.sim.now+c.sim.delay(), func() {
		if c.closed {
			return
		}
		c.connecting = false
		l := c.sim.listener(c.remote)
		if refuse || l == nil || len(l.waiting) >= l.backlog {
			c.err = syscall.ECONNREFUSED
			return
		}
		c.connected = true
		end := &simSocket{sim: c.sim, domain: l.domain, options: map[Option]int{Linger: -1},
			local: c.remote, remote: c.local, connected: true, peer: c}
		c.peer = end
		l.waiting = append(l.waiting, end)
	})
	return syscall.EINPROGRESS
}

// listener is who listens at an address, by itself or on all of them.
func (s *Sim) listener(at netip.AddrPort) *simSocket {
	for _, ip := range [...]netip.Addr{at.Addr(), netip.IPv4Unspecified(), netip.IPv6Unspecified()} {
		if l := s.bound[netip.AddrPortFrom(ip, at.Port())]; l != nil && l.listening {
			return l
		}
	}
	return nil
}

func (c *simSocket) Bind(to Addr) Errno {
	switch {
	case c.local.IsValid():
		return syscall.EINVAL
	case !c.fits(to):
		return syscall.EAFNOSUPPORT
	}
	s := c.sim
	at := netip.AddrPortFrom(to.Addr().Unmap(), to.Port())
	for to.Port() == 0 && (at.Port() == 0 || s.bound[at] != nil) {
		at = netip.AddrPortFrom(at.Addr(), s.nextPort)
		s.nextPort = max(s.nextPort+1, 49152)
	}
	if s.bound[at] != nil {
		return syscall.EADDRINUSE
	}
	s.bound[at] = c
	c.local = at
	return 0
}

func (c *simSocket) fits(a Addr) bool {
	ip := a.Addr()
	return ip.IsValid() && (c.domain == Inet6 || ip.Unmap().Is4())
}

func loopback(d Domain) netip.Addr {
	if d == Inet6 {
		return netip.IPv6Loopback()
	}
	return netip.AddrFrom4([4]byte{127, 0, 0, 1})
}

func (c *simSocket) Listen(backlog int) Errno {
	if c.connected || c.connecting {
		return syscall.EINVAL
	}
	if !c.local.IsValid() {
		ip := netip.IPv4Unspecified()
		if c.domain == Inet6 {
			ip = netip.IPv6Unspecified()
		}
		if errno := c.Bind(Addr{AddrPort: netip.AddrPortFrom(ip, 0)}); errno != 0 {
			return errno
		}
	}
	c.listening, c.backlog = true, max(backlog, 1)
	return 0
}

func (c *simSocket) Accept() (Socket, Errno) {
	switch {
	case c.closed:
		return nil, syscall.EBADF
	case !c.listening:
		return nil, syscall.EINVAL
	case len(c.waiting) == 0:
		return nil, syscall.EAGAIN
	}
	s := c.sim
	if s.faults.Descriptors > 0 && len(s.sockets) >= s.faults.Descriptors {
		return nil, syscall.EMFILE
	}
	end := c.waiting[0]
	c.waiting = c.waiting[1:]
	s.lastFD++
	end.id = s.lastFD
	s.sockets = append(s.sockets, end)
	return end, 0
}

// Shed closes every connection that waits, as with the spare descriptor.
func (c *simSocket) Shed() Errno {
	for _, end := range c.waiting {
		end.Close()
	}
	c.waiting = nil
	return 0
}

func (c *simSocket) ShutdownWrite() Errno {
	if !c.connected {
		return syscall.ENOTCONN
	}
	if !c.shut {
		c.shut = true
		if p := c.peer; p != nil {
			p.arrive(func() { p.sawEnd = true })
		}
	}
	return 0
}

func (c *simSocket) LocalAddr() (Addr, Errno) {
	if c.closed {
		return Addr{}, syscall.EBADF
	}
	if !c.local.IsValid() {
		ip := netip.IPv4Unspecified()
		if c.domain == Inet6 {
			ip = netip.IPv6Unspecified()
		}
		return Addr{AddrPort: netip.AddrPortFrom(ip, 0)}, 0
	}
	return Addr{AddrPort: c.local}, 0
}

func (c *simSocket) PeerAddr() (Addr, Errno) {
	if !c.connected {
		return Addr{}, syscall.ENOTCONN
	}
	return Addr{AddrPort: c.remote}, 0
}

func (c *simSocket) Set(opt Option, value int) Errno {
	c.options[opt] = value
	return 0
}

// Get answers double what was set for the buffers, as Linux does.
func (c *simSocket) Get(opt Option) (int, Errno) {
	v := c.options[opt]
	if opt == SendBuffer || opt == RecvBuffer {
		v *= 2
		if v == 0 {
			v = 64 << 10
		}
	}
	return v, 0
}

// FD has nothing to give.
func (c *simSocket) FD() (int, bool) { return -1, false }

func (c *simSocket) Close() Errno {
	if c.closed {
		return syscall.EBADF
	}
	c.closed = true
	s := c.sim
	for i, x := range s.sockets {
		if x == c {
			s.sockets = append(s.sockets[:i], s.sockets[i+1:]...)
			break
		}
	}
	if s.bound[c.local] == c {
		delete(s.bound, c.local)
	}
	for _, end := range c.waiting {
		end.reset()
	}
	c.waiting = nil
	if !c.connected || c.peer == nil {
		return 0
	}
	if len(c.in) > 0 || c.options[Linger] == 0 {
		// Unread bytes, or a linger of 0: the peer sees a reset.
		c.reset()
		return 0
	}
	c.ShutdownWrite()
	// What the peer still sends to us meets nobody, and comes back as a reset.
	p := c.peer
	p.arrive(func() {
		if p.peer == c {
			p.peer = nil
		}
	})
	return 0
}
