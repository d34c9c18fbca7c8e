//go:build linux || darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"io"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// fileEnd is a descriptor that package net did not make: it came from
// elsewhere, or is of the Unix domain. Its verbs are the system's own, and Go's
// poller waits until they do not answer EAGAIN. It is bare, an acceptor or an
// endpoint, as its socket is.
type fileEnd struct {
	*os.File
	s  *goSocket
	rc syscall.RawConn
}

// file makes one, or closes fd.
func (s *goSocket) file(fd int) (*fileEnd, Errno) {
	unix.SetNonblock(fd, true) // what fails here fails below
	f := os.NewFile(uintptr(fd), "socket")
	rc, err := f.SyscallConn()
	if err == nil && f.SetReadDeadline(time.Time{}) != nil {
		err = unix.EPERM // Go's poller does not take it: it cannot be waited for
	}
	if err != nil {
		f.Close()
		return nil, errnoOf(err)
	}
	return &fileEnd{File: f, s: s, rc: rc}, 0
}

// until calls verb as soon as it does not answer EAGAIN.
func until(wait func(func(uintptr) bool) error, verb func(fd uintptr) (int, Errno)) (n int, _ error) {
	var no Errno
	err := wait(func(fd uintptr) bool {
		n, no = verb(fd)
		return no != unix.EAGAIN
	})
	if err == nil && no != 0 {
		err = no
	}
	return n, err
}

func (f *fileEnd) Read(p []byte) (int, error) {
	n, err := until(f.rc.Read, func(fd uintptr) (int, Errno) { return f.s.native(fd).Read(p) })
	if n == 0 && err == nil {
		err = io.EOF
	}
	return n, err
}

// Write goes past os.File, which ends the program when nobody reads its
// standard output.
func (f *fileEnd) Write(p []byte) (done int, err error) {
	for done < len(p) && err == nil {
		var n int
		n, err = until(f.rc.Write, func(fd uintptr) (int, Errno) { return f.s.native(fd).Write(p[done:]) })
		done += n
	}
	return done, err
}

func (f *fileEnd) SyscallConn() (syscall.RawConn, error) { return f.rc, nil }

func (f *fileEnd) do(verb func(*socket) Errno) (no Errno) {
	if err := f.rc.Control(func(fd uintptr) { no = verb(f.s.native(fd)) }); err != nil {
		return errnoOf(err)
	}
	return no
}

func (f *fileEnd) bind(to Addr) Errno { return f.do(func(n *socket) Errno { return n.Bind(to) }) }

func (f *fileEnd) listen(backlog int) (acceptor, Errno) {
	no := f.do(func(n *socket) Errno { return errno(unix.Listen(n.fd, backlog)) })
	return f, no
}

func (f *fileEnd) connect(to Addr) (endpoint, Errno) {
	no := f.do(func(n *socket) Errno { return n.Connect(to) })
	return f, no
}

// wait waits for the end of a connect.
func (f *fileEnd) wait() (endpoint, Errno) {
	first := true
	_, err := until(f.rc.Write, func(fd uintptr) (int, Errno) {
		if poll := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}; first {
			first = false
			if n, _ := unix.Poll(poll, 0); n == 0 {
				return 0, unix.EAGAIN
			}
		}
		return 0, f.s.native(fd).Error()
	})
	return f, errnoOf(err)
}

func (f *fileEnd) accept() (endpoint, error) {
	fd, err := until(f.rc.Read, func(fd uintptr) (int, Errno) {
		for {
			syscall.ForkLock.RLock()
			c, _, err := unix.Accept(int(fd))
			if err == nil {
				unix.CloseOnExec(c)
			}
			syscall.ForkLock.RUnlock()
			if err != unix.EINTR && err != unix.ECONNABORTED {
				return c, errno(err)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	end, no := f.s.file(fd)
	if no != 0 {
		return nil, no
	}
	return end, nil
}
