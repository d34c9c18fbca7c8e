package stream_test

import (
	"net/netip"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// Closing a stream of a standard descriptor leaves that open.
func TestOpen_StandardStreams(t *testing.T) {
	loop := worlds[0].loop(t)
	saved, err := unix.Dup(0)
	must(t, err)
	r, w := pipe(t)
	must(t, unix.Dup3(r, 0, 0))
	defer func() {
		must(t, unix.Dup3(saved, 0, 0))
		for _, fd := range []int{saved, r, w} {
			closeFD(t, fd)
		}
	}()
	for range 2 { // and it may be opened again
		s := open(t, loop, 0)
		write(t, w, "hello")
		var tr trace
		must(t, s.ReadStart(nil, func(err error, data []byte) {
			tr.add(text(err, data))
			s.Close(nil)
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, `"hello"`)
		if _, err := unix.FcntlInt(0, unix.F_GETFD, 0); err != nil {
			t.Errorf("descriptor 0 after Close: %v", err)
		}
	}
}

// stuck makes a handle whose connect gets no answer: Linux lets those wait
// that a listener has no room for. It is to be closed with the loop's others.
func stuck(t *testing.T, loop *uv.Loop, onConnect func(error)) *tcp.TCP {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	must(t, err)
	t.Cleanup(func() { unix.Close(fd) })
	must(t, unix.Bind(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	must(t, unix.Listen(fd, 0))
	sa, err := unix.Getsockname(fd)
	must(t, err)
	addr := netip.AddrPortFrom(loopback.Addr(), uint16(sa.(*unix.SockaddrInet4).Port))
	for {
		s := tcp.New(loop)
		connected := false
		must(t, s.Connect(addr, func(err error) {
			if connected = err == nil; !connected {
				onConnect(err)
			}
		}))
		for range 10 {
			loop.Run(uv.RunNoWait)
		}
		if !connected {
			return s
		}
	}
}

// Neither a shutdown nor a write makes a connect look done that is not.
// libuv: tcp_connect_timeout
func TestRule24_ShutdownOfAConnectWithoutAnswer(t *testing.T) {
	loop := worlds[0].loop(t)
	var tr trace
	s := stuck(t, loop, tr.done("connect"))
	must(t, s.Shutdown(tr.done("shutdown")))
	for range 10 {
		loop.Run(uv.RunNoWait)
	}
	tr.want(t)
	s.Close(func() { tr.add("close") })
	closeAll(loop)
	tr.want(t, "connect ECANCELED", "shutdown ECANCELED", "close")
}

// libuv: tcp_write_after_connect
func TestRule23_WriteOfAConnectWithoutAnswer(t *testing.T) {
	loop := worlds[0].loop(t)
	var tr trace
	s := stuck(t, loop, tr.done("connect"))
	must(t, s.Write([]byte("x"), tr.done("write")))
	if _, err := s.TryWrite([]byte("y")); err != uv.EAGAIN {
		t.Errorf("TryWrite while connecting: %v", err)
	}
	for range 10 {
		loop.Run(uv.RunNoWait)
	}
	tr.want(t)
	s.Close(func() { tr.add("close") })
	closeAll(loop)
	tr.want(t, "connect ECANCELED", "write ECANCELED", "close")
}
