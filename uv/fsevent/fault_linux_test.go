package fsevent_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
	"github.com/uvgo/uvgo/uv/uvtest"
)

func openFile(t testing.TB, path string) *os.File {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	return f
}

func TestFSEventFaults(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	e := start(t, loop, dir, 0, never(t))
	e.Close(uvtest.Expect(t, 1, func() {
		want(t, e.Start(dir, 0, never(t)), uv.EINVAL)
		e.Stop()
		panics(t, "a third Close", func() { e.Close(nil) })
	}))
	panics(t, "a second Close", func() { e.Close(nil) })
	want(t, e.Start(dir, 0, never(t)), uv.EINVAL)
	e.Stop()
	unused := fsevent.New(loop)
	unused.Stop() // not started: nothing happens
	unused.Close(nil)
	loop.Run(uv.RunDefault)
}

// All handles of a loop share one descriptor, which goes with the last of them.
func TestSharedDescriptor(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	count := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		must(t, err)
		return len(entries)
	}
	before := count()
	fsevent.New(loop) // not started, never will be
	var handles []*fsevent.FSEvent
	for i := range 10 {
		handles = append(handles, start(t, loop, mkdir(t, dir, fmt.Sprint(i)), 0, never(t)))
	}
	if n := count() - before; n != 1 {
		t.Errorf("%d descriptors for ten handles, want 1", n)
	}
	for _, e := range handles {
		e.Stop()
	}
	for _, e := range handles {
		e.Close(nil)
	}
	if n := count() - before; n != 0 {
		t.Errorf("%d descriptors after the last Close, want none", n)
	}
	again := start(t, loop, dir, 0, uvtest.Expect(t, 1, func(error, string, fsevent.Events) {}))
	create(t, dir, "x")
	tick(loop)
	again.Close(nil)
	closeAll(loop)
}

// Loops in several goroutines do not meet.
func TestManyLoops(t *testing.T) {
	dir := t.TempDir()
	uvtest.NewLoop(t) // for its check
	done := make(chan error)
	const n = 4
	for i := range n {
		go func() {
			done <- func() error {
				loop, err := uv.New(uv.Options{})
				if err != nil {
					return err
				}
				for j := range 50 {
					e, told := fsevent.New(loop), false
					if err := e.Start(dir, 0, func(error, string, fsevent.Events) { told = true; e.Close(nil) }); err != nil {
						return err
					}
					if err := os.WriteFile(fmt.Sprintf("%s/%d-%d", dir, i, j), nil, 0o600); err != nil {
						return err
					}
					loop.Run(uv.RunDefault)
					if !told {
						return fmt.Errorf("round %d: not told", j)
					}
				}
				return loop.Close()
			}()
		}()
	}
	for range n {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// What a panic of a callback leaves unread is told in the next Run.
func TestPanicInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	var tr trace
	start(t, loop, dir, 0, func(err error, name string, events fsevent.Events) {
		tr.on(err, name, events)
		if name == "1" {
			panic("in a callback")
		}
	})
	for i := range 3 {
		create(t, dir, fmt.Sprint(i))
	}
	panics(t, "Run", func() { tick(loop) })
	tr.want(t, "rename 0", "rename 1")
	tick(loop)
	tr.want(t, "rename 2")
	closeAll(loop)
}

// The last handle is closed in a callback that panics.
func TestPanicInCallback_AfterClose(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	var e *fsevent.FSEvent
	e = start(t, loop, dir, 0, func(error, string, fsevent.Events) { e.Close(nil); panic("in a callback") })
	create(t, dir, "x")
	create(t, dir, "y")
	panics(t, "Run", func() { tick(loop) })
	loop.Run(uv.RunDefault)
}

// A change that is told allocates nothing, as long as it is to the same name.
func TestFSEventAllocs(t *testing.T) {
	for _, flags := range []fsevent.Flags{0, fsevent.Recursive} {
		loop := uvtest.NewLoop(t)
		dir := t.TempDir()
		sub := mkdir(t, dir, "sub")
		f := openFile(t, create(t, sub, "file"))
		told := 0
		onEvent := func(_ error, name string, _ fsevent.Events) { told += len(name) }
		start(t, loop, f.Name(), flags, onEvent)
		start(t, loop, sub, flags, onEvent)
		start(t, loop, dir, flags, onEvent)
		one := []byte("x")
		if n := testing.AllocsPerRun(100, func() { f.Write(one); tick(loop) }); n != 0 {
			t.Errorf("flags %d: %v allocations per change, want 0", flags, n)
		}
		if told == 0 {
			t.Error("nothing was told")
		}
		must(t, f.Close())
		closeAll(loop)
	}
}

func TestWrongGoroutine(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	active, inactive := start(t, loop, dir, 0, never(t)), fsevent.New(loop)
	wrongGoroutine(t, loop, "fsevent.New", func() { fsevent.New(loop) })
	for _, e := range []*fsevent.FSEvent{active, inactive} {
		wrongGoroutine(t, loop, "fsevent.(*FSEvent).Start", func() { e.Start(dir, 0, never(t)) })
		wrongGoroutine(t, loop, "fsevent.(*FSEvent).Stop", func() { e.Stop() })
		wrongGoroutine(t, loop, "fsevent.(*FSEvent).GetPath", func() { e.GetPath() })
	}
	if !active.IsActive() || inactive.IsActive() {
		t.Error("a call from the wrong goroutine had an effect")
	}
	closeAll(loop)
}
