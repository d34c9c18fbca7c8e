// Package backend is the seam between the loop and an operating system: the
// interfaces Backend and Socket, and the sides that implement them.
//
// # Readiness, not completion
//
// A side tells which sockets are ready; the loop then calls non-blocking
// verbs on them. A completion-shaped seam (submit a read, be told when it is
// done) would be as easy for a simulator, but it could not keep libuv's
// contract, which lives at the moment an event is dispatched:
//
//   - A read takes its buffer when data is there (libuv's alloc_cb). A
//     completion needs the buffer before, and one per idle connection.
//   - A stream that is stopped by an earlier callback of the same batch must
//     not see its event. A completed read would hold bytes nobody asked for.
//   - One event may mean up to 32 reads, and TryWrite goes straight to the
//     descriptor. Both are decisions of the stream, taken call by call.
//
// # Threads
//
// Everything here belongs to the loop's goroutine, except Backend.Wake.
package backend

import (
	"net/netip"
	"syscall"
	"time"
)

// MaxReady is how many events one Wait returns at most. A Wait that returns
// this many may have left some behind, so the loop asks again (libuv: the
// 1024-entry event buffer of uv__io_poll).
const MaxReady = 1024

// Errno is the result of a verb: 0 is success, EAGAIN means "not now". It is
// a number, so that the commonest answer costs no allocation.
type Errno = syscall.Errno

// Backend is everything the loop knows about an operating system.
type Backend interface {
	// Now is monotonic time from some fixed point. Only the simulated side
	// may jump.
	Now() time.Duration

	// Update tells that w.Interest has changed. The change is applied before
	// the next Wait, and costs nothing if it was taken back meanwhile. An
	// Interest of 0 stops the watcher. A socket has one watcher at most.
	Update(w *Watcher)

	// Forget ends the watching of w.Socket, at once: no event reaches w
	// afterwards, not even one that an earlier Wait returned. It must come
	// before the socket is closed, because the kernel's object may live on in
	// another process and would go on reporting under a reused number.
	Forget(w *Watcher)

	// Wait blocks until a socket is ready, Wake is called or timeout has
	// passed (negative: for ever; 0: not at all), and appends what is ready
	// to ready, in the order in which it became so. A wake-up is an entry
	// without Watcher. Wait runs no callback. It may return early with
	// nothing: the loop then waits again for what is left of its timeout.
	Wait(timeout time.Duration, ready []Ready) ([]Ready, error)

	// Wake ends this Wait or the next one. Several calls may count as one.
	// Safe from any goroutine, but not after Close.
	Wake()

	// NewSocket makes a non-blocking socket that children do not inherit.
	NewSocket(domain Domain, typ Type) (Socket, Errno)

	// Adopt makes a socket of a descriptor that came from elsewhere and makes
	// it non-blocking. It may be a pipe or a terminal too; what cannot be
	// waited for (a regular file, a directory) is EPERM, what is watched
	// already EEXIST. The Socket owns the descriptor only if Adopt succeeds.
	Adopt(fd int) (Socket, Errno)

	// Close frees the poller, and nothing else. The loop calls it last.
	Close() error
}

// Events is a set of conditions, libuv's uv_poll_event and two more.
type Events uint32

// The first four may be asked for. Errored and Hangup are reported whether they
// were asked for or not.
const (
	Readable   Events = 1 << iota // UV_READABLE
	Writable                      // UV_WRITABLE
	Disconnect                    // UV_DISCONNECT: the peer will send no more
	Priority                      // UV_PRIORITIZED: out-of-band data
	Errored                       // POLLERR
	Hangup                        // POLLHUP
)

// Watcher is the loop's interest in one socket, libuv's uv__io_t. The loop
// fills the exported fields; the side owns the rest.
type Watcher struct {
	Socket   Socket
	Interest Events
	OnReady  func(Events)

	changed bool   // is in the side's list of interests to apply
	life    uint32 // counts Forget, so that a Ready knows whether it is stale
}

// Ready is one entry of what Wait returns: what was ready when it looked.
type Ready struct {
	W      *Watcher // nil: the wake-up
	Events Events
	life   uint32
}

// Current is what is left of r by the time it is dispatched: nothing if the
// watcher was stopped or forgotten meanwhile; else the conditions that it
// still asks for, plus Errored and Hangup. A lone Errored or Hangup brings all
// that the watcher asks for along, so that it tries its verb and meets the
// errno (libuv works around epoll in the same way).
func (r *Ready) Current() Events {
	w := r.W
	if w.Interest == 0 || w.life != r.life {
		return 0
	}
	ev := r.Events & (w.Interest | Errored | Hangup)
	if ev != 0 && ev&^(Errored|Hangup) == 0 {
		ev |= w.Interest
	}
	return ev
}

// ready makes the entry that a side appends in Wait.
func (w *Watcher) ready(ev Events) Ready { return Ready{W: w, Events: ev, life: w.life} }

// forget is what every side does in Forget: it makes entries made so far stale.
func (w *Watcher) forget() {
	w.Interest = 0
	w.life++
}

// Domain is the address family of a socket.
type Domain uint8

const (
	Inet4 Domain = iota + 1 // AF_INET
	Inet6                   // AF_INET6
	Unix                    // AF_UNIX
)

// Type is what a socket carries.
type Type uint8

const (
	Stream   Type = iota + 1 // SOCK_STREAM
	Datagram                 // SOCK_DGRAM
)

// Addr is a place that a socket is bound or connected to: an IP address with
// its port or, in the Unix domain, a path (an abstract name starts with a
// zero byte). The zero Addr is nowhere: an unbound socket.
type Addr struct {
	netip.AddrPort
	Path string
}

// Option is a setting of a socket. Values are 0 and 1 unless told otherwise.
type Option uint8

const (
	NoDelay       Option = iota + 1 // TCP_NODELAY
	KeepAlive                       // SO_KEEPALIVE
	KeepIdle                        // TCP_KEEPIDLE, seconds
	KeepInterval                    // TCP_KEEPINTVL, seconds
	KeepCount                       // TCP_KEEPCNT, probes
	ReuseAddr                       // SO_REUSEADDR
	ReusePort                       // SO_REUSEPORT, with load balancing
	V6Only                          // IPV6_V6ONLY
	Linger                          // SO_LINGER, seconds; -1 is off, 0 resets on Close
	SendBuffer                      // SO_SNDBUF, bytes
	RecvBuffer                      // SO_RCVBUF, bytes
	Broadcast                       // SO_BROADCAST
	TTL                             // IP_TTL or IPV6_UNICAST_HOPS
	MulticastTTL                    // IP_MULTICAST_TTL or IPV6_MULTICAST_HOPS
	MulticastLoop                   // IP_MULTICAST_LOOP or IPV6_MULTICAST_LOOP
	RecvError                       // IP_RECVERR or IPV6_RECVERR, Linux alone
)

// Message is one datagram.
type Message struct {
	Bufs [][]byte // Send: what it is made of
	Buf  []byte   // Receive: where it goes
	N    int      // Receive: how many bytes came

	Addr      Addr // Send: where to, nowhere on a connected socket; Receive: where from
	Truncated bool // Receive: it was longer than Buf
}

// Report tells what became of a datagram that was sent.
type Report struct {
	N     int
	Errno Errno
	To    Addr       // where it was to go
	From  netip.Addr // who says so
}

// Membership is a group that a socket hears, for Socket.Join and Leave.
type Membership struct {
	Group  netip.Addr
	Source netip.Addr // if valid, from this sender alone
	// Interface is an IPv4 address of the interface or the zone of an IPv6
	// one; the zero Addr leaves the choice to the system.
	Interface netip.Addr
}

// Socket is one descriptor. No verb blocks, raises SIGPIPE or answers EINTR,
// and those that move data allocate nothing.
type Socket interface {
	// Read reads once. 0 bytes without an errno is the end of the stream,
	// unless p is empty.
	Read(p []byte) (int, Errno)

	// Write and Writev write once and may write less than they were given.
	// Writev takes as many buffers as the system allows in one call.
	Write(p []byte) (int, Errno)
	Writev(bufs [][]byte) (int, Errno)

	// Accept takes one waiting connection; EAGAIN if there is none.
	Accept() (Socket, Errno)

	// Shed answers EMFILE and ENFILE of Accept, which would otherwise be
	// reported again and again: with a spare descriptor it accepts and closes
	// all connections that wait. Without one left, it gives the errno back.
	Shed() Errno

	// Connect starts to connect. EINPROGRESS: Writable tells when it is over,
	// Error how it went.
	Connect(to Addr) Errno

	// Bind takes a name; in the Unix domain the empty one asks the system for
	// one that is free.
	Bind(to Addr) Errno
	Listen(backlog int) Errno

	// ShutdownWrite sends end-of-stream after what was written.
	ShutdownWrite() Errno

	// Error fetches and clears the pending error, SO_ERROR.
	Error() Errno

	LocalAddr() (Addr, Errno)
	PeerAddr() (Addr, Errno)

	Set(opt Option, value int) Errno
	Get(opt Option) (int, Errno)

	// Family is what the socket was made as. Zero values stand for a pipe or a
	// terminal.
	Family() (Domain, Type)

	// SetBlocking makes the verbs wait instead of answering EAGAIN.
	SetBlocking(blocking bool) Errno

	// Send sends datagrams in order until one fails, in one call where the
	// system has that, and tells how many went. The errno is the first one's,
	// if that failed; with fewer sent than given and no errno there is more to
	// try. Connect with the zero Addr takes a datagram socket's peer away.
	Send(msgs []Message) (int, Errno)

	// Receive takes as many datagrams as wait, one for each Buf; EAGAIN if
	// there is none.
	Receive(msgs []Message) (int, Errno)

	// Report takes one of the errors that RecvError makes the system keep, and
	// of the datagram that met it what p holds; EAGAIN if there is none.
	Report(p []byte) (Report, Errno)

	// Join, Leave and MulticastInterface are about multicast; the interface is
	// named as in Membership.
	Join(Membership) Errno
	Leave(Membership) Errno
	MulticastInterface(netip.Addr) Errno

	// WriteWith is Writev that passes a socket along with the first byte, over
	// a socket of the Unix domain. The receiver gets one of its own.
	WriteWith(bufs [][]byte, passed Socket) (int, Errno)

	// ReadWith is Read that takes what was passed, too, and appends it to
	// passed, but for what cannot be waited for, which it closes. EMFILE beside
	// n > 0: the bytes are there, but something passed found no descriptor and
	// is lost.
	ReadWith(p []byte, passed []Socket) (n int, _ []Socket, _ Errno)

	// FD is the descriptor, if the side has such things.
	FD() (fd int, ok bool)

	// Close gives the descriptor back. Its watcher must be forgotten first.
	Close() Errno
}

// longAgo is a deadline that has passed: it pulls a goroutine out of its wait.
var longAgo = time.Unix(1, 0)
