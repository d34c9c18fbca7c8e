// Package backendtest is what every side of the backend seam must pass: the
// contract in backend.go, as tests. It looks at a side through the seam alone.
package backendtest

import (
	"bytes"
	"net/netip"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// Run tests the side that open makes, a fresh one for each test.
func Run(t *testing.T, open func(t *testing.T) backend.Backend) {
	run(t, open, []test{
		{"TimeIsMonotonic", timeIsMonotonic},
		{"WaitZeroDoesNotBlock", waitZero},
		{"WaitEndsByTimeout", waitTimeout},
		{"WakeEndsWait", wakeEndsWait},
		{"WakeBeforeWaitCounts", wakeBefore},
		{"WakesCoalesce", wakesCoalesce},
		{"BytesArrive", bytesArrive},
		{"NothingToReadIsEAGAIN", readEAGAIN},
		{"EndOfStream", endOfStream},
		{"HalfClose", halfClose},
		{"FullBuffersAreEAGAIN", writeEAGAIN},
		{"WritevKeepsOrder", writevOrder},
		{"InterestIsHonoured", interestHonoured},
		{"InterestTakenBack", interestTakenBack},
		{"ReadyUntilRead", levelTriggered},
		{"ForgetDropsFetchedEvents", forgetDrops},
		{"StopDropsFetchedEvents", stopDrops},
		{"ConnectRefused", connectRefused},
		{"AcceptWithNobodyWaiting", acceptEAGAIN},
		{"ManyWaitToBeAccepted", manyAccepts},
		{"AddressInUse", addressInUse},
		{"Addresses", addresses},
		{"WrongFamily", wrongFamily},
		{"WriteAfterShutdown", writeAfterShutdown},
		{"ResetReachesPeer", resetReachesPeer},
		{"UnreadBytesResetPeer", unreadResets},
		{"ResetKeepsWhatArrived", resetKeeps},
		{"ResetIsToldOnce", resetOnce},
		{"WriteToClosedPeerComesBack", writeToClosed},
		{"ClosedListenerResetsWaiting", closedListener},
		{"TwoBindOneListens", twoBind},
		{"NotOurAddress", notOurs},
		{"UnspecifiedMeansThisMachine", unspecified},
		{"ClosedSocketNumberIsReused", reuse},
		{"OptionsAreKept", options},
		{"FreshSocketIsNotConnected", fresh},
		{"ListenWithoutBind", listenWithoutBind},
		{"ManyReadySockets", manyReady},
	})
}

type test struct {
	name string
	run  func(*world)
}

func run(t *testing.T, open func(t *testing.T) backend.Backend, tests []test) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := &world{T: t, b: open(t)}
			test.run(w)
			for _, s := range w.open {
				s.forget()
			}
			if err := w.b.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
}

// long ends a test of a side that has gone wrong; nothing asserts it.
const long = 20 * time.Second

type world struct {
	*testing.T
	b    backend.Backend
	open []*sock
}

// sock is a socket with its watcher.
type sock struct {
	backend.Socket
	w     *world
	watch backend.Watcher
	gone  bool
}

func (w *world) sock(s backend.Socket) *sock {
	x := &sock{Socket: s, w: w}
	x.watch.Socket = s
	x.watch.OnReady = func(backend.Events) {}
	w.open = append(w.open, x)
	return x
}

func (w *world) socket(d backend.Domain) *sock {
	w.Helper()
	s, errno := w.b.NewSocket(d, backend.Stream)
	w.ok("NewSocket", errno)
	return w.sock(s)
}

func (s *sock) want(ev backend.Events) {
	s.watch.Interest = ev
	s.w.b.Update(&s.watch)
}

// forget closes s, if it is open.
func (s *sock) forget() {
	if s.gone {
		return
	}
	s.gone = true
	s.w.b.Forget(&s.watch)
	s.w.ok("Close", s.Close())
}

func (w *world) ok(what string, errno backend.Errno) {
	w.Helper()
	if errno != 0 {
		w.Fatalf("%s: %v", what, errno)
	}
}

func (w *world) is(what string, got, want backend.Errno) {
	w.Helper()
	if got != want {
		w.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// wait is one Wait.
func (w *world) wait(timeout time.Duration) []backend.Ready {
	w.Helper()
	ready, err := w.b.Wait(timeout, nil)
	if err != nil {
		w.Fatalf("Wait: %v", err)
	}
	return ready
}

// until waits for s to be ready for one of ev and gives what it is ready for.
func (w *world) until(s *sock, ev backend.Events) backend.Events {
	w.Helper()
	for end := w.b.Now() + long; w.b.Now() < end; {
		for _, r := range w.wait(end - w.b.Now()) {
			if r.W == &s.watch && r.Current()&ev != 0 {
				return r.Current()
			}
		}
	}
	w.Fatalf("not ready for %b", ev)
	return 0
}

// quiet tells whether nothing is ready, after the system had time to think.
func (w *world) quiet() bool {
	return len(w.wait(0)) == 0 && len(w.wait(20*time.Millisecond)) == 0
}

var anywhere = backend.Addr{AddrPort: netip.MustParseAddrPort("127.0.0.1:0")}

func (w *world) listen(backlog int) (*sock, backend.Addr) {
	w.Helper()
	l := w.socket(backend.Inet4)
	w.ok("Bind", l.Bind(anywhere))
	w.ok("Listen", l.Listen(backlog))
	at, errno := l.LocalAddr()
	w.ok("LocalAddr", errno)
	return l, at
}

func (w *world) connect(to backend.Addr) *sock {
	w.Helper()
	c := w.socket(backend.Inet4)
	if errno := c.Connect(to); errno != 0 && errno != syscall.EINPROGRESS {
		w.Fatalf("Connect: %v", errno)
	}
	c.want(backend.Writable)
	w.until(c, backend.Writable)
	w.ok("Connect", c.Error())
	c.want(0)
	return c
}

func (w *world) accept(l *sock) *sock {
	w.Helper()
	l.want(backend.Readable)
	w.until(l, backend.Readable)
	s, errno := l.Accept()
	w.ok("Accept", errno)
	l.want(0)
	return w.sock(s)
}

// pair is both ends of a connection.
func (w *world) pair() (a, b *sock) {
	w.Helper()
	l, at := w.listen(8)
	a = w.connect(at)
	b = w.accept(l)
	l.forget()
	return a, b
}

func (w *world) write(s *sock, text string) {
	w.Helper()
	n, errno := s.Write([]byte(text))
	w.ok("Write", errno)
	if n != len(text) {
		w.Fatalf("wrote %d of %d bytes", n, len(text))
	}
}

// read reads n bytes, waiting for them.
func (w *world) read(s *sock, n int) string {
	w.Helper()
	var got []byte
	s.want(backend.Readable)
	for len(got) < n {
		w.until(s, backend.Readable)
		buf := make([]byte, n-len(got))
		k, errno := s.Read(buf)
		if errno == syscall.EAGAIN {
			continue
		}
		w.ok("Read", errno)
		if k == 0 {
			w.Fatalf("end of stream after %d of %d bytes", len(got), n)
		}
		got = append(got, buf[:k]...)
	}
	s.want(0)
	return string(got)
}

func timeIsMonotonic(w *world) {
	before := w.b.Now()
	w.wait(time.Millisecond)
	if after := w.b.Now(); after < before {
		w.Errorf("time went from %v back to %v", before, after)
	}
}

func waitZero(w *world) {
	if ready := w.wait(0); len(ready) != 0 {
		w.Errorf("something is ready in an empty world: %v", ready)
	}
}

func waitTimeout(w *world) {
	const timeout = 3 * time.Millisecond
	end := w.b.Now() + timeout
	for w.b.Now() < end {
		if ready := w.wait(end - w.b.Now()); len(ready) != 0 {
			w.Fatalf("something is ready: %v", ready)
		}
	}
}

// woken counts wake-ups.
func woken(ready []backend.Ready) (n int) {
	for _, r := range ready {
		if r.W == nil {
			n++
		}
	}
	return n
}

func wakeEndsWait(w *world) {
	go w.b.Wake()
	for woken(w.wait(-1)) == 0 {
	}
}

func wakeBefore(w *world) {
	w.b.Wake()
	for woken(w.wait(-1)) == 0 {
	}
	if !w.quiet() {
		w.Error("one Wake ended two Waits")
	}
}

func wakesCoalesce(w *world) {
	for range 5 {
		w.b.Wake()
	}
	n := woken(w.wait(-1))
	if n != 1 || !w.quiet() {
		w.Errorf("five Wakes before a Wait counted as %d or more, not as one", n)
	}
}

func bytesArrive(w *world) {
	a, b := w.pair()
	w.write(a, "hello")
	if got := w.read(b, 5); got != "hello" {
		w.Errorf("got %q", got)
	}
	w.write(b, "back")
	if got := w.read(a, 4); got != "back" {
		w.Errorf("got %q", got)
	}
}

func readEAGAIN(w *world) {
	a, _ := w.pair()
	n, errno := a.Read(make([]byte, 1))
	w.is("Read", errno, syscall.EAGAIN)
	if n != 0 {
		w.Errorf("and %d bytes", n)
	}
}

func endOfStream(w *world) {
	a, b := w.pair()
	w.write(a, "last")
	a.forget()
	w.read(b, 4)
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	n, errno := b.Read(make([]byte, 1))
	if n != 0 || errno != 0 {
		w.Errorf("Read at the end: %d, %v", n, errno)
	}
}

func halfClose(w *world) {
	a, b := w.pair()
	w.ok("ShutdownWrite", a.ShutdownWrite())
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	if n, errno := b.Read(make([]byte, 1)); n != 0 || errno != 0 {
		w.Errorf("Read after the peer's shutdown: %d, %v", n, errno)
	}
	b.want(0)
	w.write(b, "still")
	if got := w.read(a, 5); got != "still" {
		w.Errorf("got %q", got)
	}
}

func writeEAGAIN(w *world) {
	a, b := w.pair()
	sent, chunk := 0, make([]byte, 1<<16)
	for i := range chunk {
		chunk[i] = byte(i)
	}
	for {
		n, errno := a.Write(chunk)
		if errno == syscall.EAGAIN {
			break
		}
		w.ok("Write", errno)
		if sent += n; n == 0 || sent > 1<<30 {
			w.Fatalf("Write goes on for ever: %d, now %d", sent, n)
		}
		if n < len(chunk) {
			continue
		}
	}
	// Room again once the peer has read.
	b.want(backend.Readable)
	a.want(backend.Writable)
	got, buf := 0, make([]byte, 1<<16)
	room := false
	for got < sent {
		for _, r := range w.wait(long) {
			if r.W == &a.watch && r.Current()&backend.Writable != 0 {
				room = true
				a.want(0)
			}
		}
		n, errno := b.Read(buf)
		if errno == syscall.EAGAIN {
			continue
		}
		w.ok("Read", errno)
		got += n
	}
	if got != sent {
		w.Errorf("sent %d bytes, got %d", sent, got)
	}
	if !room {
		a.want(backend.Writable)
		w.until(a, backend.Writable)
	}
}

func writevOrder(w *world) {
	a, b := w.pair()
	bufs := [][]byte{[]byte("one"), nil, []byte("two"), []byte("three")}
	n, errno := a.Writev(bufs)
	w.ok("Writev", errno)
	want := string(bytes.Join(bufs, nil))[:n]
	if got := w.read(b, n); got != want {
		w.Errorf("got %q, want %q", got, want)
	}
}

func interestHonoured(w *world) {
	a, b := w.pair()
	w.write(a, "x")
	b.want(backend.Readable)
	if ev := w.until(b, backend.Readable); ev&backend.Writable != 0 {
		w.Errorf("Writable was not asked for: %b", ev)
	}
	b.want(backend.Writable)
	if ev := w.until(b, backend.Writable); ev&backend.Readable != 0 {
		w.Errorf("Readable is not asked for any more: %b", ev)
	}
	b.want(0)
	if !w.quiet() {
		w.Error("a stopped watcher is told")
	}
}

func interestTakenBack(w *world) {
	a, b := w.pair()
	w.write(a, "x")
	b.want(backend.Readable)
	b.want(0)
	if !w.quiet() {
		w.Error("an interest that was taken back before the Wait counts")
	}
	b.want(backend.Readable)
	w.until(b, backend.Readable)
}

func levelTriggered(w *world) {
	a, b := w.pair()
	w.write(a, "xy")
	b.want(backend.Readable)
	for range 3 {
		w.until(b, backend.Readable)
	}
	w.read(b, 2)
	b.want(backend.Readable)
	if !w.quiet() {
		w.Error("readable with nothing to read")
	}
}

// fetch makes b ready and gives the entry of a Wait.
func (w *world) fetch(a, b *sock) backend.Ready {
	w.Helper()
	w.write(a, "x")
	b.want(backend.Readable)
	for end := w.b.Now() + long; w.b.Now() < end; {
		for _, r := range w.wait(end - w.b.Now()) {
			if r.W == &b.watch {
				return r
			}
		}
	}
	w.Fatal("never ready")
	return backend.Ready{}
}

func forgetDrops(w *world) {
	a, b := w.pair()
	r := w.fetch(a, b)
	if r.Current() == 0 {
		w.Error("a fresh entry is stale")
	}
	b.forget()
	if ev := r.Current(); ev != 0 {
		w.Errorf("an entry outlives Forget: %b", ev)
	}
}

func stopDrops(w *world) {
	a, b := w.pair()
	r := w.fetch(a, b)
	b.want(0)
	if ev := r.Current(); ev != 0 {
		w.Errorf("an entry outlives its interest: %b", ev)
	}
}

func connectRefused(w *world) {
	l, at := w.listen(1)
	l.forget()
	c := w.socket(backend.Inet4)
	errno := c.Connect(at)
	if errno == syscall.EINPROGRESS {
		c.want(backend.Writable)
		w.until(c, backend.Writable)
		errno = c.Error()
	}
	w.is("Connect", errno, syscall.ECONNREFUSED)
}

func acceptEAGAIN(w *world) {
	l, _ := w.listen(1)
	_, errno := l.Accept()
	w.is("Accept", errno, syscall.EAGAIN)
}

func manyAccepts(w *world) {
	l, at := w.listen(8)
	for range 4 {
		w.connect(at)
	}
	l.want(backend.Readable)
	for range 4 {
		w.until(l, backend.Readable)
		s, errno := l.Accept()
		w.ok("Accept", errno)
		w.sock(s)
	}
	if !w.quiet() {
		w.Error("readable with nobody waiting")
	}
}

func addressInUse(w *world) {
	_, at := w.listen(1)
	s := w.socket(backend.Inet4)
	w.is("Bind", s.Bind(at), syscall.EADDRINUSE)
}

func addresses(w *world) {
	l, at := w.listen(1)
	c := w.connect(at)
	s := w.accept(l)
	peer, errno := c.PeerAddr()
	w.ok("PeerAddr", errno)
	if peer != at {
		w.Errorf("the client's peer is %v, the server is at %v", peer, at)
	}
	local, errno := c.LocalAddr()
	w.ok("LocalAddr", errno)
	remote, errno := s.PeerAddr()
	w.ok("PeerAddr", errno)
	if local != remote || local.Port() == 0 {
		w.Errorf("the client is at %v, its peer says %v", local, remote)
	}
}

func wrongFamily(w *world) {
	s := w.socket(backend.Inet4)
	w.is("Bind", s.Bind(backend.Addr{AddrPort: netip.MustParseAddrPort("[::1]:0")}), syscall.EAFNOSUPPORT)
}

func writeAfterShutdown(w *world) {
	a, _ := w.pair()
	w.ok("ShutdownWrite", a.ShutdownWrite())
	_, errno := a.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
}

// resets waits for s to meet a reset.
func (w *world) resets(s *sock) {
	w.Helper()
	s.want(backend.Readable)
	w.until(s, backend.Readable)
	_, errno := s.Read(make([]byte, 1))
	w.is("Read", errno, syscall.ECONNRESET)
}

func resetReachesPeer(w *world) {
	a, b := w.pair()
	w.ok("Set", a.Set(backend.Linger, 0))
	a.forget()
	w.resets(b)
}

func unreadResets(w *world) {
	a, b := w.pair()
	w.write(a, "never read")
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	b.forget()
	w.resets(a)
}

func reuse(w *world) {
	a, b := w.pair()
	r := w.fetch(a, b)
	b.forget()
	// On a side with descriptors one of these gets b's number.
	c, d := w.pair()
	if r.Current() != 0 {
		w.Error("a stale entry came back to life")
	}
	w.write(c, "y")
	if got := w.read(d, 1); got != "y" {
		w.Errorf("got %q", got)
	}
}

func options(w *world) {
	a, _ := w.pair()
	for _, o := range [...]backend.Option{backend.NoDelay, backend.KeepAlive, backend.ReuseAddr} {
		w.ok("Set", a.Set(o, 1))
		v, errno := a.Get(o)
		w.ok("Get", errno)
		if v == 0 {
			w.Errorf("option %d was set and is not", o)
		}
	}
	w.ok("Set", a.Set(backend.SendBuffer, 10_000))
	v, errno := a.Get(backend.SendBuffer)
	w.ok("Get", errno)
	if v < 10_000 {
		w.Errorf("a send buffer of 10000 bytes became one of %d", v)
	}
}

func fresh(w *world) {
	s := w.socket(backend.Inet4)
	_, errno := s.PeerAddr()
	w.is("PeerAddr", errno, syscall.ENOTCONN)
	w.is("ShutdownWrite", s.ShutdownWrite(), syscall.ENOTCONN)
	_, errno = s.Accept()
	w.is("Accept", errno, syscall.EINVAL)
	at, errno := s.LocalAddr()
	w.ok("LocalAddr", errno)
	if at.Port() != 0 || !at.Addr().IsUnspecified() {
		w.Errorf("a fresh socket is at %v", at)
	}
}

func listenWithoutBind(w *world) {
	l := w.socket(backend.Inet4)
	w.ok("Listen", l.Listen(1))
	at, errno := l.LocalAddr()
	w.ok("LocalAddr", errno)
	if at.Port() == 0 {
		w.Error("no port")
	}
}

// manyReady has more sockets ready than a few: each is told, and none twice in
// one Wait.
func manyReady(w *world) {
	const n = 50
	l, at := w.listen(n)
	var ends []*sock
	for range n {
		w.write(w.connect(at), "x")
		ends = append(ends, w.accept(l))
	}
	for _, s := range ends {
		s.want(backend.Readable)
	}
	var told []*backend.Watcher
	for end := w.b.Now() + long; len(told) < n && w.b.Now() < end; {
		var now []*backend.Watcher
		for _, r := range w.wait(end - w.b.Now()) {
			if slices.Contains(now, r.W) {
				w.Error("one socket twice in one Wait")
			}
			now = append(now, r.W)
			if !slices.Contains(told, r.W) {
				told = append(told, r.W)
			}
		}
	}
	if len(told) != n {
		w.Errorf("%d of %d were told", len(told), n)
	}
}
