package fsevent_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv/fsevent"
	"github.com/uvgo/uvgo/uv/uvtest"
)

func TestRecursive(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "a/b/c"), 0o700))
	create(t, dir, "a/b/c/old")
	outside := t.TempDir()
	mkdir(t, outside, "o")
	create(t, outside, "o/file")
	must(t, os.Symlink(outside, filepath.Join(dir, "link")))
	in := func(name string) string { return filepath.Join(dir, name) }

	var tr trace
	start(t, loop, dir, fsevent.Recursive, tr.on)
	tick(loop)
	tr.want(t) // nothing of what was there
	for _, test := range []struct {
		name string
		do   func()
		want []string
	}{
		{"change at the top", func() { create(t, dir, "top") }, []string{"rename top"}},
		{"change far below", func() { touch(t, dir, "a/b/c/old") }, []string{"change a/b/c/old"}},
		{"creation far below", func() { create(t, dir, "a/b/c/new") }, []string{"rename a/b/c/new"}},
		{"attributes of a folder, once", func() { must(t, os.Chmod(in("a/b"), 0o750)) }, []string{"change a/b"}},
		{"what a link leads to", func() { touch(t, outside, "o/file") }, nil},
		{"new folder", func() { mkdir(t, dir, "n") }, []string{"rename n"}},
		{"in the new folder", func() { create(t, dir, "n/x") }, []string{"rename n/x"}},
		{"new folders and what came before they were watched", func() {
			must(t, os.MkdirAll(in("n/p/q"), 0o700))
			create(t, dir, "n/p/q/y")
			create(t, dir, "n/p/z")
		}, []string{"rename n/p", "rename n/p/q", "rename n/p/q/y", "rename n/p/z"}},
		{"and there", func() { touch(t, dir, "n/p/q/y") }, []string{"change n/p/q/y"}},
		{"move within", func() { rename(t, in("n/p"), in("a/p")) },
			[]string{"rename n/p", "rename a/p", "rename a/p/q", "rename a/p/q/y", "rename a/p/z"}},
		{"by its new name", func() { touch(t, dir, "a/p/q/y") }, []string{"change a/p/q/y"}},
		{"move away", func() { rename(t, in("a/p"), filepath.Join(outside, "p")) }, []string{"rename a/p"}},
		{"what has moved away", func() { touch(t, outside, "p/q/y"); create(t, outside, "p/q/w") }, nil},
		{"move in", func() { rename(t, filepath.Join(outside, "o"), in("o")) }, []string{"rename o", "rename o/file"}},
		{"what has moved in", func() { touch(t, dir, "o/file") }, []string{"change o/file"}},
		{"deletion", func() { must(t, os.RemoveAll(in("a/b"))) },
			[]string{"rename a/b/c/new", "rename a/b/c/old", "rename a/b/c", "rename a/b"}},
		{"the same name again", func() { mkdir(t, dir, "a/b") }, []string{"rename a/b"}},
		{"in it", func() { create(t, dir, "a/b/again") }, []string{"rename a/b/again"}},
		{"new, deleted and new before we look", func() {
			mkdir(t, dir, "f")
			remove(t, dir, "f")
			mkdir(t, dir, "f")
			create(t, dir, "f/x")
		}, []string{"rename f", "rename f/x", "rename f", "rename f", "rename f/x"}},
		{"watched once", func() { touch(t, dir, "f/x") }, []string{"change f/x"}},
	} {
		test.do()
		tick(loop)
		tick(loop)
		got := slices.Clone(tr)
		if test.name == "deletion" { // in the order in which the folder is read
			slices.Sort(got[:2])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, []string(got), test.want)
		}
		tr = nil
	}
	closeAll(loop)
}

// The root may be given relative to a working directory that changes, or be a
// file.
func TestRecursive_Roots(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	t.Chdir(dir)
	file := create(t, dir, "file")
	var tr trace
	e := start(t, loop, ".", fsevent.Recursive, tr.on)
	f := start(t, loop, "file", fsevent.Recursive, tr.on)
	t.Chdir("/")
	mkdir(t, dir, "n")
	tick(loop)
	create(t, dir, "n/x")
	touch(t, file)
	tick(loop)
	tr.want(t, "rename n", "rename n/x", "change file", "change file") // a folder hears of its files before they do
	e.Close(nil)
	f.Stop()
	closeAll(loop)
}

// Two handles that overlap do not get in each other's way.
func TestRecursive_Overlapping(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	sub := mkdir(t, dir, "sub")
	var tr trace
	outer := start(t, loop, dir, fsevent.Recursive, tr.on)
	start(t, loop, sub, 0, tr.on)
	inner := start(t, loop, sub, fsevent.Recursive, tr.on)
	create(t, sub, "x")
	tick(loop)
	tr.want(t, "rename sub/x", "rename x", "rename x")
	outer.Stop()
	touch(t, sub, "x")
	tick(loop)
	tr.want(t, "change x", "change x")
	inner.Close(nil)
	touch(t, sub, "x")
	tick(loop)
	tr.want(t, "change x")
	closeAll(loop)
}

// A callback that stops its handle in the middle of a new folder hears no more.
func TestRecursive_StopInCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	for stopAt := 1; stopAt <= 3; stopAt++ {
		told := 0
		var e *fsevent.FSEvent
		e = start(t, loop, dir, fsevent.Recursive, uvtest.Expect(t, stopAt, func(error, string, fsevent.Events) {
			if told++; told == stopAt {
				e.Stop()
				must(t, e.Start(dir, 0, never(t))) // another life: not told of the rest
			}
		}))
		sub := mkdir(t, dir, fmt.Sprint("sub", stopAt))
		for i := range 3 {
			create(t, sub, fmt.Sprint(i))
		}
		tick(loop)
		tick(loop)
		e.Close(nil)
	}
	closeAll(loop)
}

// A folder that may not be read is left out; the others are watched.
func TestRecursive_Unreadable(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	closed := mkdir(t, dir, "closed")
	mkdir(t, dir, "open")
	defer fsevent.FailAdd(unix.EACCES, closed)()
	var tr trace
	start(t, loop, dir, fsevent.Recursive, tr.on)
	create(t, dir, "closed", "x")
	create(t, dir, "open", "y")
	tick(loop)
	tr.want(t, "rename open/y")
	closeAll(loop)
}
