package pipe_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
)

// Whoever calls from another goroutine than the loop's is told what he did.
func TestWrongGoroutine(t *testing.T) {
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("nothing is checked there")
	}
	loop := worlds[0].loop(t)
	fresh, bound := pipe.New(loop, true), boundPipe(t, loop)
	h := boundTCP(t, loop)
	done := func(error) {}
	calls := map[string]func(){
		"pipe.New":                     func() { pipe.New(loop, false) },
		"pipe.(*Pipe).Open":            func() { fresh.Open(0) },
		"pipe.(*Pipe).Bind":            func() { fresh.Bind("x") },
		"pipe.(*Pipe).Listen":          func() { bound.Listen(1, done) },
		"pipe.(*Pipe).Connect":         func() { fresh.Connect("x", done) },
		"pipe.(*Pipe).Connect2":        func() { fresh.Connect2("x", 0, done) },
		"pipe.(*Pipe).SockName":        func() { bound.SockName() },
		"pipe.(*Pipe).PeerName":        func() { bound.PeerName() },
		"pipe.(*Pipe).Chmod":           func() { bound.Chmod(uv.Readable) },
		"pipe.(*Pipe).PendingCount":    func() { fresh.PendingCount() },
		"pipe.(*Pipe).PendingType":     func() { fresh.PendingType() },
		"stream.(*Stream).Accept":      func() { fresh.Accept(h) },
		"stream.(*Stream).Write2":      func() { bound.Write2([]byte("x"), h, nil) },
		"stream.(*Stream).TryWrite2":   func() { bound.TryWrite2([]byte("x"), h) },
		"stream.(*Stream).SetBlocking": func() { bound.SetBlocking(true) },
	}
	check := uv.NewCheck(loop)
	must(t, check.Start(func() {
		check.Close(nil)
		for name, call := range calls {
			said := make(chan string)
			go func() {
				defer func() { said <- fmt.Sprint(recover()) }()
				call()
			}()
			if what := <-said; !strings.Contains(what, name+" was called from a goroutine that does not run the loop") {
				t.Errorf("%s panics with %q", name, what)
			}
		}
	}))
	loop.Run(uv.RunNoWait)
	closeAll(loop)
}
