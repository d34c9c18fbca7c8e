package stream_test

import (
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// The rules of streams, in libuv's numbering of what a port gets wrong.

func TestRule13_RequestsEndBeforeClose_Connecting(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, addr := listen(t, loop, func(c *tcp.TCP) { c.Close(nil) })
		defer closeAll(loop)
		var tr trace
		c := tcp.New(loop)
		must(t, c.Connect(addr, tr.done("connect")))
		must(t, c.Write([]byte("1"), tr.done("write 1")))
		must(t, c.Write([]byte("2"), tr.done("write 2")))
		must(t, c.Shutdown(tr.done("shutdown")))
		c.Close(func() { tr.add("close") })
		if len(tr) > 0 {
			t.Errorf("called back from inside Close: %q", tr)
		}
		until(loop, func() bool { return !l.IsClosing() && len(tr) >= 5 })
		tr.want(t, "connect ECANCELED", "write 1 ECANCELED", "write 2 ECANCELED", "shutdown ECANCELED", "close")
	})
}

func TestRule13_RequestsEndBeforeClose_Writing(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		var tr trace
		must(t, a.Write([]byte("1"), tr.done("write 1")))
		stuff2 := make([]byte, 64<<20)
		must(t, a.Write(stuff2, tr.done("write 2")))
		must(t, a.Write([]byte("3"), tr.done("write 3")))
		if a.WriteQueueSize() == 0 {
			t.Fatal("the system took 64 MiB at once")
		}
		must(t, a.Shutdown(tr.done("shutdown")))
		a.Close(func() { tr.add("close") })
		closeAll(loop)
		tr.want(t, "write 1 ok", "write 2 ECANCELED", "write 3 ECANCELED", "shutdown ECANCELED", "close")
		if n := a.WriteQueueSize(); n != 0 {
			t.Errorf("queue size after close: %d", n)
		}
	})
}

// libuv: tcp_close_accept
func TestRule14_StaleEventOfReusedDescriptor(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, addr := listen(t, loop, func(*tcp.TCP) {})
		a1, b1 := pair(t, loop)
		a2, b2 := pair(t, loop)
		must(t, a1.Write([]byte("x"), nil))
		must(t, a2.Write([]byte("x"), nil))
		var tr trace
		var fresh *tcp.TCP
		// Whichever is called first closes the other one, whose event is in the
		// same batch, and connects anew: likely under its descriptor's number.
		first := func(other *tcp.TCP) func(error, []byte) {
			return func(err error, data []byte) {
				tr.add("read " + text(err, data))
				if fresh != nil {
					t.Error("an event reached a handle that was closed before in its batch")
					return
				}
				other.Close(nil)
				fresh = tcp.New(loop)
				must(t, fresh.Connect(addr, tr.done("connect")))
				l.Close(nil)
			}
		}
		for !pending(b1) || !pending(b2) {
		}
		must(t, b1.ReadStart(nil, first(b2)))
		must(t, b2.ReadStart(nil, first(b1)))
		until(loop, func() bool { return len(tr) >= 2 })
		if tr[0] != `read "x"` || !strings.HasPrefix(tr[1], "connect ") || len(tr) != 2 {
			t.Errorf("trace: %q", tr)
		}
		closeAll(loop)
	})
}

// Stopping suppresses what was fetched already, too.
func TestRule14_StopSuppressesFetchedEvent(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a1, b1 := pair(t, loop)
		a2, b2 := pair(t, loop)
		must(t, a1.Write([]byte("x"), nil))
		must(t, a2.Write([]byte("x"), nil))
		for !pending(b1) || !pending(b2) {
		}
		calls := 0
		stop := func(other *tcp.TCP) func(error, []byte) {
			return func(error, []byte) {
				calls++
				other.ReadStop()
			}
		}
		must(t, b1.ReadStart(nil, stop(b2)))
		must(t, b2.ReadStart(nil, stop(b1)))
		for range 3 {
			loop.Run(uv.RunNoWait)
		}
		if calls != 1 {
			t.Errorf("%d read callbacks, want 1", calls)
		}
		closeAll(loop)
	})
}

// libuv: callback_stack
func TestRule20_NoCallbackFromInsideTheCall(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		inside := false
		call := func(f func() error) {
			t.Helper()
			inside = true
			must(t, f())
			inside = false
		}
		done := func(what string, next func()) func(error) {
			return func(err error) {
				if inside {
					t.Errorf("the callback of %s ran inside a call", what)
				}
				tr.add(what + " " + name(err))
				if next != nil {
					next()
				}
			}
		}
		l, addr := listen(t, loop, func(conn *tcp.TCP) {
			must(t, conn.ReadStart(nil, func(err error, data []byte) {
				if err != nil {
					conn.Close(nil)
				} else if len(data) > 0 {
					conn.TryWrite(data)
				}
			}))
		})
		c := tcp.New(loop)
		call(func() error {
			return c.Connect(addr, done("connect", func() {
				call(func() error {
					return c.Write([]byte("x"), done("write", func() {
						call(func() error { return c.Shutdown(done("shutdown", nil)) })
					}))
				})
				call(func() error {
					return c.ReadStart(nil, func(err error, data []byte) {
						done("read "+text(err, data), nil)(nil)
						if err != nil {
							call(func() error { c.Close(func() { done("close", nil)(nil) }); return nil })
							l.Close(nil)
						}
					})
				})
			}))
		})
		loop.Run(uv.RunDefault)
		// The echo may overtake the shutdown's callback, not the write's.
		if len(tr) != 6 || tr[0] != "connect ok" || tr[1] != "write ok" || tr[5] != "close ok" {
			t.Errorf("trace: %q", tr)
		}
	})
}

func TestRule20_NoCallbackAfterAnError(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		never := func(error) { t.Error("the callback of a call that failed ran") }
		a, _ := pair(t, loop)
		fresh := tcp.New(loop)
		want(t, fresh.Write([]byte("x"), never), uv.EBADF)
		want(t, fresh.Shutdown(never), uv.ENOTCONN)
		want(t, fresh.ReadStart(nil, func(error, []byte) { never(nil) }), uv.ENOTCONN)
		want(t, fresh.ReadStart(nil, nil), uv.EINVAL)
		want(t, a.Writev(nil, never), uv.EINVAL)
		must(t, a.Shutdown(nil))
		want(t, a.Write([]byte("x"), never), uv.EPIPE)
		want(t, a.Shutdown(never), uv.ENOTCONN)
		a.Close(nil)
		want(t, a.Write([]byte("x"), never), uv.EBADF)
		want(t, a.Shutdown(never), uv.ENOTCONN)
		want(t, a.Listen(1, never), uv.EINVAL)
		want(t, a.ReadStart(nil, func(error, []byte) { never(nil) }), uv.EINVAL)
		closeAll(loop)
	})
}

func TestRule21_WriteTriesAtOnceAndCallsBackInPending(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		var tr trace
		must(t, a.Write([]byte("ab"), func(err error) { tr.add(loop.Phase() + " " + name(err)) }))
		if n := a.WriteQueueSize(); n != 0 {
			t.Errorf("%d bytes wait in an idle stream", n)
		}
		for !pending(b) { // it is on its way though the loop did not run
		}
		tr.want(t)
		loop.Run(uv.RunNoWait)
		tr.want(t, "pending ok")
		closeAll(loop)
	})
}

func TestRule21_CallbacksInOrder(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		var order []int
		size := stuff(t, a, func(err error) { must(t, err); order = append(order, -1) })
		for i := range 100 {
			must(t, a.Writev([][]byte{{'x'}, nil, {'y'}}, func(err error) { must(t, err); order = append(order, i) }))
		}
		got := drain(t, b)
		until(loop, func() bool { return len(order) == 101 && *got == size+200 })
		for i, n := range order {
			if n != i-1 {
				t.Fatalf("callbacks in the order %v", order)
			}
		}
		closeAll(loop)
	})
}

// A pass writes the request that it began with and 32 more.
func TestRule21_BudgetOfAPass(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		left, done := -1, 0
		stuff(t, a, func(error) { left = a.WriteQueueSize() })
		for range 40 {
			must(t, a.Write([]byte("x"), func(error) { done++ }))
		}
		drain(t, b)
		until(loop, func() bool { return done == 40 })
		if left < 8 {
			t.Errorf("when the first of 41 writes called back, %d were left, want 8 at least", left)
		}
		closeAll(loop)
	})
}

func TestRule21_FailedBytesCountUntilTheCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "a write hears of its failure later")
		a, b := pair(t, loop)
		reset(t, b, a)
		var tr trace
		must(t, a.Write([]byte("hello"), func(err error) {
			tr.add(name(err))
			if n := a.WriteQueueSize(); n != 0 {
				t.Errorf("in the callback %d bytes are left", n)
			}
		}))
		if n := a.WriteQueueSize(); n != 5 {
			t.Errorf("before the callback the queue holds %d bytes, want 5", n)
		}
		if _, err := a.TryWrite([]byte("x")); err != uv.EAGAIN {
			t.Errorf("TryWrite behind a failed write: %v", err)
		}
		loop.Run(uv.RunNoWait)
		if len(tr) != 1 || tr[0] != "EPIPE" && tr[0] != "ECONNRESET" {
			t.Errorf("trace: %q", tr)
		}
		closeAll(loop)
	})
}

func TestRule22_TryWrite(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		try := func(s *tcp.TCP, data []byte, n int, want error) {
			t.Helper()
			if got, err := s.TryWrite(data); got != n || err != want {
				t.Errorf("TryWrite of %d bytes: %d, %v; want %d, %v", len(data), got, err, n, want)
			}
			if want == nil {
				return
			}
			if got, err := s.TryWritev([][]byte{data}); got != 0 || err != want {
				t.Errorf("TryWritev: %d, %v; want 0, %v", got, err, want)
			}
		}
		l, addr := listen(t, loop, func(*tcp.TCP) {})
		c := tcp.New(loop)
		try(c, []byte("x"), 0, uv.EBADF)
		must(t, c.Connect(addr, func(error) {}))
		try(c, []byte("x"), 0, uv.EAGAIN)
		try(c, nil, 0, uv.EAGAIN)
		closeAll(loop)
		_ = l

		a, b := pair(t, loop)
		try(a, []byte("abc"), 3, nil)
		try(a, nil, 0, nil)
		if n, err := a.TryWritev([][]byte{[]byte("d"), nil, []byte("ef")}); n != 3 || err != nil {
			t.Errorf("TryWritev: %d, %v", n, err)
		}
		big := make([]byte, 64<<20)
		n, err := a.TryWrite(big)
		if err != nil || n == 0 || n == len(big) {
			t.Fatalf("TryWrite of 64 MiB: %d, %v", n, err)
		}
		if q := a.WriteQueueSize(); q != 0 {
			t.Errorf("TryWrite queued %d bytes", q)
		}
		size := n + 6 + stuff(t, a, nil)
		try(a, []byte("x"), 0, uv.EAGAIN)
		got := drain(t, b)
		until(loop, func() bool { return *got >= size && a.WriteQueueSize() == 0 })
		loop.Run(uv.RunNoWait)
		if *got != size {
			t.Errorf("%d bytes arrived of %d", *got, size)
		}
		must(t, a.Shutdown(nil))
		try(a, []byte("x"), 0, uv.EPIPE)

		// Even a closing stream says first that it is busy.
		stuff(t, b, nil)
		b.Close(nil)
		try(b, []byte("x"), 0, uv.EAGAIN)
		closeAll(loop)
		try(b, []byte("x"), 0, uv.EBADF)
	})
}

func TestRule23_WritesWaitForConnect(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "who connects may know it before the listener")
		var tr trace
		var got []byte
		l, addr := listen(t, loop, func(conn *tcp.TCP) {
			must(t, conn.ReadStart(nil, func(err error, data []byte) {
				got = append(got, data...)
				if err == uv.EOF {
					conn.Close(nil)
				}
			}))
		})
		c := tcp.New(loop)
		must(t, c.Connect(addr, tr.done("connect")))
		must(t, c.Write([]byte("one "), tr.done("write 1")))
		must(t, c.Write([]byte("two"), tr.done("write 2")))
		must(t, c.Shutdown(func(err error) { tr.add("shutdown " + name(err)); c.Close(nil); l.Close(nil) }))
		if n := c.WriteQueueSize(); n != 7 {
			t.Errorf("%d bytes wait, want 7", n)
		}
		loop.Run(uv.RunDefault)
		tr.want(t, "connect ok", "write 1 ok", "write 2 ok", "shutdown ok")
		if string(got) != "one two" {
			t.Errorf("the server read %q", got)
		}
	})
}

// libuv: tcp_write_after_connect
func TestRule23_WritesOfAFailedConnect(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		c := tcp.New(loop)
		must(t, c.Connect(refused(t, loop), tr.done("connect")))
		must(t, c.Write([]byte("1"), tr.done("write 1")))
		must(t, c.Write([]byte("2"), tr.done("write 2")))
		loop.Run(uv.RunDefault)
		tr.want(t, "connect ECONNREFUSED", "write 1 ECANCELED", "write 2 ECANCELED")
		closeAll(loop)
	})
}

// A shutdown of a stream that is connecting waits, in libuv's words and not in
// its deeds.
func TestRule24_ShutdownWhileConnecting(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		l, addr := listen(t, loop, func(conn *tcp.TCP) {
			must(t, conn.ReadStart(nil, func(err error, data []byte) {
				tr.add("server " + text(err, data))
				conn.Close(nil)
			}))
		})
		c := tcp.New(loop)
		must(t, c.Connect(addr, tr.done("connect")))
		must(t, c.Shutdown(tr.done("shutdown")))
		until(loop, func() bool { return len(tr) == 3 })
		tr.want(t, "connect ok", "shutdown ok", "server EOF")
		l.Close(nil)

		tr = nil
		c2 := tcp.New(loop)
		must(t, c2.Connect(refused(t, loop), tr.done("connect")))
		must(t, c2.Shutdown(tr.done("shutdown")))
		until(loop, func() bool { return len(tr) == 2 })
		tr.want(t, "connect ECONNREFUSED", "shutdown ENOTCONN")
		closeAll(loop)
	})
}

// libuv: not_writable_after_shutdown, shutdown_twice, shutdown_eof
func TestRule24_ShutdownFollowsEveryWrite(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		var tr trace
		size := stuff(t, a, tr.done("write 1"))
		must(t, a.Write([]byte("2"), tr.done("write 2")))
		must(t, a.Shutdown(func(err error) {
			tr.add("shutdown " + name(err))
			if n := a.WriteQueueSize(); n != 0 {
				t.Errorf("%d bytes left after the shutdown", n)
			}
		}))
		if a.IsWritable() || !a.IsReadable() {
			t.Error("after Shutdown the stream is not readable only")
		}
		want(t, a.Shutdown(tr.done("shutdown 2")), uv.ENOTCONN)
		got := 0
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			got += len(data)
			if err != nil {
				tr.add("peer " + name(err))
			}
		}))
		until(loop, func() bool { return len(tr) == 4 })
		tr.want(t, "write 1 ok", "write 2 ok", "shutdown ok", "peer EOF")
		if got != size+1 {
			t.Errorf("the peer read %d bytes of %d", got, size+1)
		}
		want(t, a.Shutdown(tr.done("shutdown 3")), uv.ENOTCONN)
		closeAll(loop)
	})
}

// libuv: shutdown_close_tcp
func TestRule24_ShutdownThenClose(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		var tr trace
		must(t, a.Shutdown(tr.done("shutdown")))
		a.Close(func() { tr.add("close") })
		closeAll(loop)
		tr.want(t, "shutdown ECANCELED", "close")
	})
}

// libuv: readable_on_eof
func TestRule25_EndOfFile(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		send(t, a, "last words")
		must(t, a.Shutdown(nil))
		var tr trace
		onRead := func(err error, data []byte) {
			tr.add(text(err, data))
			if err == uv.EOF && b.IsActive() {
				t.Error("reading goes on after the end")
			}
		}
		must(t, b.ReadStart(nil, onRead))
		until(loop, func() bool { return len(tr) == 2 })
		for range 3 {
			loop.Run(uv.RunNoWait)
		}
		tr.want(t, `"last words"`, "EOF")
		if !b.IsReadable() || !b.IsWritable() || b.IsClosing() {
			t.Error("the end of file closed more than the reading")
		}
		send(t, b, "answer")
		must(t, b.ReadStart(nil, onRead))
		until(loop, func() bool { return len(tr) == 3 })
		tr.want(t, `"last words"`, "EOF", "EOF")
		closeAll(loop)
	})
}
