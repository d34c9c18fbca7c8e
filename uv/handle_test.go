package uv_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// hooks are one handle of each kind that calls back in every tick.
func hooks(loop *uv.Loop) map[string]interface {
	uv.AnyHandle
	Start(func()) error
	Stop()
} {
	return map[string]interface {
		uv.AnyHandle
		Start(func()) error
		Stop()
	}{"idle": uv.NewIdle(loop), "prepare": uv.NewPrepare(loop), "check": uv.NewCheck(loop)}
}

// libuv: active
func TestIsActive(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	want := func(after string, active, closing bool) {
		t.Helper()
		if tm.IsActive() != active || tm.IsClosing() != closing {
			t.Errorf("after %s: active %v, closing %v", after, tm.IsActive(), tm.IsClosing())
		}
	}
	never := func() { t.Error("the timer fired") }
	want("New", false, false)
	check(t, tm.Start(time.Hour, 0, never))
	want("Start", true, false)
	tm.Stop()
	want("Stop", false, false)
	check(t, tm.Start(time.Hour, 0, never))
	want("Start", true, false)
	tm.Close(uvtest.Expect(t, 1, func() { want("the close callback", false, true) }))
	want("Close", false, true)
	loop.Run(uv.RunDefault)
}

// libuv: has_ref
func TestHasRef(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for name, h := range hooks(loop) {
		for i, test := range []struct {
			mark func()
			want bool
		}{{func() {}, true}, {h.Ref, true}, {h.Unref, false}, {h.Unref, false}, {h.Ref, true}} {
			if test.mark(); h.HasRef() != test.want {
				t.Errorf("%s, step %d: HasRef %v", name, i, h.HasRef())
			}
		}
	}
	closeAll(loop)
}

// libuv: idle_ref, prepare_ref, check_ref, ref
func TestUnref_Hooks(t *testing.T) {
	loop := uvtest.NewLoop(t)
	loop.Run(uv.RunDefault) // nothing to do: it returns at once
	all := hooks(loop)
	for name, h := range all {
		check(t, h.Start(func() { t.Errorf("an unref'd %s ran, with nothing else alive", name) }))
		h.Unref()
		if loop.Run(uv.RunDefault) {
			t.Errorf("an unref'd %s keeps the loop alive", name)
		}
		h.Stop()
	}
	closed := 0
	for _, h := range all {
		h.Close(func() { closed++ })
	}
	loop.Run(uv.RunDefault)
	if closed != 3 {
		t.Errorf("%d close callbacks", closed)
	}
}

// libuv: async_ref
func TestUnref_Async(t *testing.T) {
	loop := uvtest.NewLoop(t)
	async := uv.NewAsync(loop, func() { t.Error("nobody sent") })
	async.Unref()
	if loop.Run(uv.RunDefault) {
		t.Error("an unref'd async keeps the loop alive")
	}
	async.Close(uvtest.Expect(t, 1, func() {}))
	loop.Run(uv.RunDefault)
}

// libuv: unref_in_prepare_cb
func TestUnref_InItsCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	prepare := uv.NewPrepare(loop)
	check(t, prepare.Start(uvtest.Expect(t, 1, prepare.Unref)))
	if loop.Run(uv.RunDefault) {
		t.Error("still alive")
	}
	closeAll(loop)
}

// libuv: handle_type_name
func TestHandleType(t *testing.T) {
	names := map[uv.HandleType]string{
		uv.TypeAsync: "async", uv.TypeCheck: "check", uv.TypeFSEvent: "fs_event", uv.TypeFSPoll: "fs_poll",
		uv.TypeIdle: "idle", uv.TypeNamedPipe: "pipe", uv.TypePoll: "poll", uv.TypePrepare: "prepare",
		uv.TypeProcess: "process", uv.TypeStream: "stream", uv.TypeTCP: "tcp", uv.TypeTimer: "timer",
		uv.TypeTTY: "tty", uv.TypeUDP: "udp", uv.TypeSignal: "signal", uv.TypeFile: "file", uv.TypeHandle: "handle",
		uv.TypeUnknown: "", uv.TypeFile + 1: "", 255: "",
	}
	for typ, name := range names {
		if typ.String() != name {
			t.Errorf("type %d: %q, want %q", typ, typ, name)
		}
	}
	loop := uvtest.NewLoop(t)
	for name, h := range hooks(loop) {
		if h.Type().String() != name || h.KindName() != name || h.Loop() != loop {
			t.Errorf("%s: type %v, name %s", name, h.Type(), h.KindName())
		}
	}
	own := new(custom)
	own.Init(loop, &uv.HandleKind{Name: "own"}, own)
	if own.Type() != uv.TypeUnknown || own.KindName() != "own" {
		t.Errorf("a kind that libuv does not have: type %v, name %s", own.Type(), own.KindName())
	}
	closeAll(loop)
}

// custom is a handle by somebody else.
type custom struct{ uv.Handle }

// libuv: req_type_name
func TestRequestType(t *testing.T) {
	for typ, name := range map[uv.RequestType]string{
		uv.RequestAny: "req", uv.RequestConnect: "connect", uv.RequestWrite: "write", uv.RequestShutdown: "shutdown",
		uv.RequestUDPSend: "udp_send", uv.RequestFS: "fs", uv.RequestWork: "work", uv.RequestGetAddrInfo: "getaddrinfo",
		uv.RequestGetNameInfo: "getnameinfo", uv.RequestRandom: "random",
		uv.RequestUnknown: "", uv.RequestRandom + 1: "", 255: "",
	} {
		if typ.String() != name {
			t.Errorf("type %d: %q, want %q", typ, typ, name)
		}
	}
}

func TestPrintHandles(t *testing.T) {
	loop := uvtest.NewLoop(t)
	timer.New(loop)
	uv.NewAsync(loop, nil)
	unrefd := uv.NewIdle(loop)
	check(t, unrefd.Start(func() {}))
	unrefd.Unref()
	for _, test := range []struct {
		what  string
		print func(*strings.Builder) error
		want  string
	}{
		{"all", func(w *strings.Builder) error { return loop.PrintAllHandles(w) },
			`^\[R--\] timer    0x[0-9a-f]+\n\[RA-\] async    0x[0-9a-f]+\n\[-A-\] idle     0x[0-9a-f]+\n$`},
		{"active", func(w *strings.Builder) error { return loop.PrintActiveHandles(w) },
			`^\[RA-\] async    0x[0-9a-f]+\n\[-A-\] idle     0x[0-9a-f]+\n$`},
	} {
		var b strings.Builder
		if err := test.print(&b); err != nil || !regexp.MustCompile(test.want).MatchString(b.String()) {
			t.Errorf("%s: %v\n%s", test.what, err, b.String())
		}
	}
	if err := loop.PrintAllHandles(full{}); err != errFull {
		t.Errorf("the writer's error: %v", err)
	}
	closeAll(loop)
}

// full is a writer with no room.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

// What has no descriptor says so, and what has no buffers. (Handles that have
// are tested in their packages.)
//
// libuv: handle_fileno
func TestAnyHandle_WithoutDescriptor(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	for _, h := range []uv.AnyHandle{tm, uv.NewIdle(loop)} {
		if fd, err := uv.Fileno(h); fd != -1 || err != uv.EINVAL {
			t.Errorf("Fileno of a %s: %d, %v", h.KindName(), fd, err)
		}
	}
	for name, err := range map[string]error{
		"SendBufferSize": second(uv.SendBufferSize(tm)), "RecvBufferSize": second(uv.RecvBufferSize(tm)),
		"SetSendBufferSize": uv.SetSendBufferSize(tm, 4096), "SetRecvBufferSize": uv.SetRecvBufferSize(tm, 4096),
	} {
		if err != uv.ENOTSUP {
			t.Errorf("%s of a timer: %v", name, err)
		}
	}
	closeAll(loop)
}

func second(_ int, err error) error { return err }

func TestVersion(t *testing.T) {
	if got := uv.Version(); got != uv.VersionMajor<<16|uv.VersionMinor<<8|uv.VersionPatch || got == 0 {
		t.Errorf("Version %#x", got)
	}
	if s := uv.VersionString(); !regexp.MustCompile(`^\d+\.\d+\.\d+(-\w+)?$`).MatchString(s) {
		t.Errorf("VersionString %q", s)
	}
}
