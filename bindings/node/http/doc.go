// Package http is Node's http module: so far the server.
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
// Loop goroutine only.
package http
