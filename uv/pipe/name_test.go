package pipe_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
)

// libuv: pipe_bind_error_addrinuse
func TestBind_NameIsTaken(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, at := listen(t, loop, nil)
		other := pipe.New(loop, false)
		err := other.Bind(at)
		want(t, err, uv.EADDRINUSE)
		if got := err.Error(); got != "bind EADDRINUSE "+at {
			t.Errorf("the message is %q", got)
		}
		want(t, other.Listen(16, func(error) {}), uv.EINVAL)
		l.Close(nil)
		loop.Run(uv.RunNoWait)
		must(t, other.Bind(at)) // the name is free again
		closeAll(loop)
	})
}

// libuv: pipe_bind_error_addrnotavail
func TestBind_FolderIsMissing(t *testing.T) {
	loop := worlds[0].loop(t)
	p := pipe.New(loop, false)
	want(t, p.Bind(name(t)+"/nowhere"), uv.EACCES)
	closeAll(loop)
}

// libuv: pipe_bind_error_inval
func TestBind_Twice(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		must(t, p.Bind(name(t)))
		want(t, p.Bind(name(t)), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: pipe_listen_without_bind
func TestListen_WithoutName(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		want(t, p.Listen(16, func(error) {}), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: pipe_bind_or_listen_error_after_close
func TestBindAndListen_AfterClose(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		p.Close(nil)
		refuse := func() {
			want(t, p.Bind(name(t)), uv.EINVAL)
			want(t, p.Listen(16, func(error) {}), uv.EINVAL)
			want(t, p.Open(0), uv.EINVAL)
			want(t, p.Connect(name(t), func(error) { t.Error("called back") }), uv.EINVAL)
			want(t, p.Connect2(name(t), 0, func(error) { t.Error("called back") }), uv.EINVAL)
			want(t, p.Chmod(uv.Readable), uv.EBADF)
			want(t, p.SetBlocking(true), uv.EBADF)
			_, err := p.SockName()
			want(t, err, uv.EBADF)
		}
		refuse()
		loop.Run(uv.RunDefault)
		refuse()
	})
}

// A pipe that handles are passed through is nobody's server.
func TestListen_IPC(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, true)
		must(t, p.Bind(name(t)))
		want(t, p.Listen(16, func(error) {}), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: pipe_overlong_path
func TestName_TooLong(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		long := name(t) + strings.Repeat("x", 512)
		p := pipe.New(loop, false)
		want(t, p.Bind2(long, pipe.NoTruncate), uv.EINVAL)
		want(t, p.Connect2(long, pipe.NoTruncate, func(error) { t.Error("called back") }), uv.EINVAL)
		want(t, p.Connect2("", 0, func(error) { t.Error("called back") }), uv.EINVAL)
		want(t, p.Bind2(long, 2), uv.EINVAL)
		want(t, p.Connect2(long, 2, func(error) { t.Error("called back") }), uv.EINVAL)
		loop.Run(uv.RunDefault)

		var tr trace
		must(t, p.Connect("", tr.done("connect")))
		if len(tr) > 0 {
			t.Error("called back from inside the call")
		}
		loop.Run(uv.RunDefault)
		tr.want(t, "connect EINVAL")
		_, err := p.Fileno()
		want(t, err, uv.EBADF)
		closeAll(loop)
	})
}

// Whoever does not ask for more finds a name that is too long cut: the same way
// in Bind and Connect, and Close removes the file that there is.
func TestName_IsCut(t *testing.T) {
	loop := worlds[0].loop(t)
	long := name(t) + strings.Repeat("x", 512)
	l := pipe.New(loop, false)
	must(t, l.Bind(long))
	got, err := l.SockName()
	must(t, err)
	if !strings.HasPrefix(long, got) || len(got) < 90 {
		t.Errorf("bound to %q", got)
	}
	must(t, l.Listen(16, func(error) { l.Close(nil) }))
	c := pipe.New(loop, false)
	must(t, c.Connect(long, func(err error) { must(t, err); c.Close(nil) }))
	loop.Run(uv.RunDefault)
	if files, _ := os.ReadDir(filepath.Dir(long)); len(files) > 0 {
		t.Errorf("a file is left: %v", files)
	}
	// The last byte that fits leaves no room for a zero byte.
	exact := got
	must(t, pipeBound(t, loop, exact, pipe.NoTruncate))
	want(t, pipeBound(t, loop, exact+"x", pipe.NoTruncate), uv.EINVAL)
}

// pipeBound binds a pipe, looks at its name and closes it.
func pipeBound(t *testing.T, loop *uv.Loop, at string, flags pipe.Flags) error {
	p := pipe.New(loop, false)
	err := p.Bind2(at, flags)
	if err == nil {
		if got, err := p.SockName(); got != at {
			t.Errorf("SockName: %q, %v; want %q", got, err, at)
		}
	}
	closeAll(loop)
	return err
}

// C wants to be told how large a name is; Go's strings know.
//
// libuv: pipe_getsockname
func TestSockName(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		at := name(t)
		l := pipe.New(loop, false)
		names := func(p *pipe.Pipe, self string, selfErr error, peer string, peerErr error) {
			t.Helper()
			got, err := p.SockName()
			if got != self {
				t.Errorf("SockName: %q, want %q", got, self)
			}
			want(t, err, selfErr)
			if got, err = p.PeerName(); got != peer {
				t.Errorf("PeerName: %q, want %q", got, peer)
			}
			want(t, err, peerErr)
		}
		names(l, "", uv.EBADF, "", uv.EBADF)
		want(t, l.Bind2(at+"\x00", 0), uv.EINVAL)
		want(t, l.Bind(at[:3]+"\x00"+at[3:]), uv.EINVAL)
		must(t, l.Bind2(at, 0))
		names(l, at, nil, "", uv.ENOTCONN)
		must(t, l.Listen(16, func(err error) {
			must(t, err)
			conn := pipe.New(loop, false)
			must(t, l.Accept(conn))
			names(conn, at, nil, "", nil)
			conn.Close(nil)
			l.Close(nil)
		}))
		c := pipe.New(loop, false)
		names(c, "", uv.EBADF, "", uv.EBADF)
		want(t, c.Connect2(at+"\x00", 0, func(error) { t.Error("called back") }), uv.EINVAL)
		must(t, c.Connect(at, func(err error) {
			must(t, err)
			names(c, "", nil, at, nil)
			c.Close(nil)
		}))
		names(c, "", nil, at, nil)
		loop.Run(uv.RunDefault)
		names(l, "", uv.EBADF, "", uv.EBADF)
	})
}

// libuv: pipe_getsockname_abstract
func TestSockName_Abstract(t *testing.T) {
	onlyLinux(t)
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, at := range []string{
			fmt.Sprintf("\x00uvgo-%d", os.Getpid()),
			fmt.Sprintf("\x00uv\x00go\x00%d\x00\x00", os.Getpid()),
			fmt.Sprintf("\x00%0107d", os.Getpid()), // as long as can be
		} {
			l, c := pipe.New(loop, false), pipe.New(loop, false)
			must(t, l.Bind2(at, pipe.NoTruncate))
			must(t, l.Listen(16, func(error) { l.Close(nil) }))
			must(t, c.Connect2(at, pipe.NoTruncate, func(err error) {
				must(t, err)
				if got, err := c.PeerName(); got != at || err != nil {
					t.Errorf("PeerName: %q, %v", got, err)
				}
				c.Close(nil)
			}))
			if got, err := l.SockName(); got != at || err != nil {
				t.Errorf("SockName: %q, %v", got, err)
			}
			loop.Run(uv.RunDefault)
		}
	})
}

// libuv: pipe_getsockname_autobind
func TestSockName_Autobind(t *testing.T) {
	onlyLinux(t)
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l, c := pipe.New(loop, false), pipe.New(loop, false)
		must(t, l.Bind2("", 0))
		at, err := l.SockName()
		must(t, err)
		if len(at) != 6 || at[0] != 0 {
			t.Errorf("the system chose %q, want a zero byte and five others", at)
		}
		must(t, l.Listen(16, func(error) { l.Close(nil) }))
		must(t, c.Connect2(at, 0, func(err error) {
			must(t, err)
			if got, err := c.PeerName(); got != at || err != nil {
				t.Errorf("PeerName: %q, %v", got, err)
			}
			c.Close(nil)
		}))
		loop.Run(uv.RunDefault)
	})
}

func onlyLinux(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("abstract names are Linux's")
	}
}

// A path is relative to where the program is, and one that begins with @ is no
// abstract name.
func TestName_Relative(t *testing.T) {
	loop := worlds[0].loop(t)
	t.Chdir(filepath.Dir(name(t)))
	p := pipe.New(loop, false)
	must(t, p.Bind("@s"))
	if _, err := os.Stat("@s"); err != nil {
		t.Error(err)
	}
	closeAll(loop)
	if _, err := os.Stat("@s"); !os.IsNotExist(err) {
		t.Errorf("after Close: %v", err)
	}
}

// A name in a simulated world is no file of this one.
func TestName_Simulated(t *testing.T) {
	loop := worlds[1].loop(t)
	at := name(t)
	must(t, os.WriteFile(at, []byte("mine"), 0o600))
	p := pipe.New(loop, false)
	must(t, p.Bind(at))
	want(t, p.Chmod(uv.Readable), uv.ENOTSUP)
	closeAll(loop)
	if data, err := os.ReadFile(at); string(data) != "mine" {
		t.Errorf("the file: %q, %v", data, err)
	}
}
