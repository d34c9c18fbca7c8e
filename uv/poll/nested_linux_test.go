package poll_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: poll_nested_epoll
func TestPollNestedEpoll(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	must(t, err)
	p := newPoll(t, loop, fd)
	must(t, p.Start(uv.Readable, never(t)))
	if !loop.Run(uv.RunNoWait) {
		t.Error("the watched epoll set does not keep the loop alive")
	}
	// It is what the loop waits for until a timer ends that.
	ended := false
	tm := timer.New(loop)
	must(t, tm.Start(time.Millisecond, 0, func() { ended = true; p.Close(nil); tm.Close(nil) }))
	loop.Run(uv.RunDefault)
	if !ended {
		t.Error("the loop ended before the handle was closed")
	}
	closeFD(t, fd)
}

// What is ready in the inner set makes it readable in the outer one.
func TestPollNestedEpoll_Ready(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	must(t, err)
	r, w := pipe(t)
	must(t, unix.EpollCtl(fd, unix.EPOLL_CTL_ADD, r, &unix.EpollEvent{Events: unix.EPOLLIN}))
	p := newPoll(t, loop, fd)
	must(t, p.Start(uv.Readable, uvtest.Expect(t, 1, func(error, uv.Events) { p.Close(nil) })))
	loop.Run(uv.RunNoWait)
	write(t, w, "x")
	loop.Run(uv.RunDefault)
	closeFD(t, fd, r, w)
}
