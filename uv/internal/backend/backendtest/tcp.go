package backendtest

import (
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// hangsUp waits until nothing moves on s any more.
func (w *world) hangsUp(s *sock) {
	w.Helper()
	s.want(backend.Readable)
	for w.until(s, backend.Readable)&backend.Hangup == 0 {
	}
}

func (w *world) reads(s *sock, want string, wantErrno backend.Errno) {
	w.Helper()
	buf := make([]byte, 64)
	n, errno := s.Read(buf)
	if got := string(buf[:n]); got != want || errno != wantErrno {
		w.Errorf("Read: got %q, %v; want %q, %v", got, errno, want, wantErrno)
	}
}

// What arrived before a reset can be read after it.
func resetKeeps(w *world) {
	a, b := w.pair()
	w.write(a, "abc")
	w.ok("Set", a.Set(backend.Linger, 0))
	a.forget()
	w.hangsUp(b)
	w.reads(b, "abc", 0)
	w.reads(b, "", syscall.ECONNRESET)
}

// Whoever asks first learns of a reset; then the connection is just over.
func resetOnce(w *world) {
	a, b := w.pair()
	w.ok("Set", a.Set(backend.Linger, 0))
	a.forget()
	w.hangsUp(b)
	_, errno := b.Write([]byte("x"))
	w.is("Write", errno, syscall.ECONNRESET)
	w.is("Error", b.Error(), 0)
	w.reads(b, "", 0)
	_, errno = b.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
	w.is("ShutdownWrite", b.ShutdownWrite(), syscall.ENOTCONN)
	_, errno = b.PeerAddr()
	w.is("PeerAddr", errno, syscall.ENOTCONN)
}

// The first write to a peer that is gone succeeds: nobody knows yet.
func writeToClosed(w *world) {
	a, b := w.pair()
	a.forget()
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	w.write(b, "x")
	w.hangsUp(b)
	_, errno := b.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
	w.reads(b, "", 0)
}

func closedListener(w *world) {
	l, at := w.listen(8)
	c := w.connect(at)
	l.forget()
	w.resets(c)
}

// Two that may reuse an address can both bind it; one can listen.
func twoBind(w *world) {
	var socks [2]*sock
	at := anywhere
	for i := range socks {
		s := w.socket(backend.Inet4)
		w.ok("Set", s.Set(backend.ReuseAddr, 1))
		w.ok("Bind", s.Bind(at))
		at, _ = s.LocalAddr()
		socks[i] = s
	}
	w.ok("Listen", socks[0].Listen(8))
	w.is("Listen", socks[1].Listen(8), syscall.EADDRINUSE)
	socks[0].forget()
	w.ok("Listen", socks[1].Listen(8))
}

// notOurs takes an address that is for documentation.
func notOurs(w *world) {
	s := w.socket(backend.Inet4)
	addr := backend.Addr{AddrPort: netip.MustParseAddrPort("203.0.113.1:7")}
	w.is("Bind", s.Bind(addr), syscall.EADDRNOTAVAIL)
}

func unspecified(w *world) {
	l, at := w.listen(8)
	c := w.connect(backend.Addr{AddrPort: netip.AddrPortFrom(netip.IPv4Unspecified(), at.Port())})
	if peer, errno := c.PeerAddr(); errno != 0 || peer != at {
		w.Errorf("PeerAddr: %v, %v; want %v", peer, errno, at)
	}
	w.accept(l)
}
