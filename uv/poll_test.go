package uv_test

import (
	"slices"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend"
	"github.com/uvgo/uvgo/uv/timer"
)

// While the buffer comes back full the poll asks again, 48 times at most and
// without blocking.
func TestRule15_FullBatches(t *testing.T) {
	for _, test := range []struct{ full, polls int }{{0, 1}, {1, 2}, {47, 48}, {1000, 48}} {
		loop, f := newFake(t)
		left, events := test.full, 0
		w := &backend.Watcher{Interest: backend.Readable, OnReady: func(backend.Events) { events++ }}
		f.wait = func(timeout time.Duration, ready []backend.Ready) []backend.Ready {
			n := 1
			if left > 0 {
				n = backend.MaxReady
			}
			left--
			for range n {
				ready = append(ready, backend.Ready{W: w, Events: backend.Readable})
			}
			return ready
		}
		new(uv.Request).Begin(loop)
		loop.Run(uv.RunOnce)
		if len(f.waits) != test.polls {
			t.Errorf("%d full batches: %d polls, want %d", test.full, len(f.waits), test.polls)
		}
		if want := min(test.full, 48)*backend.MaxReady + max(0, min(1, 48-test.full)); events != want {
			t.Errorf("%d full batches: %d events, want %d", test.full, events, want)
		}
		if f.waits[0] >= 0 || slices.ContainsFunc(f.waits[1:], func(d time.Duration) bool { return d != 0 }) {
			t.Errorf("%d full batches: waits %v: only the first may block", test.full, f.waits)
		}
	}
}

// A wait that brings nothing before its time (a signal, a stale event) goes on
// for what is left of it.
func TestRule15_InterruptedWait(t *testing.T) {
	loop, f := newFake(t)
	stopped := &backend.Watcher{OnReady: func(backend.Events) { t.Error("a stopped watcher was called") }}
	f.wait = func(timeout time.Duration, ready []backend.Ready) []backend.Ready {
		f.advance(min(timeout, 4*time.Millisecond))
		return append(ready, backend.Ready{W: stopped, Events: backend.Readable})
	}
	fired := time.Duration(0)
	timer.New(loop).Start(10*time.Millisecond, 0, func() { fired = loop.Now() })
	began := loop.Now()
	loop.Run(uv.RunOnce)
	if want := []time.Duration{10e6, 6e6, 2e6}; !slices.Equal(f.waits, want) {
		t.Errorf("waits %v, want %v", f.waits, want)
	}
	if fired-began != 10*time.Millisecond {
		t.Errorf("fired after %v", fired-began)
	}
}

// What an earlier callback of a batch stops does not get its event, and what
// narrows its interest gets only what is left of it.
func TestRule14_BatchIsFiltered(t *testing.T) {
	loop, f := newFake(t)
	var a, b, c, d backend.Watcher
	var got []backend.Events
	note := func(ev backend.Events) { got = append(got, ev) }
	a = backend.Watcher{Interest: backend.Readable, OnReady: func(ev backend.Events) {
		note(ev)
		b.Interest = 0
		c.Interest = backend.Writable
	}}
	b = backend.Watcher{Interest: backend.Readable, OnReady: note}
	c = backend.Watcher{Interest: backend.Readable | backend.Writable, OnReady: note}
	d = backend.Watcher{Interest: backend.Readable, OnReady: note}
	f.wait = func(timeout time.Duration, ready []backend.Ready) []backend.Ready {
		return append(ready,
			backend.Ready{W: &a, Events: backend.Readable | backend.Hangup},
			backend.Ready{W: &b, Events: backend.Readable | backend.Hangup},
			backend.Ready{W: &c, Events: backend.Readable | backend.Writable},
			backend.Ready{W: &d, Events: backend.Errored}) // brings along what was asked for
	}
	new(uv.Request).Begin(loop)
	loop.Run(uv.RunOnce)
	want := []backend.Events{backend.Readable | backend.Hangup, backend.Writable, backend.Readable | backend.Errored}
	if !slices.Equal(got, want) {
		t.Errorf("events %b, want %b", got, want)
	}
}
