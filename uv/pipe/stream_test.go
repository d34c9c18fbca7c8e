package pipe_test

import (
	"bytes"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
)

// libuv: pipe_ping_pong, pipe_ping_pong_vec
func TestPingPong(t *testing.T) {
	const rounds = 1000
	for _, vec := range []bool{false, true} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			l, at := listen(t, loop, func(conn *pipe.Pipe) { echo(t, &conn.Stream) })
			c := pipe.New(loop, false)
			pongs, part, connected := 0, 0, false
			ping := func() {
				if vec {
					must(t, c.Writev([][]byte{[]byte("PI"), []byte("NG\n")}, nil))
				} else {
					must(t, c.Write([]byte("PING\n"), nil))
				}
			}
			must(t, c.Connect(at, func(err error) {
				must(t, err)
				connected = true
				must(t, c.ReadStart(nil, func(err error, data []byte) {
					must(t, err)
					for _, b := range data {
						if b != "PING\n"[part] {
							t.Fatalf("byte %q of the answer", b)
						}
						part = (part + 1) % 5
					}
					if len(data) == 0 || part != 0 {
						return
					}
					if pongs++; pongs == rounds {
						c.Close(func() { l.Close(nil) })
						return
					}
					ping()
				}))
				ping()
			}))
			if connected {
				t.Error("connected inside the call")
			}
			loop.Run(uv.RunDefault)
			if pongs != rounds {
				t.Errorf("%d rounds of %d", pongs, rounds)
			}
		})
	}
}

// libuv: shutdown_close_pipe
func TestClose_AfterShutdown(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		l, at := listen(t, loop, func(conn *pipe.Pipe) { echo(t, &conn.Stream) })
		c := pipe.New(loop, false)
		must(t, c.Connect(at, func(err error) {
			must(t, err)
			must(t, c.Shutdown(func(err error) {
				if err != nil && err != uv.ECANCELED {
					t.Errorf("shutdown: %v", err)
				}
				tr.add("shutdown")
			}))
			c.Close(func() { tr.add("close"); l.Close(nil) })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "shutdown", "close")
	})
}

// libuv: pipe_ref, pipe_ref2
func TestUnref_LetsTheLoopEnd(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		p.Unref()
		loop.Run(uv.RunDefault)
		must(t, p.Bind(name(t)))
		must(t, p.Listen(16, func(error) {}))
		if !p.IsActive() || p.HasRef() {
			t.Errorf("active %v, ref'd %v", p.IsActive(), p.HasRef())
		}
		loop.Run(uv.RunDefault)
		closeAll(loop)
	})
}

// libuv: pipe_ref3, pipe_ref4
func TestUnref_RequestsComplete(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, at := listen(t, loop, func(*pipe.Pipe) {})
		l.Unref()
		for _, write := range []bool{false, true} {
			var tr trace
			c := pipe.New(loop, false)
			must(t, c.Connect(at, func(err error) {
				tr.done("connect")(err)
				if write {
					must(t, c.Write([]byte("x"), tr.done("write")))
				}
				must(t, c.Shutdown(tr.done("shutdown")))
			}))
			c.Unref()
			loop.Run(uv.RunDefault)
			if write {
				tr.want(t, "connect ok", "write ok", "shutdown ok")
			} else {
				tr.want(t, "connect ok", "shutdown ok")
			}
		}
		closeAll(loop)
	})
}

// libuv: ipc_send_zero
func TestWrite_Nothing(t *testing.T) {
	for _, ipc := range []bool{false, true} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			a, b := pair(t, loop, ipc)
			var tr trace
			must(t, b.ReadStart(nil, func(err error, data []byte) {
				if err != nil || len(data) > 0 {
					tr.add("read " + text(err, data))
				}
			}))
			must(t, a.Write(nil, func(err error) {
				tr.done("write")(err)
				a.Close(nil)
			}))
			until(loop, func() bool { return len(tr) == 2 })
			tr.want(t, "write ok", "read EOF")
			closeAll(loop)
		})
	}
}

// A stream of bytes that fills the pipe again and again arrives as it was sent.
func TestBytesArrive(t *testing.T) {
	for _, ipc := range []bool{false, true} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			a, b := pair(t, loop, ipc)
			sent := make([]byte, 1<<18)
			for i := range sent {
				sent[i] = byte(i * 7 >> 3)
			}
			var got []byte
			var tr trace
			must(t, b.ReadStart(nil, func(err error, data []byte) {
				if got = append(got, data...); err != nil {
					tr.add("read " + code(err))
					b.Close(nil)
				}
			}))
			must(t, a.Writev([][]byte{sent[:100], sent[100:5000], sent[5000:]}, tr.done("write")))
			must(t, a.Shutdown(func(err error) {
				tr.done("shutdown")(err)
				a.Close(nil)
			}))
			loop.Run(uv.RunDefault)
			if !bytes.Equal(got, sent) {
				t.Errorf("%d bytes arrived of %d, or others", len(got), len(sent))
			}
			tr.want(t, "write ok", "shutdown ok", "read EOF")
		})
	}
}

func TestIsActive(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, false)
		is := func(active, closing bool) {
			t.Helper()
			if a.IsActive() != active || a.IsClosing() != closing {
				t.Errorf("active %v, closing %v; want %v, %v", a.IsActive(), a.IsClosing(), active, closing)
			}
		}
		is(false, false)
		must(t, a.ReadStart(nil, func(error, []byte) {}))
		is(true, false)
		a.ReadStop()
		is(false, false)
		a.Close(nil)
		is(false, true)
		if a.KindName() != "pipe" || a.Type() != uv.TypeNamedPipe {
			t.Errorf("kind %q", a.KindName())
		}
		b.Close(nil)
		loop.Run(uv.RunDefault)
	})
}

// TestRule13 and the like of package stream hold here too: its code is shared.
func TestCloseTwice(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		p.Close(nil)
		defer loop.Run(uv.RunDefault)
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		p.Close(nil)
	})
}
