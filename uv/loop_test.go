package uv_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// panics runs f and returns what it panicked with.
func panics(t *testing.T, f func()) (sentence string) {
	t.Helper()
	defer func() {
		if sentence, _ = recover().(string); sentence == "" {
			t.Error("no panic with a sentence")
		}
	}()
	f()
	return ""
}

// A promise that the caller breaks is a panic that names the call and the fix.
func TestBrokenPromises(t *testing.T) {
	closed, _ := newFake(t)
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	loop, _ := newFake(t)
	check := uv.NewCheck(loop)
	check.Close(nil)
	request := new(uv.Request)
	for _, test := range []struct {
		name, want string
		call       func()
	}{
		{"close twice", "Close called twice on a check handle", func() { check.Close(nil) }},
		{"handle on a closed loop", "a new check handle on a closed loop", func() { uv.NewCheck(closed) }},
		{"run a closed loop", "Run on a closed loop", func() { closed.Run(uv.RunDefault) }},
		{"end twice", "a request ended twice", func() { request.End() }},
		{"begin twice", "a request was used again", func() { request.Begin(loop); request.Begin(loop) }},
		{"activate while closing", "Activate on a closing check handle", func() { check.Activate() }},
		{"run in run", "Run while the loop runs already", func() {
			uv.NewIdle(loop).Start(func() { loop.Run(uv.RunDefault) })
			loop.Run(uv.RunDefault)
		}},
	} {
		if got := panics(t, test.call); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want it to say %q", test.name, got, test.want)
		}
	}
}

// A panic of a callback goes through Run; the rest of what was due is not lost.
func TestPanicLosesNothing(t *testing.T) {
	loop, _ := newFake(t)
	var ran []string
	run := func(name string) func() { return func() { ran = append(ran, name) } }
	boom := func() { panic("boom") }

	uv.NewIdle(loop).Close(run("closed 1"))
	uv.NewIdle(loop).Close(boom)
	uv.NewIdle(loop).Close(run("closed 2"))
	loop.Post(boom)
	loop.Post(run("posted"))
	for _, name := range []string{"t1", "boom", "t2"} {
		if name == "boom" {
			timer.New(loop).Start(0, 0, boom)
			continue
		}
		timer.New(loop).Start(0, 0, run(name))
	}
	for range 4 { // timers, posted, closing: three panics
		func() {
			defer func() { recover() }()
			loop.Run(uv.RunDefault)
		}()
	}
	want := []string{"t1", "t2", "posted", "closed 2", "closed 1"}
	if !slices.Equal(ran, want) {
		t.Errorf("ran %q, want %q", ran, want)
	}
	if loop.Alive() {
		t.Error("still alive")
	}
}

// What was posted behind a call that panics runs without another wake-up, and
// so does what is posted between the panic and the next Run.
func TestPanicOfPostedLosesNoWakeUp(t *testing.T) {
	loop, _ := newFake(t)
	var ran []string
	loop.Post(func() { panic("boom") })
	loop.Post(func() { ran = append(ran, "posted before") })
	func() {
		defer func() { recover() }()
		loop.Run(uv.RunDefault)
	}()
	loop.Post(func() { ran = append(ran, "posted after") })
	loop.Run(uv.RunDefault) // the fake panics if it would wait for ever
	if want := []string{"posted before", "posted after"}; !slices.Equal(ran, want) {
		t.Errorf("ran %q, want %q", ran, want)
	}
}

func TestRunContext(t *testing.T) {
	loop := uvtest.NewLoop(t)
	forever := uv.NewAsync(loop, nil)

	ctx, cancel := context.WithCancel(t.Context())
	loop.Post(func() { go cancel() })
	alive, err := loop.RunContext(ctx, uv.RunDefault)
	if !alive || err != context.Canceled {
		t.Errorf("cancelled while it runs: %v, %v", alive, err)
	}
	ticked := false
	loop.Post(func() { ticked = true })
	if alive, err = loop.RunContext(ctx, uv.RunDefault); !alive || err != context.Canceled || ticked {
		t.Errorf("cancelled before: %v, %v, ticked: %v", alive, err, ticked)
	}
	forever.Close(nil)
	if alive, err = loop.RunContext(t.Context(), uv.RunDefault); alive || err != nil || !ticked {
		t.Errorf("not cancelled: %v, %v, ticked: %v", alive, err, ticked)
	}
}

func TestWalk(t *testing.T) {
	loop := uvtest.NewLoop(t)
	check := uv.NewCheck(loop)
	uv.NewIdle(loop).Close(nil)
	timer.New(loop)
	var visited []string
	loop.Walk(func(h uv.AnyHandle) {
		visited = append(visited, h.KindName())
		uv.NewPrepare(loop).Close(nil) // not visited
		if !h.IsClosing() {
			h.Close(nil)
		}
		if h == uv.AnyHandle(check) {
			visited = append(visited, "the very same")
		}
	})
	if want := []string{"check", "the very same", "idle", "timer"}; !slices.Equal(visited, want) {
		t.Errorf("visited %q, want %q", visited, want)
	}
	loop.Run(uv.RunDefault)
	loop.Walk(func(h uv.AnyHandle) { t.Errorf("visited a closed %s", h.KindName()) })
}

func TestPostOnClosedLoop(t *testing.T) {
	loop, _ := newFake(t)
	if err := loop.Close(); err != nil {
		t.Fatal(err)
	}
	if err := loop.Post(func() {}); err != uv.ECANCELED {
		t.Errorf("Post: %v, want ECANCELED", err)
	}
}

// Close while the loop runs is too early, even if nothing else is open.
func TestRule19_CloseWhileRunning(t *testing.T) {
	loop := uvtest.NewLoop(t)
	loop.Post(uvtest.Expect(t, 1, func() {
		if err := loop.Close(); err != uv.EBUSY {
			t.Errorf("%v, want EBUSY", err)
		}
	}))
	loop.Run(uv.RunDefault)
}

// Requests keep the loop alive and are not touched by ref and unref of handles.
func TestRule20_RequestsCallBackLater(t *testing.T) {
	loop, _ := newFake(t)
	var w uv.Watcher
	var request uv.Request
	called := 0
	w.Init(loop, nil, func(uv.Events) {
		request.End()
		called++
	})
	request.Begin(loop)
	w.Feed()
	w.Feed() // is due already
	if called != 0 {
		t.Error("called back from inside the initiating call")
	}
	if !request.InFlight() {
		t.Error("not in flight")
	}
	loop.Run(uv.RunDefault)
	if called != 1 {
		t.Errorf("called back %d times", called)
	}
}

func TestDefaultLoop(t *testing.T) {
	first, err := uv.DefaultLoop()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := uv.DefaultLoop(); again != first {
		t.Error("a second default loop")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	next, err := uv.DefaultLoop()
	if err != nil || next == first {
		t.Errorf("after Close: %v, %v", next, err)
	}
	next.Close()
}

func TestLockOSThread(t *testing.T) {
	loop := uvtest.NewLoop(t, uv.Options{LockOSThread: true})
	loop.Post(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// A blocked loop is woken up by Post and by Async.Send. (The real clock: a loop
// that misses its wake-up hangs here.)
func TestWakeUpFromElsewhere(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var async *uv.Async
	async = uv.NewAsync(loop, uvtest.Expect(t, 1, func() { async.Close(nil) }))
	far := timer.New(loop)
	far.Start(time.Hour, 0, func() { t.Error("an hour has passed") })
	posted := uvtest.Expect(t, 1, func() {
		far.Close(nil)
		go async.Send()
	})
	go loop.Post(posted)
	if loop.Run(uv.RunDefault) {
		t.Error("still alive")
	}
}
