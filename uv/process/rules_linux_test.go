package process_test

import (
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// dead waits until a child has ended, and leaves it to the loop to wait for it.
func dead(t testing.TB, p *process.Process) {
	t.Helper()
	for {
		err := unix.Waitid(unix.P_PID, p.Pid(), nil, unix.WEXITED|unix.WNOWAIT, nil)
		if err != unix.EINTR {
			must(t, err)
			return
		}
	}
}

// All children that have ended are waited for before any callback runs, and
// each handle is active until its own.
func TestRule18_ReapedBeforeCallbacks(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var all [3]*process.Process
	called := 0
	for i := range all {
		o := self("exit", "0")
		o.OnExit = func(int64, syscall.Signal) {
			called++
			none(t)
			for j, p := range all {
				want(t, p.Kill(0), uv.ESRCH)
				equal(t, "active", p.IsActive(), j > i)
			}
		}
		p, err := process.Spawn(loop, o)
		must(t, err)
		dead(t, p) // and so they end in this order
		all[i] = p
	}
	loop.Run(uv.RunOnce)
	equal(t, "called", called, len(all))
	closeAll(loop)
}

// What an exit callback closes is not called back any more, though it was
// waited for.
func TestRule18_ClosedByAnotherExit(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var all [2]*process.Process
	for i := range all {
		o := self("exit", "0")
		o.OnExit = uvtest.Expect(t, 1-i, func(int64, syscall.Signal) {
			all[1].Close(nil)
			all[0].Close(nil)
		})
		p, err := process.Spawn(loop, o)
		must(t, err)
		dead(t, p)
		all[i] = p
	}
	loop.Run(uv.RunDefault)
	none(t)
}

// Exits come after all else of their poll batch, though they were first, and
// then polling ends.
func TestRule16_ExitsComeLast(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var tr trace
	var writers [2]int
	var pipes [2]*pipe.Pipe
	for i, name := range []string{"read", "late read"} {
		fds, err := pipe.Pair(pipe.Nonblock, 0)
		must(t, err)
		writers[i], pipes[i] = fds[1], pipe.New(loop, false)
		must(t, pipes[i].Open(fds[0]))
		must(t, pipes[i].ReadStart(nil, func(err error, data []byte) {
			if len(data) > 0 {
				tr.add(name)
			}
		}))
	}
	o := self("sleep")
	o.OnExit = func(int64, syscall.Signal) {
		tr.add("exit")
		must(t, write(writers[1]))
	}
	p, err := process.Spawn(loop, o)
	must(t, err)
	check := uv.NewCheck(loop)
	loop.Run(uv.RunNoWait) // all are watched
	must(t, check.Start(func() { tr.add("check") }))
	must(t, p.Kill(syscall.SIGKILL))
	dead(t, p)
	must(t, write(writers[0]))
	loop.Run(uv.RunOnce)
	check.Stop()
	loop.Run(uv.RunOnce)
	tr.want(t, "read", "exit", "check", "late read")
	closeAll(loop)
	must(t, unix.Close(writers[0]))
	must(t, unix.Close(writers[1]))
}

func write(fd int) error {
	_, err := unix.Write(fd, []byte("x"))
	return err
}

// Telling of an exit wakes up nobody for nothing: the next tick waits.
func TestExitLeavesNoWakeUp(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p, _ := start(t, loop, self("exit", "0"))
	until(loop, p.IsClosing)
	fired := false
	alarm := timer.New(loop)
	must(t, alarm.Start(10*time.Millisecond, 0, func() { fired = true }))
	loop.Run(uv.RunOnce)
	equal(t, "the timer fired", fired, true)
	closeAll(loop)
}

// What a child wrote before it ended comes before its exit to the last byte,
// and the end of file too, through a pipe for ipc as through any other.
func TestRule16_EndOfFileBeforeTheExitBesideIt(t *testing.T) {
	for _, ipc := range []bool{false, true} {
		loop := uvtest.NewLoop(t)
		var tr trace
		channel := pipe.New(loop, ipc)
		p, err := process.Spawn(loop, process.Options{
			File: "/bin/sh", Args: []string{"sh", "-c", "printf hello >&3"},
			Stdio:  []process.StdioContainer{{}, {}, {}, {Flags: process.CreatePipe | process.ReadablePipe | process.WritablePipe, Stream: channel}},
			OnExit: func(int64, syscall.Signal) { tr.add("exit") },
		})
		must(t, err)
		must(t, channel.ReadStart(nil, func(err error, data []byte) {
			switch {
			case err == uv.EOF:
				tr.add("end")
			case len(data) > 0:
				tr.add(string(data))
			}
		}))
		dead(t, p)
		loop.Run(uv.RunOnce)
		tr.want(t, "hello", "end", "exit")
		closeAll(loop)
	}
}
