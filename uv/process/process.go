// Package process starts programs and tells the loop when they end, as
// uv_process_t.
//
// # Usage
//
//	child, err := process.Spawn(loop, process.Options{
//		File: "grep",
//		Args: []string{"grep", "-c", "x"},
//		Stdio: []process.StdioContainer{
//			{Flags: process.CreatePipe | process.ReadablePipe, Stream: stdin},
//			{Flags: process.CreatePipe | process.WritablePipe, Stream: stdout},
//			{Flags: process.InheritFD, FD: 2},
//		},
//		OnExit: func(status int64, signal syscall.Signal) { child.Close(nil) },
//	})
//
// stdin and stdout are handles of package pipe. The handle that Spawn returns
// must be closed, even when it comes with an error.
//
// # The child
//
// It starts with the default action for every signal and, on Linux, with none
// blocked. Of the descriptors it gets those of Stdio and no other that Go or
// this library opened: they are all close-on-exec. That is why there is no
// uv_disable_stdio_inheritance; a descriptor that this program itself was
// started with, beyond 2, does go on to the child.
//
// Starting one costs the same however much memory this program has: the child
// borrows it until it runs its program, and is never given a copy.
//
// # Waiting
//
// Each child is waited for by its own number, so that package os/exec and other
// loops may have children in the same process. On Linux the loop watches the
// child like a socket; elsewhere a goroutine waits for each. A program that
// waits for any child, by Wait4(-1), or ignores SIGCHLD, takes the status away:
// OnExit then gets -1.
//
// On a simulated loop children are real all the same, and pipes to them are
// uv.ENOTSUP; so they are on Windows, where also descriptors beyond 2 and other
// users are.
package process

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Process is a child, as uv_process_t. It is active from Spawn until the child
// has ended.
type Process struct {
	uv.Handle
	child
	pid     int
	running bool // not yet waited for: the pid is the child's

	status int64
	signal syscall.Signal
	onExit func(int64, syscall.Signal)
}

var kind = uv.HandleKind{
	Name: "process",
	Closing: func(h uv.AnyHandle) {
		p := h.(*Process)
		p.abandon()
		p.running = false
	},
}

// Options are what to start and how, as uv_process_options_t.
type Options struct {
	// File is the program. Without a slash it is looked for in the PATH that
	// the child gets, in /bin and /usr/bin if it gets none; with one, it is
	// relative to the child's folder. A file that is executable but no program
	// is run by /bin/sh, as execvp does.
	File string

	// Args are the arguments, the name of the program first. Nil stands for
	// File alone.
	Args []string

	// Env is the environment, as "name=value". Nil stands for this program's,
	// an empty slice for an empty one.
	Env []string

	// Cwd is the folder to start in; "" is this program's.
	Cwd string

	Flags Flags

	// Stdio are the child's descriptors, by number. Up to 2, what is missing is
	// as if ignored.
	Stdio []StdioContainer

	// UID and GID count with SetUID and SetGID.
	//
	// Differs from libuv: the new user must be allowed to enter Cwd.
	UID, GID uint32

	// OnExit runs when the child has ended, after all other events of the poll
	// it is told with; the child's output may still be on its way. status is
	// what it exited with, signal what killed it, or 0. It may be nil: the
	// handle becomes inactive all the same.
	OnExit func(status int64, signal syscall.Signal)
}

// Flags are uv_process_flags.
type Flags uint32

const (
	SetUID                   Flags = 1 << iota // UV_PROCESS_SETUID: become Options.UID, without other groups
	SetGID                                     // UV_PROCESS_SETGID: likewise Options.GID
	WindowsVerbatimArguments                   // these do nothing on other systems
	Detached                                   // UV_PROCESS_DETACHED: a new session, so that the child outlives this one
	WindowsHide                                // UV_PROCESS_WINDOWS_HIDE
	WindowsHideConsole                         // UV_PROCESS_WINDOWS_HIDE_CONSOLE
	WindowsHideGUI                             // UV_PROCESS_WINDOWS_HIDE_GUI
	WindowsFilePathExactName                   // UV_PROCESS_WINDOWS_FILE_PATH_EXACT_NAME
	allFlags                 = 1<<iota - 1
)

// Spawn starts a program, as uv_spawn. What fails is told at once, and OnExit
// does not run then: a *uv.Error that reads like Node's, "spawn nosuch ENOENT",
// with ENOENT if there is no such program or folder, EACCES if it may not be
// run, EPERM for a user or group one may not become, EAGAIN, EMFILE or ENOMEM
// if the system has no room; or what Stdio is refused with, uv.EINVAL, or
// uv.EBUSY for a stream that has a socket. Unknown flags are uv.EINVAL.
//
// The handle is never nil, and must be closed even after an error. Streams for
// new pipes have got them all the same when the program could not be started:
// they read the end.
//
// A child goes on after Close; it is waited for, and nobody is told. It holds
// the loop until it ends unless the handle is unref'd, Detached or not.
//
// Differs from libuv, where a child whose handle was closed stays a zombie.
// Loop goroutine only.
func Spawn(loop *uv.Loop, options Options) (*Process, error) {
	p := &Process{onExit: options.OnExit}
	p.Init(loop, &kind, p)
	if options.Flags&^allFlags != 0 {
		return p, uv.EINVAL
	}
	if options.Args == nil {
		options.Args = []string{options.File}
	}
	return p, p.spawn(&options)
}

// fail makes the error of a start that failed.
func (o *Options) fail(errno uv.Errno) error {
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: "spawn " + o.File}
}

// began is told that the child runs.
func (p *Process) began(pid int) {
	p.pid = pid
	p.running = true
	p.Activate()
}

// ended is told, once, that the child was waited for.
func (p *Process) ended(status int64, signal syscall.Signal) {
	p.running = false
	p.status, p.signal = status, signal
}

// exit tells the user. It comes after all else of the poll batch, when all
// children that ended in it have been waited for.
func (p *Process) exit() {
	if p.IsClosing() {
		return
	}
	p.Deactivate()
	if p.onExit != nil {
		p.onExit(p.status, p.signal)
	}
}

// Pid is the number of the child, as uv_process_get_pid; the same after it has
// ended, and 0 if it could not be started. Loop goroutine only.
func (p *Process) Pid() int {
	p.Loop().CheckGoroutine()
	return p.pid
}

// Kill sends the child a signal, as uv_process_kill; 0 sends none and tells
// whether it could. It is uv.ESRCH if the child was waited for, whoever has its
// number now, and EINVAL for a number that is no signal. On Windows SIGINT,
// SIGQUIT, SIGTERM and SIGKILL end the child, and others are uv.ENOSYS. Loop
// goroutine only.
func (p *Process) Kill(signal syscall.Signal) error {
	p.Loop().CheckGoroutine()
	if !p.running {
		return uv.ESRCH
	}
	return p.send(signal)
}

// Kill sends a signal to a process that need not be a child, as uv_kill: ESRCH
// if there is none, EINVAL for a number that is no signal, EPERM if it is
// another user's, each in a *uv.Error. The number may have gone to another
// process; the method Kill cannot hit that. On Windows, see there. Safe from
// any goroutine.
func Kill(pid int, signal syscall.Signal) error { return kill(pid, signal) }
