package backendtest

import (
	"net/netip"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// RunUDP tests the datagram sockets of the side that open makes. They keep what
// they hold below a hundred bytes, and expect no loss on one machine.
func RunUDP(t *testing.T, open func(t *testing.T) backend.Backend) {
	run(t, open, []test{
		{"DatagramsStayApart", apart},
		{"SeveralAtOnce", severalAtOnce},
		{"NothingToReceiveIsEAGAIN", receiveEAGAIN},
		{"EmptyDatagram", emptyDatagram},
		{"LongDatagramIsCut", cut},
		{"DatagramTooBig", tooBig},
		{"FailureEndsABatch", failureEndsBatch},
		{"NoDestination", noDestination},
		{"FreshDatagramSocket", freshDatagram},
		{"SendBinds", sendBinds},
		{"ConnectedSocket", connectedDatagram},
		{"ConnectedHearsNobodyElse", hearsOnlyPeer},
		{"DisconnectKeepsANamedPort", disconnectNamed},
		{"DisconnectGivesBackAFreePort", disconnectFree},
		{"RefusedIsToldOnce", datagramRefused},
		{"RefusedUnconnectedIsNotTold", refusedSilently},
		{"Reports", reports},
		{"DatagramAddressInUse", datagramInUse},
		{"LastOfReusersReceives", lastReceives},
		{"StreamAndDatagramPortsDiffer", portsDiffer},
		{"DatagramFamilies", datagramFamilies},
		{"ClosedSocketLosesItsDatagrams", closedDatagram},
	})
}

func (w *world) datagram(d backend.Domain) *sock {
	w.Helper()
	s, errno := w.b.NewSocket(d, backend.Datagram)
	w.ok("NewSocket", errno)
	return w.sock(s)
}

// bound is a datagram socket with its address.
func (w *world) bound() (*sock, backend.Addr) {
	w.Helper()
	s := w.datagram(backend.Inet4)
	w.ok("Bind", s.Bind(anywhere))
	return s, w.at(s)
}

func (w *world) at(s *sock) backend.Addr {
	w.Helper()
	at, errno := s.LocalAddr()
	w.ok("LocalAddr", errno)
	return at
}

// nobody is an address that was somebody's.
func (w *world) nobody() backend.Addr {
	w.Helper()
	s, at := w.bound()
	s.forget()
	return at
}

// send1 sends one datagram in two pieces.
func send1(s *sock, data string, to backend.Addr) backend.Errno {
	half := len(data) / 2
	n, errno := s.Send([]backend.Message{{Bufs: [][]byte{[]byte(data[:half]), []byte(data[half:])}, Addr: to}})
	if (n == 1) != (errno == 0) {
		s.w.Errorf("Send: %d, %v", n, errno)
	}
	return errno
}

// send is send1 that may have to wait until there is room.
func (w *world) send(s *sock, data string, to backend.Addr) {
	w.Helper()
	errno := send1(s, data, to)
	for errno == syscall.EAGAIN {
		s.want(backend.Writable)
		w.until(s, backend.Writable)
		s.want(0)
		errno = send1(s, data, to)
	}
	w.ok("Send", errno)
}

// receives waits for one datagram.
func (w *world) receives(s *sock, want string, from backend.Addr) {
	w.Helper()
	m := w.receive(s, 64)
	if got := string(m.Buf[:m.N]); got != want || m.Truncated || m.Addr != from {
		w.Errorf("Receive: %q from %v, cut: %v; want %q from %v", got, m.Addr, m.Truncated, want, from)
	}
}

func (w *world) receive(s *sock, size int) backend.Message {
	w.Helper()
	s.want(backend.Readable)
	w.until(s, backend.Readable)
	s.want(0)
	msgs := []backend.Message{{Buf: make([]byte, size)}}
	n, errno := s.Receive(msgs)
	if n != 1 || errno != 0 {
		w.Fatalf("Receive: %d, %v", n, errno)
	}
	return msgs[0]
}

func (w *world) nothing(s *sock) {
	w.Helper()
	n, errno := s.Receive([]backend.Message{{Buf: make([]byte, 8)}, {Buf: make([]byte, 8)}})
	if n != 0 || errno != syscall.EAGAIN {
		w.Errorf("Receive: %d, %v; want EAGAIN", n, errno)
	}
}

func apart(w *world) {
	a, from := w.bound()
	b, at := w.bound()
	w.send(a, "one", at)
	w.send(a, "second", at)
	w.receives(b, "one", from)
	w.receives(b, "second", from)
	w.nothing(b)
}

func severalAtOnce(w *world) {
	a, from := w.bound()
	b, at := w.bound()
	msgs := make([]backend.Message, 25)
	for i := range msgs {
		msgs[i] = backend.Message{Bufs: [][]byte{{byte(i)}, {byte(2 * i)}}, Addr: at}
	}
	for sent := 0; sent < len(msgs); {
		n, errno := a.Send(msgs[sent:])
		w.ok("Send", errno)
		sent += n
	}
	for next := 0; next < len(msgs); {
		b.want(backend.Readable)
		w.until(b, backend.Readable)
		in := make([]backend.Message, 30)
		for i := range in {
			in[i].Buf = make([]byte, 3)
		}
		n, errno := b.Receive(in)
		w.ok("Receive", errno)
		for _, m := range in[:n] {
			if m.N != 2 || int(m.Buf[0]) != next || int(m.Buf[1]) != 2*next || m.Truncated || m.Addr != from {
				w.Fatalf("datagram %d: %v, %d bytes, cut: %v, from %v", next, m.Buf, m.N, m.Truncated, m.Addr)
			}
			next++
		}
	}
	w.nothing(b)
}

func receiveEAGAIN(w *world) {
	s, _ := w.bound()
	w.nothing(s)
	s.want(backend.Readable)
	if !w.quiet() {
		w.Error("readable without a datagram")
	}
	s.want(backend.Writable)
	w.until(s, backend.Writable)
}

func emptyDatagram(w *world) {
	a, from := w.bound()
	b, at := w.bound()
	w.send(a, "", at)
	w.receives(b, "", from)
	w.nothing(b)
}

func cut(w *world) {
	a, from := w.bound()
	b, at := w.bound()
	w.send(a, "abcdef", at)
	m := w.receive(b, 4)
	if got := string(m.Buf[:m.N]); got != "abcd" || !m.Truncated || m.Addr != from {
		w.Errorf("Receive: %q, cut: %v", got, m.Truncated)
	}
	w.nothing(b)
	w.send(a, "abcd", at)
	if m := w.receive(b, 4); m.Truncated {
		w.Error("a datagram that fits counts as cut")
	}
}

func tooBig(w *world) {
	a, _ := w.bound()
	_, at := w.bound()
	w.is("Send", send1(a, string(make([]byte, 65508)), at), syscall.EMSGSIZE)
	w.is("Send", send1(a, string(make([]byte, 70000)), at), syscall.EMSGSIZE)
}

// What was sent before a failure is gone; the failure is told when it is first.
func failureEndsBatch(w *world) {
	a, from := w.bound()
	b, at := w.bound()
	x, big := [][]byte{[]byte("x")}, [][]byte{make([]byte, 70000)}
	six := backend.Addr{AddrPort: netip.MustParseAddrPort("[::1]:9")}
	for _, bad := range []struct {
		msg  backend.Message
		want backend.Errno
	}{
		{backend.Message{Bufs: big, Addr: at}, syscall.EMSGSIZE},
		{backend.Message{Bufs: x, Addr: six}, syscall.EAFNOSUPPORT},
		{backend.Message{Bufs: x}, syscall.EDESTADDRREQ},
	} {
		good := backend.Message{Bufs: x, Addr: at}
		n, errno := a.Send([]backend.Message{good, bad.msg, good})
		if n != 1 || errno != 0 {
			w.Errorf("Send: %d, %v; want 1", n, errno)
		}
		n, errno = a.Send([]backend.Message{bad.msg, good})
		if n != 0 || errno != bad.want {
			w.Errorf("Send: %d, %v; want %v", n, errno, bad.want)
		}
		w.receives(b, "x", from)
	}
	w.nothing(b)
}

func noDestination(w *world) {
	s, _ := w.bound()
	w.is("Send", send1(s, "x", backend.Addr{}), syscall.EDESTADDRREQ)
	w.is("Send", send1(s, "x", anywhere), syscall.EINVAL) // port 0
}

func freshDatagram(w *world) {
	s := w.datagram(backend.Inet4)
	if domain, typ := s.Family(); domain != backend.Inet4 || typ != backend.Datagram {
		w.Errorf("Family: %v, %v", domain, typ)
	}
	if at := w.at(s); at.Port() != 0 || !at.AddrPort.Addr().IsUnspecified() {
		w.Errorf("LocalAddr: %v", at)
	}
	_, errno := s.PeerAddr()
	w.is("PeerAddr", errno, syscall.ENOTCONN)
	for _, opt := range []backend.Option{backend.Broadcast, backend.TTL, backend.MulticastTTL, backend.MulticastLoop} {
		w.ok("Set", s.Set(opt, 1))
		if v, errno := s.Get(opt); v != 1 || errno != 0 {
			w.Errorf("Get(%d): %d, %v", opt, v, errno)
		}
	}
}

func sendBinds(w *world) {
	b, at := w.bound()
	a := w.datagram(backend.Inet4)
	w.send(a, "x", at)
	from := w.at(a)
	if from.Port() == 0 {
		w.Error("no port after a send")
	}
	w.receives(b, "x", backend.Addr{AddrPort: netip.AddrPortFrom(anywhere.AddrPort.Addr(), from.Port())})
}

func connectedDatagram(w *world) {
	b, at := w.bound()
	a := w.datagram(backend.Inet4)
	w.ok("Connect", a.Connect(at))
	if peer, errno := a.PeerAddr(); peer != at || errno != 0 {
		w.Errorf("PeerAddr: %v, %v; want %v", peer, errno, at)
	}
	from := w.at(a)
	if !from.AddrPort.Addr().IsLoopback() {
		w.Errorf("LocalAddr: %v, of a socket that knows its way", from)
	}
	w.send(a, "x", backend.Addr{})
	w.receives(b, "x", from)
	w.ok("Connect", a.Connect(backend.Addr{}))
	_, errno := a.PeerAddr()
	w.is("PeerAddr", errno, syscall.ENOTCONN)
	w.is("Send", send1(a, "x", backend.Addr{}), syscall.EDESTADDRREQ)
}

func hearsOnlyPeer(w *world) {
	a, from := w.bound()
	stranger, _ := w.bound()
	b, at := w.bound()
	w.ok("Connect", b.Connect(from))
	w.send(stranger, "no", at)
	w.send(a, "yes", at)
	w.receives(b, "yes", from)
	w.nothing(b)
}

func disconnectNamed(w *world) {
	_, at := w.bound()
	name := w.nobody()
	s := w.datagram(backend.Inet4)
	w.ok("Bind", s.Bind(name))
	w.ok("Connect", s.Connect(at))
	w.ok("Connect", s.Connect(backend.Addr{}))
	if got := w.at(s); got != name {
		w.Errorf("LocalAddr: %v, want %v", got, name)
	}
}

// So does Linux.
func disconnectFree(w *world) {
	b, at := w.bound()
	s := w.datagram(backend.Inet4)
	w.ok("Bind", s.Bind(backend.Addr{AddrPort: netip.AddrPortFrom(netip.IPv4Unspecified(), 0)}))
	w.ok("Connect", s.Connect(at))
	w.ok("Connect", s.Connect(backend.Addr{}))
	if got := w.at(s); got.Port() != 0 || !got.AddrPort.Addr().IsUnspecified() {
		w.Errorf("LocalAddr: %v", got)
	}
	w.send(s, "x", at)
	w.receive(b, 4)
}

func datagramRefused(w *world) {
	at := w.nobody()
	s := w.datagram(backend.Inet4)
	w.ok("Connect", s.Connect(at))
	w.send(s, "x", backend.Addr{})
	s.want(backend.Readable)
	w.until(s, backend.Errored)
	n, errno := s.Receive([]backend.Message{{Buf: make([]byte, 8)}})
	if n != 0 || errno != syscall.ECONNREFUSED {
		w.Errorf("Receive: %d, %v; want ECONNREFUSED", n, errno)
	}
	w.nothing(s)
	_, errno = s.Report(make([]byte, 8))
	w.is("Report", errno, syscall.EAGAIN)
	w.send(s, "x", backend.Addr{})
	w.until(s, backend.Errored)
	w.is("Send", send1(s, "y", backend.Addr{}), syscall.ECONNREFUSED)
	w.nothing(s)
}

func refusedSilently(w *world) {
	s, _ := w.bound()
	w.send(s, "x", w.nobody())
	s.want(backend.Readable)
	if !w.quiet() {
		w.Error("an unconnected socket hears of its errors")
	}
}

func reports(w *world) {
	at := w.nobody()
	s, _ := w.bound()
	w.ok("Set", s.Set(backend.RecvError, 1))
	w.send(s, "abc", at)
	s.want(backend.Readable)
	w.until(s, backend.Errored)
	n, errno := s.Receive([]backend.Message{{Buf: make([]byte, 8)}})
	if n != 0 || errno != syscall.ECONNREFUSED {
		w.Errorf("Receive: %d, %v; want ECONNREFUSED", n, errno)
	}
	w.until(s, backend.Errored) // until the report is taken
	buf := make([]byte, 8)
	r, errno := s.Report(buf)
	w.ok("Report", errno)
	if string(buf[:r.N]) != "abc" || r.Errno != syscall.ECONNREFUSED || r.To != at || r.From != at.AddrPort.Addr() {
		w.Errorf("Report: %q, %v, to %v, from %v", buf[:r.N], r.Errno, r.To, r.From)
	}
	_, errno = s.Report(buf)
	w.is("Report", errno, syscall.EAGAIN)
	w.nothing(s)
	if !w.quiet() {
		w.Error("ready after all was taken")
	}
}

func datagramInUse(w *world) {
	a, at := w.bound()
	b := w.datagram(backend.Inet4)
	w.is("Bind", b.Bind(at), syscall.EADDRINUSE)
	a.forget()
	w.ok("Bind", b.Bind(at))
}

func lastReceives(w *world) {
	var socks [2]*sock
	at := anywhere
	for i := range socks {
		s := w.datagram(backend.Inet4)
		w.ok("Set", s.Set(backend.ReuseAddr, 1))
		w.ok("Bind", s.Bind(at))
		at = w.at(s)
		socks[i] = s
	}
	a, from := w.bound()
	w.send(a, "x", at)
	w.receives(socks[1], "x", from)
	w.nothing(socks[0])
}

func portsDiffer(w *world) {
	_, at := w.listen(8)
	s := w.datagram(backend.Inet4)
	if errno := s.Bind(at); errno == syscall.EADDRINUSE {
		// Somebody else on this machine may have it, but only for datagrams.
		w.Skipf("%v is in use", at)
	} else {
		w.ok("Bind", errno)
	}
}

// IPv6 sockets send to IPv4 addresses too, in either notation.
func datagramFamilies(w *world) {
	b, at := w.bound()
	six := w.datagram(backend.Inet6)
	if errno := six.Bind(backend.Addr{AddrPort: netip.AddrPortFrom(netip.IPv6Unspecified(), 0)}); errno != 0 {
		w.Skipf("no IPv6 here: %v", errno)
	}
	from := backend.Addr{AddrPort: netip.AddrPortFrom(anywhere.AddrPort.Addr(), w.at(six).Port())}
	mapped := func(a backend.Addr) backend.Addr {
		return backend.Addr{AddrPort: netip.AddrPortFrom(netip.AddrFrom16(a.AddrPort.Addr().As16()), a.Port())}
	}
	w.send(six, "plain", at)
	w.receives(b, "plain", from)
	w.send(six, "mapped", mapped(at))
	w.receives(b, "mapped", from)
	w.send(b, "back", from)
	w.receives(six, "back", mapped(at))
	w.is("Send", send1(b, "x", backend.Addr{AddrPort: netip.MustParseAddrPort("[::1]:9")}), syscall.EAFNOSUPPORT)

	only := w.datagram(backend.Inet6)
	w.ok("Set", only.Set(backend.V6Only, 1))
	w.is("Send", send1(only, "x", at), syscall.ENETUNREACH)
	four := w.datagram(backend.Inet4)
	w.is("Bind", four.Bind(w.at(six)), syscall.EAFNOSUPPORT)
}

func closedDatagram(w *world) {
	a, _ := w.bound()
	b, at := w.bound()
	w.send(a, "x", at)
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	b.forget()
	again := w.datagram(backend.Inet4)
	w.ok("Bind", again.Bind(at))
	w.nothing(again)
}
