package pipe_test

import (
	"os"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

// raw makes a pipe for ipc and a descriptor that is its other end.
func raw(t *testing.T, loop *uv.Loop) (p *pipe.Pipe, fd int) {
	t.Helper()
	fds, err := tcp.SocketPair(uv.StreamSocket, 0, 0)
	must(t, err)
	p = pipe.New(loop, true)
	must(t, p.Open(fds[0]))
	return p, fds[1]
}

// libuv: pipe_sendmsg
func TestPass_SeveralInOneMessage(t *testing.T) {
	loop := worlds[0].loop(t)
	p, other := raw(t, loop)
	var sent []int
	for range 2 {
		fds, err := tcp.SocketPair(uv.StreamSocket, 0, 0)
		must(t, err)
		sent = append(sent, fds[0], fds[1])
	}
	must(t, unix.Sendmsg(other, []byte("XXX"), unix.UnixRights(sent...), nil, 0))
	for _, fd := range append(sent, other) {
		must(t, unix.Close(fd))
	}
	var tr trace
	must(t, p.ReadStart(nil, func(err error, data []byte) {
		tr.add(text(err, data))
		if err != nil {
			return
		}
		for left := 4; left > 0; left-- {
			if p.PendingCount() != left || p.PendingType() != uv.TypeNamedPipe {
				t.Errorf("%d pending of type %q, want %d pipes", p.PendingCount(), p.PendingType(), left)
			}
			q := pipe.New(loop, false)
			must(t, p.Accept(q))
			fd, err := q.Fileno()
			must(t, err)
			if !has(t, fd, unix.F_GETFD, unix.FD_CLOEXEC) || !has(t, fd, unix.F_GETFL, unix.O_NONBLOCK) {
				t.Error("what arrived is inherited by children, or blocks")
			}
		}
		want(t, p.Accept(pipe.New(loop, false)), uv.EAGAIN)
	}))
	loop.Run(uv.RunDefault)
	tr.want(t, `"XXX"`, "EOF")
	closeAll(loop)
}

// As many as the kernel lets pass at once.
func TestPass_AsManyAsCanBe(t *testing.T) {
	loop := worlds[0].loop(t)
	p, other := raw(t, loop)
	const most = 253
	many := make([]int, most)
	for i := range many {
		many[i] = other
	}
	must(t, unix.Sendmsg(other, []byte("x"), unix.UnixRights(many...), nil, 0))
	must(t, p.ReadStart(nil, func(err error, data []byte) { must(t, err) }))
	until(loop, func() bool { return p.PendingCount() > 0 })
	if n := p.PendingCount(); n != most {
		t.Errorf("%d arrived of %d", n, most)
	}
	must(t, unix.Close(other))
	closeAll(loop)
}

// Files cannot be waited for and are closed; other data that comes with a
// message is passed over. None of it disturbs what is of use.
func TestPass_WhatIsOfNoUse(t *testing.T) {
	loop := worlds[0].loop(t)
	p, other := raw(t, loop)
	fd, err := p.Fileno()
	must(t, err)
	must(t, unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_PASSCRED, 1))
	var files []*os.File
	for _, path := range []string{os.DevNull, os.Args[0], "/"} {
		f, err := os.Open(path)
		must(t, err)
		files = append(files, f)
	}
	datagram, err := unix.Socket(unix.AF_UNIX, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	must(t, err)
	fifo, err := pipe.Pair(0, 0)
	must(t, err)
	fds := []int{int(files[0].Fd()), fifo[0], int(files[1].Fd()), datagram, int(files[2].Fd()), fifo[1]}
	must(t, unix.Sendmsg(other, []byte("x"), unix.UnixRights(fds...), nil, 0))
	must(t, unix.Sendmsg(other, []byte("y"), unix.UnixCredentials(&unix.Ucred{Pid: int32(os.Getpid())}), nil, 0))
	for _, f := range files {
		f.Close()
	}
	for _, fd := range []int{datagram, fifo[0], fifo[1], other} {
		must(t, unix.Close(fd))
	}
	var got []byte
	must(t, p.ReadStart(nil, func(err error, data []byte) { got = append(got, data...) }))
	loop.Run(uv.RunDefault)
	if string(got) != "xy" || p.PendingCount() != 3 {
		t.Fatalf("%q with %d handles, want 3", got, p.PendingCount())
	}
	r, w := pipe.New(loop, false), pipe.New(loop, false)
	must(t, p.Accept(r))
	if typ := p.PendingType(); typ != uv.TypeUnknown {
		t.Errorf("a datagram socket of the Unix domain has the type %q", typ)
	}
	want(t, p.Accept(pipe.New(loop, false)), uv.EINVAL)
	must(t, p.Accept(w))
	var tr trace
	must(t, r.ReadStart(nil, func(err error, data []byte) {
		tr.add(text(err, data))
		r.Close(nil)
	}))
	must(t, w.Write([]byte("hello"), nil))
	until(loop, func() bool { return r.IsClosing() })
	tr.want(t, `"hello"`)
	closeAll(loop)
}

// With no descriptor left, what was passed is lost. The bytes are not, the
// reader is told, and the next one arrives.
func TestPass_OutOfDescriptors(t *testing.T) {
	loop := worlds[0].loop(t)
	a, b := pair(t, loop, true)
	h := boundTCP(t, loop)
	var tr trace
	must(t, b.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			tr.add(err.Error())
		}
		if len(data) > 0 {
			tr.add(string(data))
		}
	}))
	must(t, a.Write2([]byte("lost"), h, nil))
	give := takeAllDescriptors(t)
	until(loop, func() bool { return len(tr) == 2 })
	give()
	if n := b.PendingCount(); n != 0 {
		t.Errorf("%d are pending", n)
	}
	must(t, a.Write2([]byte("found"), h, nil))
	until(loop, func() bool { return len(tr) == 3 })
	tr.want(t, "read EMFILE", "lost", "found")
	must(t, b.Accept(tcp.New(loop)))
	closeAll(loop)
}

// A connect that finds no descriptor says so later, as every failure.
func TestConnect_OutOfDescriptors(t *testing.T) {
	loop := worlds[0].loop(t)
	l, at := listen(t, loop, func(conn *pipe.Pipe) { conn.Close(nil) })
	c := pipe.New(loop, false)
	var tr trace
	give := takeAllDescriptors(t)
	must(t, c.Connect(at, tr.done("connect")))
	must(t, pipe.New(loop, false).Connect2(at, 0, tr.done("connect")))
	want(t, pipe.New(loop, false).Bind(at+"2"), uv.EMFILE)
	until(loop, func() bool { return len(tr) == 2 })
	give()
	must(t, c.Connect(at, func(err error) {
		tr.done("connect")(err)
		l.Close(nil)
	}))
	until(loop, func() bool { return len(tr) == 3 })
	tr.want(t, "connect EMFILE", "connect EMFILE", "connect ok")
	closeAll(loop)
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
			must(t, unix.Close(fd))
		}
		must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &old))
	}
}

// Signals interrupt system calls, and nobody notices.
func TestSignalStorm(t *testing.T) {
	loop := worlds[0].loop(t)
	var storm sync.WaitGroup
	stop := make(chan bool)
	storm.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				unix.Kill(os.Getpid(), unix.SIGURG) // which the runtime takes for its own
			}
		}
	})
	for _, blocking := range []bool{false, true} {
		p, other := raw(t, loop)
		must(t, p.SetBlocking(blocking))
		var reader sync.WaitGroup
		count := 0
		reader.Go(func() {
			buf := make([]byte, 10000)
			for {
				n, err := unix.Read(other, buf)
				if err == unix.EINTR {
					continue
				}
				if n <= 0 || err != nil {
					return
				}
				count += n
			}
		})
		h := boundTCP(t, loop)
		written := 0
		for range 100 {
			must(t, p.Write2(make([]byte, 10001), h, func(err error) {
				must(t, err)
				written++
			}))
			must(t, p.Writev([][]byte{make([]byte, 5000), make([]byte, 5001)}, func(err error) {
				must(t, err)
				written++
			}))
		}
		until(loop, func() bool { return written == 200 })
		closeAll(loop)
		reader.Wait()
		if count != 100*20002 {
			t.Errorf("blocking %v: %d bytes arrived", blocking, count)
		}
		must(t, unix.Close(other))
	}
	close(stop)
	storm.Wait()
}

// Close is allowed in every callback, and nothing but what is in flight calls
// back afterwards.
func TestCloseInEveryCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, where := range []string{"connection", "connect", "failed connect", "read", "passed", "write", "write2", "shutdown"} {
			var tr trace
			closing := func(p *pipe.Pipe) {
				if p.IsClosing() {
					t.Errorf("%s: called back after Close", where)
					return
				}
				p.Close(func() { tr.add("closed") })
			}
			if where == "failed connect" {
				p := pipe.New(loop, false)
				must(t, p.Connect("", func(error) { closing(p) }))
				until(loop, func() bool { return len(tr) == 1 })
				continue
			}
			if where == "connection" || where == "connect" {
				at := name(t)
				l, c := pipe.New(loop, false), pipe.New(loop, false)
				must(t, l.Bind(at))
				must(t, l.Listen(16, func(error) {
					if where == "connection" {
						closing(l)
					}
				}))
				must(t, c.Connect(at, func(error) {
					if where == "connect" {
						closing(c)
					}
				}))
				until(loop, func() bool { return len(tr) == 1 })
				closeAll(loop)
				continue
			}
			a, b := pair(t, loop, true)
			h := boundTCP(t, loop)
			on := func(what string, p *pipe.Pipe) func(error) {
				return func(err error) {
					if what == where {
						closing(p)
					}
				}
			}
			must(t, b.ReadStart(nil, func(err error, data []byte) {
				if where == "read" || where == "passed" && b.PendingCount() > 0 {
					closing(b)
				}
			}))
			must(t, a.Write([]byte("x"), on("write", a)))
			must(t, a.Write2([]byte("x"), h, on("write2", a)))
			must(t, a.Shutdown(on("shutdown", a)))
			until(loop, func() bool { return len(tr) == 1 })
			closeAll(loop)
		}
	})
}
