package process

import "github.com/uvgo/uvgo/uv"

// StdioContainer is one descriptor of the child, as uv_stdio_container_t. The
// zero value is ignored.
type StdioContainer struct {
	Flags  StdioFlags
	Stream Stream // for CreatePipe and InheritStream
	FD     int    // for InheritFD
}

// StdioFlags are uv_stdio_flags: one of the first four and, for a pipe, which
// ways it goes.
type StdioFlags uint32

const (
	// Ignore is /dev/null for the descriptors 0 to 2, and none above.
	Ignore StdioFlags = 0

	// CreatePipe makes a pipe between Stream, which must be a pipe.Pipe without
	// a socket, and the child. The child's end blocks.
	CreatePipe StdioFlags = 1

	// InheritFD gives the child FD, and InheritStream the descriptor of Stream,
	// whatever the loop thinks of it. As descriptor 0, 1 or 2 it begins to block,
	// for all who share it.
	InheritFD     StdioFlags = 2
	InheritStream StdioFlags = 4

	ReadablePipe StdioFlags = 0x10 // the child reads: Stream can be written
	WritablePipe StdioFlags = 0x20 // the child writes: Stream can be read
	NonblockPipe StdioFlags = 0x40 // for Windows; does nothing here, as in libuv

	// what says where the descriptor comes from.
	what        = CreatePipe | InheritFD | InheritStream
	stdioFlags  = what | ReadablePipe | WritablePipe | NonblockPipe
	standardFDs = 3
)

// Stream is a handle of any kind of stream: *pipe.Pipe, *tcp.TCP, *tty.TTY or
// *stream.Stream.
type Stream interface {
	uv.AnyHandle
	Socket() uv.Socket
	Attach(sock uv.Socket, forReading, forWriting bool) error
	SetBlocking(blocking bool) error
}

// slot is the container of a descriptor, an ignored one if there is none.
func (o *Options) slot(i int) StdioContainer {
	if i < len(o.Stdio) {
		return o.Stdio[i]
	}
	return StdioContainer{}
}

// check tells what is wrong with the i-th container, before anything is made.
func (o *Options) check(i int) error {
	c := o.Stdio[i]
	if c.Flags&^stdioFlags != 0 {
		return uv.EINVAL
	}
	switch c.Flags & what {
	case Ignore:
		return nil
	case InheritFD:
		if c.FD >= 0 {
			return nil
		}
	case InheritStream:
		if c.Stream != nil && c.Stream.Socket() != nil {
			return nil
		}
	case CreatePipe:
		if c.Stream == nil || c.Stream.Type() != uv.TypeNamedPipe || c.Stream.IsClosing() {
			return uv.EINVAL
		}
		// Differs from libuv, which finds out when the child runs.
		if c.Stream.Socket() != nil {
			return uv.EBUSY
		}
		for _, other := range o.Stdio[:i] {
			if other.Flags&CreatePipe != 0 && other.Stream == c.Stream {
				return uv.EBUSY
			}
		}
		return nil
	}
	return uv.EINVAL
}
