//go:build unix

package process_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// openFiles makes n files that are open and not inherited.
func openFiles(t *testing.T, n int) (fds []int) {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		fd, err := unix.Open(filepath.Join(dir, fmt.Sprint(i)), unix.O_RDWR|unix.O_CREAT|unix.O_CLOEXEC, 0o600)
		must(t, err)
		fds = append(fds, fd)
		t.Cleanup(func() { unix.Close(fd) })
	}
	return fds
}

// has is what a child of that stdio says its descriptors are; one more, the
// last, is to say so.
func has(t *testing.T, loop *uv.Loop, stdio []process.StdioContainer) []string {
	t.Helper()
	o := self("files", fmt.Sprint(len(stdio)))
	o.Stdio = stdio
	text, r := output(t, loop, quiet(o), len(stdio))
	equal(t, "ended", r, result{})
	return strings.Fields(text)
}

// quiet is a child that opens nothing by itself: Go keeps files open to watch
// how many processors it has.
func quiet(o process.Options) process.Options {
	o.Env = append([]string{"GODEBUG=containermaxprocs=0,updatemaxprocs=0"}, o.Env...)
	return o
}

// The child has what it was given, wherever that was here: in any order, under
// numbers that are others' there, one descriptor twice or more.
func TestFiles_AnyOrder(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fds := openFiles(t, 12)
	null, err := os.Open(os.DevNull)
	must(t, err)
	defer null.Close()
	nothing := identity(int(null.Fd()))
	const slots = 20
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		stdio := make([]process.StdioContainer, slots)
		wants := make([]string, slots)
		for i := range stdio {
			switch random.IntN(4) {
			case 0:
				if wants[i] = "-"; i < 3 {
					wants[i] = nothing
				}
			default:
				fd := fds[random.IntN(len(fds))]
				stdio[i], wants[i] = inherit(fd), identity(fd)
			}
		}
		for i, got := range has(t, loop, stdio) {
			if got != wants[i] {
				t.Fatalf("seed %d: descriptor %d of %v: got %s, want %s", seed, i, wants, got, wants[i])
			}
		}
	}
}

// Descriptors that stay where they are, and a ring of those that change places.
func TestFiles_SameNumbers(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fds := openFiles(t, 8)
	top := fds[len(fds)-1] + 1
	for _, shift := range []int{0, 1, len(fds) - 1} {
		stdio := make([]process.StdioContainer, top)
		wants := make([]string, top)
		for i, fd := range fds {
			from := fds[(i+shift)%len(fds)]
			stdio[fd], wants[fd] = inherit(from), identity(from)
		}
		got := has(t, loop, stdio)
		for _, fd := range fds {
			equal(t, fmt.Sprint("descriptor ", fd), got[fd], wants[fd])
		}
	}
}

// Of all that is open here the child gets what it was given, and a pipe made for
// one child is not held by the next.
func TestFiles_NothingElse(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		openFiles(t, 10)
		first := pipe.New(loop, false)
		o := self("wait")
		o.Stdio = []process.StdioContainer{{}, {}, {}, in(first)}
		start(t, loop, o)
		pair, err := pipe.Pair(0, 0)
		must(t, err)
		got := has(t, uvtest.NewLoop(t), make([]process.StdioContainer, 60))
		for fd, what := range got {
			if (fd < 3) != (what != "-") {
				t.Errorf("descriptor %d of the child: %s", fd, what)
			}
		}
		must(t, unix.Close(pair[0]))
		must(t, unix.Close(pair[1]))
		first.Close(nil) // the only one who holds it: the first child ends
		loop.Run(uv.RunDefault)
	})
}

// With fewer than three, the rest is /dev/null, of which only 0 is for reading
// alone.
func TestFiles_Padding(t *testing.T) {
	script := "for i in 0 1 2; do grep flags /proc/self/fdinfo/$i >&3; done"
	if _, err := os.Stat("/proc/self/fdinfo"); err != nil {
		t.Skip("the system does not tell how a descriptor was opened")
	}
	loop := uvtest.NewLoop(t)
	got, _ := output(t, loop, process.Options{File: "sh", Args: []string{"sh", "-c", script}}, 3)
	for i, line := range strings.Split(strings.TrimSpace(got), "\n") {
		equal(t, fmt.Sprint("access of ", i), line[len(line)-1:], [...]string{"0", "2", "2"}[i])
	}
}

// An inherited standard stream waits in the child, whatever it does here; above
// 2 it stays as it is.
func TestFiles_Blocking(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var fds [4]int
	for i := range 2 {
		pair, err := pipe.Pair(pipe.Nonblock, pipe.Nonblock)
		must(t, err)
		copy(fds[2*i:], pair[:])
	}
	w := pipe.New(loop, false)
	must(t, w.Open(fds[1]))
	o := self("exit", "0")
	o.Stdio = []process.StdioContainer{inherit(fds[0]), {Flags: process.InheritStream, Stream: w}, {}, inherit(fds[2])}
	equal(t, "ended", run(t, loop, o), result{})
	for i, want := range []bool{false, false, true, true} {
		flags, err := unix.FcntlInt(uintptr(fds[i]), unix.F_GETFL, 0)
		must(t, err)
		equal(t, fmt.Sprint("descriptor ", i, " does not block"), flags&unix.O_NONBLOCK != 0, want)
	}
	closeAll(loop)
	for _, fd := range []int{fds[0], fds[2], fds[3]} {
		must(t, unix.Close(fd))
	}
}

// A file that package fs opened stays here; a duplicate that may be inherited is.
//
// libuv: spawn_fs_open
func TestFiles_OpenedByFS(t *testing.T) {
	loop := uvtest.NewLoop(t)
	fd, err := fs.OpenSync(os.DevNull, os.O_RDWR, 0)
	must(t, err)
	duplicate, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD, 100)
	must(t, err)
	o := quiet(self("which", fmt.Sprint(fd), fmt.Sprint(duplicate)))
	got, r := output(t, loop, o, 1)
	equal(t, "ended", r, result{})
	equal(t, "files", got, "- "+identity(duplicate)+"\n")
	must(t, fs.CloseSync(fd))
	must(t, unix.Close(duplicate))
}
