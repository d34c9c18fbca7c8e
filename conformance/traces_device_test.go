package conformance

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/dns"
	"github.com/uvgo/uvgo/uv/poll"
	"github.com/uvgo/uvgo/uv/random"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/tty"
)

func openFile(name string, flags int) int {
	fd, err := unix.Open(name, flags|unix.O_CLOEXEC, 0)
	if err != nil {
		panic(err)
	}
	return fd
}

// terminal is both ends of one of our own.
func terminal() (master, slave int) {
	master = openFile("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY)
	if err := unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0); err != nil {
		panic(err)
	}
	n, err := unix.IoctlGetInt(master, unix.TIOCGPTN)
	if err != nil {
		panic(err)
	}
	return master, openFile(fmt.Sprintf("/dev/pts/%d", n), unix.O_RDWR|unix.O_NOCTTY)
}

// socketpair is both ends of a connection, as descriptors.
func socketpair() [2]int {
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		panic(err)
	}
	return fds
}

func socketOf(family, typ int) int {
	fd, err := unix.Socket(family, typ|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		panic(err)
	}
	return fd
}

func init() {
	traces["poll"] = func(tr *tracer) {
		fds := socketpair()
		p, err := poll.New(tr.Loop, fds[0])
		named(tr, "poll", p)
		tr.say("init: %s", code(err))
		tr.say("active %d", bit(p.IsActive()))
		step := 0
		var onPoll func(error, uv.Events)
		onPoll = func(err error, ev uv.Events) {
			text := ""
			for _, e := range []struct {
				bit  uv.Events
				name string
			}{{uv.Readable, " readable"}, {uv.Writable, " writable"}, {uv.Disconnect, " disconnect"}} {
				if ev&e.bit != 0 {
					text += e.name
				}
			}
			tr.say("%s:%s", code(err), text)
			step++
			switch step {
			case 1:
				tr.say("start: %s", code(p.Start(uv.Readable, onPoll)))
				unix.Write(fds[1], []byte("x"))
			case 2:
				unix.Read(fds[0], make([]byte, 1))
				tr.say("start: %s", code(p.Start(uv.Readable|uv.Disconnect, onPoll)))
				unix.Shutdown(fds[1], unix.SHUT_WR)
			case 3:
				p.Stop()
				tr.say("stop: ok") // ours cannot fail
				tr.say("active %d", bit(p.IsActive()))
				tr.close(p)
			}
		}
		tr.say("start: %s", code(p.Start(uv.Readable|uv.Writable, onPoll)))
		tr.say("default: %d", tr.run(uv.RunDefault))
		unix.Close(fds[0])
		unix.Close(fds[1])
	}
	traces["poll_errors"] = func(tr *tracer) {
		never := func(error, uv.Events) { tr.say("never") }
		folder, fds := openFile("/", unix.O_RDONLY), socketpair()
		_, err := poll.New(tr.Loop, folder)
		tr.say("folder: %s", code(err))
		_, err = poll.New(tr.Loop, 1<<20)
		tr.say("no descriptor: %s", code(err))
		one, err := poll.New(tr.Loop, fds[0])
		tr.say("init: %s", code(err))
		two, err := poll.New(tr.Loop, fds[0])
		tr.say("init: %s", code(err))
		named(tr, "poll", one)
		named(tr, "poll2", two)
		tr.say("start: %s", code(one.Start(uv.Readable, never)))
		tr.say("second: %s", code(two.Start(uv.Readable, never)))
		one.Stop()
		tr.say("stop: ok")
		tr.say("second: %s", code(two.Start(uv.Readable, never)))
		tr.say("nothing: %s", code(two.Start(0, never)))
		tr.say("active %d", bit(two.IsActive()))
		tr.close(one)
		tr.close(two)
		tr.run(uv.RunDefault)
		for _, fd := range []int{fds[0], fds[1], folder} {
			unix.Close(fd)
		}
	}
	traces["tty"] = func(tr *tracer) {
		file := openFile("/dev/null", unix.O_RDONLY)
		master, slave := terminal()
		unix.IoctlSetWinsize(master, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80})
		_, err := tty.New(tr.Loop, file)
		tr.say("of a device: %s", code(err))
		t, err := tty.New(tr.Loop, slave)
		tr.say("init: %s", code(err))
		named(tr, "tty", t)
		tr.say("%d %d", bit(t.IsReadable()), bit(t.IsWritable()))
		columns, rows, err := t.GetWinSize()
		tr.say("size: %s", code(err))
		tr.say("%d by %d", columns, rows)
		tr.say("raw: %s", code(t.SetMode(tty.Raw)))
		tr.say("normal: %s", code(t.SetMode(tty.Normal)))
		tr.say("reset: %s", code(tty.ResetMode()))
		_, err = tty.GetVTermState()
		tr.say("vterm: %s", code(err))
		t.ReadStart(nil, func(err error, b []byte) {
			if len(b) > 0 {
				tr.say("read %s", b[:len(b)-1])
				tr.close(t)
			}
		})
		unix.Write(master, []byte("hello\n"))
		tr.run(uv.RunDefault)
		unix.Close(master)
		unix.Close(slave)
		unix.Close(file)
	}
	traces["dns"] = func(tr *tracer) {
		onInfo := func(err error, all []dns.AddrInfo) {
			tr.say("info: %s", code(err))
			for _, a := range all {
				tr.say("%s stream %d port %d", a.Addr.Addr(), bit(a.SockType == syscall.SOCK_STREAM), a.Addr.Port())
			}
			if len(all) > 0 {
				dns.GetNameInfo(tr.Loop, all[0].Addr, dns.NI_NUMERICHOST|dns.NI_NUMERICSERV, func(err error, host, service string) {
					tr.say("name: %s %s %s", code(err), host, service)
				})
			}
		}
		hints := &dns.Hints{Flags: dns.AI_NUMERICHOST | dns.AI_NUMERICSERV, SockType: syscall.SOCK_STREAM}
		_, err := dns.GetAddrInfo(tr.Loop, "", "", nil, onInfo)
		tr.say("nothing: %s", code(err))
		for _, q := range [][2]string{{"127.0.0.1", "80"}, {"::1", "443"}, {"not a number", "80"}} {
			_, err := dns.GetAddrInfo(tr.Loop, q[0], q[1], hints, onInfo)
			tr.say("ask: %s", code(err))
			tr.run(uv.RunDefault)
		}
	}
	traces["random"] = func(tr *tracer) {
		data := make([]byte, 16)
		onRandom := func(err error, b []byte) { tr.say("random: %s, %d bytes", code(err), len(b)) }
		fill := func(buf []byte, flags uint) string {
			_, err := random.Fill(tr.Loop, buf, flags, onRandom)
			return code(err)
		}
		tr.say("flags: %s", fill(data, 1))
		huge, err := unix.Mmap(-1, 0, 1<<31, unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
		if err != nil {
			panic(err)
		}
		tr.say("too much: %s", fill(huge, 0))
		unix.Munmap(huge)
		tr.say("some: %s", fill(data, 0))
		tr.run(uv.RunDefault)
		tr.say("none: %s", fill(nil, 0))
		tr.run(uv.RunDefault)
		tr.say("at once: %s", code(random.FillSync(data, 0)))
	}
	traces["guess"] = func(tr *tracer) {
		guess := func(what string, fd int) {
			tr.say("%s: %s", what, map[bool]string{true: "unknown", false: uv.GuessHandle(fd).String()}[uv.GuessHandle(fd) == uv.TypeUnknown])
			unix.Close(fd)
		}
		r, w, err := os.Pipe()
		if err != nil {
			panic(err)
		}
		r2, _ := unix.Dup(int(r.Fd()))
		w2, _ := unix.Dup(int(w.Fd()))
		r.Close()
		w.Close()
		guess("pipe", r2)
		guess("other end", w2)
		guess("tcp", socketOf(unix.AF_INET, unix.SOCK_STREAM))
		guess("tcp6", socketOf(unix.AF_INET6, unix.SOCK_STREAM))
		guess("udp", socketOf(unix.AF_INET, unix.SOCK_DGRAM))
		guess("unix", socketOf(unix.AF_UNIX, unix.SOCK_STREAM))
		guess("unix datagrams", socketOf(unix.AF_UNIX, unix.SOCK_DGRAM))
		guess("null", openFile("/dev/null", unix.O_RDONLY))
		guess("folder", openFile("/", unix.O_RDONLY))
		guess("terminal", openFile("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY))
		guess("nothing", 1<<20)
	}
	traces["metrics"] = func(tr *tracer) {
		step := 0
		t := named(tr, "timer", timer.New(tr.Loop))
		t.Start(time.Millisecond, time.Millisecond, func() {})
		p := named(tr, "prepare", uv.NewPrepare(tr.Loop))
		p.Start(func() {
			m := tr.MetricsInfo()
			tr.say("ticks %d, events %d", m.LoopCount, m.Events)
			if step++; step == 3 {
				tr.close(p)
			}
		})
		for step < 3 {
			tr.run(uv.RunOnce)
		}
		m := tr.MetricsInfo()
		tr.say("ticks %d, events %d, waiting %d", m.LoopCount, m.Events, m.EventsWaiting)
		tr.say("idle time %d", tr.MetricsIdleTime())
		tr.say("configure: %s", code(tr.Configure(uv.MetricsIdleTime)))
	}
}
