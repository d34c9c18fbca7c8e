//go:build unix

package stream_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// pending tells whether something has come that s could read: data, the end or
// an error. A side without descriptors delivers at once.
func pending(s *tcp.TCP) bool {
	fd, err := s.Fileno()
	if err != nil {
		return true
	}
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, _ := unix.Poll(p, 0)
	return n > 0
}

func pipe(t *testing.T) (r, w int) {
	t.Helper()
	var fds [2]int
	must(t, unix.Pipe(fds[:]))
	return fds[0], fds[1]
}

func write(t *testing.T, fd int, data string) {
	t.Helper()
	if n, err := unix.Write(fd, []byte(data)); err != nil || n != len(data) {
		t.Fatalf("write: %d, %v", n, err)
	}
}

func closeFD(t *testing.T, fd int) {
	t.Helper()
	must(t, unix.Close(fd))
}

// A hang-up after a short read is the end; no read is spent on hearing so.
func TestRule25_HangupWithoutData(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	s, err := stream.Open(loop, r)
	must(t, err)
	write(t, w, "abc")
	closeFD(t, w)
	var tr trace
	must(t, s.ReadStart(func(int) []byte { tr.add("alloc"); return make([]byte, 8) },
		func(err error, data []byte) { tr.add(text(err, data)) }))
	loop.Run(uv.RunDefault)
	tr.want(t, "alloc", `"abc"`, "EOF")
	s.Close(nil)
	loop.Run(uv.RunDefault)
}
