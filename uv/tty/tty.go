// Package tty is terminals on the loop, as uv_tty_t.
//
// A TTY is a stream.Stream with modes and a size:
//
//	t, err := tty.New(loop, 0)
//	defer tty.ResetMode()
//	t.SetMode(tty.Raw)
//	t.ReadStart(nil, onKeys)
//
// # The descriptor
//
// A TTY opens its terminal anew and leaves the descriptor that it was made of
// alone: who shares that, a shell's next command or os.Stdout, is not surprised
// by a descriptor that has become non-blocking. Close closes what the TTY
// opened and nothing else. That works on Linux, if /proc is there, for all but
// the master side of a pseudo terminal, which cannot be opened a second time. A
// TTY of such a one shares it, and its writes block the loop until the terminal
// takes them.
//
// # At exit
//
// A terminal keeps its mode when the program ends. libuv's programs call
// uv_tty_reset_mode from atexit; Go has no such hook, neither os.Exit nor a
// signal runs anything. So call ResetMode before leaving: defer it in main, and
// call it before os.Exit and from a handler of package signal.
//
// That the terminal has changed its size is told by package signal, too, as
// SIGWINCH.
//
// On Windows there are no terminals yet: New is ENOTSUP.
package tty

import (
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// TTY is one terminal, or one side of a pseudo terminal, as uv_tty_t.
type TTY struct {
	stream.Stream
	mode     Mode
	original settings // of the terminal, as long as mode is not Normal
}

// kind is that of a stream, which has the terminal's mode restored before its
// descriptor goes.
var kind = func() *uv.HandleKind {
	k := stream.Kind("tty")
	closing := k.Closing
	k.Closing = func(h uv.AnyHandle) {
		h.(*TTY).forget()
		closing(h)
	}
	return k
}()

// New makes a stream of the terminal behind fd, as uv_tty_init. It may be read
// and written as far as fd was opened for that; fd stays the caller's, and may
// be closed.
//
// New is EINVAL for a descriptor that is no terminal or not open, a *uv.Error
// if the system refuses, with EMFILE, say.
//
// Differs from libuv: it puts the terminal that it opened in the place of fd,
// too, which makes fd non-blocking under the feet of who uses it; and it takes
// pipes and sockets, which have packages of their own here. Loop goroutine
// only.
func New(loop *uv.Loop, fd int) (*TTY, error) {
	loop.CheckGoroutine()
	return open(loop, fd)
}

// Mode says what a terminal does with what is typed, as uv_tty_mode_t.
type Mode int

const (
	Normal Mode = iota // lines, edited and echoed: as the terminal was found
	Raw                // keys as they are typed, no echo, no signals
	IO                 // bytes as they are, output too: for a binary protocol
	RawVT              // Raw, and on Windows sequences instead of key events
)

// SetMode changes what the terminal does, for all who use it, as
// uv_tty_set_mode. It takes effect at once, before what is still to be printed.
// Normal is the mode that the terminal had when the TTY first left it.
//
// EBADF if t is closed, EINVAL for no Mode, a *uv.Error if the terminal is
// gone. Closing a TTY restores what ResetMode would. Loop goroutine only.
func (t *TTY) SetMode(mode Mode) error { return t.setMode(mode) }

// ResetMode restores the terminal that was the first in the process to leave
// Normal mode, as uv_tty_reset_mode: call it before the program exits. It does
// nothing if there is none, and may be called again.
//
// EBUSY while SetMode runs on some loop, a *uv.Error if the terminal is gone.
// Safe from any goroutine.
func ResetMode() error { return resetMode() }

// GetWinSize is how many columns and rows of characters the terminal has, as
// uv_tty_get_winsize. Both may be 0 where nobody has said, as on a serial line.
// EBADF if t is closed. Loop goroutine only.
func (t *TTY) GetWinSize() (columns, rows int, err error) { return t.winSize() }

// VTermState tells whether the console understands escape sequences, as
// uv_tty_vtermstate_t. It is of use on Windows alone.
type VTermState int

const (
	Supported VTermState = iota
	Unsupported
)

// SetVTermState overrides what was found out about the console, as
// uv_tty_set_vterm_state: here nothing, as in libuv everywhere but on Windows.
// Safe from any goroutine.
func SetVTermState(VTermState) {}

// GetVTermState is ENOTSUP, as uv_tty_get_vterm_state everywhere but on
// Windows. Safe from any goroutine.
func GetVTermState() (VTermState, error) { return Unsupported, uv.ENOTSUP }
