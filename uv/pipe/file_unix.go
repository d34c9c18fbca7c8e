//go:build unix

package pipe

import (
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// maxName is how many bytes of a name the system takes.
const maxName = len(unix.RawSockaddrUnix{}.Path)

func unlink(path string) { unix.Unlink(path) }

// Chmod lets all users read (uv.Readable) or write (uv.Writable) the pipe's
// file, or both, as uv_pipe_chmod; it takes no permission away. It blocks for
// as long as the file system does. EBADF without a socket, EINVAL for another
// mode, ENOTSUP on a loop without files, or a *uv.Error of the system, ENOENT
// for a pipe that has no file. Loop goroutine only.
func (p *Pipe) Chmod(mode uv.Events) error {
	if p.Socket() == nil {
		return uv.EBADF
	}
	if mode == 0 || mode&^(uv.Readable|uv.Writable) != 0 {
		return uv.EINVAL
	}
	if _, real := p.Socket().FD(); !real {
		return uv.ENOTSUP
	}
	name, err := p.SockName()
	if err != nil {
		return err
	}
	if name == "" || name[0] == 0 {
		return uv.ENOENT
	}
	var st unix.Stat_t
	if err := unix.Stat(name, &st); err != nil {
		return fail(err.(uv.Errno), "stat", name)
	}
	var more uint32
	if mode&uv.Readable != 0 {
		more |= 0o444
	}
	if mode&uv.Writable != 0 {
		more |= 0o222
	}
	if uint32(st.Mode)&more == more {
		return nil
	}
	if err := unix.Chmod(name, uint32(st.Mode)&0o7777|more); err != nil {
		return fail(err.(uv.Errno), "chmod", name)
	}
	return nil
}

// Pair makes an anonymous pipe, as uv_pipe: what is written to fds[1] is read
// from fds[0]. Each end is non-blocking if its flags say so, and children do not
// inherit it. Open makes handles of them. Safe from any goroutine.
func Pair(read, write PairFlags) (fds [2]int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := unix.Pipe(fds[:]); err != nil {
		return [2]int{-1, -1}, fail(err.(uv.Errno), "pipe", "")
	}
	for i, flags := range [2]PairFlags{read, write} {
		unix.CloseOnExec(fds[i])
		if flags&Nonblock != 0 {
			unix.SetNonblock(fds[i], true) // cannot fail on a new pipe
		}
	}
	return fds, nil
}
