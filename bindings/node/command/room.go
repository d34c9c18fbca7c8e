package command

import (
	"runtime"
	"sync/atomic"
)

// room is never touched, so it takes no memory of the system. But Go's collector
// counts it among what is alive, and so lets a small heap grow from four
// megabytes to ten before it comes again: a server that keeps little and makes
// much spends a seventh less on each request, for four megabytes more. A large
// heap does not notice.
var room atomic.Pointer[[]byte]

// makeRoom makes room after the first collection: a program that ends before it
// pays nothing.
func makeRoom() {
	first := &struct{ _ *byte }{} // with a pointer in it, or it would share its memory with what lives longer
	runtime.AddCleanup(first, func(size int) { b := make([]byte, size); room.Store(&b) }, 4<<20)
}
