//go:build !unix

package process

import (
	"errors"
	"os"
	"os/exec"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// spawn is what package os can do: three descriptors, no pipes, no other user.
// The rest is ENOTSUP.
func (p *Process) spawn(o *Options) error {
	if o.Flags&(SetUID|SetGID) != 0 || len(o.Stdio) > standardFDs {
		return uv.ENOTSUP
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return o.failure(err)
	}
	defer null.Close()
	files := [standardFDs]*os.File{null, null, null}
	for i, c := range o.Stdio {
		if err := o.check(i); err != nil {
			return err
		}
		switch c.Flags & what {
		case Ignore:
		case InheritFD:
			if c.FD >= standardFDs {
				return uv.ENOTSUP
			}
			files[i] = [...]*os.File{os.Stdin, os.Stdout, os.Stderr}[c.FD]
		default:
			return uv.ENOTSUP
		}
	}
	path, err := exec.LookPath(o.File)
	if err != nil {
		return o.failure(err)
	}
	process, err := os.StartProcess(path, o.Args, &os.ProcAttr{Dir: o.Cwd, Env: o.Env, Files: files[:], Sys: o.sys()})
	if err != nil {
		return o.failure(err)
	}
	p.began(process.Pid)
	p.waiter = p.waitFor(process)
	return nil
}

func (o *Options) failure(err error) error {
	var errno syscall.Errno
	switch {
	case errors.As(err, &errno):
		return o.fail(errno)
	case errors.Is(err, os.ErrPermission):
		return &uv.Error{Code: uv.EACCES, Syscall: "spawn " + o.File}
	}
	return &uv.Error{Code: uv.ENOENT, Syscall: "spawn " + o.File}
}

// signalProcess ends a process, which is all that a signal can do here.
func signalProcess(process *os.Process, signal syscall.Signal) error {
	switch signal {
	case 0:
		return nil // it was found
	case syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGKILL:
		if err := process.Kill(); err != nil {
			return uv.ESRCH
		}
		return nil
	}
	return uv.ENOSYS
}

func kill(pid int, signal syscall.Signal) error {
	process, err := os.FindProcess(pid)
	if err != nil {
		return &uv.Error{Code: uv.ESRCH, Syscall: "kill"}
	}
	defer process.Release()
	return signalProcess(process, signal)
}
