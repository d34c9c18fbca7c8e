package stream_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
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
