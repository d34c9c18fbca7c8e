//go:build unix

package process

import (
	"os"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

func (p *Process) spawn(o *Options) error {
	w, err := o.wire()
	if err != nil {
		return err
	}
	o.block()
	pid, pidfd, errno := o.start(w.files)
	w.release()
	if errno == 0 {
		p.began(pid)
		p.watch(pidfd)
	}
	w.attach(o)
	if errno != 0 {
		return o.fail(errno)
	}
	return nil
}

// start looks for the program and runs it, as execvp does.
func (o *Options) start(files []uintptr) (pid, pidfd int, errno uv.Errno) {
	if o.Cwd != "" {
		if errno := o.entered(); errno != 0 {
			return 0, -1, errno
		}
	}
	env := o.environment()
	errno = syscall.ENOENT
	denied := false
	for _, path := range o.paths(env) {
		errno = 0
		if o.Flags&(SetUID|SetGID) == 0 {
			errno = o.hopeless(path)
		}
		if errno == 0 {
			pid, pidfd, errno = o.run(path, env, files)
		}
		switch errno {
		case syscall.EACCES:
			denied = true
		case syscall.ENOENT, syscall.ENOTDIR, syscall.ESTALE, syscall.ENODEV, syscall.ETIMEDOUT:
		default:
			return pid, pidfd, errno
		}
	}
	if denied {
		errno = syscall.EACCES
	}
	return 0, -1, errno
}

// run runs one file. What is executable and no program is a script.
func (o *Options) run(path string, env []string, files []uintptr) (pid, pidfd int, errno uv.Errno) {
	pid, pidfd, errno = o.become(path, o.Args, env, files)
	if errno == syscall.ENOEXEC {
		args := append([]string{"/bin/sh", path}, o.Args[min(1, len(o.Args)):]...)
		return o.become(args[0], args, env, files)
	}
	return pid, pidfd, errno
}

// become forks a child that is another user, if that was asked for.
func (o *Options) become(path string, args, env []string, files []uintptr) (pid, pidfd int, errno uv.Errno) {
	sys := &syscall.SysProcAttr{Setsid: o.Flags&Detached != 0}
	attr := &syscall.ProcAttr{Dir: o.Cwd, Env: env, Files: files, Sys: sys}
	if o.Flags&(SetUID|SetGID) != 0 {
		sys.Credential = o.credential()
	}
	pid, pidfd, errno = fork(path, args, attr)
	if errno == syscall.EPERM && sys.Credential != nil {
		// Only root may drop its groups. For others it is no failure.
		sys.Credential.NoSetGroups = true
		pid, pidfd, errno = fork(path, args, attr)
	}
	return pid, pidfd, errno
}

// credential names both a user and a group, because ForkExec sets both.
func (o *Options) credential() *syscall.Credential {
	c := &syscall.Credential{Uid: uint32(syscall.Geteuid()), Gid: uint32(syscall.Getegid())}
	if o.Flags&SetUID != 0 {
		c.Uid = o.UID
	}
	if o.Flags&SetGID != 0 {
		c.Gid = o.GID
	}
	return c
}

// fork starts the child and returns when it runs its program, or could not.
func fork(path string, args []string, attr *syscall.ProcAttr) (pid, pidfd int, errno uv.Errno) {
	pidfd = -1
	wantPidfd(attr.Sys, &pidfd)
	var err error
	withDefaultSignals(func() { pid, err = syscall.ForkExec(path, args, attr) })
	if err != nil {
		return 0, -1, err.(uv.Errno)
	}
	return pid, pidfd, 0
}

// found is the child for package os. On Unix it is always found.
func found(pid int) *os.Process {
	process, err := os.FindProcess(pid)
	if err != nil {
		panic("uv: a child that was just started is not there: " + err.Error())
	}
	return process
}

// signalProcess sends a signal to a child that a goroutine waits for.
func signalProcess(process *os.Process, signal syscall.Signal) error {
	switch err := process.Signal(signal).(type) {
	case nil:
		return nil
	case syscall.Errno:
		return killed(err)
	}
	return uv.ESRCH // package os has waited
}

// killed makes an error of what a kill answered.
func killed(errno uv.Errno) error {
	if errno == syscall.ESRCH {
		return uv.ESRCH
	}
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: "kill"}
}

func kill(pid int, signal syscall.Signal) error {
	if err := syscall.Kill(pid, signal); err != nil {
		return &uv.Error{Code: uv.FromErrno(err.(uv.Errno)), Syscall: "kill"}
	}
	return nil
}
