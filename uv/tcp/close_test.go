package tcp_test

import (
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// libuv: tcp_close
func TestTCPClose_AfterWrites(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		var tr trace
		for range 32 {
			must(t, a.Write([]byte("PING"), tr.done("write")))
		}
		a.Close(func() { tr.add("close") })
		closeAll(loop)
		tr.want(t, append(slices.Repeat([]string{"write ok"}, 32), "close")...)
	})
}

// libuv: tcp_close_reset_client, tcp_close_reset_accepted
func TestTCPCloseReset(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, accepted := range []bool{false, true} {
			s, peer := pair(t, loop)
			if accepted {
				s, peer = peer, s
			}
			var tr trace
			for range 4 {
				must(t, s.Write([]byte("PING"), func(err error) { tr.add("write " + name(err)) }))
			}
			must(t, s.CloseReset(func() { tr.add("close") }))
			want(t, s.Shutdown(func(error) { t.Error("the shutdown of a closed handle called back") }), uv.ENOTCONN)
			want(t, s.CloseReset(nil), uv.EBADF)
			var got error
			must(t, peer.ReadStart(nil, func(err error, _ []byte) {
				if err != nil {
					got = err
					peer.Close(nil)
				}
			}))
			loop.Run(uv.RunDefault)
			tr.want(t, "write ok", "write ok", "write ok", "write ok", "close")
			// With data before it the hang-up is told as the end, as libuv does.
			if n := name(got); n != "EOF" && n != "ECONNRESET" {
				t.Errorf("the peer got %v", got)
			}
		}
	})
}

func TestTCPCloseReset_IsAReset(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		must(t, a.CloseReset(nil))
		var tr trace
		must(t, b.ReadStart(nil, func(err error, _ []byte) { tr.add(err.Error()) }))
		loop.Run(uv.RunDefault)
		tr.want(t, "read ECONNRESET")
		closeAll(loop)
	})
}

// libuv: tcp_close_reset_client_after_shutdown, tcp_close_reset_accepted_after_shutdown
func TestTCPCloseReset_WhileShutting(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, _ := pair(t, loop)
		var tr trace
		must(t, a.Shutdown(tr.done("shutdown")))
		want(t, a.CloseReset(nil), uv.EINVAL)
		loop.Run(uv.RunNoWait)
		tr.want(t, "shutdown ok")
		must(t, a.CloseReset(func() { tr.add("close") })) // it is over: allowed again
		closeAll(loop)
		tr.want(t, "shutdown ok", "close")
	})
}

func TestTCPCloseReset_WithoutSocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		s := tcp.New(loop)
		want(t, s.CloseReset(nil), uv.EBADF)
		if s.IsClosing() {
			t.Error("a failed CloseReset closed the handle")
		}
		closeAll(loop)
	})
}

// libuv: tcp_close_after_read_timeout, tcp_read_stop
func TestTCPClose_NoReadAfterwards(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		client, server := pair(t, loop)
		must(t, client.ReadStart(nil, func(error, []byte) { t.Error("a read after ReadStop and Close") }))
		var tr trace
		must(t, server.ReadStart(nil, func(err error, _ []byte) { tr.add(name(err)); server.Close(nil) }))
		client.ReadStop()
		client.Close(nil)
		loop.Run(uv.RunDefault)
		tr.want(t, "EOF")
	})
}

// libuv: tcp_write_to_half_open_connection
func TestTCPWrite_HalfOpen(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, addr := listen(t, loop, four, func(c *tcp.TCP) { c.Close(nil) })
		c := tcp.New(loop)
		writes := 0
		must(t, c.Connect(addr, func(err error) {
			must(t, err)
			must(t, c.Write([]byte("hello"), func(err error) { must(t, err); writes++ }))
			must(t, c.ReadStart(nil, func(err error, _ []byte) {
				if n := name(err); n != "EOF" && n != "ECONNRESET" {
					t.Errorf("read: %v", err)
				}
				c.Close(nil)
				l.Close(nil)
			}))
		}))
		loop.Run(uv.RunDefault)
		if writes != 1 {
			t.Errorf("%d writes called back", writes)
		}
	})
}

// libuv: shutdown_simultaneous
func TestTCPShutdown_FromBothSides(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		ends := 0
		for _, s := range []*tcp.TCP{a, b} {
			must(t, s.Shutdown(func(err error) { must(t, err) }))
			must(t, s.ReadStart(nil, func(err error, _ []byte) {
				want(t, err, uv.EOF)
				ends++
				s.Close(nil)
			}))
		}
		loop.Run(uv.RunDefault)
		if ends != 2 {
			t.Errorf("%d ends of 2", ends)
		}
	})
}

// libuv: tcp_shutdown_after_write
func TestTCPShutdown_AfterWrite(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop)
		var tr trace
		must(t, a.ReadStart(nil, func(error, []byte) {}))
		must(t, a.Write([]byte("x"), tr.done("write")))
		must(t, a.Shutdown(tr.done("shutdown")))
		loop.Run(uv.RunNoWait)
		tr.want(t, "write ok", "shutdown ok")
		b.Close(nil)
		closeAll(loop)
	})
}

// libuv: tcp_ref, tcp_ref2, tcp_ref2b
func TestTCPRef_Handles(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		idle, listening := tcp.New(loop), tcp.New(loop)
		idle.Unref()
		must(t, listening.Listen(16, func(error) {}))
		listening.Unref()
		loop.Run(uv.RunDefault)
		closed := 0
		listening.Close(func() { closed++ })
		idle.Close(func() { closed++ })
		loop.Run(uv.RunDefault)
		if closed != 2 {
			t.Errorf("%d close callbacks of unref'd handles, want 2", closed)
		}
	})
}

// libuv: tcp_ref3, tcp_ref4
func TestTCPRef_Requests(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, addr := listen(t, loop, four, func(c *tcp.TCP) { c.Unref(); c.Close(nil) })
		l.Unref()
		c := tcp.New(loop)
		c.Unref()
		var tr trace
		must(t, c.Connect(addr, func(err error) {
			tr.done("connect")(err)
			must(t, c.Write([]byte("x"), func(err error) {
				tr.done("write")(err)
				if err == nil {
					must(t, c.Shutdown(tr.done("shutdown")))
				}
			}))
		}))
		loop.Run(uv.RunDefault)
		if len(tr) < 2 || tr[0] != "connect ok" {
			t.Errorf("requests of an unref'd handle did not keep the loop: %q", tr)
		}
		closeAll(loop)
	})
}
