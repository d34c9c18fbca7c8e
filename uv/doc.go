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
// in packages below it, named as in libuv: timer, tcp, pipe, udp, tty, process,
// signal, poll, fs, fsevent, fspoll, dns, random, work. Package uvtest helps to
// test what uses them, and package sim is a world to test it in.
//
// # Goroutines
//
// A loop and all that belongs to it are used by one goroutine at a time, which
// is the one that runs it. Two doors are open to others: Loop.Post and
// Async.Send. The documentation of each method says which it is. On amd64 and
// arm64 what is called from the wrong goroutine panics with a sentence that names
// the call; see Loop.CheckGoroutine.
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
// # What is not here
//
// Slots for user data (uv_loop_get_data, uv_handle_set_data, uv_req_get_data and
// the like) are closures here, or fields of what embeds a handle. Types of
// callbacks are the functions that are passed. Sizes, unions and allocation
// (uv_handle_size, uv_any_req, uv_loop_new, uv_loop_delete) are Go's business,
// and texts need no buffer (uv_strerror_r, uv_err_name_r).
//
// There is no uv_loop_fork, which makes a loop work again in a child that was
// forked: a Go program cannot fork without exec, for its other threads, those of
// the garbage collector among them, would be missing in the child. What starts
// a process makes a new loop there.
//
// # Authors of handles
//
// Packages timer and tcp use no back door. Embed Handle, and a Deadline to be
// called back by the clock or a Watcher to be called back by a socket; embed
// Request in what is in flight.
package uv
