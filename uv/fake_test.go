package uv_test

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend"
)

// fake is a backend without sockets whose clock moves only when the loop
// blocks or a test moves it.
type fake struct {
	backend.Backend // nil: no sockets
	now             time.Duration
	woken, closed   atomic.Bool
	waits           []time.Duration // timeouts asked for
	restless        bool            // to wait for ever is to be woken up
	// wait, if not nil, stands in for the kernel.
	wait func(timeout time.Duration, ready []backend.Ready) []backend.Ready
}

func (f *fake) Now() time.Duration        { return f.now }
func (f *fake) Close() error              { f.closed.Store(true); return nil }
func (f *fake) Update(w *backend.Watcher) {}
func (f *fake) Forget(w *backend.Watcher) { w.Interest = 0 }
func (f *fake) advance(d time.Duration)   { f.now += d }

func (f *fake) Wake() {
	for range 50 {
		runtime.Gosched() // whoever forgets about us has time to close us
	}
	if f.closed.Load() {
		panic("Wake after Close")
	}
	f.woken.Store(true)
}

func (f *fake) Wait(timeout time.Duration, ready []backend.Ready) ([]backend.Ready, error) {
	f.waits = append(f.waits, timeout)
	switch {
	case f.wait != nil:
		return f.wait(timeout, ready), nil
	case f.woken.Swap(false):
		return append(ready, backend.Ready{}), nil
	case timeout < 0 && f.restless:
		return append(ready, backend.Ready{}), nil
	case timeout < 0:
		panic("the loop waits for ever, for nothing")
	}
	f.advance(timeout)
	return ready, nil
}

// newFake makes a loop in virtual time. It need not be empty in the end.
func newFake(t testing.TB) (*uv.Loop, *fake) {
	f := &fake{now: time.Second}
	loop, err := uv.New(uv.Options{Backend: f})
	if err != nil {
		t.Fatal(err)
	}
	return loop, f
}
