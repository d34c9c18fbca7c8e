package backendtest

import (
	"syscall"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

func (w *world) pass(through *sock, text string, passed *sock) {
	w.Helper()
	n, errno := through.WriteWith([][]byte{[]byte(text)}, passed.Socket)
	w.ok("WriteWith", errno)
	if n != len(text) {
		w.Fatalf("wrote %d of %d bytes", n, len(text))
	}
}

// take reads once, as soon as there is something, and gives what came.
func (w *world) take(from *sock, size int) (text string, passed []*sock) {
	w.Helper()
	from.want(backend.Readable)
	w.until(from, backend.Readable)
	from.want(0)
	buf := make([]byte, size)
	n, socks, errno := from.ReadWith(buf, nil)
	w.ok("ReadWith", errno)
	for _, s := range socks {
		passed = append(passed, w.sock(s))
	}
	return string(buf[:n]), passed
}

// takeOne expects text with just one socket.
func (w *world) takeOne(from *sock, text string) *sock {
	w.Helper()
	got, passed := w.take(from, 64)
	if got != text || len(passed) != 1 {
		w.Fatalf("got %q with %d sockets, want %q with one", got, len(passed), text)
	}
	return passed[0]
}

// A listener that was passed is the same one: who closes his leaves the other's
// as it is.
func passListener(w *world) {
	a, b := w.unixPair()
	l, at := w.listen(8)
	w.pass(a, "x", l)
	l.forget()
	got := w.takeOne(b, "x")
	if addr, errno := got.LocalAddr(); errno != 0 || addr != at {
		w.Errorf("LocalAddr: %v, %v; want %v", addr, errno, at)
	}
	if d, typ := got.Family(); d != backend.Inet4 || typ != backend.Stream {
		w.Errorf("Family: %d, %d", d, typ)
	}
	c := w.connect(at)
	w.accept(got)
	got.forget()
	c.forget()
}

func passConnection(w *world) {
	a, b := w.unixPair()
	x, y := w.pair()
	w.pass(a, "x", x)
	got := w.takeOne(b, "x")
	w.write(x, "from the one, ")
	w.write(got, "from the other")
	if s := w.read(y, 28); s != "from the one, from the other" {
		w.Errorf("got %q", s)
	}
	x.forget()
	w.write(y, "back")
	if s := w.read(got, 4); s != "back" {
		w.Errorf("got %q", s)
	}
	got.forget()
	y.want(backend.Readable)
	w.until(y, backend.Readable)
	w.reads(y, "", 0)
}

func passSelf(w *world) {
	a, b := w.unixPair()
	w.pass(a, "x", a)
	got := w.takeOne(b, "x")
	a.forget()
	w.write(got, "hello")
	if s := w.read(b, 5); s != "hello" {
		w.Errorf("got %q", s)
	}
}

// A read ends where the bytes end that a socket came with, and the socket comes
// with the first of them.
func passOrder(w *world) {
	a, b := w.unixPair()
	x, _ := w.pair()
	w.write(a, "before,")
	w.pass(a, "with,", x)
	w.write(a, "after,")
	w.pass(a, "again", x)
	begins, ends := []int{7, 18}, []int{12, 23}
	var got string
	for _, size := range []int{3, 6, 64, 64, 64} {
		if len(got) == 23 {
			break
		}
		text, passed := w.take(b, size)
		from, to := len(got), len(got)+len(text)
		got += text
		switch {
		case len(begins) == 0 || to <= begins[0]:
			if len(passed) > 0 {
				w.Errorf("a socket came with bytes %d to %d", from, to)
			}
		case len(passed) != 1 || to > ends[0]:
			w.Errorf("%d sockets came with bytes %d to %d, want one and byte %d the last", len(passed), from, to, ends[0])
		default:
			begins, ends = begins[1:], ends[1:]
		}
	}
	if got != "before,with,after,again" || len(begins) > 0 {
		w.Errorf("got %q, and %d sockets did not come", got, len(begins))
	}
}

func passRead(w *world) {
	a, b := w.unixPair()
	x, y := w.pair()
	w.pass(a, "abc", x)
	x.forget()
	if s := w.read(b, 3); s != "abc" {
		w.Errorf("got %q", s)
	}
	w.gone(y)
}

func passClose(w *world) {
	a, b := w.unixPair()
	x, y := w.pair()
	w.pass(a, "abc", x)
	x.forget()
	b.forget()
	w.gone(y)
}

// gone waits until nobody is at the other end of y.
func (w *world) gone(y *sock) {
	w.Helper()
	y.want(backend.Readable)
	w.until(y, backend.Readable)
	w.reads(y, "", 0)
}

func passMany(w *world) {
	a, b := w.unixPair()
	x, _ := w.pair()
	const many = 20
	for range many {
		w.pass(a, "x", x)
	}
	for range many {
		w.takeOne(b, "x")
	}
	b.want(backend.Readable)
	if !w.quiet() {
		w.Error("readable with nothing left")
	}
}

func passTCP(w *world) {
	a, b := w.pair()
	w.pass(a, "x", a)
	if text, passed := w.take(b, 8); text != "x" || len(passed) != 0 {
		w.Errorf("got %q with %d sockets", text, len(passed))
	}
	n, passed, errno := b.ReadWith(make([]byte, 1), nil)
	if n != 0 || len(passed) != 0 {
		w.Errorf("ReadWith of nothing: %d, %v", n, passed)
	}
	w.is("ReadWith", errno, syscall.EAGAIN)
}
