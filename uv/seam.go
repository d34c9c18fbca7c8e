package uv

import "github.com/uvgo/uvgo/uv/internal/backend"

// The words of the seam to the operating system that authors of handles need.
type (
	// Socket is a descriptor with non-blocking verbs.
	Socket = backend.Socket
	// Errno is what they answer: 0, or a number for FromErrno.
	Errno = backend.Errno
	// Events is a set of conditions of a socket, as uv_poll_event.
	Events = backend.Events
	// Addr is a place that a socket is bound or connected to.
	Addr = backend.Addr
	// Domain is the address family of a socket.
	Domain = backend.Domain
	// SocketType is what a socket carries.
	SocketType = backend.Type
	// Option is a setting of a socket.
	Option = backend.Option
)

const (
	Readable   = backend.Readable   // UV_READABLE
	Writable   = backend.Writable   // UV_WRITABLE
	Disconnect = backend.Disconnect // UV_DISCONNECT
	Priority   = backend.Priority   // UV_PRIORITIZED
	Errored    = backend.Errored    // POLLERR, told unasked
	Hangup     = backend.Hangup     // POLLHUP, told unasked

	Inet4 = backend.Inet4
	Inet6 = backend.Inet6
	Unix  = backend.Unix

	StreamSocket   = backend.Stream
	DatagramSocket = backend.Datagram

	NoDelay      = backend.NoDelay
	KeepAlive    = backend.KeepAlive
	KeepIdle     = backend.KeepIdle
	KeepInterval = backend.KeepInterval
	KeepCount    = backend.KeepCount
	ReuseAddr    = backend.ReuseAddr
	ReusePort    = backend.ReusePort
	V6Only       = backend.V6Only
	Linger       = backend.Linger
	SendBuffer   = backend.SendBuffer
	RecvBuffer   = backend.RecvBuffer
)
