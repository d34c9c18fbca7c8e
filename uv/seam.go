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
	// Message is one datagram, for Socket.Send and Socket.Receive.
	Message = backend.Message
	// Membership is a multicast group, for Socket.Join and Socket.Leave.
	Membership = backend.Membership
)

// What a Watcher asks for, and is told.
const (
	Readable   = backend.Readable   // UV_READABLE
	Writable   = backend.Writable   // UV_WRITABLE
	Disconnect = backend.Disconnect // UV_DISCONNECT
	Priority   = backend.Priority   // UV_PRIORITIZED
	Errored    = backend.Errored    // POLLERR, told unasked
	Hangup     = backend.Hangup     // POLLHUP, told unasked
)

// What NewSocket makes.
const (
	Inet4 = backend.Inet4
	Inet6 = backend.Inet6
	Unix  = backend.Unix

	StreamSocket   = backend.Stream
	DatagramSocket = backend.Datagram
)

// Settings for Socket.Set and Socket.Get: 0 and 1 unless told otherwise.
const (
	NoDelay       = backend.NoDelay
	KeepAlive     = backend.KeepAlive
	KeepIdle      = backend.KeepIdle     // seconds
	KeepInterval  = backend.KeepInterval // seconds
	KeepCount     = backend.KeepCount    // probes
	ReuseAddr     = backend.ReuseAddr
	ReusePort     = backend.ReusePort
	V6Only        = backend.V6Only
	Linger        = backend.Linger     // seconds; -1 is off, 0 resets on Close
	SendBuffer    = backend.SendBuffer // bytes
	RecvBuffer    = backend.RecvBuffer // bytes
	Broadcast     = backend.Broadcast
	TTL           = backend.TTL
	MulticastTTL  = backend.MulticastTTL
	MulticastLoop = backend.MulticastLoop
	RecvError     = backend.RecvError
)
