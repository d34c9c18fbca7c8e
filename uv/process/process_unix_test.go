//go:build unix

package process_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: spawn_exit_code
func TestSpawn_ExitCode(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		for _, code := range []string{"0", "1", "255"} {
			got := run(t, loop, self("exit", code))
			equal(t, code, got, result{int64(number(code)), 0})
		}
	})
}

// libuv: spawn_fails
func TestSpawn_Fails(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		dir := t.TempDir()
		plain := filepath.Join(dir, "plain")
		must(t, os.WriteFile(plain, []byte("#!/bin/sh\n"), 0o644))
		for _, test := range []struct {
			o    process.Options
			want uv.Code
		}{
			{process.Options{File: "no-such-program-anywhere"}, uv.ENOENT},
			{process.Options{File: "/no/such/program"}, uv.ENOENT},
			{process.Options{File: ""}, uv.ENOENT},
			{process.Options{File: plain + "/x"}, uv.ENOTDIR},
			{process.Options{File: plain}, uv.EACCES},
			{process.Options{File: dir}, uv.EACCES},
			{process.Options{File: "plain", Env: []string{"PATH=" + dir}}, uv.EACCES},
			{process.Options{File: "plain", Env: []string{"PATH=" + dir + ":/nowhere"}}, uv.EACCES},
			{process.Options{File: strings.Repeat("x", 300)}, uv.ENAMETOOLONG},
			{process.Options{File: "sh", Cwd: "/no/such/folder"}, uv.ENOENT},
			{process.Options{File: "sh", Cwd: plain}, uv.ENOTDIR},
			{process.Options{File: "sh", Cwd: plain, Env: []string{"PATH=/bin:/nowhere"}}, uv.ENOTDIR},
			{process.Options{File: "sh", Args: []string{"sh", "a\x00b"}}, uv.EINVAL},
			{process.Options{File: "sh", Flags: 1 << 20}, uv.EINVAL},
			{process.Options{File: "sh", Stdio: []process.StdioContainer{inherit(-1)}}, uv.EINVAL},
			{process.Options{File: "sh", Stdio: []process.StdioContainer{inherit(1 << 19)}}, uv.EBADF},
			{process.Options{File: "sh", Args: []string{"sh", strings.Repeat("x", 8<<20)}}, uv.E2BIG},
		} {
			test.o.OnExit = func(int64, syscall.Signal) { t.Error("an exit of what did not start") }
			p, err := process.Spawn(loop, test.o)
			if !errors.Is(err, test.want) {
				t.Errorf("%.40q in %q: %v, want %v", test.o.File, test.o.Cwd, err, test.want)
			}
			if p.IsActive() || p.Pid() != 0 {
				t.Errorf("%.40q: active %v, pid %d", test.o.File, p.IsActive(), p.Pid())
			}
			want(t, p.Kill(0), uv.ESRCH)
			closed := false
			p.Close(func() { closed = true })
			loop.Run(uv.RunDefault)
			equal(t, "closed", closed, true)
		}
	})
}

// The message and the fields are Node's.
func TestSpawn_ErrorMessage(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p, err := process.Spawn(loop, process.Options{File: "nosuch"})
	equal(t, "message", err.Error(), "spawn nosuch ENOENT")
	equal(t, "syscall", err.(*uv.Error).Syscall, "spawn nosuch")
	p.Close(nil)
	loop.Run(uv.RunDefault)
}

// libuv: spawn_fails_check_for_waitpid_cleanup
func TestRule18_FailedSpawnLeavesNoZombie(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		file := filepath.Join(t.TempDir(), "program") // that only the kernel can refuse
		must(t, os.WriteFile(file, []byte("#!/no/such/interpreter\n"), 0o755))
		p, err := process.Spawn(loop, process.Options{File: file, OnExit: func(int64, syscall.Signal) { t.Error("an exit") }})
		want(t, err, uv.ENOENT)
		none(t)
		p.Close(uvtest.Expect(t, 1, func() {}))
		loop.Run(uv.RunDefault)
	})
}

// A real child's end is told although failures follow it.
//
// libuv: spawn_exercise_sigchld_issue
func TestSpawn_FailuresBesideARealChild(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		p, r := start(t, loop, self("exit", "7"))
		for range 100 {
			failed, err := process.Spawn(loop, process.Options{File: "/no/such/program", OnExit: func(int64, syscall.Signal) { t.Error("an exit") }})
			want(t, err, uv.ENOENT)
			failed.Close(uvtest.Expect(t, 1, func() {}))
		}
		loop.Run(uv.RunDefault)
		equal(t, "ended", *r, result{7, 0})
		equal(t, "closing", p.IsClosing(), true)
	})
}

// libuv: spawn_auto_unref
func TestSpawn_WithoutOnExit(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		p, err := process.Spawn(loop, self("exit", "0"))
		must(t, err)
		pid := p.Pid()
		if !p.IsActive() || pid <= 0 {
			t.Errorf("active %v, pid %d", p.IsActive(), pid)
		}
		equal(t, "alive", loop.Run(uv.RunDefault), false)
		equal(t, "active", p.IsActive(), false)
		equal(t, "closing", p.IsClosing(), false)
		equal(t, "pid", p.Pid(), pid)
		p.Close(nil)
		equal(t, "closing", p.IsClosing(), true)
		loop.Run(uv.RunDefault)
	})
}

// libuv: spawn_and_kill
func TestKill(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		p, r := start(t, loop, self("sleep"))
		alarm := timer.New(loop)
		must(t, alarm.Start(0, 0, func() {
			must(t, p.Kill(syscall.SIGTERM))
			alarm.Close(nil)
		}))
		loop.Run(uv.RunDefault)
		equal(t, "ended", *r, result{0, syscall.SIGTERM})
		want(t, p.Kill(0), uv.ESRCH)
		want(t, process.Kill(p.Pid(), 0), uv.ESRCH)
	})
}

// waiting is a child that waits until what is returned closes.
func waiting(t testing.TB, loop *uv.Loop) (process.Options, *pipe.Pipe) {
	p := pipe.New(loop, false)
	o := self("wait")
	o.Stdio = []process.StdioContainer{{}, {}, inherit(2), in(p)}
	return o, p
}

func TestKill_Errors(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		o, hold := waiting(t, loop)
		p, _ := start(t, loop, o)
		must(t, p.Kill(0))
		for _, sig := range []syscall.Signal{-1, 1000} {
			want(t, p.Kill(sig), uv.EINVAL)
			want(t, process.Kill(p.Pid(), sig), uv.EINVAL)
		}
		must(t, process.Kill(p.Pid(), 0))
		hold.Close(nil)
		loop.Run(uv.RunDefault)
		err := process.Kill(p.Pid(), 0)
		want(t, err, uv.ESRCH)
		equal(t, "message", err.Error(), "kill ESRCH")
	})
}

// A child whose handle is closed goes on, is told of to nobody, and leaves no
// zombie.
func TestClose_ChildGoesOn(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		o, hold := waiting(t, loop)
		o.OnExit = func(int64, syscall.Signal) { t.Error("an exit of a closed handle") }
		p, err := process.Spawn(loop, o)
		must(t, err)
		p.Close(nil)
		want(t, p.Kill(syscall.SIGKILL), uv.ESRCH)
		loop.Run(uv.RunNoWait)
		must(t, process.Kill(p.Pid(), 0))
		hold.Close(nil)
		loop.Run(uv.RunDefault)
		for process.Kill(p.Pid(), 0) == nil {
			// A goroutine waits for it.
		}
	})
}

// A child that has ended when its handle is closed is waited for as well.
func TestClose_ChildThatEnded(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		o := self("exit", "0")
		o.OnExit = func(int64, syscall.Signal) { t.Error("an exit of a closed handle") }
		p, err := process.Spawn(loop, o)
		must(t, err)
		must(t, p.Kill(syscall.SIGKILL))
		p.Close(uvtest.Expect(t, 1, func() {}))
		loop.Run(uv.RunDefault)
		for process.Kill(p.Pid(), 0) == nil {
			// A goroutine waits for it.
		}
	})
}

func TestClose_Twice(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p, _ := process.Spawn(loop, process.Options{})
	p.Close(nil)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a second Close did not panic")
			}
		}()
		p.Close(nil)
	}()
	loop.Run(uv.RunDefault)
}

// libuv: process_ref
func TestUnref(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		p, err := process.Spawn(loop, self("sleep"))
		must(t, err)
		p.Unref()
		equal(t, "alive", loop.Run(uv.RunDefault), false)
		must(t, p.Kill(0))
		must(t, p.Kill(syscall.SIGTERM))
		p.Ref()
		loop.Run(uv.RunDefault)
		equal(t, "active", p.IsActive(), false)
		p.Close(nil)
		loop.Run(uv.RunDefault)
	})
}

// A detached child is a session of its own.
//
// libuv: spawn_detached
func TestDetached(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		o := self("sleep")
		o.Flags = process.Detached
		p, err := process.Spawn(loop, o)
		must(t, err)
		p.Unref()
		equal(t, "alive", loop.Run(uv.RunDefault), false)
		session, err := unix.Getsid(p.Pid())
		must(t, err)
		equal(t, "session", session, p.Pid())
		must(t, process.Kill(p.Pid(), 0))
		p.Ref()
		must(t, process.Kill(p.Pid(), syscall.SIGTERM))
		loop.Run(uv.RunDefault)
		p.Close(nil)
		loop.Run(uv.RunDefault)
	})
}

func TestNotDetached(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p, _ := start(t, loop, self("sleep"))
	mine, err := unix.Getsid(0)
	must(t, err)
	session, err := unix.Getsid(p.Pid())
	must(t, err)
	equal(t, "session", session, mine)
	must(t, p.Kill(syscall.SIGKILL))
	loop.Run(uv.RunDefault)
}
