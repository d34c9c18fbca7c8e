//go:build unix

package tcp_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

func rawSocket(t *testing.T) int {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	must(t, err)
	return fd
}

// libuv: tcp_open, tcp_open_twice
func TestTCPOpen(t *testing.T) {
	loop := worlds[0].loop(t)
	l, addr := listen(t, loop, four, echo(t))
	fd := rawSocket(t)
	c := tcp.New(loop)
	must(t, c.Open(fd))
	other := rawSocket(t)
	want(t, c.Open(other), uv.EBUSY)
	must(t, unix.Close(other))
	var got []byte
	must(t, c.Connect(addr, func(err error) {
		must(t, err)
		must(t, c.Write([]byte("PING"), nil))
		must(t, c.Shutdown(nil))
		must(t, c.ReadStart(nil, func(err error, data []byte) {
			got = append(got, data...)
			if err != nil {
				want(t, err, uv.EOF)
				c.Close(nil)
				l.Close(nil)
			}
		}))
	}))
	second := tcp.New(loop)
	want(t, second.Open(fd), uv.EEXIST)
	second.Close(nil)
	loop.Run(uv.RunDefault)
	if string(got) != "PING" {
		t.Errorf("echoed: %q", got)
	}
}

// libuv: tcp_open_bound
func TestTCPOpen_Bound(t *testing.T) {
	loop := worlds[0].loop(t)
	fd := rawSocket(t)
	must(t, unix.Bind(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	s := tcp.New(loop)
	must(t, s.Open(fd))
	must(t, s.Listen(16, func(error) {}))
	if sockName(t, s).Port() == 0 {
		t.Error("no port")
	}
	closeAll(loop)
}

// libuv: tcp_open_connected
func TestTCPOpen_Connected(t *testing.T) {
	loop := worlds[0].loop(t)
	fds, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, tcp.Nonblock)
	must(t, err)
	a, b := tcp.New(loop), tcp.New(loop)
	must(t, a.Open(fds[0]))
	must(t, b.Open(fds[1]))
	if !a.IsReadable() || !a.IsWritable() {
		t.Error("a connected socket is not readable and writable")
	}
	var tr trace
	must(t, b.ReadStart(nil, func(err error, data []byte) {
		tr.add(string(data) + " " + name(err))
		if err != nil {
			b.Close(nil)
		}
	}))
	must(t, a.Write([]byte("PING"), tr.done("write")))
	must(t, a.Shutdown(func(err error) { tr.done("shutdown")(err); a.Close(nil) }))
	loop.Run(uv.RunDefault)
	tr.want(t, "write ok", "shutdown ok", "PING ok", " EOF")
}

func TestTCPSocketPair(t *testing.T) {
	for _, pair := range []struct {
		typ           uv.SocketType
		first, second tcp.PairFlags
		want          [2]bool
	}{
		{uv.StreamSocket, 0, 0, [2]bool{false, false}},
		{uv.StreamSocket, tcp.Nonblock, 0, [2]bool{true, false}},
		{uv.DatagramSocket, 0, tcp.Nonblock, [2]bool{false, true}},
	} {
		fds, err := tcp.SocketPair(pair.typ, pair.first, pair.second)
		must(t, err)
		must(t, unix.Sendto(fds[0], []byte("x"), 0, nil))
		if n, err := unix.Read(fds[1], make([]byte, 2)); n != 1 || err != nil {
			t.Errorf("read: %d, %v", n, err)
		}
		for i, fd := range fds {
			flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
			if err != nil || flags&unix.FD_CLOEXEC == 0 {
				t.Errorf("flags of the descriptor %#x, %v: children inherit it", flags, err)
			}
			flags, err = unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
			if err != nil || flags&unix.O_NONBLOCK != 0 != pair.want[i] {
				t.Errorf("%+v: flags of %d are %#x, %v", pair, i, flags, err)
			}
			must(t, unix.Close(fd))
		}
	}
	if _, err := tcp.SocketPair(0, 0, 0); err != uv.EINVAL {
		t.Errorf("a pair of no type: %v", err)
	}
}

// libuv: tcp_close_reset_accepted_after_socket_shutdown
func TestTCPCloseReset_AfterForeignShutdown(t *testing.T) {
	loop := worlds[0].loop(t)
	a, _ := pair(t, loop)
	fd, err := a.Fileno()
	must(t, err)
	must(t, unix.Shutdown(fd, unix.SHUT_WR))
	closed := false
	must(t, a.CloseReset(func() { closed = true }))
	closeAll(loop)
	if !closed {
		t.Error("no close callback")
	}
}

// libuv: tcp_oob
func TestTCPRead_UrgentData(t *testing.T) {
	loop := worlds[0].loop(t)
	a, b := pair(t, loop)
	fd, err := a.Fileno()
	must(t, err)
	must(t, unix.Sendto(fd, []byte("hello"), unix.MSG_OOB, nil))
	must(t, a.Write([]byte("."), nil))
	var got []byte
	must(t, b.ReadStart(nil, func(err error, data []byte) {
		must(t, err)
		got = append(got, data...)
	}))
	until(loop, func() bool { return len(got) > 0 && got[len(got)-1] == '.' })
	if string(got) != "hell." {
		t.Errorf("read %q, want the text without the urgent byte", got)
	}
	closeAll(loop)
}
