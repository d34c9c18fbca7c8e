package tty_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tty"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// direction is "r", "w" or "rw".
func direction(s *tty.TTY) (d string) {
	if s.IsReadable() {
		d += "r"
	}
	if s.IsWritable() {
		d += "w"
	}
	return d
}

// libuv: tty
func TestTTY(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, name := openPty(t)
	r, w := openAt(t, name, unix.O_RDONLY), openAt(t, name, unix.O_WRONLY)
	in, out := newTTY(t, loop, r), newTTY(t, loop, w)
	equal(t, "directions", []string{direction(in), direction(out)}, []string{"r", "w"})

	columns, rows, err := out.GetWinSize()
	must(t, err)
	equal(t, "size", []int{columns, rows}, []int{80, 25})

	found := settingsOf(t, s)
	must(t, in.SetMode(tty.Raw))
	if settingsOf(t, s).Lflag&(unix.ECHO|unix.ICANON|unix.ISIG) != 0 {
		t.Error("raw mode echoes, edits or makes signals")
	}
	must(t, in.SetMode(tty.Normal))
	if settingsOf(t, s) != found {
		t.Error("normal mode is not what it was")
	}

	must(t, in.SetMode(tty.Raw))
	for range 3 {
		must(t, tty.ResetMode())
		if settingsOf(t, s) != found {
			t.Error("ResetMode did not reset the mode")
		}
	}
	closeAll(loop)
	closeFD(t, m, s, r, w)
}

// child makes this program run one of its tests in a session of its own, with
// the slave as its controlling terminal.
const child = "UVGO_TTY_CHILD"

// libuv: tty_file
func TestTTYFile(t *testing.T) {
	if os.Getenv(child) != "" {
		ownTerminal(t)
		return
	}
	loop := uvtest.NewLoop(t)
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, path := range []string{file, "/dev/random", "/dev/zero", "/dev/null", "/"} {
		fd := openAt(t, path, unix.O_RDONLY)
		_, err := tty.New(loop, fd)
		want(t, err, uv.EINVAL)
		closeFD(t, fd)
		_, err = tty.New(loop, fd)
		want(t, err, uv.EINVAL)
	}
	if loop.Alive() {
		t.Error("alive with handles that were not made")
	}

	m, s, _ := openPty(t)
	slave := os.NewFile(uintptr(s), "slave")
	cmd := exec.Command(os.Args[0], "-test.run=^TestTTYFile$", "-test.v")
	cmd.Env = append(os.Environ(), child+"=1")
	cmd.Stdin = slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 0}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestTTYFile") {
		t.Errorf("with a terminal of its own: %v\n%s", err, out)
	}
	must(t, slave.Close())
	closeFD(t, m)
}

// ownTerminal runs in the child.
func ownTerminal(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for _, test := range []struct {
		access int
		want   string
	}{{unix.O_RDONLY, "r"}, {unix.O_WRONLY, "w"}, {unix.O_RDWR, "rw"}} {
		fd := openAt(t, "/dev/tty", test.access)
		s := newTTY(t, loop, fd)
		if got := direction(s); got != test.want {
			t.Errorf("/dev/tty: %q, want %q", got, test.want)
		}
		closeFD(t, fd)
		s.Close(nil)
		if got := direction(s); got != "" {
			t.Errorf("/dev/tty, closed: %q", got)
		}
	}
	loop.Run(uv.RunDefault)
}

// libuv: tty_pty
func TestTTYPty(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, _ := openPty(t)
	slave, master := newTTY(t, loop, s), newTTY(t, loop, m)
	equal(t, "directions", []string{direction(slave), direction(master)}, []string{"rw", "rw"})
	if nonblocking(t, s) || !nonblocking(t, fileno(t, slave)) {
		t.Error("the slave was not opened anew")
	}
	if nonblocking(t, m) || nonblocking(t, fileno(t, master)) {
		t.Error("writes to the master do not block")
	}
	closeFD(t, s)
	slave.Close(nil)
	closeFD(t, m)
	master.Close(nil)
	loop.Run(uv.RunDefault)
}

// A write to the master waits until the slave has been read.
func TestTTYPty_BlockingWrites(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, _ := openPty(t)
	slave, master := newTTY(t, loop, s), newTTY(t, loop, m)
	must(t, slave.SetMode(tty.IO))
	got := 0
	var reader sync.WaitGroup
	reader.Go(func() {
		for buf := make([]byte, 4<<10); got < 64<<10; {
			n, err := unix.Read(s, buf)
			if err != nil && err != unix.EINTR {
				t.Error(err)
				return
			}
			got += max(n, 0)
		}
	})
	must(t, master.Write(make([]byte, 64<<10), nil))
	if n := master.WriteQueueSize(); n != 0 {
		t.Errorf("%d bytes were left to be written later", n)
	}
	reader.Wait()
	closeAll(loop)
	closeFD(t, m, s)
}

// libuv: tty_pty_partial
func TestTTYPtyPartial(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for range 10 {
		m, s, _ := openPty(t)
		master := newTTY(t, loop, m)
		closeFD(t, m)
		var writer sync.WaitGroup
		writer.Go(func() {
			chunk := make([]byte, 8<<10)
			for range 8 {
				for left := chunk; len(left) > 0; {
					n, err := unix.Write(s, left)
					if err != nil && err != unix.EINTR {
						t.Error(err)
						break
					}
					left = left[max(n, 0):]
				}
			}
			unix.Close(s)
		})
		got := 0
		must(t, master.ReadStart(nil, func(err error, data []byte) {
			got += len(data)
			if err != nil {
				want(t, err, uv.EIO) // what Linux says when all slaves are closed
				master.Close(nil)
			}
		}))
		loop.Run(uv.RunDefault)
		writer.Wait()
		if got != 64<<10 {
			t.Errorf("%d bytes arrived, want %d", got, 64<<10)
		}
	}
}

// What the modes do to what is typed and printed.
func TestTTYModes(t *testing.T) {
	for _, test := range []struct {
		name          string
		mode          tty.Mode
		typed, read   string
		prints, shows string
	}{
		{"normal", tty.Normal, "ab\x7fc\r", "ac\n", "x\n", "ab\b \bc\r\nx\r\n"},
		{"raw", tty.Raw, "ab\x7fc\r\x03", "ab\x7fc\r\x03", "x\n", "x\r\n"},
		{"raw vt", tty.RawVT, "ab\x7fc\r\x03", "ab\x7fc\r\x03", "x\n", "x\r\n"},
		{"io", tty.IO, "ab\x7fc\r\x03\x11", "ab\x7fc\r\x03\x11", "x\n", "x\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			loop := uvtest.NewLoop(t)
			master, slave := both(t, loop)
			must(t, slave.SetMode(test.mode))
			var read, shown string
			must(t, slave.ReadStart(nil, func(err error, data []byte) { must(t, err); read += string(data) }))
			must(t, master.ReadStart(nil, func(err error, data []byte) { must(t, err); shown += string(data) }))
			must(t, master.Write([]byte(test.typed), nil))
			until(loop, func() bool { return len(read) >= len(test.read) })
			must(t, slave.Write([]byte(test.prints), nil))
			until(loop, func() bool { return len(shown) >= len(test.shows) })
			if read != test.read || shown != test.shows {
				t.Errorf("read %q, want %q; shown %q, want %q", read, test.read, shown, test.shows)
			}
			closeAll(loop)
		})
	}
}

// From mode to mode: each is made of what the terminal was at first.
func TestTTYModes_Changes(t *testing.T) {
	loop := uvtest.NewLoop(t)
	_, slave := both(t, loop)
	fd := fileno(t, slave)
	found := settingsOf(t, fd)
	must(t, slave.SetMode(tty.Raw))
	raw := settingsOf(t, fd)
	must(t, slave.SetMode(tty.IO))
	must(t, slave.SetMode(tty.Raw))
	if settingsOf(t, fd) != raw {
		t.Error("raw after io is not raw")
	}
	want(t, slave.SetMode(tty.RawVT+1), uv.EINVAL)
	want(t, slave.SetMode(-1), uv.EINVAL)
	if settingsOf(t, fd) != raw {
		t.Error("a mode that is none changed something")
	}
	must(t, slave.SetMode(tty.Normal))
	if settingsOf(t, fd) != found {
		t.Error("normal is not what it was")
	}
	closeAll(loop)
}

// ResetMode is about the terminal that left Normal mode first; closing that one
// resets it and makes room for the next.
func TestTTYResetMode(t *testing.T) {
	loop := uvtest.NewLoop(t)
	must(t, tty.ResetMode()) // nothing to do
	m1, s1, _ := openPty(t)
	m2, s2, _ := openPty(t)
	first, second := newTTY(t, loop, s1), newTTY(t, loop, s2)
	found := settingsOf(t, s1)
	isRaw := func(want1, want2 bool) {
		t.Helper()
		equal(t, "raw", []bool{settingsOf(t, s1) != found, settingsOf(t, s2) != found}, []bool{want1, want2})
	}
	must(t, first.SetMode(tty.Raw))
	must(t, second.SetMode(tty.Raw))
	isRaw(true, true)
	must(t, tty.ResetMode())
	isRaw(false, true)

	must(t, first.SetMode(tty.Normal))
	must(t, first.SetMode(tty.Raw))
	first.Close(nil)
	isRaw(false, true)
	must(t, tty.ResetMode()) // there is no first one any more
	isRaw(false, true)
	must(t, second.SetMode(tty.Normal))
	must(t, second.SetMode(tty.IO))
	must(t, tty.ResetMode())
	isRaw(false, false)
	closeAll(loop)
	closeFD(t, m1, s1, m2, s2)
}

// ResetMode may come from anywhere, at any time.
func TestTTYResetMode_FromElsewhere(t *testing.T) {
	loop := uvtest.NewLoop(t)
	master, slave := both(t, loop)
	var others sync.WaitGroup
	for range 2 {
		others.Go(func() {
			for range 200 {
				if err := tty.ResetMode(); err != nil && err != uv.EBUSY {
					t.Error(err)
				}
			}
		})
	}
	for range 100 {
		must(t, slave.SetMode(tty.Raw))
		must(t, slave.SetMode(tty.Normal))
	}
	slave.Close(nil)
	others.Wait()
	master.Close(nil)
	loop.Run(uv.RunDefault)
}

// A terminal that is gone answers with an error, and can be closed.
func TestTTYGone(t *testing.T) {
	loop := uvtest.NewLoop(t)
	master, slave := both(t, loop)
	must(t, slave.SetMode(tty.Raw))
	must(t, slave.ReadStart(nil, uvtest.Expect(t, 1, func(err error, _ []byte) { want(t, err, uv.EOF) })))
	master.Close(nil)
	loop.Run(uv.RunDefault)
	want(t, slave.SetMode(tty.Normal), uv.EIO)
	want(t, tty.ResetMode(), uv.EIO)
	_, _, err := slave.GetWinSize()
	want(t, err, uv.EIO)
	slave.Close(nil)
	must(t, tty.ResetMode())
	loop.Run(uv.RunDefault)
}

// libuv: handle_fileno
func TestTTYFileno(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, _ := openPty(t)
	slave := newTTY(t, loop, s)
	if fd := fileno(t, slave); fd == s || fd <= 2 {
		t.Errorf("descriptor %d: want one of its own", fd)
	}
	closeFD(t, s)
	slave.Close(nil)
	_, err := slave.Fileno()
	want(t, err, uv.EBADF)
	loop.Run(uv.RunDefault)
	closeFD(t, m)
}

// Without a descriptor to spare there is no TTY, and nothing is left behind.
func TestTTYNew_NoDescriptors(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, _ := openPty(t)
	var limit unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &limit))
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: 64, Max: limit.Max}))
	var all []int
	fd, err := unix.Dup(s)
	for ; err == nil; fd, err = unix.Dup(s) {
		all = append(all, fd)
	}
	_, slaveErr := tty.New(loop, s)
	_, masterErr := tty.New(loop, m)
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	closeFD(t, all...)
	want(t, slaveErr, uv.EMFILE)
	want(t, masterErr, uv.EMFILE)
	closeFD(t, m, s)
}

func TestTTYNew_Simulated(t *testing.T) {
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	m, s, _ := openPty(t)
	_, err := tty.New(loop, s)
	want(t, err, uv.EBADF) // there are no descriptors in that world
	closeFD(t, m, s)
}

func TestTTYFaults(t *testing.T) {
	loop := uvtest.NewLoop(t)
	nop := func(error, []byte) {}
	t.Run("start twice", func(t *testing.T) {
		_, slave := both(t, loop)
		must(t, slave.ReadStart(nil, nop))
		want(t, slave.ReadStart(nil, nop), uv.EALREADY)
		closeAll(loop)
	})
	t.Run("wrong direction", func(t *testing.T) {
		m, s, name := openPty(t)
		r, w := openAt(t, name, unix.O_RDONLY), openAt(t, name, unix.O_WRONLY)
		want(t, newTTY(t, loop, r).Write([]byte("x"), nil), uv.EPIPE)
		want(t, newTTY(t, loop, w).ReadStart(nil, nop), uv.ENOTCONN)
		closeAll(loop)
		closeFD(t, m, s, r, w)
	})
	t.Run("use after close", func(t *testing.T) {
		_, slave := both(t, loop)
		slave.Close(uvtest.Expect(t, 1, func() {
			want(t, slave.ReadStart(nil, nop), uv.EINVAL)
			want(t, slave.SetMode(tty.Raw), uv.EBADF)
		}))
		panics(t, "a second Close", func() { slave.Close(nil) })
		want(t, slave.ReadStart(nil, nop), uv.EINVAL)
		want(t, slave.Write([]byte("x"), nil), uv.EBADF)
		want(t, slave.SetMode(tty.Raw), uv.EBADF)
		_, _, err := slave.GetWinSize()
		want(t, err, uv.EBADF)
		closeAll(loop)
	})
	for name, begin := range map[string]func(t *testing.T, master, slave *tty.TTY, end func()){
		"close in read": func(t *testing.T, master, slave *tty.TTY, end func()) {
			must(t, master.Write([]byte("x\n"), nil))
			must(t, slave.ReadStart(nil, func(error, []byte) { end() }))
		},
		"close in alloc": func(t *testing.T, master, slave *tty.TTY, end func()) {
			must(t, master.Write([]byte("x\n"), nil))
			must(t, slave.ReadStart(func(int) []byte { end(); return nil }, func(error, []byte) { t.Error("a read of a closed handle") }))
		},
		"close in write": func(t *testing.T, master, slave *tty.TTY, end func()) {
			must(t, slave.Write([]byte("x"), func(error) { end() }))
		},
		"close in shutdown": func(t *testing.T, master, slave *tty.TTY, end func()) {
			must(t, slave.Shutdown(func(error) { end() }))
		},
	} {
		t.Run(name, func(t *testing.T) {
			master, slave := both(t, loop)
			closed := false
			begin(t, master, slave, func() { slave.Close(func() { closed = true }) })
			until(loop, func() bool { return closed })
			closeAll(loop)
		})
	}
}

func TestVTermState(t *testing.T) {
	tty.SetVTermState(tty.Supported)
	_, err := tty.GetVTermState()
	want(t, err, uv.ENOTSUP)
}

func TestWrongGoroutine(t *testing.T) {
	loop := uvtest.NewLoop(t)
	m, s, _ := openPty(t)
	slave := newTTY(t, loop, s)
	found := settingsOf(t, s)
	wrongGoroutine(t, loop, "tty.New", func() { tty.New(loop, s) })
	wrongGoroutine(t, loop, "tty.(*TTY).SetMode", func() { slave.SetMode(tty.Raw) })
	wrongGoroutine(t, loop, "tty.(*TTY).GetWinSize", func() { slave.GetWinSize() })
	if settingsOf(t, s) != found {
		t.Error("a call from the wrong goroutine had an effect")
	}
	closeAll(loop)
	closeFD(t, m, s)
}
