//go:build unix

package udp_test

import (
	"net/netip"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/udp"
)

func rawSocket(t *testing.T) int {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	must(t, err)
	return fd
}

func reuses(t *testing.T, fd int) bool {
	t.Helper()
	on, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR)
	must(t, err)
	return on != 0
}

// libuv: udp_open, udp_open_twice
func TestUDPOpen(t *testing.T) {
	loop := worlds[0].loop(t)
	fd := rawSocket(t)
	u := udp.New(loop)
	must(t, u.Open(fd))
	if got, err := u.Fileno(); got != fd || err != nil {
		t.Errorf("Fileno: %d, %v; want %d", got, err, fd)
	}
	if !reuses(t, fd) {
		t.Error("Open did not set SO_REUSEADDR")
	}
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil || flags&unix.O_NONBLOCK == 0 {
		t.Errorf("flags: %#x, %v: not non-blocking", flags, err)
	}
	other := rawSocket(t)
	want(t, u.Open(other), uv.EBUSY)
	must(t, unix.Close(other)) // still ours
	must(t, u.Bind(four, 0))
	var tr trace
	must(t, u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
		if tr.add(told(err, data, from, flags)); from.IsValid() {
			u.RecvStop()
		}
	}))
	second := udp.New(loop)
	want(t, second.Open(fd), uv.EEXIST)
	must(t, u.Send([]byte("PING"), sockName(t, u), tr.done("send")))
	until(loop, func() bool { return len(tr) == 2 })
	if tr.count(`"PING"`) != 1 || tr.count("send ok") != 1 {
		t.Errorf("trace: %q", tr)
	}
	empty(t, u)
	closeAll(loop)
	want(t, u.Open(fd), uv.EINVAL)
}

func TestUDPOpenEx(t *testing.T) {
	loop := worlds[0].loop(t)
	for _, c := range []struct {
		flags udp.Flags
		want  error
	}{{udp.IPv6Only, uv.EINVAL}, {udp.Recvmmsg, uv.EINVAL}, {0, nil}, {udp.ReuseAddr, nil}, {udp.ReusePort, nil}} {
		fd := rawSocket(t)
		u := udp.New(loop)
		want(t, u.OpenEx(fd, c.flags), c.want)
		if got := reuses(t, fd); got != (c.flags == udp.ReuseAddr) {
			t.Errorf("flags %b: SO_REUSEADDR is %v", c.flags, got)
		}
		port, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEPORT)
		must(t, err)
		if (port != 0) != (c.flags == udp.ReusePort) {
			t.Errorf("flags %b: SO_REUSEPORT is %d", c.flags, port)
		}
		if c.want != nil {
			must(t, unix.Close(fd))
		}
	}
	u := udp.New(loop)
	want(t, u.Open(-1), uv.EBADF)
	pipe := make([]int, 2)
	must(t, unix.Pipe(pipe))
	if err := u.Open(pipe[0]); err == nil {
		t.Error("a pipe passes for a socket")
	}
	must(t, unix.Close(pipe[0]))
	must(t, unix.Close(pipe[1]))
	closeAll(loop)
}

// libuv: udp_open_bound
func TestUDPOpen_Bound(t *testing.T) {
	loop := worlds[0].loop(t)
	fd := rawSocket(t)
	must(t, unix.Bind(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	u := udp.New(loop)
	must(t, u.Open(fd))
	var tr trace
	receives(t, u, &tr)
	trySend(t, udp.New(loop), "x", sockName(t, u))
	until(loop, func() bool { return len(tr) == 2 })
	tr.want(t, `"x"`, "nothing")
	closeAll(loop)
}

// libuv: udp_open_connect
func TestUDPOpen_Connected(t *testing.T) {
	loop := worlds[0].loop(t)
	server, addr := bound(t, loop, four, 0)
	fd := rawSocket(t)
	must(t, unix.Connect(fd, &unix.SockaddrInet4{Port: int(addr.Port()), Addr: addr.Addr().As4()}))
	u := udp.New(loop)
	must(t, u.Open(fd))
	want(t, u.Connect(addr), uv.EISCONN)
	want(t, u.Send([]byte("x"), addr, nil), uv.EISCONN)
	var tr trace
	receives(t, server, &tr)
	must(t, u.Send([]byte("PING"), nobody, tr.done("send")))
	until(loop, func() bool { return len(tr) == 3 })
	if tr.count(`"PING"`) != 1 || tr.count("send ok") != 1 {
		t.Errorf("trace: %q", tr)
	}
	empty(t, u)
	closeAll(loop)
}

// libuv: udp_send_unix
func TestUDPSendUnix(t *testing.T) {
	loop := worlds[0].loop(t)
	path := filepath.Join(t.TempDir(), "s")
	domain := func(typ int) *udp.UDP {
		fd, err := unix.Socket(unix.AF_UNIX, typ, 0)
		must(t, err)
		u := udp.New(loop)
		must(t, u.OpenEx(fd, 0))
		return u
	}
	client := domain(unix.SOCK_DGRAM)
	var tr trace
	must(t, client.SendUnix([]byte("x"), path, tr.done("early")))
	until(loop, func() bool { return len(tr) == 1 })
	tr.want(t, "early ENOENT")
	want(t, client.SendUnix(nil, "", nil), uv.EDESTADDRREQ)
	want(t, udp.New(loop).SendUnix(nil, path, nil), uv.EBADF)

	// A listener has a name, but is nobody to send to.
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	must(t, err)
	must(t, unix.Bind(fd, &unix.SockaddrUnix{Name: path}))
	must(t, unix.Listen(fd, 1))
	listener := udp.New(loop)
	must(t, listener.Open(fd))
	must(t, listener.SendUnix([]byte("PING"), path, func(err error) {
		if err == nil {
			t.Error("a listener sent a datagram")
		}
		tr.add("told")
	}))
	listener.Close(func() { tr.add("close") })
	loop.Run(uv.RunDefault)
	tr.want(t, "early ENOENT", "told", "close")

	must(t, unix.Unlink(path))
	server := domain(unix.SOCK_DGRAM)
	if errno := server.Socket().Bind(uv.Addr{Path: path}); errno != 0 {
		t.Fatal(errno)
	}
	var got string
	must(t, server.RecvStart(nil, func(_ error, data []byte, _ netip.AddrPort, _ udp.Flags) { got += string(data) }))
	must(t, client.SendUnix([]byte("PING"), path, tr.done("send")))
	until(loop, func() bool { return got != "" && len(tr) == 4 })
	if got != "PING" || tr[3] != "send ok" {
		t.Errorf("received %q, trace %q", got, tr)
	}
	if errno := client.Socket().Connect(uv.Addr{Path: path}); errno != 0 {
		t.Fatal(errno)
	}
	closeAll(loop)
}

// fullPair is two handles on a socket pair, and how many datagrams fit between
// them: unlike UDP, the Unix domain makes a sender wait.
func fullPair(t *testing.T, loop *uv.Loop) (a, b *udp.UDP, fit int) {
	t.Helper()
	fds, err := tcp.SocketPair(uv.DatagramSocket, tcp.Nonblock, tcp.Nonblock)
	must(t, err)
	a, b = udp.New(loop), udp.New(loop)
	must(t, a.OpenEx(fds[0], 0))
	must(t, b.OpenEx(fds[1], 0))
	for ; ; fit++ {
		if n, err := a.TrySend([]byte{byte(fit)}, nobody); err == uv.EAGAIN {
			return a, b, fit
		} else if n != 1 || err != nil {
			t.Fatalf("TrySend: %d, %v", n, err)
		}
	}
}

// Sends that wait for room go out when there is some, many at once.
func TestUDPSend_QueueDrains(t *testing.T) {
	loop := worlds[0].loop(t)
	a, b, fit := fullPair(t, loop)
	const sends = 50
	told := 0
	for i := range sends {
		must(t, a.Send([]byte{byte(fit + i)}, nobody, func(err error) {
			must(t, err)
			if told != i {
				t.Errorf("send %d called back as number %d", i, told)
			}
			told++
		}))
	}
	if a.SendQueueCount() != sends || a.SendQueueSize() != sends || !a.IsActive() {
		t.Errorf("%d bytes in %d sends are queued", a.SendQueueSize(), a.SendQueueCount())
	}
	loop.Run(uv.RunNoWait)
	if told != 0 {
		t.Errorf("%d sends were done without room", told)
	}
	next := 0
	must(t, b.RecvStart(nil, func(err error, data []byte, _ netip.AddrPort, _ udp.Flags) {
		must(t, err)
		for _, c := range data {
			if c != byte(next) {
				t.Fatalf("datagram %d came as number %d", c, byte(next))
			}
			next++
		}
	}))
	until(loop, func() bool { return next == fit+sends && told == sends })
	empty(t, a)
	if a.IsActive() {
		t.Error("active without a send")
	}
	closeAll(loop)
}

func TestRule13_SendsThatWaitAreCancelled(t *testing.T) {
	loop := worlds[0].loop(t)
	a, _, _ := fullPair(t, loop)
	var tr trace
	for _, name := range []string{"1", "2", "3"} {
		must(t, a.Send([]byte(name), nobody, tr.done(name)))
	}
	loop.Run(uv.RunNoWait)
	a.Close(func() { tr.add("close"); empty(t, a) })
	if len(tr) > 0 {
		t.Errorf("called back before: %q", tr)
	}
	loop.Run(uv.RunNoWait)
	tr.want(t, "1 ECANCELED", "2 ECANCELED", "3 ECANCELED", "close")
	closeAll(loop)
}

func TestRule22_TrySendWhileSendsWait(t *testing.T) {
	loop := worlds[0].loop(t)
	a, b, fit := fullPair(t, loop)
	var tr trace
	must(t, a.Send([]byte("x"), nobody, tr.done("send")))
	// Room alone is not enough: that is for the one that waits.
	buf := make([]byte, 8)
	for range fit {
		if n, errno := b.Socket().Read(buf); n != 1 || errno != 0 {
			t.Fatalf("Read: %d, %v", n, errno)
		}
	}
	_, err := a.TrySend([]byte("y"), nobody)
	want(t, err, uv.EAGAIN)
	until(loop, func() bool { return len(tr) > 0 })
	tr.want(t, "send ok")
	trySend(t, a, "y", nobody)
	for _, want := range []string{"x", "y"} {
		if n, errno := b.Socket().Read(buf); string(buf[:n]) != want || errno != 0 {
			t.Errorf("Read: %q, %v; want %q", buf[:n], errno, want)
		}
	}
	closeAll(loop)
}

func TestUDPAcceptSocket(t *testing.T) {
	loop := worlds[0].loop(t)
	take := func(family, typ int) uv.Socket {
		fd, err := unix.Socket(family, typ, 0)
		must(t, err)
		sock, errno := loop.Adopt(fd)
		if errno != 0 {
			t.Fatal(errno)
		}
		return sock
	}
	for _, wrong := range []uv.Socket{take(unix.AF_INET, unix.SOCK_STREAM), take(unix.AF_UNIX, unix.SOCK_DGRAM)} {
		want(t, udp.New(loop).AcceptSocket(wrong), uv.EINVAL)
		wrong.Close()
	}
	u, sock := udp.New(loop), take(unix.AF_INET, unix.SOCK_DGRAM)
	if errno := sock.Bind(uv.Addr{AddrPort: four}); errno != 0 {
		t.Fatal(errno)
	}
	_, peer := bound(t, loop, four, 0)
	if errno := sock.Connect(uv.Addr{AddrPort: peer}); errno != 0 {
		t.Fatal(errno)
	}
	must(t, u.AcceptSocket(sock))
	if got, err := u.PeerName(); got != peer || err != nil {
		t.Errorf("PeerName: %v, %v", got, err)
	}
	want(t, u.Connect(peer), uv.EISCONN) // it knows
	another := take(unix.AF_INET, unix.SOCK_DGRAM)
	want(t, u.AcceptSocket(another), uv.EBUSY)
	u.Close(nil)
	want(t, u.AcceptSocket(another), uv.EINVAL)
	another.Close()
	closeAll(loop)
}
