package fsevent_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: fs_event_watch_dir
func TestWatchDir(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	var tr trace
	start(t, loop, dir, 0, tr.on)
	name := func(i int) string { return fmt.Sprintf("file%d", i) }
	var expected []string
	for i := range 16 {
		create(t, dir, name(i))
		expected = append(expected, "rename "+name(i))
	}
	tick(loop)
	tr.want(t, expected...)
	for i := range 16 {
		remove(t, dir, name(i))
	}
	tick(loop)
	tr.want(t, expected...)
	closeAll(loop)
}

// libuv: fs_event_watch_delete_dir
func TestWatchDir_Deleted(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for _, suffix := range []string{"", "/"} {
		dir := mkdir(t, t.TempDir(), "watched")
		var tr trace
		e := start(t, loop, dir+suffix, 0, tr.on)
		remove(t, dir)
		tick(loop)
		tr.want(t, "rename watched", "rename watched") // as libuv: the folder's end, and the watch's
		if !e.IsActive() {
			t.Error("the handle stopped by itself")
		}
		e.Close(nil)
		loop.Run(uv.RunDefault)
	}
}

// What each kind of change is told as.
func TestWatchDir_Kinds(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	file := create(t, dir, "file")
	var tr trace
	start(t, loop, dir, 0, tr.on)
	for _, test := range []struct {
		do   func()
		want []string
	}{
		{func() { touch(t, file) }, []string{"change file"}},
		{func() { must(t, os.Chmod(file, 0o640)) }, []string{"change file"}},
		{func() { must(t, os.Truncate(file, 0)) }, []string{"change file"}},
		{func() { rename(t, file, file+"2") }, []string{"rename file", "rename file2"}},
		{func() { mkdir(t, dir, "sub") }, []string{"rename sub"}},
		{func() { must(t, os.Chmod(dir+"/sub", 0o750)) }, []string{"change sub"}},
		{func() { create(t, dir, "sub", "deep") }, nil},
		{func() { must(t, os.Chmod(dir, 0o750)) }, []string{"change " + filepath.Base(dir)}},
		{func() { must(t, os.Symlink("file2", dir+"/link")) }, []string{"rename link"}},
		{func() { _, err := os.ReadFile(file + "2"); must(t, err) }, nil},
		{func() { rename(t, dir, dir+"-moved") }, []string{"rename " + filepath.Base(dir)}},
	} {
		test.do()
		tick(loop)
		tr.want(t, test.want...)
	}
	rename(t, dir+"-moved", dir)
	closeAll(loop)
}

// libuv: fs_event_watch_file
func TestWatchFile(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	watched, neighbour := create(t, dir, "watched"), create(t, dir, "neighbour")
	var tr trace
	start(t, loop, watched, 0, tr.on)
	touch(t, neighbour)
	touch(t, watched)
	tick(loop)
	tr.want(t, "change watched")
	remove(t, watched)
	remove(t, neighbour)
	tick(loop)
	tr.want(t, "change watched", "rename watched", "rename watched")
	closeAll(loop)
}

// libuv: fs_event_watch_file_exact_path
func TestWatchFile_ExactPath(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	shorter, watched := create(t, dir, "file.js"), create(t, dir, "file.jsx")
	e := fsevent.New(loop)
	must(t, e.Start(watched, 0, never(t)))
	touch(t, shorter)
	tick(loop)
	var tr trace
	e.Stop()
	must(t, e.Start(watched, 0, tr.on))
	touch(t, watched)
	tick(loop)
	tr.want(t, "change file.jsx")
	closeAll(loop)
}

// libuv: fs_event_watch_file_twice
func TestWatchFile_Twice(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	var tr trace
	tell := func(who string) func(error, string, fsevent.Events) {
		return func(err error, name string, events fsevent.Events) { tr = append(tr, who); tr.on(err, name, events) }
	}
	first := start(t, loop, file, 0, tell("first"))
	start(t, loop, file, 0, tell("second"))
	touch(t, file)
	tick(loop)
	tr.want(t, "first", "change file", "second", "change file")
	first.Close(nil)
	touch(t, file)
	tick(loop)
	tr.want(t, "second", "change file")
	closeAll(loop)
}

// Each is told the name by which it knows the file.
func TestWatchFile_ByTwoNames(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	file := create(t, dir, "file")
	must(t, os.Link(file, filepath.Join(dir, "other")))
	var tr trace
	start(t, loop, file, 0, tr.on)
	start(t, loop, filepath.Join(dir, "other"), 0, tr.on)
	touch(t, file)
	tick(loop)
	tr.want(t, "change file", "change other")
	closeAll(loop)
}

// libuv: fs_event_watch_file_current_dir
func TestWatchFile_CurrentDir(t *testing.T) {
	loop := uvtest.NewLoop(t)
	t.Chdir(t.TempDir())
	create(t, "file")
	e := fsevent.New(loop)
	must(t, e.Start("file", 0, uvtest.Expect(t, 1, func(err error, name string, events fsevent.Events) {
		if err != nil || name != "file" || events != fsevent.Change {
			t.Errorf("told %v %q %v", err, name, events)
		}
		e.Close(nil)
	})))
	tm := timer.New(loop)
	must(t, tm.Start(time.Millisecond, 0, func() { touch(t, "file"); tm.Close(nil) }))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_watch_invalid_path
func TestStart_Refuses(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	e := fsevent.New(loop)
	for _, flags := range []fsevent.Flags{0, fsevent.Recursive} {
		for path, code := range map[string]uv.Code{
			filepath.Join(dir, "none"): uv.ENOENT, "": uv.ENOENT, "a\x00b": uv.EINVAL,
			filepath.Join(create(t, dir, fmt.Sprint(flags)), "x"): uv.ENOTDIR,
		} {
			err := e.Start(path, flags, never(t))
			var full *uv.Error
			if !errors.As(err, &full) || full.Code != code || full.Syscall != "watch" || full.Path != path {
				t.Errorf("%q: %v, want %v", path, err, code)
			}
			if e.IsActive() {
				t.Errorf("%q: active after a Start that failed", path)
			}
		}
	}
	want(t, e.Start(dir, 0, nil), uv.EINVAL)
	want(t, e.Start(dir, 1, never(t)), uv.EINVAL)
	must(t, e.Start(dir, 0, never(t)))
	want(t, e.Start(dir, 0, never(t)), uv.EINVAL) // active already
	closeAll(loop)

	simulated := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	e = fsevent.New(simulated)
	want(t, e.Start(dir, 0, never(t)), uv.EBADF) // there are no files in that world
	closeAll(simulated)
}

// libuv: fs_event_no_callback_after_close
func TestClose_NoCallbackAfterwards(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	e := start(t, loop, file, 0, never(t))
	e.Close(uvtest.Expect(t, 1, func() {}))
	touch(t, file)
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_no_callback_on_close
func TestClose_NoCallbackBecauseOfIt(t *testing.T) {
	loop := uvtest.NewLoop(t)
	e := start(t, loop, create(t, t.TempDir(), "file"), 0, never(t))
	e.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_immediate_close
func TestClose_RightAfterStart(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	tm := timer.New(loop)
	must(t, tm.Start(0, 0, func() {
		start(t, loop, dir, 0, never(t)).Close(uvtest.Expect(t, 1, func() {}))
		tm.Close(nil)
	}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_close_with_pending_event
func TestClose_WithEventPending(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	file := create(t, dir, "file")
	e := start(t, loop, dir, 0, never(t))
	touch(t, file)
	e.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_close_with_pending_delete_event
func TestClose_WithDeletionPending(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	e := start(t, loop, file, 0, never(t))
	remove(t, file)
	tm := timer.New(loop)
	must(t, tm.Start(0, 0, func() { e.Close(uvtest.Expect(t, 1, func() {})); tm.Close(nil) }))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_close_in_callback
func TestClose_InCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	var e *fsevent.FSEvent
	told := 0
	e = start(t, loop, dir, 0, uvtest.Expect(t, 3, func(error, string, fsevent.Events) {
		if told++; told == 3 {
			e.Close(uvtest.Expect(t, 1, func() {}))
		}
	}))
	for i := range 5 {
		create(t, dir, fmt.Sprint(i)) // all five are read at once
	}
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_start_and_close
func TestClose_InReverseOrder(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	first, second := start(t, loop, dir, 0, never(t)), start(t, loop, dir, 0, never(t))
	second.Close(uvtest.Expect(t, 1, func() {}))
	first.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_getpath
func TestGetPath(t *testing.T) {
	loop := uvtest.NewLoop(t)
	t.Chdir(t.TempDir())
	mkdir(t, "dir")
	e := fsevent.New(loop)
	for _, path := range []string{".", "./", "dir", "dir/", "dir//", "./dir/../dir/.", "dir/."} {
		for _, flags := range []fsevent.Flags{0, fsevent.Recursive} {
			_, err := e.GetPath()
			want(t, err, uv.EINVAL)
			must(t, e.Start(path, flags, never(t)))
			if got, err := e.GetPath(); got != path || err != nil {
				t.Errorf("%q %v, want %q", got, err, path)
			}
			e.Stop()
		}
	}
	e.Close(nil)
	_, err := e.GetPath()
	want(t, err, uv.EINVAL)
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_stop_in_cb
func TestStop_InCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	var e *fsevent.FSEvent
	e = start(t, loop, file, 0, uvtest.Expect(t, 1, func(error, string, fsevent.Events) {
		e.Stop()
		touch(t, file)
		tm := timer.New(loop)
		must(t, tm.Start(time.Millisecond, 0, func() { tm.Close(nil); e.Close(nil) }))
	}))
	touch(t, file)
	touch(t, file)
	must(t, os.Chmod(file, 0o640))
	loop.Run(uv.RunDefault)
}

// libuv: fs_event_ref
func TestRule19_FSEventRef(t *testing.T) {
	loop := uvtest.NewLoop(t)
	e := start(t, loop, t.TempDir(), 0, never(t))
	if !loop.Alive() {
		t.Error("not alive with a handle that watches")
	}
	e.Unref()
	loop.Run(uv.RunDefault)
	closed := uvtest.Expect(t, 1, func() {})
	e.Close(closed)
	loop.Run(uv.RunDefault)
}

// libuv: queue_foreach_delete
func TestStop_PeersInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	var tr trace
	var handles [3]*fsevent.FSEvent
	for i := range handles {
		handles[i] = start(t, loop, dir, 0, func(error, string, fsevent.Events) {
			tr = append(tr, fmt.Sprint(i))
			if i == 0 {
				handles[0].Close(nil)
				handles[1].Close(nil)
			}
		})
	}
	create(t, dir, "file")
	tick(loop)
	tr.want(t, "0", "2")
	create(t, dir, "file2")
	tick(loop)
	tr.want(t, "2")
	closeAll(loop)
}

// What a callback starts on the same path is told of the next change; what it
// stops and starts again is new.
func TestStart_PeersInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	var tr trace
	var late *fsevent.FSEvent
	second := fsevent.New(loop)
	start(t, loop, file, 0, func(error, string, fsevent.Events) {
		tr = append(tr, "first")
		if late == nil {
			late = start(t, loop, file, 0, func(error, string, fsevent.Events) { tr = append(tr, "late") })
			second.Stop()
			must(t, second.Start(file, 0, func(error, string, fsevent.Events) { tr = append(tr, "second again") }))
		}
	})
	must(t, second.Start(file, 0, func(error, string, fsevent.Events) { tr = append(tr, "second") }))
	touch(t, file)
	tick(loop)
	tr.want(t, "first")
	touch(t, file)
	tick(loop)
	tr.want(t, "first", "late", "second again")
	closeAll(loop)
}

// When all who watch a path stop in a callback, a later start is a new watch.
func TestStop_AllInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	file := create(t, t.TempDir(), "file")
	var a, b *fsevent.FSEvent
	stop := uvtest.Expect(t, 1, func(error, string, fsevent.Events) { a.Stop(); b.Stop(); a.Stop() })
	a, b = start(t, loop, file, 0, stop), start(t, loop, file, 0, stop)
	touch(t, file)
	tick(loop)
	touch(t, file)
	tick(loop)
	var tr trace
	must(t, b.Start(file, 0, tr.on))
	tick(loop)
	tr.want(t)
	touch(t, file)
	tick(loop)
	tr.want(t, "change file")
	closeAll(loop)
}
