package backend

import (
	"maps"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// simSocket is a socket of a Sim: fresh, then bound, then a listener or one end
// of a connection. Several descriptors may stand for one, see sim_unix.go.
type simSocket struct {
	sim     *Sim
	domain  Domain
	typ     Type
	options map[Option]int
	local   netip.AddrPort // IPv4 as such, on a socket for both families too
	remote  netip.AddrPort
	bound   bool // holds its local port
	closed  bool

	listening bool
	backlog   int
	waiting   []*simSocket // connections that nobody accepted yet

	connecting bool
	connected  bool
	peer       *simSocket    // the other end
	in         []byte        // arrived and not read
	onWay      int           // sent to us and not arrived
	arrives    time.Duration // when the last of it does
	sawEnd     bool          // the peer sends no more
	shut       bool          // we send no more
	dead       bool          // a reset has come
	err        Errno

	simUnix
	simDatagram
}

// state is what the socket is ready for.
func (c *simSocket) state() (ev Events) {
	switch {
	case c.typ == Datagram:
		return c.datagramState()
	case c.listening:
		if len(c.waiting) > 0 {
			ev = Readable
		}
		return ev
	case c.connecting:
		return 0
	case c.err != 0:
		return Readable | Writable | Disconnect | Errored | Hangup
	case !c.connected:
		return Writable | Hangup // as a fresh TCP socket on Linux
	case c.over():
		return Readable | Writable | Disconnect | Hangup
	}
	if len(c.in) > 0 || c.sawEnd {
		ev |= Readable
	}
	if c.sawEnd {
		ev |= Disconnect
	}
	if c.shut || c.room() > 0 {
		ev |= Writable
	}
	return ev
}

// over tells whether nothing moves any more, in neither direction.
func (c *simSocket) over() bool { return c.dead || c.sawEnd && c.shut }

func (c *simSocket) room() int { return c.sim.buffer() - len(c.peer.in) - c.peer.onWay }

// some is n or, in a bad world, less; 0 stands for EAGAIN.
func (c *simSocket) some(n int) int {
	s := c.sim
	switch {
	case s.chance(s.faults.Again):
		return 0
	case n > 1 && s.chance(s.faults.Short):
		return 1 + s.random.IntN(n-1)
	}
	return n
}

func (c *simSocket) Read(p []byte) (int, Errno) {
	n, errno := c.read(p)
	for _, sock := range c.takePassed(n) {
		sock.drop()
	}
	return n, errno
}

func (c *simSocket) read(p []byte) (int, Errno) {
	if c.typ == Datagram {
		msgs := []Message{{Buf: p}}
		_, errno := c.Receive(msgs)
		return msgs[0].N, errno
	}
	switch {
	case c.closed:
		return 0, syscall.EBADF
	case len(p) == 0:
		return 0, 0
	case len(c.in) > 0: // even if a reset came after it
		return c.take(p)
	case c.err != 0 && c.domain == Unix:
		return 0, c.Error()
	case c.sawEnd:
		return 0, 0
	case c.err != 0:
		return 0, c.Error()
	case c.dead:
		return 0, 0
	case !c.connected:
		return 0, syscall.ENOTCONN
	}
	return 0, syscall.EAGAIN
}

func (c *simSocket) take(p []byte) (int, Errno) {
	n := c.upToPassed(min(len(p), len(c.in)))
	// A read that meets less than it could take knows that nothing is left,
	// unless more may come.
	if !c.sawEnd && !c.dead {
		n = c.some(n)
	}
	if n == 0 {
		return 0, syscall.EAGAIN
	}
	copy(p, c.in[:n])
	if c.in = c.in[n:]; len(c.in) == 0 {
		c.in = nil
	}
	return n, 0
}

func (c *simSocket) Write(p []byte) (int, Errno) { return c.send(p, nil) }

// send writes, and passes a socket along unless that is nil.
func (c *simSocket) send(p []byte, passed *simSocket) (int, Errno) {
	if c.typ == Datagram {
		n, errno := c.Send([]Message{{Bufs: [][]byte{p}}})
		return n * len(p), errno
	}
	switch {
	case c.closed:
		return 0, syscall.EBADF
	case c.domain == Unix && c.connected && c.shut:
		return 0, syscall.EPIPE
	case c.err != 0:
		return 0, c.Error()
	case c.connecting:
		return 0, syscall.EAGAIN
	case !c.connected:
		return 0, syscall.ENOTCONN
	case c.shut || c.dead:
		return 0, syscall.EPIPE
	case len(p) == 0:
		return 0, 0
	case c.sim.chance(c.sim.faults.Reset):
		c.reset()
		c.die()
		return 0, c.Error()
	}
	room := c.room()
	if room <= 0 {
		return 0, syscall.EAGAIN
	}
	n := c.some(min(len(p), room))
	if n == 0 {
		return 0, syscall.EAGAIN
	}
	b := slices.Clone(p[:n])
	to := c.peer
	to.onWay += n
	passed.travel()
	to.arrive(func() {
		to.onWay -= n
		switch {
		case !to.closed && !to.dead:
			to.comePassed(passed, n)
			to.in = append(to.in, b...)
		case c.domain == Unix:
			passed.drop() // the sender has heard by other ways
		default:
			to.reset() // nobody takes it
		}
	})
	return n, 0
}

func (c *simSocket) Writev(bufs [][]byte) (int, Errno) {
	var all []byte
	for _, b := range bufs {
		all = append(all, b[:min(len(b), c.sim.buffer()-len(all))]...)
	}
	return c.Write(all)
}

// arrive makes run happen after everything that is under way to c: at once, as
// on a real loopback, if nothing takes time.
func (c *simSocket) arrive(run func()) {
	if c.sim.faults.Latency <= 0 {
		run()
		return
	}
	c.arrives = max(c.arrives, c.sim.now+c.sim.delay())
	c.sim.after(c.arrives, run)
}

// reset tells the peer that c is not there any more.
func (c *simSocket) reset() { c.peer.arrive(c.peer.die) }

// die is what a reset does where it arrives. What arrived before stays.
func (c *simSocket) die() {
	if c.over() {
		return
	}
	c.dead = true
	c.err = syscall.ECONNRESET
	if c.sawEnd {
		c.err = syscall.EPIPE
	}
}

// Error gives the pending error, once.
func (c *simSocket) Error() Errno {
	errno := c.err
	c.err = 0
	return errno
}

// Linux knocks again after a second, then two, and after six times gives up.
const (
	firstRetry = time.Second
	lastRetry  = 32 * time.Second
)

func (c *simSocket) Connect(to Addr) Errno {
	if c.domain == Unix {
		return c.connectUnix(to.Path)
	}
	if c.typ == Datagram {
		return c.connectDatagram(to)
	}
	switch {
	case c.connected:
		return syscall.EISCONN
	case c.connecting:
		return syscall.EALREADY
	case !c.fits(to):
		return syscall.EAFNOSUPPORT
	}
	at := unmapped(to)
	if at.Addr().IsUnspecified() {
		at = netip.AddrPortFrom(loopback(at.Addr().Is4()), at.Port())
	}
	if !at.Addr().IsLoopback() || at.Addr().Is4() && c.options[V6Only] != 0 {
		return syscall.ENETUNREACH
	}
	if !c.bound {
		if errno := c.bind(netip.AddrPortFrom(loopback(at.Addr().Is4()), 0)); errno != 0 {
			return errno
		}
	}
	c.connecting = true
	c.remote = at
	c.knock(firstRetry)
	return syscall.EINPROGRESS
}

func (c *simSocket) knock(retry time.Duration) {
	s := c.sim
	refuse := s.chance(s.faults.Refuse)
	s.after(s.now+s.delay(), func() {
		l := s.listener(c.remote)
		switch {
		case c.closed:
			return
		case l == nil || refuse:
			c.err = syscall.ECONNREFUSED
		case len(l.waiting) <= l.backlog:
			c.meet(l)
		case retry <= lastRetry: // a full queue drops who knocks
			s.after(s.now+retry, func() { c.knock(2 * retry) })
			return
		default:
			c.err = syscall.ETIMEDOUT
		}
		c.connecting = false
	})
}

// meet makes the connection of c to l's other end.
func (c *simSocket) meet(l *simSocket) {
	if c.local.Addr().IsUnspecified() {
		c.local = netip.AddrPortFrom(c.remote.Addr(), c.local.Port())
	}
	c.connected = true
	c.peer = &simSocket{sim: c.sim, domain: l.domain, typ: l.typ, options: maps.Clone(l.options),
		local: c.remote, remote: c.local, connected: true, peer: c}
	l.waiting = append(l.waiting, c.peer)
}

func (c *simSocket) Bind(to Addr) Errno {
	if c.domain == Unix {
		return c.bindUnix(to.Path)
	}
	switch {
	case c.bound:
		return syscall.EINVAL
	case !c.fits(to):
		return syscall.EAFNOSUPPORT
	}
	at := unmapped(to)
	switch {
	case at.Addr().Is4() && c.options[V6Only] != 0:
		return syscall.EINVAL
	case !at.Addr().IsLoopback() && !at.Addr().IsUnspecified():
		return syscall.EADDRNOTAVAIL
	}
	return c.bind(at)
}

func (c *simSocket) bind(at netip.AddrPort) Errno {
	if c.anyPort = at.Port() == 0; c.anyPort {
		if at = c.sim.freePort(at.Addr(), c.typ); at.Port() == 0 {
			return syscall.EADDRINUSE
		}
	}
	c.local = at
	if c.taken() {
		c.local = netip.AddrPort{}
		return syscall.EADDRINUSE
	}
	c.bound = true
	return 0
}

// taken tells whether another socket keeps c from its address: one that listens
// if both may reuse it, else any.
func (c *simSocket) taken() bool {
	return slices.ContainsFunc(c.sim.sockets, func(x *simSocket) bool {
		switch {
		case x == c || !x.bound || x.typ != c.typ || x.local.Port() != c.local.Port():
			return false
		case !x.covers(c.local.Addr()) && !c.covers(x.local.Addr()):
			return false
		case x.options[ReusePort] != 0 && c.options[ReusePort] != 0:
			return false
		}
		return x.listening || x.options[ReuseAddr] == 0 || c.options[ReuseAddr] == 0
	})
}

// covers tells whether a socket that is bound as c is answers for ip.
func (c *simSocket) covers(ip netip.Addr) bool {
	at := c.local.Addr()
	switch {
	case at == ip:
		return true
	case !at.IsUnspecified():
		return false
	case at.Is4() || c.options[V6Only] != 0:
		return at.Is4() == ip.Is4()
	}
	return true
}

func (c *simSocket) fits(a Addr) bool {
	if c.domain == Inet6 {
		return a.Addr().Is6()
	}
	return a.Addr().Unmap().Is4()
}

func unmapped(a Addr) netip.AddrPort { return netip.AddrPortFrom(a.Addr().Unmap(), a.Port()) }

func loopback(four bool) netip.Addr {
	if four {
		return netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	return netip.IPv6Loopback()
}

func (c *simSocket) unspecified() netip.AddrPort {
	if c.domain == Inet6 {
		return netip.AddrPortFrom(netip.IPv6Unspecified(), 0)
	}
	return netip.AddrPortFrom(netip.IPv4Unspecified(), 0)
}

// maxBacklog is Linux's somaxconn.
const maxBacklog = 4096

func (c *simSocket) Listen(backlog int) Errno {
	if c.typ == Datagram {
		return syscall.ENOTSUP
	}
	if c.connected || c.connecting {
		return syscall.EINVAL
	}
	if !c.bound {
		if c.domain == Unix {
			return syscall.EINVAL
		}
		if errno := c.bind(c.unspecified()); errno != 0 {
			return errno
		}
	}
	if c.domain != Unix && !c.listening && c.taken() {
		return syscall.EADDRINUSE
	}
	if backlog < 0 {
		backlog = maxBacklog
	}
	c.listening, c.backlog = true, min(backlog, maxBacklog)
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
	if s.full() {
		return nil, syscall.EMFILE
	}
	end := c.waiting[0]
	c.waiting = c.waiting[1:]
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
	if c.domain != Unix && (!c.connected || c.over()) {
		return syscall.ENOTCONN
	}
	if c.connected && !c.shut && c.typ == Stream {
		c.shut = true
		p := c.peer
		p.arrive(func() { p.sawEnd = p.sawEnd || !p.dead })
	}
	return 0
}

func (c *simSocket) LocalAddr() (Addr, Errno) {
	switch {
	case c.closed:
		return Addr{}, syscall.EBADF
	case c.domain == Unix:
		return Addr{Path: c.name}, 0
	case !c.local.IsValid():
		return Addr{AddrPort: c.unspecified()}, 0
	}
	return c.seen(c.local), 0
}

func (c *simSocket) PeerAddr() (Addr, Errno) {
	if c.domain == Unix && c.connected {
		return Addr{Path: c.peer.name}, 0
	}
	if !c.connected || c.over() {
		return Addr{}, syscall.ENOTCONN
	}
	return c.seen(c.remote), 0
}

// seen is an address as a socket of c's family knows it.
func (c *simSocket) seen(at netip.AddrPort) Addr {
	if c.domain == Inet6 && at.Addr().Is4() {
		at = netip.AddrPortFrom(netip.AddrFrom16(at.Addr().As16()), at.Port())
	}
	return Addr{AddrPort: at}
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
	s := c.sim
	if i := slices.Index(s.sockets, c); i >= 0 {
		s.sockets = slices.Delete(s.sockets, i, i+1)
	}
	if !c.held() {
		c.end()
	}
	return 0
}

// end follows the Close of the last descriptor.
func (c *simSocket) end() {
	c.closed = true
	c.dropPassed()
	for _, end := range c.waiting {
		end.closed = true
		end.dropPassed()
		if c.domain == Unix {
			end.hangUp(true)
		} else {
			end.reset()
		}
	}
	c.waiting = nil
	switch {
	case !c.connected || c.typ == Datagram:
	case c.domain == Unix:
		c.hangUp(len(c.in) > 0)
	case len(c.in) > 0 || c.options[Linger] == 0:
		c.reset() // somebody did not care for all of it
	default:
		c.ShutdownWrite()
	}
	c.in = nil
}
