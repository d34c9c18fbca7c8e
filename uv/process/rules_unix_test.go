//go:build unix

package process_test

import (
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

func TestRule18_InactiveInCallback(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		var p *process.Process
		called := 0
		o := self("exit", "0")
		o.OnExit = func(int64, syscall.Signal) {
			called++
			equal(t, "active", p.IsActive(), false)
			equal(t, "alive", loop.Alive(), false)
			equal(t, "phase", loop.Phase(), "poll")
			want(t, p.Kill(0), uv.ESRCH)
		}
		p, err := process.Spawn(loop, o)
		must(t, err)
		equal(t, "active", p.IsActive(), true)
		equal(t, "called before the loop ran", called, 0)
		loop.Run(uv.RunDefault)
		equal(t, "called", called, 1)
		p.Close(nil)
		loop.Run(uv.RunDefault)
	})
}

func init() {
	// The first line of its output is the number of a child that holds the
	// output, too.
	roles["leave a child"] = func([]string) {
		child, err := os.StartProcess(me(), []string{"me"}, &os.ProcAttr{
			Env:   []string{roleVariable + "=sleep"},
			Files: []*os.File{nil, os.Stdout, os.Stderr},
		})
		check(err)
		_, err = os.Stdout.WriteString(strconv.Itoa(child.Pid) + "\n")
		check(err)
	}
	roles["close output"] = func([]string) {
		check(os.Stdout.Close())
		io.Copy(io.Discard, os.Stdin)
	}
}

// The end of a child and the end of its output come in any order.
func TestRule18_ExitBeforeEndOfFile(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		stdout := pipe.New(loop, false)
		o := self("leave a child")
		o.Stdio = []process.StdioContainer{{}, out(stdout), inherit(2)}
		p, r := start(t, loop, o)
		got := collect(t, stdout)
		until(loop, func() bool { return p.IsClosing() && strings.HasSuffix(got.String(), "\n") })
		equal(t, "ended", *r, result{})
		equal(t, "end of file", got.ended, false)
		pid, err := strconv.Atoi(strings.TrimSpace(got.String()))
		must(t, err)
		must(t, process.Kill(pid, syscall.SIGKILL))
		loop.Run(uv.RunDefault)
		equal(t, "end of file", got.ended, true)
	})
}

func TestRule18_EndOfFileBeforeExit(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
		o := self("close output")
		o.Stdio = []process.StdioContainer{in(stdin), out(stdout), inherit(2)}
		p, _ := start(t, loop, o)
		got := collect(t, stdout)
		until(loop, func() bool { return got.ended })
		equal(t, "active", p.IsActive(), true)
		must(t, p.Kill(0))
		stdin.Close(nil)
		loop.Run(uv.RunDefault)
	})
}
