//go:build unix

package poll_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/poll"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: poll_close
func TestPollClose(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var fds []int
	closed := 0
	for range 32 {
		a, b := socketpair(t)
		fds = append(fds, a, b)
	}
	for _, fd := range fds {
		p := newPoll(t, loop, fd)
		must(t, p.Start(uv.Readable|uv.Writable, never(t)))
		p.Close(func() { closed++ })
	}
	loop.Run(uv.RunDefault)
	if closed != 64 {
		t.Errorf("%d close callbacks, want 64", closed)
	}
	closeFD(t, fds...) // they are open still: none of them was the handle's
}

// libuv: poll_multiple_handles
func TestPollTwoHandles(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	first, second := newPoll(t, loop, a), newPoll(t, loop, a)
	must(t, first.Start(uv.Readable, never(t)))
	want(t, second.Start(uv.Readable, never(t)), uv.EEXIST)
	_, err := poll.New(loop, a)
	want(t, err, uv.EEXIST)
	if second.IsActive() {
		t.Error("active after a Start that failed")
	}
	loop.Run(uv.RunNoWait)
	want(t, second.Start(uv.Readable, never(t)), uv.EEXIST)

	first.Stop()
	must(t, second.Start(uv.Readable, uvtest.Expect(t, 1, func(err error, ready uv.Events) {
		want(t, err, nil)
		second.Stop()
	})))
	want(t, first.Start(uv.Readable, never(t)), uv.EEXIST)
	first.Close(nil) // the stopped one: harmless
	write(t, b, "x")
	loop.Run(uv.RunDefault)
	second.Close(nil)
	loop.Run(uv.RunDefault)
	closeFD(t, a, b)
}

// libuv: poll_bad_fdtype
func TestPollNew_Refuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	must(t, os.WriteFile(file, nil, 0o600))
	loop := uvtest.NewLoop(t)
	for _, path := range []string{dir, file, os.DevNull} {
		fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0)
		must(t, err)
		_, err = poll.New(loop, fd)
		want(t, err, uv.EPERM)
		var e *uv.Error
		if !errors.As(err, &e) || e.Error() != "poll EPERM" {
			t.Errorf("%s: %v", path, err)
		}
		closeFD(t, fd)
		_, err = poll.New(loop, fd)
		want(t, err, uv.EBADF)
	}
	_, err := poll.New(loop, -1)
	want(t, err, uv.EBADF)
	if loop.Alive() {
		t.Error("alive with handles that were not made")
	}
	_, err = poll.New(uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options()), 0)
	want(t, err, uv.EBADF)
}

// Each condition is told by its own name, and only when it was asked for.
func TestPollEvents(t *testing.T) {
	for _, test := range []struct {
		name    string
		prepare func(t *testing.T, peer int)
		ask     uv.Events
		told    uv.Events
	}{
		{"writable", func(*testing.T, int) {}, uv.Readable | uv.Writable | uv.Disconnect, uv.Writable},
		{"readable", func(t *testing.T, peer int) { write(t, peer, "x") }, uv.Readable | uv.Disconnect, uv.Readable},
		{"both, one asked", func(t *testing.T, peer int) { write(t, peer, "x") }, uv.Writable, uv.Writable},
		{"end", func(t *testing.T, peer int) { must(t, unix.Shutdown(peer, unix.SHUT_WR)) }, uv.Readable, uv.Readable},
		{"disconnect", func(t *testing.T, peer int) { must(t, unix.Shutdown(peer, unix.SHUT_WR)) },
			uv.Readable | uv.Disconnect, uv.Readable | uv.Disconnect},
		{"disconnect alone", func(t *testing.T, peer int) { must(t, unix.Shutdown(peer, unix.SHUT_WR)) },
			uv.Disconnect, uv.Disconnect},
		{"hang-up is what was asked for", func(t *testing.T, peer int) { must(t, unix.Shutdown(peer, unix.SHUT_RDWR)) },
			uv.Priority, uv.Priority},
	} {
		t.Run(test.name, func(t *testing.T) {
			loop := uvtest.NewLoop(t)
			a, b := tcpPair(t)
			if test.ask == uv.Priority {
				closeFD(t, a, b)
				a, b = socketpair(t)
			}
			test.prepare(t, b)
			p := newPoll(t, loop, a)
			must(t, p.Start(test.ask, uvtest.Expect(t, 1, func(err error, ready uv.Events) {
				want(t, err, nil)
				if ready != test.told {
					t.Errorf("told %#x, want %#x", ready, test.told)
				}
				p.Close(nil)
			})))
			loop.Run(uv.RunDefault)
			closeFD(t, a, b)
		})
	}
}

// libuv: poll_oob
func TestPollPriority(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := tcpPair(t)
	must(t, unix.Sendto(b, []byte("u"), unix.MSG_OOB, nil))
	p := newPoll(t, loop, a)
	var seen uv.Events
	buf := make([]byte, 16)
	must(t, p.Start(uv.Readable|uv.Writable|uv.Priority, func(err error, ready uv.Events) {
		want(t, err, nil)
		seen |= ready
		if ready&uv.Priority != 0 {
			n, _, err := unix.Recvfrom(a, buf, unix.MSG_OOB)
			must(t, err)
			if string(buf[:n]) != "u" {
				t.Errorf("urgent: %q", buf[:n])
			}
			write(t, b, "plain") // and now the usual way
			must(t, p.Start(uv.Readable|uv.Writable, func(err error, ready uv.Events) {
				want(t, err, nil)
				seen |= ready
				if ready&uv.Readable != 0 {
					n, err := unix.Read(a, buf)
					must(t, err)
					if string(buf[:n]) != "plain" {
						t.Errorf("read %q", buf[:n])
					}
					p.Close(nil)
				}
			}))
		}
	}))
	loop.Run(uv.RunDefault)
	if seen != uv.Readable|uv.Writable|uv.Priority {
		t.Errorf("told %#x in all", seen)
	}
	closeFD(t, a, b)
}

// A descriptor in error is told once, as EBADF, by a handle that is stopped.
func TestPollError(t *testing.T) {
	loop := uvtest.NewLoop(t)
	r, w := pipe(t)
	closeFD(t, r)
	p := newPoll(t, loop, w)
	told := uvtest.Expect(t, 2, func(err error, ready uv.Events) {
		if err != uv.EBADF || ready != 0 {
			t.Errorf("told %v %#x", err, ready)
		}
		if p.IsActive() {
			t.Error("active in the callback of an error")
		}
	})
	must(t, p.Start(uv.Writable, told))
	loop.Run(uv.RunDefault) // ends, because the handle is stopped
	must(t, p.Start(uv.Writable, func(err error, ready uv.Events) { told(err, ready); p.Close(nil) }))
	loop.Run(uv.RunDefault)
	closeFD(t, w)
}

// An event that was fetched already does not reach a handle that an earlier
// callback of the batch stopped, closed, or asked for something else.
func TestRule14_PollStoppedByPeer(t *testing.T) {
	for name, end := range map[string]func(p *poll.Poll){
		"stopped":     (*poll.Poll).Stop,
		"closed":      func(p *poll.Poll) { p.Close(nil) },
		"mask of 0":   func(p *poll.Poll) { p.Start(0, nil) },
		"other event": func(p *poll.Poll) { p.Start(uv.Priority, never(t)) },
		"stopped and started": func(p *poll.Poll) {
			p.Stop()
			p.Start(uv.Priority, never(t))
		},
	} {
		t.Run(name, func(t *testing.T) {
			loop := uvtest.NewLoop(t)
			a, b := socketpair(t)
			c, d := socketpair(t)
			p, q := newPoll(t, loop, a), newPoll(t, loop, c)
			ran := 0
			must(t, p.Start(uv.Readable, func(error, uv.Events) { ran++; p.Stop(); end(q) }))
			must(t, q.Start(uv.Readable, func(error, uv.Events) { ran++; q.Stop(); end(p) }))
			write(t, b, "x")
			write(t, d, "x")
			loop.Run(uv.RunNoWait)
			loop.Run(uv.RunNoWait)
			if ran != 1 {
				t.Errorf("%d callbacks, want 1", ran)
			}
			closeAll(loop)
			closeFD(t, a, b, c, d)
		})
	}
}

// Right after Stop the descriptor is the owner's to close, and its number may
// serve again.
func TestPollStop_DescriptorIsFree(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	r, w := pipe(t)
	p := newPoll(t, loop, a)
	must(t, p.Start(uv.Writable, func(err error, _ uv.Events) {
		want(t, err, nil)
		p.Stop()
		closeFD(t, a)
	}))
	loop.Run(uv.RunDefault)
	want(t, p.Start(uv.Readable, never(t)), uv.EBADF)
	if p.IsActive() {
		t.Error("active after a Start that failed")
	}
	must(t, unix.Dup2(r, a))
	must(t, p.Start(uv.Readable, uvtest.Expect(t, 1, func(err error, ready uv.Events) {
		want(t, err, nil)
		p.Close(nil)
	})))
	write(t, w, "x")
	loop.Run(uv.RunDefault)
	closeFD(t, a, b, r, w)
}

// A second Start changes mask and callback, at once.
func TestPollStart_Again(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	p := newPoll(t, loop, a)
	must(t, p.Start(uv.Writable, never(t)))
	must(t, p.Start(uv.Readable, uvtest.Expect(t, 1, func(err error, ready uv.Events) {
		if err != nil || ready != uv.Readable {
			t.Errorf("told %v %#x", err, ready)
		}
		p.Close(nil)
	})))
	loop.Run(uv.RunNoWait)
	write(t, b, "x")
	loop.Run(uv.RunDefault)
	closeFD(t, a, b)
}

func TestPollFaults(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	p := newPoll(t, loop, a)
	if fd, err := p.Fileno(); fd != a || err != nil {
		t.Errorf("Fileno: %d %v, want %d", fd, err, a)
	}
	want(t, p.Start(uv.Readable, nil), uv.EINVAL)
	want(t, p.Start(uv.Readable|uv.Hangup, never(t)), uv.EINVAL)
	p.Stop() // not started: nothing happens
	must(t, p.Start(uv.Writable, uvtest.Expect(t, 1, func(error, uv.Events) {
		p.Close(uvtest.Expect(t, 1, func() {
			panics(t, "a third Close", func() { p.Close(nil) })
			want(t, p.Start(uv.Readable, never(t)), uv.EINVAL)
		}))
		panics(t, "a second Close", func() { p.Close(nil) })
		want(t, p.Start(uv.Readable, never(t)), uv.EINVAL)
		want(t, p.Start(0, nil), uv.EINVAL)
		p.Stop()
		_, err := p.Fileno()
		want(t, err, uv.EBADF)
	})))
	loop.Run(uv.RunDefault)
	closeFD(t, a, b)
}

// A handle that is unref'd, or stopped, does not keep the loop.
func TestRule19_PollRef(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	p := newPoll(t, loop, a)
	if loop.Alive() {
		t.Error("alive with a handle that is not started")
	}
	must(t, p.Start(uv.Readable, never(t)))
	if !loop.Alive() {
		t.Error("not alive with a handle that is started")
	}
	p.Unref()
	loop.Run(uv.RunDefault)
	p.Ref()
	p.Stop()
	loop.Run(uv.RunDefault)
	closeAll(loop)
	closeFD(t, a, b)
}

func TestPollAllocs(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	p := newPoll(t, loop, a)
	events := 0
	onEvent := func(error, uv.Events) { events++ }
	must(t, p.Start(uv.Writable, onEvent))
	loop.Run(uv.RunNoWait)
	other := uv.Writable | uv.Readable
	if n := testing.AllocsPerRun(100, func() {
		must(t, p.Start(other, onEvent))
		other ^= uv.Readable
		loop.Run(uv.RunNoWait)
	}); n != 0 {
		t.Errorf("%v allocations per event and change of mask, want 0", n)
	}
	if events < 100 {
		t.Errorf("only %d events", events)
	}
	closeAll(loop)
	closeFD(t, a, b)
}

func TestWrongGoroutine(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := socketpair(t)
	active, inactive := newPoll(t, loop, a), newPoll(t, loop, b)
	must(t, active.Start(uv.Readable, never(t)))
	wrongGoroutine(t, loop, "poll.New", func() { poll.New(loop, a) })
	for _, p := range []*poll.Poll{active, inactive} {
		wrongGoroutine(t, loop, "poll.(*Poll).Start", func() { p.Start(uv.Readable, never(t)) })
		wrongGoroutine(t, loop, "poll.(*Poll).Stop", func() { p.Stop() })
		wrongGoroutine(t, loop, "poll.(*Poll).Fileno", func() { p.Fileno() })
	}
	if !active.IsActive() || inactive.IsActive() {
		t.Error("a call from the wrong goroutine had an effect")
	}
	closeAll(loop)
	closeFD(t, a, b)
}
