package uv_test

import (
	"context"
	"fmt"
	"net/netip"
	"reflect"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

// anywhere are the methods that are safe from any goroutine.
var anywhere = map[string]bool{"Loop": true, "KindName": true, "Type": true, "Send": true, "Post": true,
	"PostLast": true, "MetricsIdleTime": true, "CheckGoroutine": true, "SimultaneousAccepts": true}

// Every method that is for the loop's goroutine, called from another one while
// the loop runs, panics with a sentence that names it, and changes nothing.
func TestWrongGoroutine_Methods(t *testing.T) {
	w := newWrong(t)
	loop := w.loop

	request := new(uv.Request)
	request.Begin(loop)
	watcher := new(uv.Watcher)
	socket, _ := loop.NewSocket(uv.Inet4, uv.StreamSocket)
	watcher.Init(loop, socket, func(uv.Events) {})
	deadlined := timer.New(loop)
	deadline := new(uv.Deadline)
	deadline.Init(&deadlined.Handle, func() {})
	armed, sig := timer.New(loop), signal.New(loop)
	check(t, armed.Start(time.Hour, 0, func() {}))
	check(t, sig.Start(syscall.SIGTERM, func(syscall.Signal) {}))
	listening, connected := tcp.New(loop), tcp.New(loop)
	check(t, listening.Bind(loopback, 0))
	check(t, listening.Listen(1, func(error) {}))
	addr, err := listening.SockName()
	check(t, err)
	check(t, connected.Connect(addr, func(err error) {
		check(t, err)
		check(t, connected.ReadStart(nil, func(error, []byte) {}))
	}))
	for !connected.IsActive() {
		loop.Run(uv.RunOnce)
	}
	for _, subject := range []struct {
		name string
		of   any
	}{
		{"loop", loop}, {"request", request}, {"watcher", watcher}, {"deadline", deadline},
		{"idle", uv.NewIdle(loop)}, {"prepare", uv.NewPrepare(loop)}, {"check", uv.NewCheck(loop)}, {"async", uv.NewAsync(loop, nil)},
		{"timer", timer.New(loop)}, {"armed timer", armed}, {"signal", sig},
		{"tcp", tcp.New(loop)}, {"listening tcp", listening}, {"connected tcp", connected},
	} {
		v := reflect.ValueOf(subject.of)
		for i := range v.NumMethod() {
			if name := v.Type().Method(i).Name; !anywhere[name] {
				method := v.Method(i)
				args := w.arguments(method.Type())
				w.call(subject.name, name, subject.of, func() { method.Call(args) })
			}
		}
	}
	w.run()
	request.End()
	watcher.Close()
	closeAll(loop)
}

// Functions that make or begin something guard themselves, too.
func TestWrongGoroutine_Functions(t *testing.T) {
	w := newWrong(t)
	loop := w.loop
	nop := func() {}
	var job work.Request
	queued := new(work.Request)
	block := make(chan bool)
	queued.Queue(loop, func() { <-block }, nil)
	for _, f := range []struct {
		name string
		call func()
	}{
		{"uv.NewIdle", func() { uv.NewIdle(loop) }},
		{"uv.NewPrepare", func() { uv.NewPrepare(loop) }},
		{"uv.NewCheck", func() { uv.NewCheck(loop) }},
		{"uv.NewAsync", func() { uv.NewAsync(loop, nop) }},
		{"uv.Fileno", func() { uv.Fileno(w.handle) }},
		{"uv.SendBufferSize", func() { uv.SendBufferSize(w.handle) }},
		{"uv.RecvBufferSize", func() { uv.RecvBufferSize(w.handle) }},
		{"uv.SetSendBufferSize", func() { uv.SetSendBufferSize(w.handle, 4096) }},
		{"uv.SetRecvBufferSize", func() { uv.SetRecvBufferSize(w.handle, 4096) }},
		{"timer.New", func() { timer.New(loop) }},
		{"signal.New", func() { signal.New(loop) }},
		{"tcp.New", func() { tcp.New(loop) }},
		{"tcp.NewSocket", func() { tcp.NewSocket(loop, uv.Inet4) }},
		{"stream.Open", func() { stream.Open(loop, 0) }},
		{"work.Queue", func() { work.Queue(loop, nop, nil) }},
		{"work.(*Request).Queue", func() { job.Queue(loop, nop, nil) }},
		{"work.(*Request).QueueSlow", func() { job.QueueSlow(loop, nop, nil) }},
		{"work.(*Request).Cancel", func() { queued.Cancel() }},
	} {
		w.call("", f.name, &job, f.call)
	}
	w.run()
	close(block)
	closeAll(loop)
}

// Between runs a loop may be used from any goroutine, one at a time; while it
// runs, others may send and post.
func TestWrongGoroutine_Doors(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var tm *timer.Timer
	var async *uv.Async
	elsewhere(func() {
		tm = timer.New(loop)
		check(t, tm.Start(time.Hour, 0, func() { t.Error("an hour has passed") }))
		async = uv.NewAsync(loop, uvtest.Expect(t, 1, func() { async.Close(nil) }))
	})
	check(t, loop.Post(func() {
		elsewhere(func() {
			if loop.MetricsIdleTime() != 0 || tm.Loop() != loop || tm.KindName() != "timer" {
				t.Error("what is safe from any goroutine tells something else")
			}
			check(t, loop.Post(func() { tm.Close(nil) }))
			check(t, async.Send())
		})
	}))
	elsewhere(func() { loop.Run(uv.RunDefault) })
	if loop.Alive() {
		t.Error("still alive")
	}
}

// The goroutine that runs the loop is known, however deep its stack is and
// wherever that moved.
func TestWrongGoroutine_StackMoves(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var dive func(depth int) int
	dive = func(depth int) int {
		var room [512]byte
		loop.UpdateTime()
		if depth == 0 {
			return len(room)
		}
		return dive(depth-1) + int(room[depth%len(room)])
	}
	ran := false
	check(t, loop.Post(func() {
		for _, depth := range []int{1, 100, 5000} {
			dive(depth)
			runtime.GC() // a stack that is much too large shrinks
			loop.UpdateTime()
		}
		ran = true
	}))
	elsewhere(func() { loop.Run(uv.RunDefault) }) // a fresh, small stack
	if !ran {
		t.Error("did not run")
	}
}

// wrong makes calls from the wrong goroutine.
type wrong struct {
	t      *testing.T
	loop   *uv.Loop
	handle *timer.Timer
	calls  []wrongCall
}

type wrongCall struct {
	on, name string
	object   any
	call     func()
}

func newWrong(t *testing.T) *wrong {
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skipf("goroutines are not known on %s", runtime.GOARCH)
	}
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	return &wrong{t: t, loop: loop, handle: timer.New(loop)}
}

func (w *wrong) call(on, name string, object any, call func()) {
	w.calls = append(w.calls, wrongCall{on, name, object, call})
}

// run makes the calls while the loop is in a callback.
func (w *wrong) run() {
	check(w.t, w.loop.Post(func() {
		for _, c := range w.calls {
			before := w.state(c.object)
			var got any
			elsewhere(func() {
				defer func() { got = recover() }()
				c.call()
			})
			want := c.name + " was called from a goroutine that does not run the loop: use Loop.Post or Async.Send"
			if c.name == "Run" {
				want = "Run while the loop runs already"
			}
			if text, _ := got.(string); !strings.HasPrefix(text, "uv: ") || !strings.Contains(text, want) {
				w.t.Errorf("%s %s: panic %q, want %q", c.on, c.name, got, want)
			}
			if after := w.state(c.object); after != before {
				w.t.Errorf("%s %s changed something: %s", c.on, c.name, change(before, after))
			}
		}
	}))
	w.loop.Run(uv.RunNoWait)
}

// state is what an object and its loop are, as far as they hold it themselves.
func (w *wrong) state(object any) string {
	return fmt.Sprintf("%+v\n%+v", reflect.ValueOf(object).Elem(), reflect.ValueOf(w.loop).Elem())
}

// change is where two states differ, with what is around.
func change(before, after string) string {
	i := 0
	for i < len(before) && i < len(after) && before[i] == after[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-60):min(len(s), i+60)] }
	return around(before) + " became " + around(after)
}

// arguments are such that a method would accept them.
func (w *wrong) arguments(f reflect.Type) []reflect.Value {
	args := make([]reflect.Value, f.NumIn())
	for i := range args {
		in := f.In(i)
		switch {
		case in.Kind() == reflect.Func:
			args[i] = reflect.MakeFunc(in, func([]reflect.Value) (out []reflect.Value) {
				for o := range in.NumOut() {
					out = append(out, reflect.Zero(in.Out(o)))
				}
				return out
			})
		case in == reflect.TypeFor[*uv.Loop]():
			args[i] = reflect.ValueOf(w.loop)
		case in == reflect.TypeFor[context.Context]():
			args[i] = reflect.ValueOf(w.t.Context())
		case in == reflect.TypeFor[*uv.HandleKind]():
			args[i] = reflect.ValueOf(&uv.HandleKind{Name: "test"})
		case in == reflect.TypeFor[*uv.Handle]():
			args[i] = reflect.ValueOf(&w.handle.Handle)
		case in == reflect.TypeFor[uv.AnyHandle]():
			args[i] = reflect.ValueOf(w.handle)
		case in == reflect.TypeFor[netip.AddrPort]():
			args[i] = reflect.ValueOf(loopback)
		case in == reflect.TypeFor[*tcp.TCP]():
			args[i] = reflect.ValueOf(tcp.New(w.loop))
		case in == reflect.TypeFor[[]byte]():
			args[i] = reflect.ValueOf([]byte("x"))
		case in == reflect.TypeFor[[][]byte]():
			args[i] = reflect.ValueOf([][]byte{[]byte("x")})
		case in == reflect.TypeFor[syscall.Signal]():
			args[i] = reflect.ValueOf(syscall.SIGHUP)
		case in == reflect.TypeFor[uv.LoopOption]():
			args[i] = reflect.ValueOf(uv.PhaseTimes)
		default:
			args[i] = reflect.Zero(in)
		}
	}
	return args
}

// elsewhere runs f on another goroutine and waits for it.
func elsewhere(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

var loopback = netip.MustParseAddrPort("127.0.0.1:0")

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func closeAll(loop *uv.Loop) {
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
}
