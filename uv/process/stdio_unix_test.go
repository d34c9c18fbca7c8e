//go:build unix

package process_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: spawn_stdout
func TestStdio_Output(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		got, r := output(t, loop, self("say", "1", "hello world\n"), 1)
		equal(t, "output", got, "hello world\n")
		equal(t, "ended", r, result{})
	})
}

// libuv: spawn_stdio_greater_than_3
func TestStdio_DescriptorThree(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		got, r := output(t, loop, self("say", "3", "fourth stdio!\n"), 3)
		equal(t, "output", got, "fourth stdio!\n")
		equal(t, "ended", r, result{})
	})
}

func init() {
	roles["write all"] = func([]string) {
		for _, f := range []*os.File{os.Stdout, os.Stderr} {
			if n, err := f.WriteString("hello"); n != 5 || err != nil {
				os.Exit(1)
			}
		}
		if n, err := os.Stdin.Read(make([]byte, 1)); n != 0 || err == nil {
			os.Exit(2)
		}
	}
}

// libuv: spawn_ignored_stdio
func TestStdio_None(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		equal(t, "ended", run(t, loop, self("write all")), result{})
	})
}

// talk writes to an echoing child and reads it all back.
func talk(t testing.TB, loop *uv.Loop, flags process.StdioFlags) {
	t.Helper()
	stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
	o := self("echo")
	o.Stdio = []process.StdioContainer{in(stdin), out(stdout)}
	o.Stdio[0].Flags |= flags
	o.Stdio[1].Flags |= flags
	p, r := start(t, loop, o)
	must(t, p.Kill(0)) // it lives
	for _, s := range []struct {
		name           string
		p              *pipe.Pipe
		reads, written bool
	}{{"stdin", stdin, false, true}, {"stdout", stdout, true, false}} {
		equal(t, s.name+" can be read", s.p.IsReadable(), s.reads)
		equal(t, s.name+" can be written", s.p.IsWritable(), s.written)
	}
	got := collect(t, stdout)
	must(t, stdin.Write([]byte("TEST"), uvtest.Expect(t, 1, func(err error) {
		must(t, err)
		stdin.Close(nil)
	})))
	loop.Run(uv.RunDefault)
	equal(t, "echo", got.String(), "TEST")
	equal(t, "ended", *r, result{})
}

// libuv: spawn_stdin, spawn_and_ping, spawn_same_stdout_stderr
func TestStdio_Echo(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) { talk(t, loop, 0) })
}

// It answers each line. At the end of its input it says goodbye by writes on
// handles that are unref'd.
func init() { program("converse", converse) }

func converse(loop *uv.Loop, _ []string) {
	stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
	check(stdin.Open(0))
	check(stdout.Open(1))
	lines := 0
	check(stdin.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			for _, word := range []string{"good", "bye", "\n"} {
				check(stdout.Write([]byte(word), check))
			}
			stdin.ReadStop()
			stdin.Unref()
			stdout.Unref()
			return
		}
		for range strings.Count(string(data), "\n") {
			lines++
			check(stdout.Write(fmt.Appendf(nil, "answer %d\n", lines), check))
		}
	}))
}

// libuv: stdio_over_pipes, stdio_emulate_iocp
func TestStdio_Conversation(t *testing.T) {
	for _, flags := range []process.StdioFlags{0, process.NonblockPipe} {
		everyWay(t, func(t *testing.T, loop *uv.Loop) {
			stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
			o := self("converse")
			o.Stdio = []process.StdioContainer{in(stdin), out(stdout), inherit(2)}
			o.Stdio[0].Flags |= flags
			o.Stdio[1].Flags |= flags
			_, r := start(t, loop, o)
			var got strings.Builder
			asked := 0
			ask := func() {
				asked++
				must(t, stdin.Write([]byte("question\n"), func(err error) { must(t, err) }))
			}
			must(t, stdout.ReadStart(nil, func(err error, data []byte) {
				got.Write(data)
				switch {
				case err != nil:
					want(t, err, uv.EOF)
					stdout.Close(nil)
				case !strings.HasSuffix(got.String(), "\n") || asked != strings.Count(got.String(), "\n"):
				case asked < 5:
					ask()
				default:
					stdin.Close(nil)
				}
			}))
			ask()
			loop.Run(uv.RunDefault)
			equal(t, "heard", got.String(), "answer 1\nanswer 2\nanswer 3\nanswer 4\nanswer 5\ngoodbye\n")
			equal(t, "ended", *r, result{})
		})
	}
}

// libuv: spawn_and_kill_with_std
func TestStdio_KillWithPipes(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		var pipes [3]*pipe.Pipe
		for i := range pipes {
			pipes[i] = pipe.New(loop, false)
		}
		o := self("sleep")
		o.Stdio = []process.StdioContainer{in(pipes[0]), out(pipes[1]), out(pipes[2])}
		p, r := start(t, loop, o)
		o1, o2 := collect(t, pipes[1]), collect(t, pipes[2])
		must(t, pipes[0].Write([]byte("hello"), uvtest.Expect(t, 1, func(err error) {
			must(t, err)
			pipes[0].Close(nil)
			must(t, p.Kill(syscall.SIGTERM))
		})))
		loop.Run(uv.RunDefault)
		equal(t, "ended", *r, result{0, syscall.SIGTERM})
		equal(t, "ends of file", o1.ended && o2.ended, true)
	})
}

// One pipe may go both ways, or neither.
func TestStdio_Directions(t *testing.T) {
	loop := uvtest.NewLoop(t)
	both, neither := pipe.New(loop, false), pipe.New(loop, false)
	o := self("sleep")
	o.Stdio = []process.StdioContainer{
		{Flags: process.CreatePipe | process.ReadablePipe | process.WritablePipe, Stream: both},
		{Flags: process.CreatePipe, Stream: neither},
	}
	p, _ := start(t, loop, o)
	equal(t, "both", both.IsReadable() && both.IsWritable(), true)
	equal(t, "neither", neither.IsReadable() || neither.IsWritable(), false)
	both.Close(nil)
	neither.Close(nil)
	must(t, p.Kill(syscall.SIGKILL))
	loop.Run(uv.RunDefault)
}

func TestStdio_Refused(t *testing.T) {
	loop := uvtest.NewLoop(t)
	taken, fresh, closing := pipe.New(loop, false), pipe.New(loop, false), pipe.New(loop, false)
	fds, err := pipe.Pair(0, 0)
	must(t, err)
	must(t, taken.Open(fds[0]))
	closing.Close(nil)
	conn := tcp.New(loop)
	stream := func(flags process.StdioFlags, s process.Stream) []process.StdioContainer {
		return []process.StdioContainer{{Flags: flags, Stream: s}}
	}
	for name, test := range map[string]struct {
		stdio []process.StdioContainer
		want  error
	}{
		"pipe of nothing":          {stream(process.CreatePipe, nil), uv.EINVAL},
		"pipe of a TCP handle":     {stream(process.CreatePipe, conn), uv.EINVAL},
		"pipe that is closing":     {stream(process.CreatePipe, closing), uv.EINVAL},
		"pipe that has a socket":   {stream(process.CreatePipe, taken), uv.EBUSY},
		"a pipe twice":             {[]process.StdioContainer{in(fresh), out(fresh)}, uv.EBUSY},
		"stream without a socket":  {stream(process.InheritStream, fresh), uv.EINVAL},
		"stream of nothing":        {stream(process.InheritStream, nil), uv.EINVAL},
		"two of the flags":         {stream(process.CreatePipe|process.InheritFD, fresh), uv.EINVAL},
		"unknown flags":            {stream(0x100, fresh), uv.EINVAL},
		"a good one and a bad one": {[]process.StdioContainer{in(fresh), inherit(-5)}, uv.EINVAL},
	} {
		o := self("exit", "0")
		o.Stdio = test.stdio
		p, err := process.Spawn(loop, o)
		if err != test.want || p.IsActive() {
			t.Errorf("%s: %v, want %v; active %v", name, err, test.want, p.IsActive())
		}
		p.Close(nil)
	}
	if fresh.Socket() != nil {
		t.Error("a stream has a socket of a child that was not started")
	}
	must(t, unix.Close(fds[1]))
	closeAll(loop)
}

func TestStdio_SimulatedLoop(t *testing.T) {
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	stdout := pipe.New(loop, false)
	o := self("exit", "3")
	o.Stdio = []process.StdioContainer{{}, out(stdout)}
	p, err := process.Spawn(loop, o)
	want(t, err, uv.ENOTSUP)
	p.Close(nil)
	stdout.Close(nil)
	equal(t, "ended", run(t, loop, self("exit", "3")), result{3, 0})
}

// When the program cannot be run, the pipes are there and end at once.
func TestStdio_PipesOfAFailure(t *testing.T) {
	loop := uvtest.NewLoop(t)
	stdout := pipe.New(loop, false)
	p, err := process.Spawn(loop, process.Options{File: "/no/such/program", Stdio: []process.StdioContainer{{}, out(stdout)}})
	want(t, err, uv.ENOENT)
	got := collect(t, stdout)
	p.Close(nil)
	loop.Run(uv.RunDefault)
	equal(t, "end of file", got.ended, true)
}

// toFile gives the child a new file and returns what is in it afterwards.
func toFile(t *testing.T, use func(file *os.File)) string {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	must(t, err)
	use(file)
	must(t, file.Close())
	text, err := os.ReadFile(file.Name())
	must(t, err)
	return string(text)
}

// libuv: spawn_stdout_to_file
func TestStdio_ToFile(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		got := toFile(t, func(file *os.File) {
			o := self("say", "1", "hello world\n")
			o.Stdio = []process.StdioContainer{{}, inherit(int(file.Fd()))}
			equal(t, "ended", run(t, loop, o), result{})
		})
		equal(t, "file", got, "hello world\n")
	})
}

func init() {
	roles["say twice"] = func([]string) {
		_, err := os.Stdout.WriteString("hello world\n")
		check(err)
		_, err = os.Stderr.WriteString("hello errworld\n")
		check(err)
	}
}

// libuv: spawn_stdout_and_stderr_to_file
func TestStdio_BothToOneFile(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		got := toFile(t, func(file *os.File) {
			o := self("say twice")
			fd := inherit(int(file.Fd()))
			o.Stdio = []process.StdioContainer{{}, fd, fd}
			equal(t, "ended", run(t, loop, o), result{})
		})
		equal(t, "file", got, "hello world\nhello errworld\n")
	})
}

// inOther runs, in a child of this program, a program that uses this package,
// because it moves its own standard descriptors about.
func inOther(t *testing.T, role string, args ...string) {
	t.Helper()
	loop := uvtest.NewLoop(t)
	o := self(role, args...)
	o.Stdio = []process.StdioContainer{{}, {}, inherit(2)}
	equal(t, role, run(t, loop, o), result{})
}

// ends spawns what must end well.
func ends(loop *uv.Loop, o process.Options) {
	var p *process.Process
	o.OnExit = func(status int64, signal syscall.Signal) {
		if status != 0 || signal != 0 {
			check(fmt.Errorf("%s: status %d, signal %d", o.Args, status, signal))
		}
		p.Close(nil)
	}
	p, err := process.Spawn(loop, o)
	check(err)
}

func init() {
	program("two", func(loop *uv.Loop, args []string) {
		f, err := os.OpenFile(args[0], os.O_WRONLY, 0)
		check(err)
		check(unix.Dup2(int(f.Fd()), 2))
		check(f.Close())
		o := self("say twice")
		o.Stdio = []process.StdioContainer{{}, inherit(2), inherit(2)}
		ends(loop, o)
	})
}

// libuv: spawn_stdout_and_stderr_to_file2
func TestStdio_BothToDescriptorTwo(t *testing.T) {
	got := toFile(t, func(file *os.File) { inOther(t, "two", file.Name()) })
	equal(t, "file", got, "hello world\nhello errworld\n")
}

func init() {
	program("swap", func(loop *uv.Loop, args []string) {
		for fd := 1; fd <= 2; fd++ {
			f, err := os.Create(filepath.Join(args[0], fmt.Sprint(fd)))
			check(err)
			check(unix.Dup2(int(f.Fd()), fd))
			check(f.Close())
		}
		o := self("say twice")
		o.Stdio = []process.StdioContainer{{}, inherit(2), inherit(1)}
		ends(loop, o)
	})
}

// libuv: spawn_stdout_and_stderr_to_file_swap
func TestStdio_Swapped(t *testing.T) {
	dir := t.TempDir()
	inOther(t, "swap", dir)
	for name, want := range map[string]string{"1": "hello errworld\n", "2": "hello world\n"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		equal(t, "parent's "+name, string(text), want)
	}
}

func init() {
	program("closed", func(loop *uv.Loop, _ []string) {
		check(unix.Close(0))
		stdin := pipe.New(loop, false)
		o := self("read a line")
		o.Stdio = []process.StdioContainer{in(stdin)}
		ends(loop, o)
		check(stdin.Write([]byte("exit\n"), check))
		check(stdin.Shutdown(func(err error) {
			check(err)
			stdin.Close(nil)
		}))
		loop.Run(uv.RunDefault)
		if got := identity(0); got != "-" {
			check(fmt.Errorf("descriptor 0 is open: %s", got))
		}
	})
	roles["read a line"] = func([]string) {
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		check(err)
		if line != "exit\n" {
			os.Exit(1)
		}
	}
}

// The new pipe may have the number 0 here then. It is closed all the same.
//
// libuv: spawn_closed_process_io
func TestStdio_ClosedHere(t *testing.T) { inOther(t, "closed") }

// The child gets streams of this loop; this side holds the other ends.
//
// libuv: spawn_inherit_streams
func TestStdio_InheritStreams(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		open := func(fds [2]int) (r, w *pipe.Pipe) {
			r, w = pipe.New(loop, false), pipe.New(loop, false)
			must(t, r.Open(fds[0]))
			must(t, w.Open(fds[1]))
			for _, p := range []*pipe.Pipe{r, w} {
				equal(t, "readable", p.IsReadable(), p == r)
				equal(t, "writable", p.IsWritable(), p == w)
			}
			return r, w
		}
		pair := func() [2]int {
			fds, err := pipe.Pair(pipe.Nonblock, pipe.Nonblock)
			must(t, err)
			return fds
		}
		childIn, ours := open(pair())
		back, childOut := open(pair())
		o := self("echo")
		o.Stdio = []process.StdioContainer{
			{Flags: process.InheritStream, Stream: childIn},
			{Flags: process.InheritStream, Stream: childOut},
		}
		_, r := start(t, loop, o)
		childIn.Close(nil)
		childOut.Close(nil)
		text := strings.Repeat("0123456789", 2<<20/10)
		must(t, ours.Write([]byte(text), uvtest.Expect(t, 1, func(err error) {
			must(t, err)
			ours.Close(nil)
		})))
		got := collect(t, back)
		loop.Run(uv.RunDefault)
		equal(t, "echo", got.String() == text, true)
		equal(t, "ended", *r, result{})
	})
}

// A stream of any family can be inherited, as any number.
func TestStdio_InheritAnyStream(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fds, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, 0)
	must(t, err)
	s, err := stream.Open(loop, fds[0])
	must(t, err)
	o := self("say", "5", "hello")
	o.Stdio = make([]process.StdioContainer, 6)
	o.Stdio[5] = process.StdioContainer{Flags: process.InheritStream, Stream: s}
	equal(t, "ended", run(t, loop, o), result{})
	buf := make([]byte, 10)
	n, err := unix.Read(fds[1], buf)
	must(t, err)
	equal(t, "read", string(buf[:n]), "hello")
	must(t, unix.Close(fds[1]))
	closeAll(loop)
}

func init() {
	program("listen", func(loop *uv.Loop, _ []string) {
		server := tcp.New(loop)
		check(server.Open(3))
		check(server.Listen(16, func(err error) {
			check(err)
			conn := tcp.New(loop)
			check(server.Accept(conn))
			check(conn.Write([]byte("served"), check))
			check(conn.Shutdown(func(err error) {
				check(err)
				conn.Close(nil)
				server.Close(nil)
			}))
		}))
		_, err := os.Stdout.WriteString("listening")
		check(err)
	})
}

// libuv: spawn_tcp_server
func TestStdio_TCPServer(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		server := tcp.New(loop)
		must(t, server.Bind(loopback, 0))
		addr, err := server.SockName()
		must(t, err)
		fd, err := server.Fileno()
		must(t, err)
		stdout := pipe.New(loop, false)
		o := self("listen")
		o.Stdio = []process.StdioContainer{{}, out(stdout), inherit(2), inherit(fd)}
		_, r := start(t, loop, o)
		server.Close(nil) // it lives on in the child
		said := ""
		must(t, stdout.ReadStart(nil, func(err error, data []byte) {
			if said += string(data); err != nil || said == "listening" {
				stdout.Close(nil)
			}
		}))
		until(loop, stdout.IsClosing)
		equal(t, "child", said, "listening")
		client, got := tcp.New(loop), ""
		must(t, client.Connect(addr, func(err error) {
			must(t, err)
			must(t, client.ReadStart(nil, func(err error, data []byte) {
				if got += string(data); err != nil {
					want(t, err, uv.EOF)
					client.Close(nil)
				}
			}))
		}))
		loop.Run(uv.RunDefault)
		equal(t, "served", got, "served")
		equal(t, "ended", *r, result{})
	})
}
