package backendtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// RunUnix tests what a side knows of the Unix domain: pipes with names, and the
// passing of sockets through them.
func RunUnix(t *testing.T, open func(t *testing.T) backend.Backend) {
	run(t, open, []test{
		{"PathsAreNames", paths},
		{"AbstractNames", abstractNames},
		{"SystemChoosesAName", autobind},
		{"NameIsTaken", nameTaken},
		{"NobodyOfThatName", nameless},
		{"ListenNeedsAName", unixUnbound},
		{"NoRoomIsEAGAIN", unixFull},
		{"FreshPipeIsNotConnected", unixFresh},
		{"BytesArrive", unixBytes},
		{"HalfClose", unixHalfClose},
		{"CloseEndsBothDirections", unixClose},
		{"UnreadBytesResetPeer", unixUnread},
		{"ClosedListenerResetsWaiting", unixClosedListener},
		{"FamilyIsKnown", families},
		{"ListenerPasses", passListener},
		{"ConnectionPasses", passConnection},
		{"PipePassesItself", passSelf},
		{"PassedComesWithItsBytes", passOrder},
		{"PassedIsDroppedByRead", passRead},
		{"PassedIsDroppedByClose", passClose},
		{"ManyWaitToBeTaken", passMany},
		{"NothingPassesOverTCP", passTCP},
	})
}

func families(w *world) {
	for _, want := range []backend.Domain{backend.Inet4, backend.Inet6, backend.Unix} {
		if d, typ := w.socket(want).Family(); d != want || typ != backend.Stream {
			w.Errorf("Family: %d, %d; want %d, %d", d, typ, want, backend.Stream)
		}
	}
	a, b := w.unixPair()
	for _, s := range []*sock{a, b} {
		if d, typ := s.Family(); d != backend.Unix || typ != backend.Stream {
			w.Errorf("Family of a connection: %d, %d", d, typ)
		}
	}
}

// path is a name in the file system that nothing has.
func (w *world) path() string {
	dir, err := os.MkdirTemp("", "uv")
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

func (w *world) listenUnix(name string, backlog int) *sock {
	w.Helper()
	l := w.socket(backend.Unix)
	w.ok("Bind", l.Bind(backend.Addr{Path: name}))
	w.ok("Listen", l.Listen(backlog))
	return l
}

func (w *world) connectUnix(name string) *sock {
	w.Helper()
	c := w.socket(backend.Unix)
	w.ok("Connect", c.Connect(backend.Addr{Path: name}))
	return c
}

// unixPair is both ends of a connection in the Unix domain.
func (w *world) unixPair() (a, b *sock) {
	w.Helper()
	l := w.listenUnix("", 8)
	a = w.connectUnix(w.nameOf(l, backend.Socket.LocalAddr))
	b = w.accept(l)
	l.forget()
	return a, b
}

func (w *world) nameOf(s *sock, of func(backend.Socket) (backend.Addr, backend.Errno)) string {
	w.Helper()
	addr, errno := of(s.Socket)
	w.ok("an address", errno)
	return addr.Path
}

func (w *world) named(name string) {
	w.Helper()
	l := w.listenUnix(name, 8)
	c := w.connectUnix(name)
	s := w.accept(l)
	for _, x := range []struct {
		who  string
		s    *sock
		of   func(backend.Socket) (backend.Addr, backend.Errno)
		want string
	}{
		{"the listener", l, backend.Socket.LocalAddr, name},
		{"the client", c, backend.Socket.LocalAddr, ""},
		{"the client's peer", c, backend.Socket.PeerAddr, name},
		{"the connection", s, backend.Socket.LocalAddr, name},
		{"the connection's peer", s, backend.Socket.PeerAddr, ""},
	} {
		if got := w.nameOf(x.s, x.of); got != x.want {
			w.Errorf("%s is named %q, want %q", x.who, got, x.want)
		}
	}
}

func paths(w *world) {
	w.named(w.path())
	long := w.path()
	w.named(long + strings.Repeat("x", 108-len(long))) // not even a zero byte fits behind it
	w.Chdir(filepath.Dir(w.path()))
	w.named("@") // where some write abstract names like this, it is a path all the same
}

func abstractNames(w *world) {
	w.named(fmt.Sprintf("\x00uvgo-%d", os.Getpid()))
	w.named(fmt.Sprintf("\x00@\x00uvgo\x00%d\x00", os.Getpid()))
}

func autobind(w *world) {
	l := w.listenUnix("", 8)
	name := w.nameOf(l, backend.Socket.LocalAddr)
	if len(name) != 6 || name[0] != 0 {
		w.Errorf("the system's choice is %q, want a zero byte and five others", name)
	}
	w.connectUnix(name)
	if other := w.nameOf(w.listenUnix("", 8), backend.Socket.LocalAddr); other == name {
		w.Errorf("two are named %q", name)
	}
}

func nameTaken(w *world) {
	name := w.path()
	l := w.listenUnix(name, 8)
	w.is("Bind again", l.Bind(backend.Addr{Path: name + "2"}), syscall.EINVAL)
	w.is("Bind", w.socket(backend.Unix).Bind(backend.Addr{Path: name}), syscall.EADDRINUSE)
}

func nameless(w *world) {
	w.is("Connect to a path", w.socket(backend.Unix).Connect(backend.Addr{Path: w.path()}), syscall.ENOENT)
	w.is("Connect to an abstract name", w.socket(backend.Unix).Connect(backend.Addr{Path: "\x00uvgo: nobody"}), syscall.ECONNREFUSED)
	w.is("Connect to nothing", w.socket(backend.Unix).Connect(backend.Addr{}), syscall.EINVAL)
	s, name := w.socket(backend.Unix), w.path()
	w.ok("Bind", s.Bind(backend.Addr{Path: name}))
	w.is("Connect to who does not listen", w.socket(backend.Unix).Connect(backend.Addr{Path: name}), syscall.ECONNREFUSED)
}

func unixUnbound(w *world) {
	w.is("Listen", w.socket(backend.Unix).Listen(8), syscall.EINVAL)
}

func unixFull(w *world) {
	l := w.listenUnix("", 1)
	name := w.nameOf(l, backend.Socket.LocalAddr)
	w.connectUnix(name)
	w.connectUnix(name)
	w.is("Connect", w.socket(backend.Unix).Connect(backend.Addr{Path: name}), syscall.EAGAIN)
	w.accept(l)
	w.connectUnix(name)
}

func unixFresh(w *world) {
	s := w.socket(backend.Unix)
	s.want(backend.Readable | backend.Writable)
	if ev := w.until(s, backend.Hangup); ev&backend.Writable == 0 {
		w.Errorf("ready for %b", ev)
	}
	_, errno := s.Write([]byte("x"))
	w.is("Write", errno, syscall.ENOTCONN)
	_, errno = s.PeerAddr()
	w.is("PeerAddr", errno, syscall.ENOTCONN)
	w.is("ShutdownWrite", s.ShutdownWrite(), 0)
}

func unixBytes(w *world) {
	a, b := w.unixPair()
	w.write(a, "hello")
	if got := w.read(b, 5); got != "hello" {
		w.Errorf("got %q", got)
	}
	w.write(b, "back")
	if got := w.read(a, 4); got != "back" {
		w.Errorf("got %q", got)
	}
	_, errno := a.Read(make([]byte, 1))
	w.is("Read", errno, syscall.EAGAIN)
	c, name := w.socket(backend.Unix), w.nameOf(w.listenUnix("", 8), backend.Socket.LocalAddr)
	w.ok("Connect", c.Connect(backend.Addr{Path: name}))
	w.is("Connect again", c.Connect(backend.Addr{Path: name}), syscall.EISCONN)
}

func unixHalfClose(w *world) {
	a, b := w.unixPair()
	w.ok("ShutdownWrite", a.ShutdownWrite())
	_, errno := a.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
	b.want(backend.Readable)
	w.until(b, backend.Readable)
	w.reads(b, "", 0)
	b.want(0)
	w.write(b, "still")
	if got := w.read(a, 5); got != "still" {
		w.Errorf("got %q", got)
	}
	w.ok("ShutdownWrite again", a.ShutdownWrite())
}

// Other than with TCP, who closes keeps the peer from writing, too, and that
// learns of it at once.
func unixClose(w *world) {
	a, b := w.unixPair()
	w.write(a, "abc")
	a.forget()
	w.hangsUp(b)
	_, errno := b.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
	w.reads(b, "abc", 0)
	w.reads(b, "", 0)
	if _, errno := b.PeerAddr(); errno != 0 {
		w.Errorf("PeerAddr: %v", errno)
	}
	w.ok("ShutdownWrite", b.ShutdownWrite())
}

func unixUnread(w *world) {
	a, b := w.unixPair()
	w.write(a, "abc")
	w.write(b, "abc")
	a.want(backend.Readable)
	w.until(a, backend.Readable)
	a.forget()
	w.hangsUp(b)
	_, errno := b.Write([]byte("x"))
	w.is("Write", errno, syscall.EPIPE)
	w.reads(b, "abc", 0)
	w.reads(b, "", syscall.ECONNRESET)
	w.reads(b, "", 0)
}

func unixClosedListener(w *world) {
	l := w.listenUnix("", 8)
	c := w.connectUnix(w.nameOf(l, backend.Socket.LocalAddr))
	l.forget()
	w.hangsUp(c)
	w.reads(c, "", syscall.ECONNRESET)
}
