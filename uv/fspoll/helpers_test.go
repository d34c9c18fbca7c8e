package fspoll

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/work"
)

// The tests are inside the package to see when a handle looks.

// untilLooked ticks until p has looked n times more, and compared.
func untilLooked(t testing.TB, loop *uv.Loop, p *FSPoll, n int) {
	t.Helper()
	w := p.watch
	for seen := w.began; n > 0 || !w.known || w.job.InFlight(); {
		loop.Run(uv.RunOnce)
		if p.watch != w {
			t.Fatal("stopped")
		}
		if w.began != seen {
			seen = w.began
			n--
		}
	}
}

// trace is what was told, as "ENOENT 0 0" with the sizes before and after.
type trace []string

func (tr *trace) on(err error, prev, curr fs.Stats) {
	what := "ok"
	var code uv.Code
	if errors.As(err, &code) {
		what = code.Name()
	}
	*tr = append(*tr, fmt.Sprint(what, " ", prev.Size, " ", curr.Size))
}

func (tr *trace) want(t testing.TB, lines ...string) {
	t.Helper()
	if !slices.Equal(*tr, lines) {
		t.Errorf("told:\n got %q\nwant %q", []string(*tr), lines)
	}
	*tr = nil
}

func never(t testing.TB) func(error, fs.Stats, fs.Stats) {
	return func(err error, prev, curr fs.Stats) {
		t.Helper()
		t.Errorf("told %v %v %v, want nothing", err, prev, curr)
	}
}

// busyPool keeps the pool from beginning any job until release.
func busyPool(loop *uv.Loop) (release func()) {
	block := make(chan bool)
	for range 1024 { // it has no more threads than that
		work.Queue(loop, func() { <-block }, nil)
	}
	return func() { close(block) }
}

// write makes a file of so many bytes.
func write(t testing.TB, path string, size int) {
	t.Helper()
	must(t, os.WriteFile(path, make([]byte, size), 0o600))
}

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
