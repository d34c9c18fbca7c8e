package process_test

import (
	"errors"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

// Whatever step finds no descriptor left: it is told, nothing is left open, and
// the handles can be used again.
func TestFault_NoDescriptors(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		var old unix.Rlimit
		must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &old))
		defer func() { must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &old)) }()
		first, err := unix.Open("/", unix.O_RDONLY|unix.O_CLOEXEC, 0)
		must(t, err)
		must(t, unix.Close(first))
		stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
		failures := 0
		for room := uint64(0); ; room++ {
			low := old
			low.Cur = uint64(first) + room
			must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &low))
			var p *process.Process
			p, err := process.Spawn(loop, process.Options{
				File:   "cat",
				Stdio:  []process.StdioContainer{in(stdin), out(stdout)},
				OnExit: func(int64, syscall.Signal) { p.Close(nil) },
			})
			must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &old))
			if err == nil {
				break
			}
			failures++
			if !errors.Is(err, uv.EMFILE) {
				t.Errorf("with room for %d: %v", room, err)
			}
			p.Close(nil)
			// Where the program was about to run, the streams have their ends.
			if stdin.Socket() != nil {
				stdin.Close(nil)
				stdout.Close(nil)
				stdin, stdout = pipe.New(loop, false), pipe.New(loop, false)
			}
			loop.Run(uv.RunDefault)
		}
		if failures < 5 {
			t.Errorf("only %d failures: this test looks at nothing", failures)
		}
		stdin.Close(nil)
		got := collect(t, stdout)
		loop.Run(uv.RunDefault)
		equal(t, "end of file", got.ended, true)
	})
}
