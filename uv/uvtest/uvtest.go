// Package uvtest helps to test what runs on a loop: loops that fail their test
// if anything is left open, and callbacks that must run a certain number of
// times.
//
// The leak check compares the whole process before and after, so a test that
// uses NewLoop must not be parallel to others.
package uvtest

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
)

// NewLoop makes a loop for the length of the test. When the test is over it
// must be empty: the test fails for every handle that is not closed, for
// requests in flight, for descriptors and goroutines that were not there
// before. options is none, or one. The goroutine that calls NewLoop is the
// loop's. Safe from any goroutine.
func NewLoop(t testing.TB, options ...uv.Options) *uv.Loop {
	t.Helper()
	openNetpoll()
	descriptors, goroutines := descriptors(), goroutines()
	var opt uv.Options
	if len(options) > 0 {
		opt = options[0]
	}
	loop, err := uv.New(opt)
	if err != nil {
		t.Fatalf("uv.New: %v", err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			return // it may well have stopped half-way
		}
		loop.Walk(func(h uv.AnyHandle) { t.Errorf("uvtest: left open: %s", describe(h)) })
		if err := loop.Close(); err != nil && err != uv.EBADF && !t.Failed() {
			t.Errorf("uvtest: Loop.Close: %v: a request or a posted call is left", err)
		}
		if t.Failed() {
			return
		}
		settle(func() bool { return len(goroutinesBut(goroutines)) == 0 })
		for _, stack := range goroutinesBut(goroutines) {
			t.Errorf("uvtest: goroutine left:\n%s", stack)
		}
		for fd, what := range descriptorsBut(descriptors) {
			t.Errorf("uvtest: descriptor %s left open: %s", fd, what)
		}
	})
	return loop
}

// Expect wraps a callback of any type that must run n times, neither more nor
// less, before the test is over.
//
//	t.Start(0, 0, uvtest.Expect(t, 1, func() { ... }))
//
// Loop goroutine only.
func Expect[F any](t testing.TB, n int, fn F) F {
	t.Helper()
	_, file, line, _ := runtime.Caller(1)
	where := fmt.Sprintf("%s:%d", file[strings.LastIndexByte(file, '/')+1:], line)
	calls := 0
	t.Cleanup(func() {
		if calls != n {
			t.Errorf("uvtest: the callback of %s ran %d times, want %d", where, calls, n)
		}
	})
	v := reflect.ValueOf(fn)
	return reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		if calls++; calls > n {
			t.Errorf("uvtest: call %d of the callback of %s, want %d", calls, where, n)
		}
		if v.Type().IsVariadic() {
			return v.CallSlice(args)
		}
		return v.Call(args)
	}).Interface().(F)
}

// describe says "timer (active, unref'd)".
func describe(h uv.AnyHandle) string {
	state := "inactive"
	switch {
	case h.IsClosing():
		state = "closing"
	case h.IsActive():
		state = "active"
	}
	if !h.HasRef() {
		state += ", unref'd"
	}
	return h.KindName() + " (" + state + ")"
}

// openNetpoll makes the Go runtime open its own poller, which it does once and
// for good, lest it counts as a leak.
func openNetpoll() {
	if r, w, err := os.Pipe(); err == nil {
		r.Close()
		w.Close()
	}
}
