package fsevent_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// The system's limit on watches, met at once or later.
func TestLimit_Watches(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	sub := mkdir(t, dir, "sub")
	e := fsevent.New(loop)
	undo := fsevent.FailAdd(unix.ENOSPC, dir)
	err := e.Start(dir, 0, never(t))
	want(t, err, uv.ENOSPC)
	if got, text := err.Error(), "ENOSPC: no space left on device, watch '"+dir+"'"; got != text {
		t.Errorf("%q, want %q", got, text)
	}
	undo()

	undo = fsevent.FailAdd(unix.ENOSPC, sub)
	want(t, e.Start(dir, fsevent.Recursive, never(t)), uv.ENOSPC)
	if e.IsActive() {
		t.Error("active after a Start that failed")
	}
	undo()

	// A new folder is told of, and then that it cannot be watched.
	undo = fsevent.FailAdd(unix.ENOSPC, filepath.Join(dir, "new"))
	var tr trace
	must(t, e.Start(dir, fsevent.Recursive, tr.on))
	mkdir(t, dir, "new")
	tick(loop)
	undo()
	tr.want(t, "rename new", "ENOSPC: no space left on device, watch '"+dir+"/new' new")
	create(t, sub, "x")
	tick(loop)
	tr.want(t, "rename sub/x")
	closeAll(loop)
}

// Without a descriptor for inotify there is no watching, until there is one.
func TestLimit_Descriptors(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	e := fsevent.New(loop)
	var limit unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &limit))
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: 3, Max: limit.Max}))
	err := e.Start(dir, 0, never(t))
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	want(t, err, uv.EMFILE)
	must(t, e.Start(dir, 0, never(t)))
	closeAll(loop)
}

// More changes than the system keeps: everybody is told, and goes on.
func TestOverflow(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	sub := mkdir(t, dir, "sub")
	var tr trace
	loud := start(t, loop, dir, 0, func(err error, name string, events fsevent.Events) {
		if name == "" {
			tr = append(tr, "loud lost some")
			if err != nil || events != fsevent.Rename|fsevent.Change {
				t.Errorf("told %v %v", err, events)
			}
		}
	})
	start(t, loop, sub, 0, tr.on)
	tree := start(t, loop, dir, fsevent.Recursive, func(err error, name string, events fsevent.Events) {
		if name == "" || name == "sub/new/file" {
			tr.on(err, name, events)
		}
	})
	a, b := openFile(t, create(t, dir, "a")), openFile(t, create(t, dir, "b"))
	for range fsevent.MaxQueued(t)/2 + 1 { // by turns, or they would be merged
		must(t, a.Chmod(0o600))
		must(t, b.Chmod(0o600))
	}
	mkdir(t, sub, "new") // of which nobody hears
	tick(loop)
	for len(tr) == 0 {
		tick(loop)
	}
	tr.want(t, "loud lost some", "rename+change ", "rename+change ")
	create(t, sub, "new", "file")
	tick(loop)
	tr.want(t, "rename sub/new/file")
	loud.Close(nil)
	tree.Close(nil)
	must(t, a.Close())
	must(t, b.Close())
	closeAll(loop)
}
