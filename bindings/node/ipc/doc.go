// Package ipc is the channel between a process and the child it has forked, in
// Node's own wire format: either end may be a real Node.
//
// A channel is a pair of Unix sockets. The child finds its end by
// NODE_CHANNEL_FD, and how messages are written by
// NODE_CHANNEL_SERIALIZATION_MODE:
//
//	json      a message is a line of JSON
//	advanced  a message is a length of four bytes, the highest first, and that
//	          many bytes in the format of v8.serialize
//
// A message whose cmd begins with NODE_ is internal: it is emitted as
// 'internalMessage'. The channel's own are NODE_HANDLE, which wraps a message
// that a socket came along with, and its answers NODE_HANDLE_ACK and
// NODE_HANDLE_NACK: until one has come, what is sent waits. A socket that was
// accepted by a server and is sent away is still counted by that server, which
// is what the NODE_SOCKET_ messages are for.
//
//	channel.go     Attach: what a process, or a ChildProcess, is given
//	inherit.go     the channel of this process
//	frame.go       bytes cut into messages
//	receive.go     from there to the listeners
//	send.go        the way out
//	handle.go      what comes along; count.go what becomes of it
//	disconnect.go  the end
//	control.go     process.channel
//
// Loop goroutine only.
package ipc
