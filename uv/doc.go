// Package uv is libuv's event loop in pure Go: explicit, single-threaded, with
// libuv's names, order and guarantees.
//
// # Ticks
//
// A Loop waits for events and calls back, one callback at a time. One trip
// round its phases is a tick:
//
//	┌─▶ pending   callbacks put off from the last tick
//	│   idle      Idle handles; the loop does not block while there is one
//	│   prepare   Prepare handles
//	│   poll      wait for events: sockets, Async, Post, finished work
//	│   check     Check handles (Node's setImmediate)
//	│   closing   the callbacks of Close
//	└── timers    timers that are due
//
// Run goes round until nothing is left that could call back: no active and
// ref'd handle, no request in flight. Before its first tick, Run in its default
// mode runs the timers that are due already.
//
// # Handles and requests
//
// A handle is long-lived: a timer, a listening socket. It keeps the loop alive
// while it is active, unless it is unref'd, and it must be closed in the end.
// Close is asynchronous: its callback is the last that a handle makes.
//
// A request is short-lived: a write, a connect, a job in the thread pool. It
// calls back exactly once, and never from inside the call that began it. When
// that call returns an error, there is no callback.
//
// This package has the handles that need nothing but the loop. The others are
// in packages below it, named as in libuv: timer, tcp, work, signal. Package
// uvtest helps to test what uses them.
//
// # Goroutines
//
// A loop and all that belongs to it are used by one goroutine at a time, which
// is the one that runs it. Two doors are open to others: Loop.Post and
// Async.Send. The documentation of each method says which it is.
//
// Callbacks must not block: everything else waits meanwhile. What blocks goes
// to package work, or to a goroutine that comes back by Post.
//
// # Time
//
// Loop.Now is monotonic, counts in whole milliseconds and stands still while
// callbacks run. Timers count on it.
//
// # Errors
//
// What goes wrong in the world is returned as a Code, or as an *Error, which
// adds what Node's errors say; errors.Is finds both uv.ECONNREFUSED and
// syscall.ECONNREFUSED. EINTR never surfaces, and SIGPIPE does not kill. A
// promise that the caller broke, such as closing twice, panics with a sentence
// that names the call and the fix.
//
// # Authors of handles
//
// Packages timer and tcp use no back door. Embed Handle, and a Deadline to be
// called back by the clock or a Watcher to be called back by a socket; embed
// Request in what is in flight.
package uv
