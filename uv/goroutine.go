package uv

import (
	"math"
	"runtime"
	"strings"
	"sync/atomic"
	"unsafe"
)

// place is where a loop runs: on which goroutine, and on which stack.
//
// The goroutine is what counts, but asking which one it is takes a call of
// assembly, several times as long as to look whether a variable is on the
// stack that was the loop's when it was asked last. So the stack is looked at
// first. It moves as it grows, and then the goroutine is asked.
//
// While the loop does not run, all the memory there is counts as its stack.
type place struct {
	goroutine       atomic.Uintptr // 0: none, or not known
	stack, stackLen atomic.Uintptr
}

// CheckGoroutine panics, naming the function of this library that was called
// from outside, if another goroutine than the caller's runs the loop. All that
// is "loop goroutine only" checks this, so that what would be a corrupt loop is
// a sentence instead. It takes a nanosecond.
//
// It is for authors of handles, who call it before they change anything that no
// other method of this package guards. A loop that does not run may be used
// from any goroutine, one at a time. A coroutine of iter.Pull counts as another
// goroutine. On systems other than amd64 and arm64 nothing is checked; the race
// detector knows more everywhere. Safe from any goroutine.
func (l *Loop) CheckGoroutine() {
	if uintptr(unsafe.Pointer(&l))-l.place.stack.Load() >= l.place.stackLen.Load() {
		l.checkGoroutine()
	}
}

// checkGoroutine asks in earnest.
func (l *Loop) checkGoroutine() {
	g, low, high := goroutine()
	switch l.place.goroutine.Load() {
	case 0: // the loop ended just now
	case g:
		l.place.setStack(low, high) // it moved
	default:
		panic("uv: " + calledFromOutside() + " was called from a goroutine that does not run the loop: use Loop.Post or Async.Send")
	}
}

// enter says that the loop runs here from now on.
func (p *place) enter() {
	g, low, high := goroutine()
	p.goroutine.Store(g)
	if g != 0 {
		p.setStack(low, high)
	}
}

func (p *place) leave() {
	p.goroutine.Store(0)
	p.setStack(0, math.MaxUint)
}

func (p *place) setStack(low, high uintptr) {
	p.stack.Store(low)
	p.stackLen.Store(high - low)
}

// module is the path that all packages of the library begin with.
const module = "github.com/uvgo/uvgo/uv"

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
	rest, ok := strings.CutPrefix(f.Function, module)
	return ok && (rest[0] == '.' || rest[0] == '/') && !strings.HasSuffix(f.File, "_test.go")
}

// exported tells whether a name such as "uv.(*Loop).Stop" ends in an exported
// one.
func exported(f string) bool {
	last := f[strings.LastIndexByte(f, '.')+1:]
	return last != "" && last[0] >= 'A' && last[0] <= 'Z'
}
