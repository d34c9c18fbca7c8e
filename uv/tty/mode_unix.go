//go:build unix

package tty

import (
	"runtime"
	"sync/atomic"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

type settings = unix.Termios

// first is what ResetMode restores. ResetMode may be called when all is lost,
// so it does not wait for the lock; the others do, which is short.
var first struct {
	locked   atomic.Bool
	tty      *TTY // nil: none
	fd       int
	original settings
}

func tryLock() bool { return first.locked.CompareAndSwap(false, true) }

func lock() {
	for !tryLock() {
		runtime.Gosched()
	}
}

func unlock() { first.locked.Store(false) }

func (t *TTY) setMode(mode Mode) error {
	fd, err := t.Fileno()
	switch {
	case err != nil:
		return err
	case mode < Normal || mode > RawVT:
		return uv.EINVAL
	case mode == t.mode:
		return nil
	}
	if t.mode == Normal {
		if err := t.remember(fd); err != nil {
			return err
		}
	}
	s := t.original
	switch mode {
	case Raw, RawVT:
		s.Iflag &^= unix.BRKINT | unix.ICRNL | unix.INPCK | unix.ISTRIP | unix.IXON
		s.Oflag |= unix.ONLCR
		s.Cflag |= unix.CS8
		s.Lflag &^= unix.ECHO | unix.ICANON | unix.IEXTEN | unix.ISIG
	case IO: // cfmakeraw
		s.Iflag &^= unix.IGNBRK | unix.BRKINT | unix.PARMRK | unix.ISTRIP | unix.INLCR | unix.IGNCR | unix.ICRNL | unix.IXON
		s.Oflag &^= unix.OPOST
		s.Lflag &^= unix.ECHO | unix.ECHONL | unix.ICANON | unix.ISIG | unix.IEXTEN
		s.Cflag = s.Cflag&^(unix.CSIZE|unix.PARENB) | unix.CS8
	}
	if mode != Normal {
		s.Cc[unix.VMIN], s.Cc[unix.VTIME] = 1, 0
	}
	if err := apply(fd, &s); err != nil {
		return err
	}
	t.mode = mode
	return nil
}

// remember keeps how the terminal was found, for t and, if t is the first, for
// the process.
func (t *TTY) remember(fd int) error {
	s, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return fail(err, "tcgetattr")
	}
	t.original = *s
	lock()
	defer unlock()
	if first.tty == nil {
		first.tty, first.fd, first.original = t, fd, *s
	}
	return nil
}

func resetMode() error {
	if !tryLock() {
		return uv.EBUSY
	}
	defer unlock()
	if first.tty == nil {
		return nil
	}
	return apply(first.fd, &first.original)
}

// forget comes before the descriptor is closed: whoever gets its number next
// must not have it reset.
func (t *TTY) forget() {
	lock()
	defer unlock()
	if first.tty == t {
		_ = apply(first.fd, &first.original) // the terminal may be gone: so be it
		first.tty = nil
	}
}

func apply(fd int, s *settings) error {
	for {
		err := unix.IoctlSetTermios(fd, setTermios, s)
		if err == nil {
			return nil
		}
		if err != unix.EINTR {
			return fail(err, "tcsetattr")
		}
	}
}

func (t *TTY) winSize() (columns, rows int, err error) {
	fd, err := t.Fileno()
	if err != nil {
		return 0, 0, err
	}
	size, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0, fail(err, "ioctl")
	}
	return int(size.Col), int(size.Row), nil
}
