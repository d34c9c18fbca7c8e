//go:build unix

package pipe_test

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
)

// These tests take two processes: this program again is the other one, told by
// its environment what to do, with an end of a socket pair as descriptor 3.

const roleVariable = "UVGO_PIPE_TEST"

var roles = map[string]func(loop *uv.Loop, channel *pipe.Pipe){
	"traffic":    traffic,
	"send back":  sendBack,
	"serve":      serveOther,
	"connection": giveConnection,
	"hold":       hold,
}

func TestMain(m *testing.M) {
	if role := roles[os.Getenv(roleVariable)]; role != nil {
		loop, err := uv.New(uv.Options{})
		check(err)
		channel := pipe.New(loop, true)
		check(channel.Open(3))
		role(loop, channel)
		loop.Run(uv.RunDefault)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "the other process:", err)
		os.Exit(1)
	}
}

// start begins the other process and gives the way to it. When the test is over
// it must have ended well.
func start(t *testing.T, loop *uv.Loop, role string) *pipe.Pipe {
	t.Helper()
	fds, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, 0)
	must(t, err)
	channel := pipe.New(loop, true)
	must(t, channel.Open(fds[0]))
	spawn(t, role, fds[1])
	return channel
}

func spawn(t *testing.T, role string, fd int) {
	t.Helper()
	file := os.NewFile(uintptr(fd), "channel")
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), roleVariable+"="+role)
	other.ExtraFiles = []*os.File{file}
	other.Stderr = os.Stderr
	must(t, other.Start())
	file.Close()
	t.Cleanup(func() {
		if t.Failed() {
			other.Process.Kill()
		}
		if err := other.Wait(); err != nil {
			t.Errorf("%s: %v", role, err)
		}
	})
}

const (
	trafficChunk  = 64 << 10
	trafficChunks = 100
)

// exchange writes some 6 MB and calls back when it is written and as much was
// read.
func exchange(s *stream.Stream, fail func(error), done func()) {
	got, left := 0, trafficChunks
	over := func() {
		if got == trafficChunk*trafficChunks && left == 0 {
			done()
		}
	}
	for range trafficChunks {
		if err := s.Write(make([]byte, trafficChunk), func(err error) {
			if err != nil {
				fail(err)
			}
			left--
			over()
		}); err != nil {
			fail(err)
		}
	}
	if err := s.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			fail(err)
			return
		}
		if len(data) > 0 {
			got += len(data)
			over()
		}
	}); err != nil {
		fail(err)
	}
}

func traffic(loop *uv.Loop, channel *pipe.Pipe) {
	exchange(&channel.Stream, check, func() { channel.Close(nil) })
}

// libuv: ipc_heavy_traffic_deadlock_bug
func TestTwoProcesses_HeavyTraffic(t *testing.T) {
	loop := worlds[0].loop(t)
	channel := start(t, loop, "traffic")
	done := false
	exchange(&channel.Stream, func(err error) { t.Error(err) }, func() {
		done = true
		channel.Close(nil)
	})
	loop.Run(uv.RunDefault)
	if !done {
		t.Error("not everything was written and read")
	}
}

func sendBack(loop *uv.Loop, channel *pipe.Pipe) {
	check(channel.ReadStart(nil, func(err error, data []byte) {
		if err == uv.EOF {
			channel.Close(nil)
			return
		}
		check(err)
		for channel.PendingCount() > 0 {
			var h stream.Acceptor = pipe.New(loop, false)
			if channel.PendingType() == uv.TypeTCP {
				h.Close(nil)
				h = tcp.New(loop)
			}
			check(channel.Accept(h))
			check(channel.Write2([]byte("."), h, func(err error) {
				check(err)
				h.Close(nil)
			}))
		}
	}))
}

// bounces sends two handles to the other end of a channel and back: in another
// process, and on another loop of this one.
func bounces(t *testing.T, make func(*testing.T, *uv.Loop) [2]stream.Passable, compare func(t *testing.T, sent, back stream.Passable)) {
	t.Run("process", func(t *testing.T) {
		loop := worlds[0].loop(t)
		a := start(t, loop, "send back")
		sent := make(t, loop)
		back := gather(t, a, sent)
		until(loop, func() bool { return len(*back) == 2 })
		for i := range sent {
			compare(t, sent[i], (*back)[i])
		}
		closeAll(loop)
	})
	t.Run("loop", func(t *testing.T) {
		here, there := worlds[0].loop(t), worlds[0].loop(t)
		fds, err := tcp.SocketPair(uv.StreamSocket, 0, 0)
		must(t, err)
		a, b := pipe.New(here, true), pipe.New(there, true)
		must(t, a.Open(fds[0]))
		must(t, b.Open(fds[1]))
		sent := make(t, here)
		back := bounce(t, a, b, func(done func() bool) {
			for !done() {
				here.Run(uv.RunNoWait)
				there.Run(uv.RunNoWait)
			}
		}, sent)
		for i := range sent {
			compare(t, sent[i], back[i])
		}
		closeAll(there)
		closeAll(here)
	})
}

// gather sends the handles and collects what comes back.
func gather(t *testing.T, a *pipe.Pipe, handles [2]stream.Passable) *[]stream.Acceptor {
	t.Helper()
	back := new([]stream.Acceptor)
	must(t, a.ReadStart(nil, func(err error, data []byte) {
		must(t, err)
		for a.PendingCount() > 0 {
			h := fits(t, a)
			must(t, a.Accept(h))
			*back = append(*back, h)
		}
	}))
	for _, h := range handles {
		must(t, a.Write2([]byte("."), h, func(err error) { must(t, err) }))
	}
	return back
}

// libuv: ipc_send_recv_pipe, ipc_send_recv_pipe_inprocess
func TestTwoProcesses_PipesThereAndBack(t *testing.T) {
	bounces(t, func(t *testing.T, loop *uv.Loop) [2]stream.Passable {
		return [2]stream.Passable{boundPipe(t, loop), boundPipe(t, loop)}
	}, func(t *testing.T, sent, back stream.Passable) {
		sameNames(t, sent.(*pipe.Pipe), back.(*pipe.Pipe))
	})
}

// libuv: ipc_send_recv_tcp, ipc_send_recv_tcp_inprocess
func TestTwoProcesses_TCPThereAndBack(t *testing.T) {
	bounces(t, func(t *testing.T, loop *uv.Loop) [2]stream.Passable {
		return [2]stream.Passable{boundTCP(t, loop), boundTCP(t, loop)}
	}, func(t *testing.T, sent, back stream.Passable) {
		x, _ := sent.(*tcp.TCP).SockName()
		if y, err := back.(*tcp.TCP).SockName(); x != y || err != nil {
			t.Errorf("%v came back as %v, %v", x, y, err)
		}
	})
}

// serveOther listens on the server that it gets and says so; serves one
// connection and says so.
func serveOther(loop *uv.Loop, channel *pipe.Pipe) {
	check(channel.ReadStart(nil, func(err error, data []byte) {
		if err == uv.EOF {
			channel.Close(nil)
			return
		}
		check(err)
		if channel.PendingCount() == 0 {
			return
		}
		if string(data) != "hello\n" {
			check(fmt.Errorf("the text is %q", data))
		}
		server := tcp.New(loop)
		check(channel.Accept(server))
		check(server.Listen(16, func(err error) {
			check(err)
			conn := tcp.New(loop)
			check(server.Accept(conn))
			conn.Close(nil)
			server.Close(nil)
			check(channel.Write([]byte("served\n"), nil))
		}))
		check(channel.Write([]byte("world\n"), nil))
	}))
}

// Each process takes one of two connections: neither accepts a second one.
//
// libuv: ipc_listen_before_write, ipc_listen_after_write
func TestTwoProcesses_ShareAServer(t *testing.T) {
	for _, before := range []bool{true, false} {
		loop := worlds[0].loop(t)
		channel := start(t, loop, "serve")
		server := boundTCP(t, loop)
		addr, err := server.SockName()
		must(t, err)
		announced := 0
		listen := func() {
			must(t, server.Listen(16, func(err error) {
				must(t, err)
				announced++
			}))
		}
		if before {
			listen()
		}
		must(t, channel.Write2([]byte("hello\n"), server, func(err error) {
			must(t, err)
			if !before {
				listen()
			}
		}))
		heard := ""
		must(t, channel.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			heard += string(data)
		}))
		until(loop, func() bool { return heard == "world\n" && server.IsActive() })
		connected := 0
		for range 2 {
			c := tcp.New(loop)
			must(t, c.Connect(addr, func(err error) { must(t, err); connected++ }))
		}
		until(loop, func() bool { return announced > 0 && heard != "world\n" && connected == 2 })
		must(t, server.Accept(tcp.New(loop)))
		if announced != 1 || heard != "world\nserved\n" {
			t.Errorf("%d connections announced here; heard %q", announced, heard)
		}
		closeAll(loop)
	}
}

// giveConnection accepts a connection and gives it away.
func giveConnection(loop *uv.Loop, channel *pipe.Pipe) {
	server := tcp.New(loop)
	check(server.Bind(tcpLoopback, 0))
	check(server.Listen(16, func(err error) {
		check(err)
		conn := tcp.New(loop)
		check(server.Accept(conn))
		server.Close(nil)
		check(channel.Write2([]byte("conn"), conn, func(err error) {
			check(err)
			conn.Close(nil)
			channel.Close(nil)
		}))
	}))
	addr, err := server.SockName()
	check(err)
	client := tcp.New(loop)
	check(client.Connect(addr, func(err error) {
		check(err)
		check(client.ReadStart(nil, func(err error, data []byte) {
			if err == uv.EOF {
				client.Close(nil)
				return
			}
			check(err)
			if len(data) > 0 {
				check(client.Write([]byte("and back"), nil))
			}
		}))
	}))
}

// libuv: ipc_tcp_connection
func TestTwoProcesses_Connection(t *testing.T) {
	loop := worlds[0].loop(t)
	channel := start(t, loop, "connection")
	var tr trace
	must(t, channel.ReadStart(nil, func(err error, data []byte) {
		if err == uv.EOF {
			tr.add("channel EOF") // the sender closed its copy before
			channel.Close(nil)
			return
		}
		must(t, err)
		if channel.PendingCount() == 0 {
			return
		}
		conn := tcp.New(loop)
		must(t, channel.Accept(conn))
		must(t, conn.Write([]byte("hello"), nil))
		must(t, conn.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			if len(data) > 0 {
				tr.add("read " + text(err, data))
				conn.Close(nil)
			}
		}))
	}))
	loop.Run(uv.RunDefault)
	if len(tr) != 2 {
		t.Errorf("trace: %q", tr)
	}
}

// hold keeps what it inherited until the channel ends.
func hold(loop *uv.Loop, channel *pipe.Pipe) {
	check(channel.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			channel.Close(nil)
		}
	}))
}

// What was closed here and lives on in a child wakes nobody any more.
//
// libuv: closed_fd_events, iouring_pollhup
func TestTwoProcesses_DescriptorLivesOnInTheOther(t *testing.T) {
	loop := worlds[0].loop(t)
	fds, err := pipe.Pair(pipe.Nonblock, 0)
	must(t, err)
	writer := fds[1]
	channel, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, 0)
	must(t, err)

	file := os.NewFile(uintptr(channel[1]), "channel")
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), roleVariable+"=hold")
	held, err := unix.Dup(fds[0])
	must(t, err)
	unix.CloseOnExec(held)
	other.ExtraFiles = []*os.File{file, os.NewFile(uintptr(held), "held")}
	must(t, other.Start())
	for _, f := range other.ExtraFiles {
		f.Close()
	}

	p := pipe.New(loop, false)
	must(t, p.Open(fds[0]))
	must(t, p.ReadStart(nil, func(error, []byte) { t.Error("a closed pipe was read") }))
	loop.Run(uv.RunNoWait)
	p.Close(nil)
	loop.Run(uv.RunDefault)

	// The number is free again for another, whose peer is there still.
	fresh, err := pipe.Pair(pipe.Nonblock, 0)
	must(t, err)
	q := pipe.New(loop, false)
	must(t, q.Open(fresh[0]))
	must(t, q.ReadStart(nil, func(error, []byte) { t.Error("another's event arrived") }))
	q.Unref()
	if n, err := unix.Write(writer, []byte("x")); n != 1 || err != nil {
		t.Errorf("write: %d, %v", n, err)
	}
	must(t, unix.Close(writer)) // and a hang-up
	fired := false
	alarm := timer.New(loop)
	must(t, alarm.Start(10e6, 0, func() {
		fired = true
		alarm.Close(nil)
	}))
	loop.Run(uv.RunOnce)
	if !fired {
		t.Error("something woke the loop before the timer was due")
	}
	must(t, unix.Close(fresh[1]))
	must(t, unix.Close(channel[0]))
	must(t, other.Wait())
	closeAll(loop)
}
