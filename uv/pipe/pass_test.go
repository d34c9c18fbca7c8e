package pipe_test

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/udp"
)

// fits makes an empty handle of the type that waits in p.
func fits(t testing.TB, p *pipe.Pipe) stream.Acceptor {
	t.Helper()
	switch typ := p.PendingType(); typ {
	case uv.TypeTCP:
		return tcp.New(p.Loop())
	case uv.TypeUDP:
		return udp.New(p.Loop())
	case uv.TypeNamedPipe:
		return pipe.New(p.Loop(), false)
	default:
		t.Fatalf("pending type %q", typ)
		return nil
	}
}

// bounce sends two handles from a to b, which sends them back as they come,
// text and all, and gives what a gets.
func bounce(t *testing.T, a, b *pipe.Pipe, run func(done func() bool), handles [2]stream.Passable) (back []stream.Acceptor) {
	t.Helper()
	accept := func(p *pipe.Pipe, onHandle func(stream.Acceptor)) {
		must(t, p.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			if p.PendingCount() == 0 && len(data) > 0 {
				t.Errorf("%q came without its handle", data)
			}
			for p.PendingCount() > 0 {
				before, h := p.PendingCount(), fits(t, p)
				must(t, p.Accept(h))
				if p.PendingCount() != before-1 {
					t.Errorf("%d are pending after one of %d was accepted", p.PendingCount(), before)
				}
				onHandle(h)
			}
			want(t, p.Accept(tcp.New(p.Loop())), uv.EAGAIN)
		}))
	}
	accept(b, func(h stream.Acceptor) {
		must(t, b.Write2([]byte("."), h, func(err error) {
			must(t, err)
			h.Close(nil)
		}))
	})
	accept(a, func(h stream.Acceptor) { back = append(back, h) })
	for _, h := range handles {
		must(t, a.Write2([]byte("."), h, func(err error) { must(t, err) }))
	}
	run(func() bool { return len(back) == 2 })
	return back
}

func sameNames(t *testing.T, a, b interface{ SockName() (string, error) }) {
	t.Helper()
	x, err := a.SockName()
	must(t, err)
	y, err := b.SockName()
	must(t, err)
	if x != y {
		t.Errorf("%q came back as %q", x, y)
	}
}

func boundPipe(t *testing.T, loop *uv.Loop) *pipe.Pipe {
	p := pipe.New(loop, false)
	must(t, p.Bind(name(t)))
	return p
}

func TestPass_PipesThereAndBack(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		x, y := boundPipe(t, loop), boundPipe(t, loop)
		run := func(done func() bool) { until(loop, done) }
		back := bounce(t, a, b, run, [2]stream.Passable{x, y})
		sameNames(t, x, back[0].(*pipe.Pipe))
		sameNames(t, y, back[1].(*pipe.Pipe))
		closeAll(loop)
	})
}

func TestPass_TCPThereAndBack(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		x, y := boundTCP(t, loop), boundTCP(t, loop)
		run := func(done func() bool) { until(loop, done) }
		back := bounce(t, a, b, run, [2]stream.Passable{x, y})
		for i, h := range []*tcp.TCP{x, y} {
			sent, _ := h.SockName()
			if got, err := back[i].(*tcp.TCP).SockName(); got != sent || err != nil {
				t.Errorf("%v came back as %v, %v", sent, got, err)
			}
		}
		closeAll(loop)
	})
}

func TestPass_UDPThereAndBack(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		x, y := udp.New(loop), udp.New(loop)
		for _, h := range []*udp.UDP{x, y} {
			must(t, h.Bind(tcpLoopback, 0))
		}
		run := func(done func() bool) { until(loop, done) }
		back := bounce(t, a, b, run, [2]stream.Passable{x, y})
		for i, h := range []*udp.UDP{x, y} {
			at, _ := h.SockName()
			h.Close(nil)
			got := back[i].(*udp.UDP)
			var tr trace
			must(t, got.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
				if from.IsValid() {
					tr.add(text(err, data))
				}
			}))
			must(t, udp.New(loop).Send([]byte("hello"), at, nil))
			until(loop, func() bool { return len(tr) > 0 })
			tr.want(t, `"hello"`)
		}
		closeAll(loop)
	})
}

// A server that was passed serves, together with the one it was passed from,
// whether that listened before or not.
func TestPass_Server(t *testing.T) {
	for _, before := range []bool{true, false} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			a, b := pair(t, loop, true)
			served := [2]int{}
			count := func(i int) func(*tcp.TCP) {
				return func(conn *tcp.TCP) {
					served[i]++
					conn.Close(nil)
				}
			}
			mine, theirs := boundTCP(t, loop), tcp.New(loop)
			if before {
				serve(t, mine, count(0))
			}
			addr, err := mine.SockName()
			must(t, err)
			must(t, a.Write2([]byte("x"), mine, nil))
			if !before {
				serve(t, mine, count(0))
			}
			must(t, b.ReadStart(nil, func(err error, data []byte) {
				if b.PendingCount() > 0 {
					must(t, b.Accept(theirs))
				}
			}))
			until(loop, func() bool { return theirs.Socket() != nil })
			serve(t, theirs, count(1))
			connect(t, loop, addr, func() bool { return served[0]+served[1] == 1 })
			mine.Close(nil)
			served[0] = 0
			connect(t, loop, addr, func() bool { return served[1] > 0 })
			if served[0] > 0 {
				t.Error("a closed server served")
			}
			closeAll(loop)
		})
	}
}

func connect(t *testing.T, loop *uv.Loop, to netip.AddrPort, served func() bool) {
	t.Helper()
	c, over := tcp.New(loop), false
	must(t, c.Connect(to, func(err error) {
		must(t, err)
		c.Close(nil)
		over = true
	}))
	until(loop, func() bool { return over && served() })
}

// A connection goes on where it arrives, though its sender closes his.
func TestPass_Connection(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		l, addr := listenTCP(t, loop, func(conn *tcp.TCP) {
			must(t, a.Write2([]byte("x"), conn, func(err error) {
				must(t, err)
				conn.Close(nil)
			}))
		})
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			if b.PendingCount() > 0 {
				conn := tcp.New(loop)
				must(t, b.Accept(conn))
				if !conn.IsReadable() || !conn.IsWritable() {
					t.Error("it is not readable and writable")
				}
				echo(t, &conn.Stream)
			}
		}))
		var tr trace
		c := tcp.New(loop)
		must(t, c.Connect(addr, func(err error) {
			must(t, err)
			must(t, c.ReadStart(nil, func(err error, data []byte) {
				if err != nil || len(data) > 0 {
					tr.add(text(err, data))
				}
			}))
			must(t, c.Write([]byte("x"), func(error) { must(t, c.Shutdown(nil)) }))
		}))
		until(loop, func() bool { return len(tr) == 2 })
		tr.want(t, `"x"`, "EOF")
		l.Close(nil)
		closeAll(loop)
	})
}

func TestWrite2_ThatCannotBe(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		plain, other := pair(t, loop, false)
		ipc, _ := pair(t, loop, true)
		bound, empty, closed := boundTCP(t, loop), tcp.New(loop), boundTCP(t, loop)
		closed.Close(nil)
		fresh := pipe.New(loop, true)
		never := func(error) { t.Error("called back") }
		for _, try := range []struct {
			through *pipe.Pipe
			data    string
			passed  stream.Passable
			want    error
		}{
			{plain, "x", bound, uv.EINVAL},
			{ipc, "", bound, uv.EINVAL},
			{ipc, "x", empty, uv.EBADF},
			{ipc, "x", closed, uv.EBADF},
			{fresh, "x", bound, uv.EBADF},
		} {
			want(t, try.through.Write2([]byte(try.data), try.passed, never), try.want)
			_, err := try.through.TryWrite2([]byte(try.data), try.passed)
			want(t, err, try.want)
		}
		want(t, boundTCP(t, loop).Write2([]byte("x"), bound, never), uv.EPIPE)
		must(t, ipc.Shutdown(nil))
		want(t, ipc.Write2([]byte("x"), bound, never), uv.EPIPE)
		if plain.PendingCount() != 0 || plain.PendingType() != uv.TypeUnknown || ipc.PendingType() != uv.TypeUnknown {
			t.Error("something is pending")
		}
		want(t, other.Accept(tcp.New(loop)), uv.EAGAIN)
		closeAll(loop)
	})
}

// A handle that is closed before its turn has come fails its write, and the next
// one goes.
func TestWrite2_HandleIsClosedBeforeItIsSent(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		var tr trace
		must(t, a.Write(make([]byte, 1<<21), tr.done("big")))
		if a.WriteQueueSize() == 0 {
			t.Fatal("the system took 2 MiB at once")
		}
		h, other := boundTCP(t, loop), boundTCP(t, loop)
		must(t, a.Write2([]byte("1"), h, tr.done("closed")))
		must(t, a.Write2([]byte("2"), other, tr.done("open")))
		_, err := a.TryWrite2([]byte("3"), other)
		want(t, err, uv.EAGAIN)
		h.Close(nil)
		count := 0
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			count += len(data)
		}))
		until(loop, func() bool { return len(tr) == 3 && count == 1<<21+1 })
		tr.want(t, "big ok", "closed EBADF", "open ok")
		if n := b.PendingCount(); n != 1 {
			t.Errorf("%d are pending, want 1", n)
		}
		closeAll(loop) // what is pending is closed with the pipe
	})
}

// A handle waits with its bytes for their turn, and goes once, however many
// system calls the bytes take.
func TestWrite2_BehindOthers(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		h := boundTCP(t, loop)
		big := strings.Repeat("x", 1<<20)
		var tr trace
		must(t, a.Write([]byte(big), tr.done("before")))
		must(t, a.Write2([]byte("!"+big), h, tr.done("with")))
		must(t, a.Write([]byte(big), tr.done("after")))
		must(t, a.Shutdown(tr.done("shutdown")))
		count, ended := 0, false
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			if err == uv.EOF {
				ended = true
				return
			}
			must(t, err)
			before := count
			count += len(data)
			switch n := b.PendingCount(); {
			case count <= len(big) && n != 0:
				t.Fatalf("the handle overtook %d bytes", len(big)-count)
			case before <= len(big) && count > len(big) && n != 1:
				t.Fatalf("%d handles came with the first byte", n)
			case n > 1:
				t.Fatalf("%d handles came", n)
			}
		}))
		until(loop, func() bool { return ended })
		tr.want(t, "before ok", "with ok", "after ok", "shutdown ok")
		if count != 3*len(big)+1 {
			t.Errorf("%d bytes came", count)
		}
		closeAll(loop)
	})
}

func TestTryWrite2(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		for n := 0; n == 0; {
			var err error
			if n, err = a.TryWrite2([]byte("x"), boundTCP(t, loop)); err != uv.EAGAIN {
				must(t, err)
			}
		}
		must(t, b.ReadStart(nil, func(err error, data []byte) { must(t, err) }))
		until(loop, func() bool { return b.PendingCount() == 1 })
		want(t, b.Accept(pipe.New(loop, false)), uv.EINVAL) // of another kind: it is dropped
		want(t, b.Accept(tcp.New(loop)), uv.EAGAIN)
		closeAll(loop)
	})
}

// What waits to be accepted is in order, and into a handle that cannot take it,
// it is lost.
func TestAccept_IntoWhatCannot(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		x, y := boundTCP(t, loop), boundPipe(t, loop)
		for _, h := range []stream.Passable{x, x, y, x} {
			must(t, a.Write2([]byte("."), h, nil))
		}
		must(t, b.ReadStart(nil, func(err error, data []byte) { must(t, err) }))
		until(loop, func() bool { return b.PendingCount() == 4 })
		closing := tcp.New(loop)
		closing.Close(nil)
		want(t, b.Accept(x), uv.EBUSY)
		want(t, b.Accept(closing), uv.EINVAL)
		if typ := b.PendingType(); typ != uv.TypeNamedPipe {
			t.Errorf("pending type %q", typ)
		}
		must(t, b.Accept(pipe.New(loop, false)))
		must(t, b.Accept(tcp.New(loop)))
		want(t, b.Accept(tcp.New(loop)), uv.EAGAIN)
		closeAll(loop)
	})
}

// The last one to close a connection ends it: while one waits to be accepted,
// the connection stands.
func TestPass_NeverAccepted(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		x, y := pair(t, loop, false)
		var tr trace
		must(t, y.ReadStart(nil, func(err error, data []byte) {
			if err != nil {
				tr.add(text(err, data))
			}
		}))
		must(t, a.Write2([]byte("x"), x, func(err error) {
			must(t, err)
			x.Close(nil)
		}))
		must(t, b.ReadStart(nil, func(err error, data []byte) { must(t, err) }))
		until(loop, func() bool { return b.PendingCount() == 1 && x.IsClosing() })
		for range 5 {
			loop.Run(uv.RunNoWait)
		}
		tr.want(t)
		b.Close(nil)
		until(loop, func() bool { return len(tr) > 0 })
		tr.want(t, "EOF")
		closeAll(loop)
	})
}

// A read ends where a handle came, and that is not the end, though the sender is
// gone.
func TestPass_SenderIsGone(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		a, b := pair(t, loop, true)
		h := boundTCP(t, loop)
		for _, data := range []string{"one,", "two,", "three"} {
			must(t, a.Write2([]byte(data), h, nil))
		}
		must(t, a.Shutdown(func(err error) { must(t, err); a.Close(nil) }))
		until(loop, func() bool { return a.IsClosing() })
		var got strings.Builder
		ended := false
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			got.Write(data)
			ended = err != nil
		}))
		until(loop, func() bool { return ended })
		if got.String() != "one,two,three" || b.PendingCount() != 3 {
			t.Errorf("%q came with %d handles", got.String(), b.PendingCount())
		}
		closeAll(loop)
	})
}
