package backend

import (
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// simDatagram is what a simSocket for datagrams has besides.
type simDatagram struct {
	datagrams []datagram // arrived and not received
	stored    int        // their bytes
	sending   int        // bytes of ours that are under way
	reports   []report   // what came back, if RecvError asks for it
	anyPort   bool       // the system chose the port
	anyAddr   bool       // bound to all addresses, until it connected
}

type datagram struct {
	from netip.AddrPort
	data []byte
}

// report is a datagram that found nobody.
type report struct {
	to   netip.AddrPort
	data []byte
}

// What fits into a packet of IPv4 and of IPv6.
const (
	largest4 = 65507
	largest6 = 65527
)

func (c *simSocket) datagramState() (ev Events) {
	if len(c.datagrams) > 0 {
		ev |= Readable
	}
	if c.sending < c.sim.buffer() {
		ev |= Writable
	}
	if c.err != 0 || len(c.reports) > 0 {
		ev |= Errored
	}
	return ev
}

func (c *simSocket) Send(msgs []Message) (int, Errno) {
	for i := range msgs {
		if i > 0 && c.err != 0 {
			return i, 0 // the error is for the next one
		}
		if errno := c.sendDatagram(slices.Concat(msgs[i].Bufs...), msgs[i].Addr); errno != 0 {
			if i > 0 {
				return i, 0
			}
			return 0, errno
		}
	}
	return len(msgs), 0
}

func (c *simSocket) sendDatagram(data []byte, to Addr) Errno {
	s := c.sim
	switch {
	case c.closed:
		return syscall.EBADF
	case c.typ != Datagram:
		return syscall.EINVAL
	case !to.IsValid() && !c.connected:
		return syscall.EDESTADDRREQ
	}
	at := c.remote
	if to.IsValid() {
		var errno Errno
		if at, errno = c.route(to); errno != 0 {
			return errno
		}
	}
	if at.Port() == 0 {
		return syscall.EINVAL
	}
	if len(data) > largest6 || at.Addr().Is4() && len(data) > largest4 {
		return syscall.EMSGSIZE
	}
	if c.err != 0 {
		return c.Error()
	}
	if !c.bound {
		if errno := c.bind(c.unspecified()); errno != 0 {
			return errno
		}
	}
	switch {
	case c.sending >= s.buffer():
		return syscall.EAGAIN
	case s.chance(s.faults.Again):
		return [...]Errno{syscall.EAGAIN, syscall.ENOBUFS}[s.random.IntN(2)]
	}
	from := c.local
	if from.Addr().IsUnspecified() {
		from = netip.AddrPortFrom(loopback(at.Addr().Is4()), from.Port())
	}
	lost := s.chance(s.faults.Loss)
	c.fly(len(data), func() {
		if !lost {
			c.deliver(datagram{from, data}, at)
		}
	})
	if !lost && s.chance(s.faults.Duplicate) {
		c.fly(0, func() { c.deliver(datagram{from, data}, at) })
	}
	return 0
}

// route is where a socket of c's family finds to.
func (c *simSocket) route(to Addr) (netip.AddrPort, Errno) {
	at := unmapped(to)
	if at.Addr().IsUnspecified() {
		at = netip.AddrPortFrom(loopback(at.Addr().Is4()), at.Port())
	}
	switch {
	case c.domain == Inet4 && !at.Addr().Is4():
		return at, syscall.EAFNOSUPPORT
	case at.Addr() == broadcast && c.options[Broadcast] == 0:
		return at, syscall.EACCES
	case !at.Addr().IsLoopback() || at.Addr().Is4() && c.options[V6Only] != 0:
		return at, syscall.ENETUNREACH
	}
	return at, 0
}

var broadcast = netip.AddrFrom4([4]byte{255, 255, 255, 255})

// fly makes run happen when what c sends now arrives, in the order of the
// sends but for what the world puts off.
func (c *simSocket) fly(size int, run func()) {
	s := c.sim
	at := s.now + s.delay()
	if s.chance(s.faults.Reorder) {
		at = max(at, c.arrives) + 1 + time.Duration(s.random.Int64N(int64(2*max(s.faults.Latency, time.Millisecond))))
	} else {
		c.arrives = max(c.arrives, at)
		at = c.arrives
	}
	if at == s.now && s.faults.Latency <= 0 {
		run()
		return
	}
	c.sending += size
	s.after(at, func() {
		c.sending -= size
		run()
	})
}

// deliver gives d to who is at an address. Who has no room loses it.
func (c *simSocket) deliver(d datagram, at netip.AddrPort) {
	to := c.sim.receiver(at, d.from)
	switch {
	case to == nil:
		c.fly(0, func() { c.unreachable(at, d.data) })
	case len(to.datagrams) == 0 || to.stored+len(d.data) <= c.sim.buffer():
		to.datagrams = append(to.datagrams, d)
		to.stored += len(d.data)
	}
}

// unreachable is what the answer that nobody is at an address does to c.
func (c *simSocket) unreachable(at netip.AddrPort, data []byte) {
	reports := c.options[RecvError] != 0
	if c.closed || !reports && c.remote != at {
		return
	}
	c.err = syscall.ECONNREFUSED
	if reports {
		c.reports = append(c.reports, report{at, data})
	}
}

// receiver is who gets what is sent to an address: rather who is connected to
// the sender, else as with listeners. Of those that reuse an address the last
// one has it; those that share a port take turns by chance.
func (s *Sim) receiver(at, from netip.AddrPort) *simSocket {
	var found []*simSocket
	best := 0
	for _, x := range s.sockets {
		if x.typ != Datagram || !x.bound || x.local.Port() != at.Port() || !x.covers(at.Addr()) || x.connected && x.remote != from {
			continue
		}
		rank := 1
		if x.local.Addr() == at.Addr() {
			rank = 3
		} else if x.local.Addr().Is4() == at.Addr().Is4() {
			rank = 2
		}
		if x.connected {
			rank += 3
		}
		if rank > best || rank == best && x.options[ReusePort] == 0 {
			found, best = found[:0], rank
		}
		if rank == best {
			found = append(found, x)
		}
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
		return found[0]
	}
	return found[s.random.IntN(len(found))]
}

func (c *simSocket) Receive(msgs []Message) (int, Errno) {
	switch {
	case c.closed:
		return 0, syscall.EBADF
	case c.typ != Datagram:
		return 0, syscall.EINVAL
	case c.err != 0:
		return 0, c.Error()
	case len(c.datagrams) == 0 || c.sim.chance(c.sim.faults.Again):
		return 0, syscall.EAGAIN
	}
	n := min(len(msgs), len(c.datagrams))
	for i, d := range c.datagrams[:n] {
		m := &msgs[i]
		m.N = copy(m.Buf, d.data)
		m.Truncated = m.N < len(d.data)
		m.Addr = c.seen(d.from)
		c.stored -= len(d.data)
	}
	if c.datagrams = c.datagrams[n:]; len(c.datagrams) == 0 {
		c.datagrams = nil
	}
	return n, 0
}

// Report takes the pending error along with the last of what caused it.
func (c *simSocket) Report(p []byte) (Report, Errno) {
	if len(c.reports) == 0 {
		return Report{}, syscall.EAGAIN
	}
	r := c.reports[0]
	c.reports = c.reports[1:]
	if len(c.reports) == 0 {
		c.err = 0
	}
	to := c.seen(r.to)
	return Report{N: copy(p, r.data), Errno: syscall.ECONNREFUSED, To: to, From: to.Addr()}, 0
}

// connectDatagram is over at once: it only notes where to send.
func (c *simSocket) connectDatagram(to Addr) Errno {
	if !to.IsValid() {
		c.disconnect()
		return 0
	}
	at, errno := c.route(to)
	if errno != 0 {
		return errno
	}
	if !c.bound {
		if errno := c.bind(c.unspecified()); errno != 0 {
			return errno
		}
	}
	if c.local.Addr().IsUnspecified() {
		c.anyAddr = true
		c.local = netip.AddrPortFrom(loopback(at.Addr().Is4()), c.local.Port())
	}
	c.connected, c.remote = true, at
	return 0
}

// disconnect gives back what Connect chose, and on Linux the port too, unless
// Bind named it.
func (c *simSocket) disconnect() {
	c.connected, c.remote = false, netip.AddrPort{}
	ip := c.local.Addr()
	if c.anyAddr {
		ip = c.unspecified().Addr()
	}
	c.anyAddr = false
	c.local = netip.AddrPortFrom(ip, c.local.Port())
	if c.anyPort {
		c.bound, c.anyPort = false, false
		c.local = netip.AddrPortFrom(ip, 0)
	}
}

// There is no multicast here: no other machine, and one loop.

func (c *simSocket) Join(Membership) Errno               { return syscall.ENOTSUP }
func (c *simSocket) Leave(Membership) Errno              { return syscall.ENOTSUP }
func (c *simSocket) MulticastInterface(netip.Addr) Errno { return syscall.ENOTSUP }
