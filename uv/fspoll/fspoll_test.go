package fspoll

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: fs_poll
func TestFSPoll(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := filepath.Join(t.TempDir(), "file")
	p := New(loop)
	step := 0
	must(t, p.Start(path, time.Millisecond, func(err error, prev, curr fs.Stats) {
		step++
		var zero fs.Stats
		switch step {
		case 1: // it is not there
			want(t, err, uv.ENOENT)
			if prev != zero || curr != zero {
				t.Errorf("missing: %v %v", prev, curr)
			}
			write(t, path, 1)
		case 2: // it was made
			want(t, err, nil)
			if prev != zero || curr.Ino == 0 || curr.Size != 1 {
				t.Errorf("made: %v %v", prev, curr)
			}
			write(t, path, 2)
		case 3, 4: // it was changed
			want(t, err, nil)
			if prev.Size != uint64(step-2) || curr.Size != uint64(step-1) {
				t.Errorf("changed: %v %v", prev, curr)
			}
			if step == 3 {
				write(t, path, 3)
			} else {
				must(t, os.Remove(path))
			}
		case 5: // it is gone
			want(t, err, uv.ENOENT)
			if prev.Size != 3 || curr != zero {
				t.Errorf("removed: %v %v", prev, curr)
			}
			p.Close(nil)
		default:
			t.Errorf("callback %d: %v", step, err)
		}
	}))
	loop.Run(uv.RunDefault)
	if step != 5 {
		t.Errorf("%d callbacks, want 5", step)
	}
}

// The first look that succeeds is a silent one, and what does not change is not
// told of; reading is no change.
func TestBaseline(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := filepath.Join(t.TempDir(), "file")
	write(t, path, 1)
	var tr trace
	p := New(loop)
	must(t, p.Start(path, 0, tr.on))
	untilLooked(t, loop, p, 3)
	must(t, os.Chtimes(path, time.Unix(1, 0), time.Time{})) // the ctime tells
	untilLooked(t, loop, p, 2)
	tr.want(t, "ok 1 1")
	must(t, os.Chmod(path, 0o640))
	untilLooked(t, loop, p, 2)
	tr.want(t, "ok 1 1")
	_, err := os.ReadFile(path)
	must(t, err)
	untilLooked(t, loop, p, 2)
	tr.want(t)
	closeAll(loop)
}

// An error is told once, another one anew, and so is its end.
func TestErrors(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := filepath.Join(t.TempDir(), "dir")
	path := filepath.Join(dir, "file")
	var tr trace
	var last error
	p := New(loop)
	must(t, p.Start(path, 0, func(err error, prev, curr fs.Stats) { tr.on(err, prev, curr); last = err }))
	untilLooked(t, loop, p, 3)
	tr.want(t, "ENOENT 0 0")
	if got, want := last.Error(), "ENOENT: no such file or directory, stat '"+path+"'"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	write(t, dir, 0) // no folder at all
	untilLooked(t, loop, p, 3)
	tr.want(t, "ENOTDIR 0 0")
	must(t, os.Remove(dir))
	untilLooked(t, loop, p, 3)
	tr.want(t, "ENOENT 0 0")
	must(t, os.Mkdir(dir, 0o700))
	write(t, path+"-", 7)
	must(t, os.Rename(path+"-", path)) // it appears with all its bytes
	untilLooked(t, loop, p, 3)
	tr.want(t, "ok 0 7")
	must(t, os.Remove(path))
	untilLooked(t, loop, p, 3)
	tr.want(t, "ENOENT 7 0")
	write(t, path+"-", 8)
	must(t, os.Rename(path+"-", path))
	untilLooked(t, loop, p, 3)
	tr.want(t, "ok 7 8")
	closeAll(loop)
}

// The next look comes whole intervals after the beginning of the last one; the
// shortest is a millisecond.
func TestInterval(t *testing.T) {
	for _, test := range []struct{ given, want time.Duration }{
		{0, time.Millisecond}, {-time.Second, time.Millisecond}, {1, time.Millisecond},
		{1500 * time.Microsecond, time.Millisecond}, {3 * time.Millisecond, 3 * time.Millisecond},
	} {
		loop := uvtest.NewLoop(t)
		p := New(loop)
		must(t, p.Start(t.TempDir(), test.given, never(t)))
		for range 3 {
			untilLooked(t, loop, p, 1)
			after := p.deadline.Due() - p.watch.began
			if after <= 0 || after%test.want != 0 {
				t.Errorf("every %v: looks again after %v, want steps of %v", test.given, after, test.want)
			}
		}
		closeAll(loop)
	}
}

// libuv: fs_poll_getpath
func TestGetPath(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	_, err := p.GetPath()
	want(t, err, uv.EINVAL)
	for _, path := range []string{"/", "./nothing//", ""} {
		must(t, p.Start(path, time.Hour, func(error, fs.Stats, fs.Stats) {}))
		if got, err := p.GetPath(); got != path || err != nil {
			t.Errorf("%q %v, want %q", got, err, path)
		}
		p.Stop()
	}
	p.Close(nil)
	_, err = p.GetPath()
	want(t, err, uv.EINVAL)
	loop.Run(uv.RunDefault)
}

// libuv: fs_poll_close_request
func TestClose_WaitsForLook(t *testing.T) {
	loop := uvtest.NewLoop(t)
	release := busyPool(loop)
	p := New(loop)
	closed := false
	must(t, p.Start("/", time.Hour, never(t)))
	p.Close(func() { closed = true })
	for range 10 {
		loop.Run(uv.RunNoWait)
	}
	if closed || loop.BackendTimeout() == 0 {
		t.Errorf("closed %v, timeout %v: want to wait for the pool", closed, loop.BackendTimeout())
	}
	release()
	loop.Run(uv.RunDefault)
	if !closed || p.looks != 0 {
		t.Errorf("closed %v, %d looks in flight", closed, p.looks)
	}
}

// libuv: fs_poll_close_request_multi_start_stop
func TestClose_AfterManyStartsAndStops(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	for range 10 {
		must(t, p.Start("/", time.Hour, never(t)))
		p.Stop()
	}
	p.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_poll_close_request_multi_stop_start
func TestClose_AfterManyStopsAndStarts(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	for range 10 {
		p.Stop()
		must(t, p.Start("/", time.Hour, never(t)))
	}
	p.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_poll_close_request_stop_when_active
func TestClose_StoppedWhenActive(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	must(t, p.Start("/", 0, never(t)))
	loop.Run(uv.RunOnce)
	p.Stop()
	loop.Run(uv.RunOnce)
	p.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// What a former start had in flight is not told by the next one.
func TestStart_AfterStop(t *testing.T) {
	loop := uvtest.NewLoop(t)
	missing := filepath.Join(t.TempDir(), "missing")
	release := busyPool(loop)
	p := New(loop)
	must(t, p.Start(missing, time.Hour, never(t)))
	p.Stop()
	var tr trace
	must(t, p.Start(missing+"2", time.Hour, tr.on))
	must(t, p.Start(missing+"3", 0, never(t))) // started already: nothing changes
	if path, _ := p.GetPath(); path != missing+"2" {
		t.Errorf("path %q", path)
	}
	release()
	untilLooked(t, loop, p, 0)
	tr.want(t, "ENOENT 0 0")
	closeAll(loop)
}

// A stop between the deadline and its callback, in the same timers phase.
func TestStop_ByTimer(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p, tm := New(loop), timer.New(loop)
	must(t, tm.Start(0, 0, func() {}))
	must(t, p.Start("/", time.Millisecond, never(t)))
	untilLooked(t, loop, p, 0)
	due := p.deadline.Due()
	p.deadline.Disarm()
	must(t, tm.Start(max(0, due-loop.Now()), 0, func() {
		if !p.IsActive() {
			t.Error("inactive while its deadline is due")
		}
		p.Stop()
	}))
	p.deadline.Arm(due) // after the timer
	loop.Run(uv.RunDefault)
	if p.looks != 0 || p.IsActive() {
		t.Error("it looked after Stop")
	}
	closeAll(loop)
}

// libuv: fs_poll_ref
func TestRule19_FSPollRef(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	must(t, p.Start("/", time.Hour, never(t)))
	p.Unref()
	loop.Run(uv.RunDefault)
	if p.looks != 0 || !p.watch.known {
		t.Error("the loop ended before the look that was in flight")
	}
	p.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

func TestFaults(t *testing.T) {
	loop := uvtest.NewLoop(t)
	p := New(loop)
	want(t, p.Start("/", 0, nil), uv.EINVAL)
	p.Stop() // not started: nothing happens
	must(t, p.Start(filepath.Join(t.TempDir(), "missing"), 0, uvtest.Expect(t, 1, func(error, fs.Stats, fs.Stats) {
		p.Close(uvtest.Expect(t, 1, func() {
			want(t, p.Start("/", 0, never(t)), uv.EINVAL)
			panics(t, "a third Close", func() { p.Close(nil) })
		}))
		panics(t, "a second Close", func() { p.Close(nil) })
		want(t, p.Start("/", 0, never(t)), uv.EINVAL)
		p.Stop()
	})))
	loop.Run(uv.RunDefault)
}

// After a panic of its callback the handle goes on looking.
func TestPanicInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := filepath.Join(t.TempDir(), "file")
	p := New(loop)
	told := 0
	must(t, p.Start(path, 0, func(error, fs.Stats, fs.Stats) {
		if told++; told == 1 {
			panic("in a callback")
		}
		p.Close(nil)
	}))
	panics(t, "Run", func() { loop.Run(uv.RunDefault) })
	write(t, path, 1)
	loop.Run(uv.RunDefault)
	if told != 2 {
		t.Errorf("told %d times, want 2", told)
	}
}

func TestWrongGoroutine(t *testing.T) {
	loop := uvtest.NewLoop(t)
	active, inactive := New(loop), New(loop)
	must(t, active.Start("/", time.Hour, never(t)))
	wrongGoroutine(t, loop, "fspoll.New", func() { New(loop) })
	for _, p := range []*FSPoll{active, inactive} {
		wrongGoroutine(t, loop, "fspoll.(*FSPoll).Start", func() { p.Start("/", 0, never(t)) })
		wrongGoroutine(t, loop, "fspoll.(*FSPoll).Stop", func() { p.Stop() })
		wrongGoroutine(t, loop, "fspoll.(*FSPoll).GetPath", func() { p.GetPath() })
		wrongGoroutine(t, loop, "fspoll.(*FSPoll).IsActive", func() { p.IsActive() })
	}
	if !active.IsActive() || inactive.IsActive() {
		t.Error("a call from the wrong goroutine had an effect")
	}
	closeAll(loop)
}
