//go:build unix

package process

import (
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// wiring is the descriptors of a child that is about to start.
type wiring struct {
	files []uintptr   // the child's, by number; noFile: none
	made  []int       // those of them that are here for the child alone
	ends  []uv.Socket // our ends of new pipes, by the same number
	null  [2]int      // /dev/null for reading and for writing, or -1
}

const noFile = ^uintptr(0)

// wire makes and finds what the child gets. On an error nothing is left open.
func (o *Options) wire() (w *wiring, err error) {
	for i := range o.Stdio {
		if err := o.check(i); err != nil {
			return nil, err
		}
	}
	n := max(len(o.Stdio), standardFDs)
	w = &wiring{files: make([]uintptr, n), ends: make([]uv.Socket, n), null: [2]int{-1, -1}}
	for i := range n {
		var errno uv.Errno
		c := o.slot(i)
		switch c.Flags & what {
		case Ignore:
			w.files[i], errno = w.ignored(i)
		case CreatePipe:
			w.files[i], w.ends[i], errno = w.pipe(c.Stream.Loop())
		case InheritFD:
			w.files[i] = uintptr(c.FD)
		case InheritStream:
			fd, ok := c.Stream.Socket().FD()
			if !ok {
				errno = syscall.ENOTSUP
			}
			w.files[i] = uintptr(fd)
		}
		if errno != 0 {
			w.release()
			for _, end := range w.ends {
				if end != nil {
					end.Close()
				}
			}
			return nil, o.fail(errno)
		}
	}
	return w, nil
}

// ignored is what stands for a descriptor that the child shall not have.
func (w *wiring) ignored(i int) (uintptr, uv.Errno) {
	if i >= standardFDs {
		return noFile, 0
	}
	which, mode := 0, unix.O_RDONLY
	if i > 0 {
		which, mode = 1, unix.O_RDWR
	}
	if w.null[which] < 0 {
		fd, err := unix.Open("/dev/null", mode|unix.O_CLOEXEC, 0)
		if err != nil {
			return 0, err.(uv.Errno)
		}
		w.null[which] = fd
		w.made = append(w.made, fd)
	}
	return uintptr(w.null[which]), 0
}

// pipe makes two sockets that are connected: the child's and ours.
func (w *wiring) pipe(loop *uv.Loop) (uintptr, uv.Socket, uv.Errno) {
	fds, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, 0)
	if err != nil {
		return 0, nil, uv.Errno(-err.(*uv.Error).Code)
	}
	ours, child := fds[0], fds[1]
	w.made = append(w.made, child)
	// Streams never close what they take for standard streams.
	if ours < standardFDs {
		moved, err := unix.FcntlInt(uintptr(ours), unix.F_DUPFD_CLOEXEC, standardFDs)
		unix.Close(ours)
		if err != nil {
			return 0, nil, err.(uv.Errno)
		}
		ours = moved
	}
	end, errno := loop.Adopt(ours)
	if errno == syscall.EBADF {
		errno = syscall.ENOTSUP // this loop has no descriptors at all
	}
	if errno != 0 {
		unix.Close(ours)
		return 0, nil, errno
	}
	return uintptr(child), end, 0
}

// block makes what the child inherits as a standard stream wait: few programs
// expect EAGAIN there.
func (o *Options) block() {
	for _, c := range o.Stdio[:min(len(o.Stdio), standardFDs)] {
		switch c.Flags & what {
		case InheritFD:
			unix.SetNonblock(c.FD, false)
		case InheritStream:
			c.Stream.SetBlocking(true)
		}
	}
}

// release closes what the child has by now, or never will.
func (w *wiring) release() {
	for _, fd := range w.made {
		unix.Close(fd)
	}
}

// attach gives the streams their ends. It cannot fail: they were checked.
func (w *wiring) attach(o *Options) {
	for i, end := range w.ends {
		if end != nil {
			c := o.Stdio[i]
			c.Stream.Attach(end, c.Flags&WritablePipe != 0, c.Flags&ReadablePipe != 0)
		}
	}
}
