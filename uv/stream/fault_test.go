package stream_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// The peer resets the connection while this side is doing one thing or
// another. Each request must end once, and nothing may hang.
func TestPeerResets(t *testing.T) {
	for _, state := range []struct {
		name string
		do   func(t *testing.T, s *tcp.TCP, tr *trace)
		want []string // one of EPIPE and ECONNRESET is as good as the other
	}{
		{"idle", func(*testing.T, *tcp.TCP, *trace) {}, nil},
		{"reading", func(t *testing.T, s *tcp.TCP, tr *trace) {
			must(t, s.ReadStart(nil, func(err error, _ []byte) { tr.add("read " + name(err)) }))
		}, []string{"read broken"}},
		{"writing", func(t *testing.T, s *tcp.TCP, tr *trace) {
			stuff(t, s, tr.done("write 1"))
			must(t, s.Write([]byte("x"), tr.done("write 2")))
		}, []string{"write 1 broken", "write 2 broken"}},
		{"shutting", func(t *testing.T, s *tcp.TCP, tr *trace) {
			stuff(t, s, tr.done("write"))
			must(t, s.Shutdown(tr.done("shutdown")))
		}, []string{"write broken", "shutdown ENOTCONN"}},
		{"all of it", func(t *testing.T, s *tcp.TCP, tr *trace) {
			must(t, s.ReadStart(nil, func(err error, _ []byte) { tr.add("read " + name(err)) }))
			stuff(t, s, tr.done("write"))
			must(t, s.Shutdown(tr.done("shutdown")))
		}, []string{"read broken", "write broken", "shutdown ENOTCONN"}},
	} {
		t.Run(state.name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, loop *uv.Loop) {
				if state.name == "all of it" {
					backendtest.NotPortable(t, "whoever asks first learns of a reset, and there a reader and a writer ask at once")
				}
				a, b := pair(t, loop)
				var tr trace
				state.do(t, a, &tr)
				reset(t, b, a)
				loop.Run(uv.RunDefault)
				for i, line := range tr {
					for _, code := range []string{"EPIPE", "ECONNRESET"} {
						if n := len(line) - len(code); n > 0 && line[n:] == code {
							tr[i] = line[:n] + "broken"
						}
					}
				}
				tr.want(t, state.want...)
				if n := a.WriteQueueSize(); n != 0 {
					t.Errorf("%d bytes are queued", n)
				}
				closeAll(loop)
			})
		})
	}
}

// Close is allowed in every callback, and nothing but what is in flight calls
// back afterwards.
func TestCloseInEveryCallback(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(t *testing.T, loop *uv.Loop, tr *trace)
		want []string
	}{
		{"connect", func(t *testing.T, loop *uv.Loop, tr *trace) {
			l, addr := listen(t, loop, func(c *tcp.TCP) { c.Close(nil) })
			s := tcp.New(loop)
			must(t, s.Connect(addr, func(err error) {
				tr.done("connect")(err)
				s.Close(func() { tr.add("close"); l.Close(nil) })
			}))
			must(t, s.Write([]byte("x"), tr.done("write")))
			must(t, s.Shutdown(tr.done("shutdown")))
		}, []string{"connect ok", "write ECANCELED", "shutdown ECANCELED", "close"}},
		{"connect that failed", func(t *testing.T, loop *uv.Loop, tr *trace) {
			s := tcp.New(loop)
			must(t, s.Connect(refused(t, loop), func(err error) {
				tr.done("connect")(err)
				s.Close(func() { tr.add("close") })
			}))
			must(t, s.Write([]byte("x"), tr.done("write")))
			must(t, s.Shutdown(tr.done("shutdown")))
		}, []string{"connect ECONNREFUSED", "write ECANCELED", "shutdown ECANCELED", "close"}},
		{"read", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			send(t, b, "xy")
			for !pending(a) {
			}
			stuff(t, a, tr.done("write"))
			must(t, a.ReadStart(func(int) []byte { return make([]byte, 1) }, func(err error, data []byte) {
				tr.add("read " + text(err, data))
				a.Close(func() { tr.add("close"); b.Close(nil) })
			}))
		}, []string{`read "x"`, "write ECANCELED", "close"}},
		{"end of file", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			must(t, b.Shutdown(nil))
			must(t, a.ReadStart(nil, func(err error, data []byte) {
				tr.add("read " + text(err, data))
				a.Close(func() { tr.add("close"); b.Close(nil) })
			}))
		}, []string{"read EOF", "close"}},
		{"read error", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			reset(t, b, a)
			must(t, a.ReadStart(nil, func(err error, data []byte) {
				tr.add("read " + text(err, data))
				a.Close(func() { tr.add("close") })
			}))
		}, []string{"read ECONNRESET", "close"}},
		{"write", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			must(t, a.Write([]byte("1"), func(err error) {
				tr.done("write 1")(err)
				a.Close(func() { tr.add("close"); b.Close(nil) })
			}))
			must(t, a.Write([]byte("2"), tr.done("write 2")))
			must(t, a.Shutdown(tr.done("shutdown")))
		}, []string{"write 1 ok", "write 2 ok", "shutdown ECANCELED", "close"}},
		{"shutdown", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			must(t, a.Shutdown(func(err error) {
				tr.done("shutdown")(err)
				a.Close(func() { tr.add("close"); b.Close(nil) })
			}))
		}, []string{"shutdown ok", "close"}},
		{"close", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			a.Close(func() {
				tr.add("close")
				b.Close(func() { tr.add("close too") })
			})
		}, []string{"close", "close too"}},
		{"canceled write", func(t *testing.T, loop *uv.Loop, tr *trace) {
			a, b := pair(t, loop)
			stuff(t, a, func(err error) {
				tr.done("write")(err)
				b.Close(func() { tr.add("close too") })
			})
			a.Close(func() { tr.add("close") })
		}, []string{"write ECANCELED", "close", "close too"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, loop *uv.Loop) {
				if c.name == "read" {
					backendtest.NotPortable(t, "a write that waits may go on in the background")
				}
				var tr trace
				c.do(t, loop, &tr)
				loop.Run(uv.RunDefault)
				tr.want(t, c.want...)
			})
		})
	}
}

// A panic of a callback goes through Run; what was due still comes.
func TestPanicInWriteCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		var tr trace
		must(t, a.Write([]byte("1"), func(error) { panic("boo") }))
		must(t, a.Write([]byte("2"), tr.done("write 2")))
		func() {
			defer func() {
				if recover() != "boo" {
					t.Error("the panic did not come through Run")
				}
			}()
			loop.Run(uv.RunNoWait)
		}()
		must(t, a.Write([]byte("3"), tr.done("write 3")))
		closeAll(loop)
		tr.want(t, "write 2 ok", "write 3 ok")
	})
}
