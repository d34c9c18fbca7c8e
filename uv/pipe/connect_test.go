package pipe_test

import (
	"os"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
)

// libuv: pipe_connect_bad_name
func TestConnect_NobodyThere(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		at := name(t)
		c := pipe.New(loop, false)
		returned := false
		must(t, c.Connect(at, func(err error) {
			if !returned {
				t.Error("called back from inside the call")
			}
			want(t, err, uv.ENOENT)
			if got := err.Error(); got != "connect ENOENT "+at {
				t.Errorf("the message is %q", got)
			}
			c.Close(nil)
		}))
		returned = true
		loop.Run(uv.RunDefault)
	})
}

// libuv: pipe_connect_to_file
func TestConnect_ToAFile(t *testing.T) {
	loop := worlds[0].loop(t)
	at := name(t)
	must(t, os.WriteFile(at, nil, 0o600))
	c := pipe.New(loop, false)
	var tr trace
	must(t, c.Connect(at, tr.done("connect")))
	loop.Run(uv.RunDefault)
	if len(tr) != 1 || tr[0] != "connect ECONNREFUSED" && tr[0] != "connect ENOTSOCK" && tr[0] != "connect EACCES" {
		t.Errorf("trace: %q", tr)
	}
	closeAll(loop)
}

// libuv: pipe_connect_on_prepare
func TestConnect_FailsWithNothingElseToWaitFor(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		prepare := uv.NewPrepare(loop)
		c := pipe.New(loop, false)
		must(t, prepare.Start(func() {
			must(t, c.Connect(name(t), tr.done("connect")))
			prepare.Close(func() { tr.add("close prepare") })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "connect ENOENT", "close prepare")
		closeAll(loop)
	})
}

// libuv: pipe_connect_multiple
func TestConnect_Many(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		const many = 10
		connected, accepted := 0, 0
		_, at := listen(t, loop, func(*pipe.Pipe) { accepted++ })
		for range many {
			must(t, pipe.New(loop, false).Connect(at, func(err error) {
				must(t, err)
				connected++
			}))
		}
		until(loop, func() bool { return connected == many && accepted == many })
		closeAll(loop)
		if connected != many || accepted != many {
			t.Errorf("%d connected, %d accepted", connected, accepted)
		}
	})
}

// libuv: pipe_connect_close_multiple
func TestConnect_ManyAreClosedAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		const many = 10
		cancelled, accepted, closed := 0, 0, 0
		_, at := listen(t, loop, func(*pipe.Pipe) { accepted++ })
		for range many {
			c := pipe.New(loop, false)
			must(t, c.Connect(at, func(err error) {
				if err != uv.ECANCELED {
					t.Errorf("connect: %v", err)
				}
				cancelled++
			}))
			c.Close(func() { closed++ })
		}
		until(loop, func() bool { return accepted == many })
		if cancelled != many || closed != many {
			t.Errorf("%d cancelled, %d closed", cancelled, closed)
		}
		closeAll(loop)
	})
}

// libuv: pipe_server_close
func TestConnect_AllIsClosedInItsCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		l, at := listen(t, loop, func(conn *pipe.Pipe) { conn.Close(nil) })
		c := pipe.New(loop, false)
		must(t, c.Connect(at, func(err error) {
			tr.done("connect")(err)
			l.Close(func() { tr.add("close server") })
			c.Close(func() { tr.add("close client") })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "connect ok", "close client", "close server")
	})
}

func TestConnect_WhileConnecting(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, at := listen(t, loop, func(conn *pipe.Pipe) { conn.Close(nil) })
		c := pipe.New(loop, false)
		var tr trace
		must(t, c.Connect(at, func(err error) {
			tr.done("first")(err)
			must(t, c.Connect(at, func(err error) {
				tr.done("second")(err)
				l.Close(nil)
				c.Close(nil)
			}))
		}))
		want(t, c.Connect(at, tr.done("another")), uv.EALREADY)
		want(t, c.Connect2(at, 0, tr.done("another")), uv.EALREADY)
		want(t, c.Connect(at, nil), uv.EINVAL)
		loop.Run(uv.RunDefault)
		tr.want(t, "first ok", "second EISCONN")
	})
}

// What fails without a socket can be tried again, and closed meanwhile.
func TestConnect_WithoutSocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		l, at := listen(t, loop, func(conn *pipe.Pipe) { conn.Close(nil) })
		c := pipe.New(loop, false)
		must(t, c.Connect("", func(err error) {
			tr.done("connect to nothing")(err)
			must(t, c.Connect(at, func(err error) {
				tr.done("connect")(err)
				c.Close(nil)
				l.Close(nil)
			}))
		}))
		loop.Run(uv.RunDefault)

		d := pipe.New(loop, false)
		must(t, d.Connect("", tr.done("closed connect")))
		want(t, d.Write([]byte("x"), nil), uv.EBADF)
		d.Close(func() { tr.add("close") })
		loop.Run(uv.RunDefault)
		tr.want(t, "connect to nothing EINVAL", "connect ok", "closed connect ECANCELED", "close")
	})
}

// A server without room refuses, as on Linux.
func TestConnect_NoRoom(t *testing.T) {
	onlyLinux(t)
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		at := name(t)
		l := pipe.New(loop, false)
		must(t, l.Bind(at))
		must(t, l.Listen(0, func(error) {}))
		first, second := pipe.New(loop, false), pipe.New(loop, false)
		must(t, first.Connect(at, func(err error) { must(t, err) }))
		var tr trace
		must(t, second.Connect(at, tr.done("connect")))
		until(loop, func() bool { return len(tr) > 0 })
		tr.want(t, "connect EAGAIN")
		closeAll(loop)
	})
}
