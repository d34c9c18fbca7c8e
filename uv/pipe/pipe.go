// Package pipe is pipes on the loop: stream sockets of the Unix domain, and
// anonymous pipes and FIFOs, as uv_pipe_t.
//
// # Usage
//
// A Pipe is a server or a connection, as a tcp.TCP is, and its address is a
// name:
//
//	server := pipe.New(loop, false)      client := pipe.New(loop, false)
//	server.Bind("/run/x.sock")           client.Connect("/run/x.sock", onConnect)
//	server.Listen(128, onConnection)     client.Write(data, onDone)
//
// A connection is a stream.Stream: ReadStart, Write, Shutdown, Close. Open makes
// one of a descriptor, such as an end of Pair.
//
// # Names
//
// A name is the path of a file that Bind makes and Close takes away. On Linux a
// name whose first byte is zero is abstract: no file, any bytes, gone with the
// socket. A path longer than the system's limit, 108 bytes on Linux, is cut
// silently, as libuv does; NoTruncate refuses it.
//
// # Passing handles
//
// Over a pipe that was made for ipc, Write2 passes a tcp.TCP, a pipe.Pipe or a
// udp.UDP to another process, or to another loop in this one. What arrives
// comes before the bytes it was sent with are told, and waits to be accepted:
//
//	p.ReadStart(nil, func(err error, data []byte) {
//		for p.PendingCount() > 0 && p.PendingType() == uv.TypeTCP {
//			conn := tcp.New(loop)
//			p.Accept(conn)
//		}
//	})
//
// What is never accepted is closed with the pipe.
//
// # Errors
//
// What the system refused is a *uv.Error with the name it is about, as Node's
// are: "connect ENOENT /run/x.sock". What a pipe itself refuses is a bare
// uv.Code.
package pipe

import (
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// Pipe is a server or a connection, as uv_pipe_t.
type Pipe struct {
	stream.Stream
	ipc  bool
	file string // what Bind made and Close takes away
}

var kind = func() *uv.HandleKind {
	k := stream.Kind("pipe")
	closing := k.Closing
	k.Closing = func(h uv.AnyHandle) {
		h.(*Pipe).removeFile()
		closing(h)
	}
	return k
}()

// New makes a handle without a socket, as uv_pipe_init. With ipc, handles may be
// passed through it, and it cannot listen. Loop goroutine only.
func New(loop *uv.Loop, ipc bool) *Pipe {
	p := &Pipe{ipc: ipc}
	p.Init(loop, kind, p)
	if ipc {
		p.AllowPassing()
	}
	return p
}

// Open adopts a descriptor that came from elsewhere, as uv_pipe_open: a pipe, a
// FIFO, a terminal, or a socket that listens or is connected. It may be read
// and written as far as it was opened for that. It becomes non-blocking, for
// all who share it, and the handle's own; but Close leaves the standard streams
// 0 to 2 open.
//
// Open is EBUSY if the handle has a socket, EEXIST if the loop watches the
// descriptor, EBADF for none, EPERM for what cannot be waited for, such as a
// file, EINVAL on a closing handle. Loop goroutine only.
func (p *Pipe) Open(fd int) error { return p.OpenFD(fd) }

// Flags are uv_pipe_flags.
type Flags uint8

// NoTruncate, UV_PIPE_NO_TRUNCATE, makes a path that is too long EINVAL.
const NoTruncate Flags = 1

// Bind gives the pipe a name, as uv_pipe_bind; see Bind2. Loop goroutine only.
func (p *Pipe) Bind(name string) error { return p.Bind2(name, 0) }

// Bind2 is Bind with flags, as uv_pipe_bind2. On Linux the empty name asks the
// system for an abstract one, which SockName tells.
//
// It is EINVAL on a closing handle, on one that has a socket, for a zero byte in
// a path, for unknown flags, and off Linux for an empty name; and a *uv.Error
// with EADDRINUSE if the file is there already, whoever made it, or with EACCES
// if its folder is missing. Loop goroutine only.
func (p *Pipe) Bind2(name string, flags Flags) error {
	name, err := checked(name, flags)
	if err != nil || p.Socket() != nil || p.IsClosing() || name == "" && !abstract {
		return uv.EINVAL
	}
	sock, errno := p.Loop().NewSocket(uv.Unix, uv.StreamSocket)
	if errno != 0 {
		return fail(errno, "socket", "")
	}
	if errno := sock.Bind(uv.Addr{Path: name}); errno != 0 {
		sock.Close()
		if errno == syscall.ENOENT {
			errno = syscall.EACCES // as on Windows, says libuv
		}
		return fail(errno, "bind", name)
	}
	// In a simulated world names are no files.
	if _, real := sock.FD(); real && name != "" && name[0] != 0 {
		p.file = name
	}
	return p.Attach(sock, false, false)
}

// checked cuts a name to what the system takes.
func checked(name string, flags Flags) (string, error) {
	isPath := name == "" || name[0] != 0 || !abstract
	switch {
	case flags&^NoTruncate != 0, isPath && strings.IndexByte(name, 0) >= 0:
		return "", uv.EINVAL
	case len(name) <= maxName:
		return name, nil
	case flags&NoTruncate != 0:
		return "", uv.EINVAL
	}
	return name[:maxName], nil
}

// removeFile comes before the socket is closed: afterwards somebody else might
// have made a file of that name.
func (p *Pipe) removeFile() {
	if p.file != "" {
		unlink(p.file)
		p.file = ""
	}
}

// Listen makes onConnection run for each connection, as uv_listen; see
// stream.Stream.Listen. It is EINVAL on a pipe for ipc, and without Bind or
// Open. Loop goroutine only.
func (p *Pipe) Listen(backlog int, onConnection func(err error)) error {
	if p.ipc {
		return uv.EINVAL
	}
	err := p.Stream.Listen(backlog, onConnection)
	if e, ok := err.(*uv.Error); ok {
		name, _ := p.Socket().LocalAddr()
		e.Addr = name.Path
	}
	return err
}

// Connect connects to the pipe of that name and calls onConnect when that is
// over, as uv_pipe_connect. Every failure comes through onConnect, in a later
// phase, even that of a name that cannot be: EINVAL for the empty one. So does
// ECANCELED, if the handle is closed first, and on Linux EAGAIN, if the server
// has no room for one more.
//
// Connect is EALREADY while it is connecting, and EINVAL on a closing handle or
// without onConnect; onConnect does not run then.
//
// Differs from libuv: it accepts those, and loses a callback. Loop goroutine
// only.
func (p *Pipe) Connect(name string, onConnect func(err error)) error {
	if err := p.mayConnect(onConnect); err != nil {
		return err
	}
	cut, err := checked(name, 0)
	if err != nil || name == "" {
		return p.BeginConnect(syscall.EINVAL, p.told(name, onConnect))
	}
	return p.connect(cut, onConnect)
}

// Connect2 is Connect with flags that returns what is wrong with its arguments
// at once, as uv_pipe_connect2: EINVAL for an empty name, for a zero byte in a
// path, for unknown flags, and with NoTruncate for a path that is too long.
// onConnect does not run then. What the system refuses comes through onConnect.
// Loop goroutine only.
func (p *Pipe) Connect2(name string, flags Flags, onConnect func(err error)) error {
	if err := p.mayConnect(onConnect); err != nil {
		return err
	}
	name, err := checked(name, flags)
	if err != nil || name == "" {
		return uv.EINVAL
	}
	return p.connect(name, onConnect)
}

func (p *Pipe) mayConnect(onConnect func(error)) error {
	switch {
	case p.IsClosing() || onConnect == nil:
		return uv.EINVAL
	case p.IsConnecting():
		return uv.EALREADY
	}
	return nil
}

func (p *Pipe) connect(name string, onConnect func(error)) error {
	sock, errno := p.Socket(), uv.Errno(0)
	if sock == nil {
		if sock, errno = p.Loop().NewSocket(uv.Unix, uv.StreamSocket); errno != 0 {
			return p.BeginConnect(errno, p.told("", onConnect))
		}
		if err := p.Attach(sock, false, false); err != nil {
			return err
		}
	}
	if errno = sock.Connect(uv.Addr{Path: name}); errno == syscall.EINPROGRESS {
		errno = 0
	}
	return p.BeginConnect(errno, p.told(name, onConnect))
}

// told is onConnect for the stream.
func (p *Pipe) told(name string, onConnect func(error)) func(uv.Errno) {
	return func(errno uv.Errno) { onConnect(fail(errno, "connect", name)) }
}

// SockName is the pipe's name, as uv_pipe_getsockname: empty if it has none, as
// that of a client. EBADF without a socket. Loop goroutine only.
func (p *Pipe) SockName() (string, error) { return p.name("getsockname", uv.Socket.LocalAddr) }

// PeerName is the other side's name, as uv_pipe_getpeername: EBADF without a
// socket, ENOTCONN if it is not connected. Loop goroutine only.
func (p *Pipe) PeerName() (string, error) { return p.name("getpeername", uv.Socket.PeerAddr) }

func (p *Pipe) name(call string, of func(uv.Socket) (uv.Addr, uv.Errno)) (string, error) {
	if p.Socket() == nil {
		return "", uv.EBADF
	}
	addr, errno := of(p.Socket())
	return addr.Path, fail(errno, call, "")
}

// PendingInstances does nothing, as uv_pipe_pending_instances outside of
// Windows. Safe from any goroutine.
func (p *Pipe) PendingInstances(int) {}

// fail makes an error of what a verb of the socket answered; nil of 0.
func fail(errno uv.Errno, call, name string) error {
	switch errno {
	case 0:
		return nil
	case syscall.ECANCELED:
		return uv.ECANCELED
	}
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: call, Addr: name}
}
