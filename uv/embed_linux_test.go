package uv_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Somebody else's poller waits, for the loop's descriptor and its timeout, and
// the loop then runs without waiting: for a timer, and for a send from
// elsewhere.
//
// libuv: embed
func TestBackendFD(t *testing.T) {
	backendtest.NotPortable(t, "it has no poller of its own")
	parked := uvtest.NewLoop(t, uv.Options{Park: true})
	if fd, err := parked.BackendFD(); fd != -1 || err != uv.ENOTSUP {
		t.Errorf("of a loop that parks: %d, %v", fd, err)
	}
	if backend.System == "parked" {
		t.Skip("so are all others")
	}
	loop := uvtest.NewLoop(t)
	fd, err := loop.BackendFD()
	check(t, err)
	var async *uv.Async
	async = uv.NewAsync(loop, uvtest.Expect(t, 1, func() { async.Close(nil) }))
	tm := timer.New(loop)
	check(t, tm.Start(2*time.Millisecond, 0, uvtest.Expect(t, 1, func() {
		tm.Close(nil)
		go async.Send()
	})))
	waited := false
	for loop.Alive() {
		ms := int(loop.BackendTimeout().Milliseconds())
		if loop.BackendTimeout() < 0 {
			ms = -1
		}
		waited = waited || ms != 0
		if _, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, ms); err != nil && err != unix.EINTR {
			t.Fatal(err)
		}
		loop.Run(uv.RunNoWait)
	}
	if !waited {
		t.Error("nobody waited")
	}
	check(t, loop.Close())
	if fd, err := loop.BackendFD(); fd != -1 || err != uv.EBADF {
		t.Errorf("of a closed loop: %d, %v", fd, err)
	}
	virtual, _ := newFake(t)
	if fd, err := virtual.BackendFD(); fd != -1 || err != uv.ENOTSUP {
		t.Errorf("of a loop without descriptors: %d, %v", fd, err)
	}
}
