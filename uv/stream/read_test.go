package stream_test

import (
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// tick runs the loop until s could read, and once.
func tick(loop *uv.Loop, s *tcp.TCP) {
	for !pending(s) {
	}
	loop.Run(uv.RunNoWait)
}

func TestRule26_ReadsPerEvent(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a, b := pair(t, loop)
		send(t, a, strings.Repeat("x", 40))
		var tr trace
		must(t, b.ReadStart(func(suggested int) []byte {
			if suggested != uv.SlabSize {
				t.Errorf("suggested size %d", suggested)
			}
			tr.add("alloc")
			return make([]byte, 1)
		}, func(err error, data []byte) { tr.add(text(err, data)) }))
		tick(loop, b)
		var one []string
		for range 32 {
			one = append(one, "alloc", `"x"`)
		}
		tr.want(t, one...)
		tr = nil
		loop.Run(uv.RunNoWait)
		// The last read filled its buffer, so one more is tried, and there is
		// nothing.
		tr.want(t, append(one[:16], "alloc", `""`)...)
		closeAll(loop)
	})
}

func TestRule26_ShortReadEndsThePass(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a, b := pair(t, loop)
		send(t, a, "0123456789")
		var tr trace
		must(t, b.ReadStart(func(int) []byte { tr.add("alloc"); return make([]byte, 8) },
			func(err error, data []byte) { tr.add(text(err, data)) }))
		tick(loop, b)
		tr.want(t, "alloc", `"01234567"`, "alloc", `"89"`)
		loop.Run(uv.RunNoWait)
		tr.want(t, "alloc", `"01234567"`, "alloc", `"89"`)
		closeAll(loop)
	})
}

// libuv: tcp_alloc_cb_fail
func TestRule26_NoBuffer(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		send(t, a, "x")
		var tr trace
		var buf []byte
		must(t, b.ReadStart(func(int) []byte { return buf },
			func(err error, data []byte) { tr.add(text(err, data)) }))
		tick(loop, b)
		loop.Run(uv.RunOnce)
		tr.want(t, "ENOBUFS", "ENOBUFS")
		buf = make([]byte, 1)
		loop.Run(uv.RunOnce)
		tr.want(t, "ENOBUFS", "ENOBUFS", `"x"`, `""`)
		closeAll(loop)
	})
}

// libuv: tcp_rst, not_readable_nor_writable_on_read_error
func TestRule26_ErrorEndsReadingAfterTheCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		reset(t, a, b)
		var tr trace
		must(t, b.ReadStart(func(int) []byte { return make([]byte, 8) }, func(err error, data []byte) {
			tr.add(err.Error())
			if b.IsReadable() || b.IsWritable() {
				t.Error("in the callback of an error the stream is readable or writable")
			}
			if len(data) != 0 || cap(data) != 8 {
				t.Errorf("the buffer came back with length %d, capacity %d", len(data), cap(data))
			}
			if !b.IsActive() {
				t.Error("reading stopped before the callback")
			}
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "read ECONNRESET")
		if b.IsActive() {
			t.Error("reading goes on after an error")
		}
		want(t, b.ReadStart(nil, func(error, []byte) {}), uv.ENOTCONN)
		want(t, b.Write([]byte("x"), nil), uv.EPIPE)
		closeAll(loop)
	})
}

// libuv: shutdown_eof
func TestReadStart_Errors(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		nothing := func(error, []byte) {}
		want(t, a.ReadStart(nil, nil), uv.EINVAL)
		must(t, a.ReadStart(nil, nothing))
		want(t, a.ReadStart(nil, nothing), uv.EALREADY)
		a.ReadStop()
		a.ReadStop()
		must(t, a.ReadStart(nil, nothing))
		a.Close(nil)
		want(t, a.ReadStart(nil, nothing), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: tcp_read_stop_start
func TestReadStop_StartWithAnother(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a, b := pair(t, loop)
		send(t, a, "abc")
		must(t, a.Shutdown(nil))
		var tr trace
		one := func(int) []byte { return make([]byte, 1) }
		must(t, b.ReadStart(one, func(err error, data []byte) {
			tr.add("first " + text(err, data))
			b.ReadStop()
			must(t, b.ReadStart(one, func(err error, data []byte) { tr.add("second " + text(err, data)) }))
		}))
		until(loop, func() bool { return len(tr) >= 4 })
		tr.want(t, `first "a"`, `second "b"`, `second "c"`, "second EOF")
		closeAll(loop)
	})
}

// libuv: tcp_unexpected_read
func TestReadStop_DataDoesNotSpinTheLoop(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a, b := pair(t, loop)
		var tr trace
		must(t, b.ReadStart(nil, func(err error, data []byte) { tr.add(text(err, data)); b.ReadStop() }))
		send(t, a, "one")
		tick(loop, b)
		send(t, a, "two")
		for !pending(b) {
		}
		// The loop waits for the connect's answer only: it must sleep till then.
		ticks := 0
		check := uv.NewCheck(loop)
		must(t, check.Start(func() { ticks++ }))
		check.Unref()
		l, addr := listen(t, loop, func(conn *tcp.TCP) { conn.Close(nil) })
		c := tcp.New(loop)
		must(t, c.Connect(addr, func(error) {
			must(t, c.ReadStart(nil, func(err error, _ []byte) { c.Close(nil); l.Close(nil) }))
		}))
		loop.Run(uv.RunDefault)
		if ticks > 20 {
			t.Errorf("%d ticks: data that nobody reads spins the loop", ticks)
		}
		tr.want(t, `"one"`)
		must(t, b.ReadStart(nil, func(err error, data []byte) { tr.add(text(err, data)) }))
		loop.Run(uv.RunOnce)
		tr.want(t, `"one"`, `"two"`)
		closeAll(loop)
	})
}

// alloc may stop or close what it is asked for.
func TestRead_StopInAlloc(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, stop := range []func(*tcp.TCP){(*tcp.TCP).ReadStop, func(s *tcp.TCP) { s.Close(nil) }} {
			a, b := pair(t, loop)
			send(t, a, "x")
			must(t, b.ReadStart(func(int) []byte {
				stop(b)
				return make([]byte, 8)
			}, func(error, []byte) { t.Error("read after it was stopped in alloc") }))
			tick(loop, b)
			loop.Run(uv.RunNoWait)
		}
		closeAll(loop)
	})
}

// The loop's buffer serves all streams, one callback at a time.
func TestRead_Slab(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		a1, b1 := pair(t, loop)
		a2, b2 := pair(t, loop)
		send(t, a1, "1")
		send(t, a2, "2")
		for !pending(b1) || !pending(b2) {
		}
		slab := &loop.Slab()[0]
		var tr trace
		onRead := func(err error, data []byte) {
			if &data[0] != slab {
				t.Error("a read without alloc did not use the loop's buffer")
			}
			tr.add(text(err, data))
		}
		must(t, b1.ReadStart(nil, onRead))
		must(t, b2.ReadStart(nil, onRead))
		loop.Run(uv.RunNoWait)
		if len(tr) != 2 || tr[0] == tr[1] {
			t.Errorf("trace: %q", tr)
		}
		closeAll(loop)
	})
}
