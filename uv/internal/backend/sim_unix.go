package backend

import (
	"fmt"
	"slices"
	"syscall"
)

// simUnix is what a simSocket of the Unix domain has besides. There are no
// files here: a name lasts as long as its socket.
type simUnix struct {
	name     string
	passed   []simPassed // arrived and not taken, in order
	onTravel int         // how often this socket was passed and not yet taken
}

// simPassed is a socket that came with the bytes of one write. Both offsets
// count from the first byte that was not read.
type simPassed struct {
	sock       *simSocket
	begin, end int
}

func (c *simSocket) Family() (Domain, Type) { return c.domain, c.typ }

// SetBlocking cannot be: while a verb waits, nobody is there to end the wait.
func (c *simSocket) SetBlocking(blocking bool) Errno {
	if blocking {
		return syscall.ENOTSUP
	}
	return 0
}

func (c *simSocket) bindUnix(name string) Errno {
	s := c.sim
	if c.bound {
		return syscall.EINVAL
	}
	for name == "" {
		s.nextName++
		if free := fmt.Sprintf("\x00%05x", s.nextName); s.named(free) == nil {
			name = free
		}
	}
	if s.named(name) != nil {
		return syscall.EADDRINUSE
	}
	c.name, c.bound = name, true
	return 0
}

// named is the socket that was bound to name.
func (s *Sim) named(name string) *simSocket {
	i := slices.IndexFunc(s.sockets, func(x *simSocket) bool { return x.domain == Unix && x.bound && x.name == name })
	if i < 0 {
		return nil
	}
	return s.sockets[i]
}

// connectUnix is over at once, as on Linux, where a listener without room is no
// reason to wait either.
func (c *simSocket) connectUnix(name string) Errno {
	s := c.sim
	if name == "" {
		return syscall.EINVAL
	}
	l := s.named(name)
	switch {
	case c.connected:
		return syscall.EISCONN
	case c.listening:
		return syscall.EINVAL
	case l == nil && name[0] != 0:
		return syscall.ENOENT
	case l == nil || !l.listening || s.chance(s.faults.Refuse):
		return syscall.ECONNREFUSED
	case len(l.waiting) > l.backlog:
		return syscall.EAGAIN
	}
	c.meet(l)
	c.peer.name = l.name
	return 0
}

// hangUp tells the peer that c is gone: at once both directions are shut, and
// it is a reset if c did not read everything.
func (c *simSocket) hangUp(reset bool) {
	p := c.peer
	p.arrive(func() {
		p.sawEnd, p.shut = true, true
		if reset {
			p.err = syscall.ECONNRESET
		}
	})
}

// WriteWith passes nothing over TCP, as on Linux.
func (c *simSocket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	with := passed.(*simSocket)
	switch {
	case with.closed:
		return 0, syscall.EBADF
	case c.domain != Unix:
		with = nil
	}
	return c.send(slices.Concat(bufs...), with)
}

func (c *simSocket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	n, errno := c.read(p)
	for _, sock := range c.takePassed(n) {
		if c.sim.full() {
			sock.drop()
			errno = syscall.EMFILE
			continue
		}
		c.sim.sockets = append(c.sim.sockets, sock)
		sock.onTravel--
		passed = append(passed, sock)
	}
	return n, passed, errno
}

// comePassed puts what came with the next n bytes in its place.
func (c *simSocket) comePassed(sock *simSocket, n int) {
	if sock != nil {
		c.passed = append(c.passed, simPassed{sock, len(c.in), len(c.in) + n})
	}
}

// upToPassed is how many of n bytes one read gives: it ends where the first
// write ends that something was passed with.
func (c *simSocket) upToPassed(n int) int {
	if len(c.passed) > 0 && c.passed[0].begin < n {
		return min(n, c.passed[0].end)
	}
	return n
}

// takePassed gives what came with the n bytes that were just read.
func (c *simSocket) takePassed(n int) (socks []*simSocket) {
	if len(c.passed) > 0 && c.passed[0].begin < n {
		socks = append(socks, c.passed[0].sock)
		c.passed = c.passed[1:]
	}
	for i := range c.passed {
		c.passed[i].begin -= n
		c.passed[i].end -= n
	}
	return socks
}

func (c *simSocket) dropPassed() {
	for _, p := range c.passed {
		p.sock.drop()
	}
	c.passed = nil
}

// travel and drop count how often c is passed and not taken. A nil c is
// nothing that is passed.
func (c *simSocket) travel() {
	if c != nil {
		c.onTravel++
	}
}

func (c *simSocket) drop() {
	if c == nil {
		return
	}
	if c.onTravel--; !c.held() {
		c.end()
	}
}

// held tells whether a descriptor stands for c, or is on its way.
func (c *simSocket) held() bool { return c.onTravel > 0 || slices.Contains(c.sim.sockets, c) }
