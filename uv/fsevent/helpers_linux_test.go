package fsevent_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
)

// trace is what handles were told, as "rename file".
type trace []string

func (tr *trace) on(err error, name string, events fsevent.Events) {
	what := map[fsevent.Events]string{
		0: "nothing", fsevent.Rename: "rename", fsevent.Change: "change", fsevent.Rename | fsevent.Change: "rename+change",
	}[events]
	if err != nil {
		what = err.Error()
	}
	*tr = append(*tr, fmt.Sprintf("%s %s", what, name))
}

func (tr *trace) want(t testing.TB, lines ...string) {
	t.Helper()
	if !slices.Equal(*tr, lines) {
		t.Errorf("told:\n got %q\nwant %q", []string(*tr), lines)
	}
	*tr = nil
}

// start makes a handle that watches.
func start(t testing.TB, loop *uv.Loop, path string, flags fsevent.Flags, onEvent func(error, string, fsevent.Events)) *fsevent.FSEvent {
	t.Helper()
	e := fsevent.New(loop)
	must(t, e.Start(path, flags, onEvent))
	return e
}

func never(t testing.TB) func(error, string, fsevent.Events) {
	return func(err error, name string, events fsevent.Events) {
		t.Helper()
		t.Errorf("told %v %q %v, want nothing", err, name, events)
	}
}

// create makes an empty file, which is one event.
func create(t testing.TB, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	must(t, err)
	must(t, f.Close())
	return name
}

// touch changes a file, which is one event.
func touch(t testing.TB, path ...string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(path...), os.O_WRONLY|os.O_APPEND, 0)
	must(t, err)
	_, err = f.WriteString("x")
	must(t, err)
	must(t, f.Close())
}

func mkdir(t testing.TB, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	must(t, os.Mkdir(name, 0o700))
	return name
}

func remove(t testing.TB, path ...string) {
	t.Helper()
	must(t, os.Remove(filepath.Join(path...)))
}

func rename(t testing.TB, from, to string) {
	t.Helper()
	must(t, os.Rename(from, to))
}

// tick delivers what has happened: inotify queues it before the call that did
// it returns.
func tick(loop *uv.Loop) { loop.Run(uv.RunNoWait) }

func closeAll(loop *uv.Loop) {
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t testing.TB, got, want error) {
	t.Helper()
	if want == nil && got != nil || !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

func panics(t testing.TB, what string, fn func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", what)
		}
	}()
	fn()
}

// wrongGoroutine makes the call from another goroutine while the loop runs, and
// wants a panic that names it.
func wrongGoroutine(t testing.TB, loop *uv.Loop, name string, call func()) {
	t.Helper()
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("goroutines are not known here")
	}
	var got any
	called := false
	must(t, loop.Post(func() {
		called = true
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { got = recover() }()
			call()
		}()
		<-done
	}))
	for !called {
		loop.Run(uv.RunNoWait)
	}
	if text, _ := got.(string); !strings.Contains(text, "uv: "+name+" was called from a goroutine that does not run the loop") {
		t.Errorf("%s: panic %v", name, got)
	}
}
