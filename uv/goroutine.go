package uv

import (
	"runtime"
	"strings"
)

// CheckGoroutine panics, naming the function of this library that was called
// from outside, if another goroutine than the caller's runs the loop. All that
// is "loop goroutine only" checks this, so that what would be a corrupt loop is
// a sentence instead. It takes a nanosecond or two.
//
// It is for authors of handles, who call it before they change anything that no
// other method of this package guards. A loop that does not run may be used
// from any goroutine, one at a time. A coroutine of iter.Pull counts as another
// goroutine. On systems other than amd64 and arm64 nothing is checked; the race
// detector knows more everywhere. Safe from any goroutine.
func (l *Loop) CheckGoroutine() { checkRunner(&l.runner) }

// wrongGoroutine is where checkRunner comes to when it does not return.
func wrongGoroutine() {
	panic("uv: " + calledFromOutside() + " was called from a goroutine that does not run the loop: use Loop.Post or Async.Send")
}

var _ = wrongGoroutine // assembly alone calls it

// Claim makes the caller's goroutine the one that runs the loop, although Run
// has not been called, until leave is: a runtime does so that begins with a
// script and runs the loop afterwards. It may be nested, in itself and in Run.
//
// A call of Claim while another goroutine runs the loop panics. Loop goroutine
// only.
func (l *Loop) Claim() (leave func()) {
	l.CheckGoroutine()
	before := l.runner.Swap(goroutine())
	return func() { l.runner.Store(before) }
}

// library is the path that all packages of the library begin with, and those
// that stand on it.
const library = "github.com/uvgo/uvgo"

// calledFromOutside names the exported function through which somebody outside
// of this library came here: "timer.(*Timer).Start".
func calledFromOutside() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	name := "a function"
	for {
		frame, more := frames.Next()
		if !ours(frame) {
			return name
		}
		if f := frame.Function[strings.LastIndexByte(frame.Function, '/')+1:]; exported(f) {
			name = f
		}
		if !more {
			return name
		}
	}
}

func ours(f runtime.Frame) bool {
	rest, ok := strings.CutPrefix(f.Function, library)
	return ok && (rest[0] == '.' || rest[0] == '/') && !strings.HasSuffix(f.File, "_test.go")
}

// exported tells whether a name such as "uv.(*Loop).Stop" ends in an exported
// one.
func exported(f string) bool {
	last := f[strings.LastIndexByte(f, '.')+1:]
	return last != "" && last[0] >= 'A' && last[0] <= 'Z'
}
