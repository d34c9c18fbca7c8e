//go:build unix

package stream_test

import (
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

func open(t *testing.T, loop *uv.Loop, fd int) *stream.Stream {
	t.Helper()
	s, err := stream.Open(loop, fd)
	must(t, err)
	return s
}

// libuv: pipe_ping_pong
func TestOpen_Pipe(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	in, out := open(t, loop, r), open(t, loop, w)
	if !in.IsReadable() || in.IsWritable() || out.IsReadable() || !out.IsWritable() {
		t.Error("a pipe's ends are not readable and writable as they were opened")
	}
	want(t, in.Write([]byte("x"), nil), uv.EPIPE)
	want(t, out.ReadStart(nil, func(error, []byte) {}), uv.ENOTCONN)
	var tr trace
	var got strings.Builder
	must(t, in.ReadStart(nil, func(err error, data []byte) {
		got.Write(data)
		if err != nil {
			tr.add("read " + name(err))
			in.Close(nil)
		}
	}))
	big := strings.Repeat("0123456789", 50000) // more than a pipe holds
	must(t, out.Writev([][]byte{[]byte(big), []byte("end")}, func(err error) {
		tr.done("write")(err)
		out.Close(func() { tr.add("close") })
	}))
	if out.WriteQueueSize() == 0 {
		t.Error("the pipe took it all")
	}
	loop.Run(uv.RunDefault)
	tr.want(t, "write ok", "close", "read EOF")
	if got.String() != big+"end" {
		t.Errorf("%d bytes arrived of %d", got.Len(), len(big)+3)
	}
}

func TestOpen_Refuses(t *testing.T) {
	loop := worlds[0].loop(t)
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	must(t, err)
	defer file.Close()
	_, err = stream.Open(loop, int(file.Fd()))
	want(t, err, uv.EPERM)
	_, err = stream.Open(loop, 1<<20)
	want(t, err, uv.EBADF)

	r, w := pipe(t)
	s := open(t, loop, r)
	must(t, s.ReadStart(nil, func(error, []byte) {}))
	_, err = stream.Open(loop, r)
	want(t, err, uv.EEXIST)
	loop.Run(uv.RunNoWait)
	_, err = stream.Open(loop, r)
	want(t, err, uv.EEXIST)
	closeFD(t, w)
	closeAll(loop)
}

// libuv: pipe_close_stdout_read_stdin
func TestOpen_WriterIsGoneAlready(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	closeFD(t, w)
	s := open(t, loop, r)
	var tr trace
	must(t, s.ReadStart(nil, func(err error, data []byte) { tr.add(text(err, data)) }))
	if loop.Run(uv.RunNoWait) {
		t.Error("the loop is alive after the end of its only stream")
	}
	tr.want(t, "EOF")
	closeAll(loop)
}

// libuv: close_fd
func TestOpen_EndOfFileIsToldAgain(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	s := open(t, loop, r)
	var tr trace
	onRead := func(err error, data []byte) {
		tr.add(text(err, data))
		s.ReadStop()
	}
	write(t, w, "x")
	closeFD(t, w)
	must(t, s.ReadStart(nil, onRead))
	loop.Run(uv.RunDefault)
	if s.IsActive() {
		t.Error("active after ReadStop")
	}
	must(t, s.ReadStart(nil, onRead))
	loop.Run(uv.RunDefault)
	tr.want(t, `"x"`, "EOF")
	closeAll(loop)
}

// A write into a broken pipe is an error and no signal.
func TestOpen_BrokenPipe(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	closeFD(t, r)
	s := open(t, loop, w)
	var tr trace
	must(t, s.Write([]byte("1"), tr.done("write 1")))
	must(t, s.Write([]byte("2"), tr.done("write 2")))
	if n := s.WriteQueueSize(); n != 2 {
		t.Errorf("%d bytes count, want 2", n)
	}
	loop.Run(uv.RunDefault)
	tr.want(t, "write 1 EPIPE", "write 2 EPIPE")
	closeAll(loop)
}

// On a socket not even a program that asked for SIGPIPE hears it.
func TestWrite_RaisesNoSignal(t *testing.T) {
	loop := worlds[0].loop(t)
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGPIPE)
	defer signal.Stop(heard)
	a, b := pair(t, loop)
	reset(t, b, a)
	for range 3 {
		a.TryWrite([]byte("x"))
		a.TryWritev([][]byte{{'x'}, {'y'}})
	}
	// The runtime hands signals on in order: ours would come before this one.
	signal.Notify(heard, syscall.SIGWINCH)
	must(t, unix.Kill(unix.Getpid(), unix.SIGWINCH))
	if s := <-heard; s != syscall.SIGWINCH {
		t.Errorf("heard %v", s)
	}
	closeAll(loop)
}

// libuv: closed_fd_events, iouring_pollhup
func TestClose_DescriptorLivesOnElsewhere(t *testing.T) {
	loop := worlds[0].loop(t)
	r, w := pipe(t)
	copied, err := unix.Dup(r)
	must(t, err)
	s := open(t, loop, r)
	must(t, s.ReadStart(nil, func(error, []byte) { t.Error("a closed stream was read") }))
	loop.Run(uv.RunNoWait)
	s.Close(nil)
	loop.Run(uv.RunDefault)

	// The number is free again, and what it stood for goes on reporting.
	r2, w2 := pipe(t)
	s2 := open(t, loop, r2)
	must(t, s2.ReadStart(nil, func(error, []byte) { t.Error("another's event arrived") }))
	write(t, w, "x")
	closeFD(t, w)
	for range 3 {
		loop.Run(uv.RunNoWait)
	}
	for _, fd := range []int{copied, w2} {
		closeFD(t, fd)
	}
	closeAll(loop)
}

// libuv: emfile
func TestRule28_OutOfDescriptors(t *testing.T) {
	backendtest.NotPortable(t, "a socket has no descriptor before it connects")
	loop := worlds[0].loop(t)
	l := listener(t, loop)
	must(t, l.Listen(16, func(error) { t.Error("a connection was announced with no descriptor left") }))
	var tr trace
	ticks := 0
	check := uv.NewCheck(loop)
	must(t, check.Start(func() { ticks++ }))
	check.Unref()

	socket := early(t, loop)
	give := takeAllDescriptors(t)
	defer give()
	addr, err := l.SockName()
	must(t, err)
	must(t, socket.Connect(addr, func(err error) {
		tr.done("connect")(err)
		must(t, socket.ReadStart(nil, func(err error, data []byte) {
			tr.add("read " + text(err, data))
			socket.Close(nil)
			l.Close(nil)
		}))
	}))
	loop.Run(uv.RunDefault)
	if len(tr) != 2 || tr[0] != "connect ok" || tr[1] != "read EOF" && tr[1] != "read ECONNRESET" {
		t.Errorf("trace: %q", tr)
	}
	if ticks > 10 {
		t.Errorf("%d ticks: the loop spins", ticks)
	}
	closeAll(loop)
}

// With not even the spare descriptor left, the callback hears of it.
func TestRule28_NoSpareDescriptor(t *testing.T) {
	loop := worlds[0].loop(t)
	l := listener(t, loop)
	socket := early(t, loop)
	give := takeAllDescriptors(t)
	defer give()
	var tr trace
	must(t, l.Listen(16, func(err error) {
		tr.add(err.Error())
		l.Close(nil)
		socket.Close(nil)
	}))
	addr, err := l.SockName()
	must(t, err)
	must(t, socket.Connect(addr, func(error) {}))
	loop.Run(uv.RunDefault)
	tr.want(t, "accept EMFILE")
}

// early makes a handle that needs no further descriptor to connect.
func early(t *testing.T, loop *uv.Loop) *tcp.TCP {
	t.Helper()
	s, err := tcp.NewSocket(loop, uv.Inet4)
	must(t, err)
	return s
}

// takeAllDescriptors opens descriptors until there are no more, under a low
// limit, and gives them back.
func takeAllDescriptors(t *testing.T) (give func()) {
	t.Helper()
	var old unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &old))
	limit := old
	limit.Cur = 100
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	var taken []int
	for {
		fd, err := unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, 0)
		if err == unix.EMFILE {
			break
		}
		must(t, err)
		taken = append(taken, fd)
	}
	return func() {
		for _, fd := range taken {
			closeFD(t, fd)
		}
		must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &old))
	}
}
