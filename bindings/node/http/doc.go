// Package http is Node's http module: the server, the client and its agents.
//
// Bytes go from uv/tcp to the parser in http1, and a request becomes two light
// host objects, an IncomingMessage and a ServerResponse, whose state is Go. A
// request becomes a stream when somebody listens; a response whose whole text
// is known at end() leaves in one write, from a buffer all connections share.
//
// How the pieces hang together:
//
//	Server ── conn ── parser           one conn a socket
//	            └──── exchange → exchange → …   requests not yet answered, oldest first
//	                    ├─ Incoming    req: head, then body as it comes
//	                    └─ Response    res: header fields, then body out
//
// Only the oldest exchange's response may write to the socket (pipelining);
// what later ones write waits in their own buffer.
//
// The client:
//
//	ClientRequest ── clientConn ── parser     one clientConn a socket, one request at a time
//	                    └── clientMessage     res: head, then body as it comes
//	Agent ── pooled ── clientConn             the sockets that wait, and the requests that do
//
// A clientConn stands on a net.Socket, whose bytes it writes and reads in Go, or on
// any Duplex that a createConnection of a script's own gives, through its methods.
// An Agent has no state in Go: what it knows stands in its properties, so that a
// subclass may read and replace all of it.
//
// Loop goroutine only.
package http
