package tcp_test

import (
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// get is what the system says of an option.
func get(t *testing.T, s *tcp.TCP, o uv.Option) int {
	t.Helper()
	v, errno := s.Socket().Get(o)
	if errno != 0 {
		t.Fatalf("option %d: %v", o, errno)
	}
	return v
}

// libuv: tcp_flags
func TestTCPFlags(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		s, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		for _, on := range []bool{true, false, true} {
			want := map[bool]int{true: 1}[on]
			must(t, s.NoDelay(on))
			if got := get(t, s, uv.NoDelay); got != want {
				t.Errorf("NoDelay(%v): %d", on, got)
			}
			must(t, s.KeepAlive(on, time.Minute))
			if got := get(t, s, uv.KeepAlive); got != want {
				t.Errorf("KeepAlive(%v): %d", on, got)
			}
		}
		if i, n, c := get(t, s, uv.KeepIdle), get(t, s, uv.KeepInterval), get(t, s, uv.KeepCount); i != 60 || n != 1 || c != 10 {
			t.Errorf("keep-alive after %d s, %d s apart, %d times", i, n, c)
		}
		must(t, s.KeepAliveEx(true, 2*time.Second, 3*time.Second, 4))
		if i, n, c := get(t, s, uv.KeepIdle), get(t, s, uv.KeepInterval), get(t, s, uv.KeepCount); i != 2 || n != 3 || c != 4 {
			t.Errorf("keep-alive after %d s, %d s apart, %d times", i, n, c)
		}
		must(t, s.SimultaneousAccepts(true))
		closeAll(loop)
	})
}

func TestTCPKeepAlive_Invalid(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		early, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		for _, s := range []*tcp.TCP{tcp.New(loop), early} {
			want(t, s.KeepAlive(true, 0), uv.EINVAL)
			want(t, s.KeepAlive(true, 999*time.Millisecond), uv.EINVAL)
			want(t, s.KeepAliveEx(true, time.Second, 0, 1), uv.EINVAL)
			want(t, s.KeepAliveEx(true, time.Second, time.Second, 0), uv.EINVAL)
			want(t, s.KeepAliveEx(true, 32768*time.Second, time.Second, 1), uv.EINVAL)
			must(t, s.KeepAlive(false, 0))
		}
		// Node turns it on in this way, with the system's delays.
		want(t, early.KeepAlive(true, 0), uv.EINVAL)
		if get(t, early, uv.KeepAlive) != 1 {
			t.Error("KeepAlive without a delay did not turn it on")
		}
		closeAll(loop)
	})
}

// What is set before there is a socket holds for the one that comes, however
// it comes.
func TestTCPOptions_BeforeTheSocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		ready := func() *tcp.TCP {
			s := tcp.New(loop)
			must(t, s.NoDelay(true))
			must(t, s.KeepAliveEx(true, 20*time.Second, 2*time.Second, 5))
			return s
		}
		bound, accepted, connected := ready(), ready(), ready()
		must(t, bound.Bind(four, 0))
		l := tcp.New(loop)
		must(t, l.Bind(four, 0))
		ends := 0
		must(t, l.Listen(16, func(error) { must(t, l.Accept(accepted)); ends++ }))
		must(t, connected.Connect(sockName(t, l), func(err error) { must(t, err); ends++ }))
		until(loop, func() bool { return ends == 2 })
		for what, s := range map[string]*tcp.TCP{"bound": bound, "accepted": accepted, "connected": connected} {
			for o, want := range map[uv.Option]int{uv.NoDelay: 1, uv.KeepAlive: 1, uv.KeepIdle: 20, uv.KeepInterval: 2, uv.KeepCount: 5} {
				if got := get(t, s, o); got != want {
					t.Errorf("%s: option %d is %d, want %d", what, o, got, want)
				}
			}
		}
		closeAll(loop)
	})
}

// libuv: socket_buffer_size
func TestTCPBufferSizes(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, err := tcp.New(loop).SendBufferSize()
		want(t, err, uv.EBADF)
		want(t, tcp.New(loop).SetRecvBufferSize(1), uv.EBADF)
		s, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		for _, size := range []struct {
			get func() (int, error)
			set func(int) error
		}{{s.SendBufferSize, s.SetSendBufferSize}, {s.RecvBufferSize, s.SetRecvBufferSize}} {
			if n, err := size.get(); err != nil || n <= 0 {
				t.Errorf("size %d, %v", n, err)
			}
			must(t, size.set(10000))
			if n, err := size.get(); err != nil || n != 10000 && n != 20000 {
				t.Errorf("after 10000 was set the size is %d, %v", n, err)
			}
		}
		// The same of any handle.
		must(t, uv.SetSendBufferSize(s, 30000))
		must(t, uv.SetRecvBufferSize(s, 40000))
		for _, size := range []struct {
			get  func(uv.AnyHandle) (int, error)
			want int
		}{{uv.SendBufferSize, 30000}, {uv.RecvBufferSize, 40000}} {
			if n, err := size.get(s); err != nil || n != size.want && n != 2*size.want {
				t.Errorf("after %d was set the size is %d, %v", size.want, n, err)
			}
		}
		closeAll(loop)
	})
}

// libuv: tcp_create_early, tcp_create_early_bad_bind,
// tcp_create_early_bad_domain
func TestTCPNewSocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, bad := range []uv.Domain{0, uv.Unix, 47} {
			_, err := tcp.NewSocket(loop, bad)
			want(t, err, uv.EINVAL)
		}
		loop.Walk(func(h uv.AnyHandle) { t.Errorf("a %s was left behind", h.KindName()) })

		s, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		must(t, s.Bind(four, 0))
		if addr := sockName(t, s); addr.Port() == 0 {
			t.Errorf("bound to %v", addr)
		}
		closeAll(loop)
		needIPv6(t, loop)
		s, err = tcp.NewSocket(loop, uv.Inet6)
		must(t, err)
		want(t, s.Bind(four, 0), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: handle_fileno
func TestTCPFileno(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		s := tcp.New(loop)
		_, err := s.Fileno()
		want(t, err, uv.EBADF)
		must(t, s.Bind(four, 0))
		fd, err := s.Fileno()
		if err != uv.ENOTSUP && (err != nil || fd < 0) {
			t.Errorf("descriptor %d, %v", fd, err)
		}
		if of, other := uv.Fileno(s); of != fd || other != err {
			t.Errorf("uv.Fileno: %d, %v; Fileno: %d, %v", of, other, fd, err)
		}
		s.Close(nil)
		_, err = s.Fileno()
		want(t, err, uv.EBADF)
		closeAll(loop)
	})
}
