package tcp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// A handle that is closing or closed answers every call, with an error where
// there is one, and calls nothing back.
func TestUseAfterClose(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		addr := refused(t, loop, four)
		never := func(error) { t.Error("a callback after Close") }
		states := []struct {
			name string
			make func() *tcp.TCP
		}{
			{"without a socket", func() *tcp.TCP { return tcp.New(loop) }},
			{"bound", func() *tcp.TCP {
				s := tcp.New(loop)
				must(t, s.Bind(four, 0))
				return s
			}},
			{"listening", func() *tcp.TCP {
				s, _ := listen(t, loop, four, func(*tcp.TCP) { t.Error("a connection") })
				return s
			}},
			{"connected", func() *tcp.TCP {
				s, peer := pair(t, loop)
				peer.Close(nil)
				return s
			}},
			{"connected and shut", func() *tcp.TCP {
				s, peer := pair(t, loop)
				must(t, s.Shutdown(nil))
				loop.Run(uv.RunNoWait)
				peer.Close(nil)
				return s
			}},
		}
		calls := []struct {
			name string
			call func(s *tcp.TCP) error
			want error
		}{
			{"Open", func(s *tcp.TCP) error { return s.Open(0) }, uv.EINVAL},
			{"Bind", func(s *tcp.TCP) error { return s.Bind(four, 0) }, uv.EINVAL},
			{"Listen", func(s *tcp.TCP) error { return s.Listen(1, never) }, uv.EINVAL},
			{"Accept", func(s *tcp.TCP) error { return s.Accept(tcp.New(loop)) }, uv.EAGAIN},
			{"Connect", func(s *tcp.TCP) error { return s.Connect(addr, never) }, uv.EINVAL},
			{"ReadStart", func(s *tcp.TCP) error { return s.ReadStart(nil, func(error, []byte) { t.Error("a read after Close") }) }, uv.EINVAL},
			{"Write", func(s *tcp.TCP) error { return s.Write([]byte("x"), never) }, uv.EBADF},
			{"TryWrite", func(s *tcp.TCP) error { _, err := s.TryWrite([]byte("x")); return err }, uv.EBADF},
			{"Shutdown", func(s *tcp.TCP) error { return s.Shutdown(never) }, uv.ENOTCONN},
			{"CloseReset", func(s *tcp.TCP) error { return s.CloseReset(nil) }, uv.EBADF},
			{"SockName", func(s *tcp.TCP) error { _, err := s.SockName(); return err }, uv.EBADF},
			{"PeerName", func(s *tcp.TCP) error { _, err := s.PeerName(); return err }, uv.EBADF},
			{"Fileno", func(s *tcp.TCP) error { _, err := s.Fileno(); return err }, uv.EBADF},
			{"SendBufferSize", func(s *tcp.TCP) error { _, err := s.SendBufferSize(); return err }, uv.EBADF},
			{"SetRecvBufferSize", func(s *tcp.TCP) error { return s.SetRecvBufferSize(4096) }, uv.EBADF},
			{"ReadStop", func(s *tcp.TCP) error { s.ReadStop(); return nil }, nil},
			{"NoDelay", func(s *tcp.TCP) error { return s.NoDelay(true) }, nil},
			{"KeepAlive", func(s *tcp.TCP) error { return s.KeepAlive(true, time.Second) }, nil},
		}
		for _, state := range states {
			for _, when := range []string{"closing", "closed"} {
				s := state.make()
				s.Close(nil)
				if when == "closed" {
					loop.Run(uv.RunNoWait)
				}
				for _, c := range calls {
					if err := c.call(s); c.want == nil && err != nil || err != c.want {
						t.Errorf("%s, %s: %s: %v, want %v", state.name, when, c.name, err, c.want)
					}
				}
				if s.IsActive() || s.IsReadable() || s.IsWritable() || s.WriteQueueSize() != 0 {
					t.Errorf("%s, %s: active %v, readable %v, writable %v, %d bytes queued", state.name, when,
						s.IsActive(), s.IsReadable(), s.IsWritable(), s.WriteQueueSize())
				}
				func() {
					defer func() {
						if text, _ := recover().(string); !strings.Contains(text, "Close called twice on a tcp handle") {
							t.Errorf("%s, %s: the second Close: %q", state.name, when, text)
						}
					}()
					s.Close(nil)
				}()
			}
		}
		closeAll(loop)
	})
}

// What is begun already is not begun again, and goes on.
func TestStartTwice(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		never := func(error) { t.Error("the callback of a call that failed") }
		var tr trace
		l := tcp.New(loop)
		must(t, l.Bind(four, 0))
		want(t, l.Bind(four, 0), uv.EINVAL)
		must(t, l.Listen(16, never))
		must(t, l.Listen(16, func(err error) { // takes the place of the first
			must(t, err)
			conn := tcp.New(loop)
			must(t, l.Accept(conn))
			want(t, l.Accept(tcp.New(loop)), uv.EAGAIN)
			must(t, conn.Write([]byte("x"), nil))
			must(t, conn.Shutdown(tr.done("shutdown")))
			want(t, conn.Shutdown(never), uv.ENOTCONN)
		}))
		c := tcp.New(loop)
		addr := sockName(t, l)
		must(t, c.Connect(addr, func(err error) {
			tr.done("connect")(err)
			must(t, c.ReadStart(nil, func(err error, data []byte) {
				if err == nil {
					tr.add("read " + string(data))
					return
				}
				tr.done("read")(err)
				loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
			}))
			want(t, c.ReadStart(nil, func(error, []byte) { t.Error("the second reader reads") }), uv.EALREADY)
		}))
		want(t, c.Connect(addr, never), uv.EALREADY)
		loop.Run(uv.RunDefault)
		for _, line := range []string{"connect ok", "shutdown ok", "read x", "read EOF"} {
			tr.once(t, line)
		}
	})
}

// once fails unless what is in the trace, once.
func (tr *trace) once(t *testing.T, what string) {
	t.Helper()
	n := 0
	for _, line := range *tr {
		if line == what {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%q is %d times in %q", what, n, *tr)
	}
}
