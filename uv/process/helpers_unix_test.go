//go:build unix

package process_test

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// The children are this program again, told by its environment what to do.
const roleVariable = "UVGO_PROCESS_TEST"

var roles = map[string]func(args []string){
	"exit": func(args []string) { os.Exit(number(args[0])) },
	"say": func(args []string) {
		f := os.NewFile(uintptr(number(args[0])), "")
		_, err := f.WriteString(args[1])
		check(err)
	},
	"echo": func([]string) { io.Copy(os.Stdout, os.Stdin) },
	"wait": func([]string) { // until it is killed, or 3 ends
		if _, err := io.Copy(io.Discard, os.NewFile(3, "")); err != nil {
			sleep()
		}
	},
	"sleep": func([]string) { sleep() }, // 3 may be a file of the runtime's own
	"env": func(args []string) {
		for _, name := range args {
			fmt.Println(os.LookupEnv(name))
		}
	},
	"files": files,
	"which": func(args []string) {
		var all []any
		for _, fd := range args {
			all = append(all, identity(number(fd)))
		}
		fmt.Println(all...)
	},
	"ids": func([]string) {
		groups, err := os.Getgroups()
		check(err)
		fmt.Println(os.Getuid(), os.Geteuid(), os.Getgid(), os.Getegid(), groups)
	},
}

func sleep() {
	for { // a signal of the runtime's own ends the call
		unix.Select(0, nil, nil, nil, nil)
	}
}

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		roles[role](os.Args[1:])
		os.Exit(0)
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0") // else each child ends a second late under the race detector
	code := m.Run()
	// After all tests no child is left, neither alive nor dead.
	if pid, err := unix.Wait4(-1, nil, unix.WNOHANG, nil); err != unix.ECHILD && code == 0 {
		fmt.Printf("a child is left: wait4 says %d, %v\n", pid, err)
		code = 1
	}
	os.Exit(code)
}

// program is a role that runs a loop.
func program(role string, run func(loop *uv.Loop, args []string)) {
	roles[role] = func(args []string) {
		loop, err := uv.New(uv.Options{})
		check(err)
		run(loop, args)
		loop.Run(uv.RunDefault)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		os.Exit(99)
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	check(err)
	return n
}

// files tells of each descriptor from 0 up to the last but one which file it
// is, on the last one.
func files(args []string) {
	last := number(args[0])
	var all []string
	for fd := range last {
		all = append(all, identity(fd))
	}
	_, err := os.NewFile(uintptr(last), "").WriteString(strings.Join(all, " "))
	check(err)
}

// identity is which file a descriptor is: "-" for none.
func identity(fd int) string {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return "-"
	}
	return fmt.Sprint(st.Dev, ":", st.Ino)
}

// self is this program in a role.
func self(role string, args ...string) process.Options {
	return process.Options{
		File: me(),
		Args: append([]string{"me"}, args...),
		Env:  append([]string{roleVariable + "=" + role}, os.Environ()...), // the first one counts
	}
}

func me() string {
	file, err := os.Executable()
	check(err)
	return file
}

// everyWay runs a test for each way to learn of a child's end.
func everyWay(t *testing.T, test func(t *testing.T, loop *uv.Loop)) {
	for name, choose := range process.Ways {
		t.Run(name, func(t *testing.T) {
			choose()
			defer usualWay()
			test(t, uvtest.NewLoop(t))
		})
	}
}

func usualWay() {
	if choose := process.Ways["pidfd"]; choose != nil {
		choose()
	}
}

// result is how a child ended.
type result struct {
	status int64
	signal syscall.Signal
}

// start spawns a child that must end, once, and whose handle is closed then.
func start(t testing.TB, loop *uv.Loop, o process.Options) (*process.Process, *result) {
	t.Helper()
	var p *process.Process
	r := new(result)
	o.OnExit = uvtest.Expect(t, 1, func(status int64, signal syscall.Signal) {
		*r = result{status, signal}
		p.Close(nil)
	})
	p, err := process.Spawn(loop, o)
	must(t, err)
	return p, r
}

var loopback = netip.MustParseAddrPort("127.0.0.1:0")

// run runs a child to its end.
func run(t testing.TB, loop *uv.Loop, o process.Options) result {
	t.Helper()
	_, r := start(t, loop, o)
	loop.Run(uv.RunDefault)
	return *r
}

// in and out are pipes as the child sees them.
func in(p *pipe.Pipe) process.StdioContainer {
	return process.StdioContainer{Flags: process.CreatePipe | process.ReadablePipe, Stream: p}
}

func out(p *pipe.Pipe) process.StdioContainer {
	return process.StdioContainer{Flags: process.CreatePipe | process.WritablePipe, Stream: p}
}

func inherit(fd int) process.StdioContainer {
	return process.StdioContainer{Flags: process.InheritFD, FD: fd}
}

// text collects what a pipe delivers until its end, and closes it.
type text struct {
	strings.Builder
	ended bool
}

func collect(t testing.TB, p *pipe.Pipe) *text {
	t.Helper()
	got := new(text)
	must(t, p.ReadStart(nil, func(err error, data []byte) {
		got.Write(data)
		if err != nil {
			want(t, err, uv.EOF)
			got.ended = true
			p.Close(nil)
		}
	}))
	return got
}

// output is what a child writes to the descriptor fd, the last of its stdio.
func output(t testing.TB, loop *uv.Loop, o process.Options, fd int) (string, result) {
	t.Helper()
	p := pipe.New(loop, false)
	for len(o.Stdio) < fd {
		o.Stdio = append(o.Stdio, process.StdioContainer{})
	}
	o.Stdio = append(o.Stdio, out(p))
	_, r := start(t, loop, o)
	got := collect(t, p)
	loop.Run(uv.RunDefault)
	if !got.ended {
		t.Error("no end of file")
	}
	return got.String(), *r
}

// until ticks until done. A test that waits in vain ends with go test's limit.
func until(loop *uv.Loop, done func() bool) {
	for !done() {
		loop.Run(uv.RunOnce)
	}
}

func closeAll(loop *uv.Loop) {
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t testing.TB, got, want error) {
	t.Helper()
	if want == nil && got != nil || !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// trace is what happened, in order.
type trace []string

func (tr *trace) add(what string) { *tr = append(*tr, what) }

func (tr *trace) want(t testing.TB, lines ...string) {
	t.Helper()
	if !slices.Equal(*tr, lines) {
		t.Errorf("trace:\n got %q\nwant %q", []string(*tr), lines)
	}
}

// none fails for a child that is left: the test has waited for all.
func none(t testing.TB) {
	t.Helper()
	if pid, err := unix.Wait4(-1, nil, unix.WNOHANG, nil); err != unix.ECHILD {
		t.Errorf("a child is left: wait4 says %d, %v", pid, err)
	}
}
