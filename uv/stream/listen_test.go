package stream_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// connectN starts n connects to l.
func connectN(t *testing.T, l *tcp.TCP, n int, onConnect func(*tcp.TCP, error)) {
	t.Helper()
	addr, err := l.SockName()
	must(t, err)
	for range n {
		c := tcp.New(l.Loop())
		must(t, c.Connect(addr, func(err error) { onConnect(c, err) }))
	}
}

func listener(t *testing.T, loop *uv.Loop) *tcp.TCP {
	t.Helper()
	l := tcp.New(loop)
	must(t, l.Bind(loopback, 0))
	return l
}

// libuv: delayed_accept
func TestRule27_AcceptWithBackpressure(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l := listener(t, loop)
		announced := 0
		want(t, l.Accept(tcp.New(loop)), uv.EAGAIN)
		onConnection := func(err error) { must(t, err); announced++ }
		must(t, l.Listen(16, onConnection))
		connected := 0
		connectN(t, l, 3, func(_ *tcp.TCP, err error) { must(t, err); connected++ })
		until(loop, func() bool { return connected == 3 && announced > 0 })
		must(t, l.Listen(16, onConnection)) // which is no Accept
		for range 10 {
			loop.Run(uv.RunNoWait)
		}
		if announced != 1 {
			t.Fatalf("%d connections announced while one waits for Accept", announced)
		}
		must(t, l.Accept(tcp.New(loop)))
		want(t, l.Accept(tcp.New(loop)), uv.EAGAIN)
		until(loop, func() bool { return announced == 2 })
		must(t, l.Accept(tcp.New(loop)))
		until(loop, func() bool { return announced == 3 })
		closeAll(loop) // and the third one with it
	})
}

func TestRule27_OneConnectionPerEvent(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l := listener(t, loop)
		var tr trace
		must(t, l.Listen(16, func(err error) {
			must(t, err)
			tr.add("connection")
			must(t, l.Accept(tcp.New(loop)))
		}))
		check := uv.NewCheck(loop)
		must(t, check.Start(func() {
			if n := len(tr); n > 0 && tr[n-1] == "connection" {
				tr.add("check")
			}
		}))
		connected := 0
		connectN(t, l, 3, func(_ *tcp.TCP, err error) { must(t, err); connected++ })
		until(loop, func() bool { return len(tr) == 6 && connected == 3 })
		tr.want(t, "connection", "check", "connection", "check", "connection", "check")
		closeAll(loop)
	})
}

// libuv: multiple_listen
func TestListen_Twice(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l := listener(t, loop)
		must(t, l.Listen(16, func(error) { t.Error("the first callback ran") }))
		calls := 0
		must(t, l.Listen(16, func(err error) {
			must(t, err)
			calls++
			must(t, l.Accept(tcp.New(loop)))
		}))
		connected := false
		connectN(t, l, 1, func(*tcp.TCP, error) { connected = true })
		until(loop, func() bool { return connected && calls > 0 })
		loop.Run(uv.RunNoWait)
		if calls != 1 {
			t.Errorf("%d callbacks of one connection", calls)
		}
		closeAll(loop)
	})
}

// libuv: tcp_create_early_accept
func TestAccept_IntoWhatHasASocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		busy, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		closing := tcp.New(loop)
		closing.Close(nil)
		l := listener(t, loop)
		var tr trace
		must(t, l.Listen(16, func(error) {
			switch len(tr) {
			case 0:
				tr.done("accept")(l.Accept(busy))
			case 1:
				tr.done("accept")(l.Accept(closing))
			default:
				tr.done("accept")(l.Accept(tcp.New(loop)))
			}
		}))
		connected, dropped := 0, 0
		connectN(t, l, 3, func(c *tcp.TCP, err error) {
			must(t, err)
			connected++
			must(t, c.ReadStart(nil, func(error, []byte) { dropped++ }))
		})
		until(loop, func() bool { return len(tr) == 3 && connected == 3 && dropped == 2 })
		tr.want(t, "accept EBUSY", "accept EINVAL", "accept ok")
		closeAll(loop)
	})
}

func TestAccept_OfAnotherLoop(t *testing.T) {
	loop := worlds[0].loop(t)
	other := worlds[0].loop(t)
	l, c := listener(t, loop), tcp.New(other)
	defer func() {
		if recover() == nil {
			t.Error("Accept into another loop's handle did not panic")
		}
		closeAll(loop)
		closeAll(other)
	}()
	l.Accept(c)
}

// libuv: tcp_bind_writable_flags
func TestListen_NeitherReadableNorWritable(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l := listener(t, loop)
		must(t, l.Listen(16, func(error) {}))
		if l.IsReadable() || l.IsWritable() {
			t.Error("a listener is readable or writable")
		}
		want(t, l.Write([]byte("x"), nil), uv.EPIPE)
		want(t, l.Shutdown(nil), uv.ENOTCONN)
		want(t, l.ReadStart(nil, func(error, []byte) {}), uv.ENOTCONN)
		closeAll(loop)
	})
}

func TestListen_CloseInCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		l := listener(t, loop)
		must(t, l.Listen(16, func(error) { l.Close(nil) })) // with a connection in hand
		connectN(t, l, 2, func(c *tcp.TCP, err error) {
			if err != nil { // reset before we came to it
				c.Close(nil)
				return
			}
			must(t, c.ReadStart(nil, func(err error, _ []byte) { c.Close(nil) }))
		})
		loop.Run(uv.RunDefault)
	})
}
