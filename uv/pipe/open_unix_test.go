//go:build unix

package pipe_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

// open makes handles of both ends of an anonymous pipe.
func open(t *testing.T, loop *uv.Loop) (r, w *pipe.Pipe) {
	t.Helper()
	fds, err := pipe.Pair(0, 0)
	must(t, err)
	r, w = pipe.New(loop, false), pipe.New(loop, false)
	must(t, r.Open(fds[0]))
	must(t, w.Open(fds[1]))
	return r, w
}

// libuv: pipe_ping_pong
func TestOpen_OneWay(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := open(t, loop)
	if !r.IsReadable() || r.IsWritable() || w.IsReadable() || !w.IsWritable() {
		t.Error("the ends are not readable and writable as they were opened")
	}
	want(t, r.Write([]byte("x"), nil), uv.EPIPE)
	want(t, w.ReadStart(nil, func(error, []byte) {}), uv.ENOTCONN)
	const rounds = 1000
	got := 0
	must(t, r.ReadStart(nil, func(err error, data []byte) {
		if err == uv.EOF {
			r.Close(nil)
			return
		}
		must(t, err)
		got += len(data)
	}))
	left := rounds
	var ping func(error)
	ping = func(err error) {
		must(t, err)
		if left--; left < 0 {
			w.Close(nil)
			return
		}
		must(t, w.Writev([][]byte{[]byte("PI"), []byte("NG\n")}, ping))
	}
	ping(nil)
	loop.Run(uv.RunDefault)
	if got != 5*rounds {
		t.Errorf("%d bytes arrived", got)
	}
}

func TestOpen_Refuses(t *testing.T) {
	loop := worlds[0].loop(t)
	file, err := os.Create(name(t))
	must(t, err)
	defer file.Close()
	p := pipe.New(loop, false)
	want(t, p.Open(int(file.Fd())), uv.EPERM)
	want(t, p.Open(1<<20), uv.EBADF)
	r, w := open(t, loop)
	must(t, r.ReadStart(nil, func(error, []byte) {}))
	fd, err := r.Fileno()
	must(t, err)
	want(t, p.Open(fd), uv.EEXIST)
	fds, err := pipe.Pair(0, 0)
	must(t, err)
	want(t, w.Open(fds[0]), uv.EBUSY)
	for _, fd := range fds {
		must(t, unix.Close(fd)) // Open did not take it
	}
	closeAll(loop)
}

func TestPair(t *testing.T) {
	for _, flags := range [][2]pipe.PairFlags{{0, 0}, {pipe.Nonblock, 0}, {0, pipe.Nonblock}} {
		fds, err := pipe.Pair(flags[0], flags[1])
		must(t, err)
		must2(unix.Write(fds[1], []byte("x")))
		if n, err := unix.Read(fds[0], make([]byte, 2)); n != 1 || err != nil {
			t.Errorf("read: %d, %v", n, err)
		}
		for i, fd := range fds {
			if !has(t, fd, unix.F_GETFD, unix.FD_CLOEXEC) {
				t.Error("children inherit it")
			}
			if has(t, fd, unix.F_GETFL, unix.O_NONBLOCK) != (flags[i] != 0) {
				t.Errorf("%v: end %d is not as asked for", flags, i)
			}
			must(t, unix.Close(fd))
		}
	}
}

func must2(_ int, err error) {
	if err != nil {
		panic(err)
	}
}

func has(t *testing.T, fd, get, bit int) bool {
	t.Helper()
	flags, err := unix.FcntlInt(uintptr(fd), get, 0)
	must(t, err)
	return flags&bit != 0
}

// libuv: pipe_close_stdout_read_stdin
func TestOpen_WriterIsGoneAlready(t *testing.T) {
	loop := worlds[0].loop(t)
	fds, err := pipe.Pair(0, 0)
	must(t, err)
	must(t, unix.Close(fds[1]))
	p := pipe.New(loop, false)
	must(t, p.Open(fds[0]))
	var tr trace
	must(t, p.ReadStart(nil, func(err error, data []byte) { tr.add(text(err, data)) }))
	if loop.Run(uv.RunNoWait) {
		t.Error("the loop is alive after the end of its only pipe")
	}
	tr.want(t, "EOF")
	closeAll(loop)
}

// libuv: close_fd
func TestOpen_EndIsToldOnASecondReadStart(t *testing.T) {
	loop := worlds[0].loop(t)
	fds, err := pipe.Pair(0, 0)
	must(t, err)
	p := pipe.New(loop, false)
	must(t, p.Open(fds[0]))
	must2(unix.Write(fds[1], []byte{0}))
	must(t, unix.Close(fds[1]))
	var tr trace
	onRead := func(err error, data []byte) {
		tr.add(text(err, data))
		p.ReadStop()
	}
	must(t, p.ReadStart(nil, onRead))
	loop.Run(uv.RunDefault)
	tr.want(t, `"\x00"`)
	if p.IsActive() {
		t.Error("active after ReadStop")
	}
	must(t, p.ReadStart(nil, onRead))
	if !p.IsActive() {
		t.Error("not active after ReadStart")
	}
	loop.Run(uv.RunDefault)
	tr.want(t, `"\x00"`, "EOF")
	if p.IsActive() {
		t.Error("active at the end")
	}
	closeAll(loop)
}

// libuv: handle_fileno
func TestFileno(t *testing.T) {
	loop := worlds[0].loop(t)
	p := pipe.New(loop, false)
	_, err := uv.Fileno(p)
	want(t, err, uv.EBADF)
	must(t, p.Bind(name(t)))
	fd, err := uv.Fileno(p)
	if err != nil || fd < 3 {
		t.Errorf("Fileno: %d, %v", fd, err)
	}
	p.Close(nil)
	_, err = uv.Fileno(p)
	want(t, err, uv.EBADF)
	loop.Run(uv.RunDefault)
	_, err = uv.Fileno(p)
	want(t, err, uv.EBADF)
	idle := uv.NewIdle(loop)
	_, err = uv.Fileno(idle)
	want(t, err, uv.EINVAL)
	closeAll(loop)
}

func TestBufferSizes(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		p := pipe.New(loop, false)
		_, err := p.SendBufferSize()
		want(t, err, uv.EBADF)
		must(t, p.Bind(name(t)))
		must(t, p.SetSendBufferSize(10000))
		must(t, p.SetRecvBufferSize(10000))
		for _, get := range []func() (int, error){p.SendBufferSize, p.RecvBufferSize} {
			if n, err := get(); err != nil || n != 10000 && n != 20000 {
				t.Errorf("%d, %v", n, err)
			}
		}
		closeAll(loop)
	})
}

// libuv: pipe_set_chmod
func TestChmod(t *testing.T) {
	loop := worlds[0].loop(t)
	at := name(t)
	p := pipe.New(loop, false)
	want(t, p.Chmod(uv.Readable), uv.EBADF)
	must(t, p.Bind(at))
	must(t, os.Chmod(at, 0o700))
	for _, c := range []struct {
		mode uv.Events
		want os.FileMode
	}{{uv.Readable, 0o744}, {uv.Writable, 0o766}, {uv.Readable | uv.Writable, 0o766}} {
		must(t, p.Chmod(c.mode))
		st, err := os.Stat(at)
		must(t, err)
		if st.Mode().Perm() != c.want {
			t.Errorf("after %b: %v, want %v", c.mode, st.Mode(), c.want)
		}
	}
	must(t, os.Chmod(at, 0o700))
	must(t, p.Chmod(uv.Readable|uv.Writable))
	if st, _ := os.Stat(at); st.Mode().Perm() != 0o766 {
		t.Errorf("after both: %v", st.Mode())
	}
	for _, mode := range []uv.Events{0, uv.Disconnect, uv.Readable | uv.Priority, 12345678} {
		want(t, p.Chmod(mode), uv.EINVAL)
	}
	must(t, os.Remove(at))
	err := p.Chmod(uv.Readable)
	want(t, err, uv.ENOENT)
	if got := err.Error(); got != "stat ENOENT "+at {
		t.Errorf("the message is %q", got)
	}
	p.Close(nil)
	want(t, p.Chmod(uv.Readable|uv.Writable), uv.EBADF)
	loop.Run(uv.RunDefault)

	// What has no file has no permissions.
	a, _ := pair(t, loop, false)
	want(t, a.Chmod(uv.Readable), uv.ENOENT)
	closeAll(loop)
}

// Somebody else's file stays: Close takes the name away before the socket goes,
// and only if Bind made it.
func TestClose_RemovesItsFile(t *testing.T) {
	loop := worlds[0].loop(t)
	at := name(t)
	must(t, os.WriteFile(at, nil, 0o600))
	p := pipe.New(loop, false)
	want(t, p.Bind(at), uv.EADDRINUSE)
	p.Close(nil)
	if _, err := os.Stat(at); err != nil {
		t.Errorf("a file that Bind refused is gone: %v", err)
	}
	must(t, os.Remove(at))
	q := pipe.New(loop, false)
	must(t, q.Bind(at))
	q.Close(nil)
	if _, err := os.Stat(at); !os.IsNotExist(err) {
		t.Errorf("the file after Close: %v", err)
	}
	loop.Run(uv.RunDefault)
}

// libuv: pipe_set_non_blocking
func TestSetBlocking(t *testing.T) {
	loop := worlds[0].loop(t)
	fds, err := tcp.SocketPair(uv.StreamSocket, 0, 0)
	must(t, err)
	p := pipe.New(loop, false)
	want(t, p.SetBlocking(true), uv.EBADF)
	must(t, p.Open(fds[0]))
	must(t, p.SetBlocking(true))

	const chunk, chunks = 4 << 10, 1000 // more than the system holds
	got := make(chan int)
	go func() { // a slow reader
		n, buf := 0, make([]byte, 1000)
		for {
			k, err := unix.Read(fds[1], buf)
			if k <= 0 || err != nil {
				break
			}
			n += k
		}
		got <- n
	}()
	for range chunks {
		if n, err := p.TryWrite(make([]byte, chunk)); n != chunk || err != nil {
			t.Fatalf("TryWrite: %d, %v", n, err)
		}
	}
	var tr trace
	big := make([]byte, 1<<20)
	must(t, p.Writev([][]byte{big, nil, big}, tr.done("write")))
	if n := p.WriteQueueSize(); n != 0 || len(tr) > 0 {
		t.Errorf("%d bytes are queued, %q called back already", n, tr)
	}
	loop.Run(uv.RunDefault)
	tr.want(t, "write ok")
	p.Close(nil)
	loop.Run(uv.RunDefault)
	if n := <-got; n != chunk*chunks+2<<20 {
		t.Errorf("%d bytes arrived", n)
	}
	must(t, unix.Close(fds[1]))
}

// A read in blocking mode that fills its buffer is not followed by one that
// would wait for ever, and the way back works.
func TestSetBlocking_Read(t *testing.T) {
	loop := worlds[0].loop(t)
	for _, ipc := range []bool{false, true} {
		fds, err := tcp.SocketPair(uv.StreamSocket, 0, 0)
		must(t, err)
		p, q := pipe.New(loop, ipc), pipe.New(loop, ipc)
		must(t, p.Open(fds[0]))
		must(t, q.Open(fds[1]))
		must(t, p.SetBlocking(true))
		must2(q.TryWrite([]byte("abcdef")))
		if ipc {
			must2(q.TryWrite2([]byte("g"), boundTCP(t, loop)))
			must2(p.TryWrite2([]byte("h"), boundTCP(t, loop)))
		}
		var got strings.Builder
		must(t, p.ReadStart(func(int) []byte { return make([]byte, 3) }, func(err error, data []byte) {
			must(t, err)
			got.Write(data)
		}))
		wanted := "abcdef"
		if ipc {
			wanted = "abcdefg"
		}
		until(loop, func() bool { return got.String() == wanted })
		if ipc && p.PendingCount() != 1 {
			t.Errorf("%d are pending", p.PendingCount())
		}
		must(t, p.SetBlocking(false))
		for {
			if _, err := p.TryWrite(make([]byte, 1<<16)); err == uv.EAGAIN {
				break
			} else {
				must(t, err)
			}
		}
		closeAll(loop)
	}
}

// A write that waits ends with what the system says.
func TestSetBlocking_BrokenPipe(t *testing.T) {
	loop := worlds[0].loop(t)
	for _, socket := range []bool{false, true} {
		fds, err := pipe.Pair(0, 0)
		if socket {
			must(t, unix.Close(fds[0]))
			must(t, unix.Close(fds[1]))
			fds, err = tcp.SocketPair(uv.StreamSocket, 0, 0)
		}
		must(t, err)
		p := pipe.New(loop, false)
		must(t, p.Open(fds[1]))
		must(t, p.SetBlocking(true))
		must(t, unix.Close(fds[0]))
		_, err = p.TryWrite([]byte("x"))
		want(t, err, uv.EPIPE)
		_, err = p.TryWritev([][]byte{nil, []byte("x")})
		want(t, err, uv.EPIPE)
		closeAll(loop)
	}
}
