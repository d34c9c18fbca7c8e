package stream_test

import (
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// libuv: tcp_writealot
func TestWrite_MoreThanTheSystemHolds(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		const size, chunks = 8 << 20, 3
		a, b := pair(t, loop)
		var tr trace
		data := make([]byte, size)
		for i := range data {
			data[i] = byte(i * 7)
		}
		for i := range chunks {
			var bufs [][]byte
			for part := range slices.Chunk(data, 1000) { // more than one call takes
				bufs = append(bufs, part)
			}
			must(t, a.Writev(bufs, func(err error) { tr.add(string(rune('1'+i)) + name(err)) }))
			clear(bufs) // the slice is the caller's again
		}
		must(t, a.Shutdown(tr.done("shutdown")))
		got := 0
		must(t, b.ReadStart(nil, func(err error, part []byte) {
			for i, c := range part {
				if c != data[(got+i)%size] {
					t.Fatalf("byte %d is wrong", got+i)
				}
			}
			got += len(part)
			if err != nil {
				tr.add(name(err))
			}
		}))
		until(loop, func() bool { return len(tr) == chunks+2 })
		tr.want(t, "1ok", "2ok", "3ok", "shutdown ok", "EOF")
		if got != chunks*size {
			t.Errorf("%d bytes arrived of %d", got, chunks*size)
		}
		closeAll(loop)
	})
}

// libuv: tcp_write_in_a_row
func TestWrite_BehindAWaitingOne(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		done := 0
		onDone := func(err error) {
			must(t, err)
			done++
		}
		stuff(t, a, onDone)
		before := a.WriteQueueSize()
		must(t, a.Write([]byte("x"), onDone))
		if n := a.WriteQueueSize(); n != before+1 {
			t.Errorf("the queue grew from %d to %d by one byte", before, n)
		}
		drain(t, b)
		until(loop, func() bool { return done == 2 })
		closeAll(loop)
	})
}

// libuv: tcp_write_queue_order
func TestWrite_CloseWithAFullQueue(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		const writes = 1000
		a, _ := pair(t, loop)
		chunk := make([]byte, 8<<10)
		ok, canceled := 0, 0
		for i := range writes {
			must(t, a.Write(chunk, func(err error) {
				if n := ok + canceled; n != i {
					t.Errorf("callback %d came as number %d", i, n)
				}
				switch err {
				case nil:
					ok++
				case uv.ECANCELED:
					canceled++
				default:
					t.Errorf("write %d: %v", i, err)
				}
			}))
		}
		for range 5 {
			loop.Run(uv.RunNoWait)
		}
		a.Close(func() {
			if ok == 0 || canceled == 0 || ok+canceled != writes {
				t.Errorf("%d writes ended well, %d were cancelled, of %d", ok, canceled, writes)
			}
		})
		closeAll(loop)
	})
}

// libuv: tcp_write_fail, io_64_safe
func TestWrite_ThatCannotBe(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		never := func(error) { t.Error("the callback of a refused write ran") }
		var bufs [][]byte
		part := make([]byte, 64<<20)
		for range 32 { // 2 GiB
			bufs = append(bufs, part)
		}
		want(t, a.Writev(bufs, never), uv.EINVAL)
		want(t, a.Writev(nil, never), uv.EINVAL)
		for _, b := range [][][]byte{bufs, nil} {
			if _, err := a.TryWritev(b); err != uv.EINVAL {
				t.Errorf("TryWritev: %v", err)
			}
		}
		if n := a.WriteQueueSize(); n != 0 {
			t.Errorf("%d bytes are queued", n)
		}
		closeAll(loop)
	})
}

// libuv: ipc_send_zero
func TestWrite_Nothing(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		var tr trace
		must(t, b.ReadStart(nil, func(err error, data []byte) { tr.add("read " + text(err, data)) }))
		must(t, a.Write(nil, tr.done("nil")))
		must(t, a.Writev([][]byte{nil, {}}, tr.done("empty")))
		loop.Run(uv.RunNoWait)
		tr.want(t, "nil ok", "empty ok")
		closeAll(loop)
	})
}

// libuv: tcp_try_write_error
func TestTryWrite_AfterThePeerLeft(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "a write hears of its failure later")
		a, b := pair(t, loop)
		reset(t, b, a)
		_, err := a.TryWrite([]byte("x"))
		if name(err) != "EPIPE" && name(err) != "ECONNRESET" {
			t.Errorf("TryWrite: %v", err)
		}
		if n := a.WriteQueueSize(); n != 0 {
			t.Errorf("%d bytes are queued", n)
		}
		closeAll(loop)
	})
}

// libuv: tcp_write_ready
func TestWrite_AgainFromTheCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		const writes = 2000
		a, b := pair(t, loop)
		chunk := make([]byte, 4096)
		left := writes
		var again func(error)
		again = func(err error) {
			must(t, err)
			if left--; left > 0 {
				must(t, a.Write(chunk, again))
			} else {
				must(t, a.Shutdown(nil))
			}
		}
		must(t, a.Write(chunk, again))
		got, eof := 0, false
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			got += len(data)
			eof = err == uv.EOF
		}))
		until(loop, func() bool { return eof })
		if got != writes*len(chunk) {
			t.Errorf("%d bytes arrived of %d", got, writes*len(chunk))
		}
		closeAll(loop)
	})
}

// Ping-pong over a real connection, reads, writes and their callbacks, must
// not allocate.
func TestEcho_AllocatesNothing(t *testing.T) {
	for _, send := range []struct {
		name string
		send func(*tcp.TCP, []byte, func(error)) error
	}{
		{"Write", func(s *tcp.TCP, data []byte, done func(error)) error { return s.Write(data, done) }},
		{"Writev", func(s *tcp.TCP, data []byte, done func(error)) error {
			return s.Writev([][]byte{data[:1], data[1:]}, done)
		}},
		{"TryWrite", func(s *tcp.TCP, data []byte, done func(error)) error {
			_, err := s.TryWrite(data)
			return err
		}},
	} {
		t.Run(send.name, func(t *testing.T) {
			loop := worlds[0].loop(t)
			a, b := pair(t, loop)
			message, got := []byte("ping"), 0
			reply := make([]byte, 4)
			done := func(err error) { must(t, err) }
			must(t, b.ReadStart(nil, func(err error, data []byte) {
				must(t, send.send(b, reply[:copy(reply, data)], done))
			}))
			must(t, a.ReadStart(nil, func(err error, data []byte) { got += len(data) }))
			if n := testing.AllocsPerRun(1000, func() {
				must(t, send.send(a, message, done))
				for got < len(message) {
					loop.Run(uv.RunOnce)
				}
				got = 0
			}); n != 0 {
				t.Errorf("a round trip allocates %v times", n)
			}
			closeAll(loop)
		})
	}
}
