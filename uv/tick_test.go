package uv_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

var rewrite = flag.Bool("rewrite", false, "write what scripts in testdata/tick print into them")

// tick runs the scripts testdata/tick/NAME*.txt. A script is commands, a line
// of dashes, and what they print: for each callback the phase and its name.
// testdata/tick/README lists the commands.
func tick(t *testing.T, name string) {
	files, err := filepath.Glob("testdata/tick/" + name + "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no script for %s", name)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { runScript(t, file) })
	}
}

func runScript(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	commands, want, _ := strings.Cut(string(text), "----\n")
	s := newScript(t)
	for line := range strings.Lines(commands) {
		line, _, _ = strings.Cut(line, "#")
		s.do(strings.TrimSpace(line))
	}
	got := s.out.String()
	if got == want {
		return
	}
	if *rewrite {
		if err := os.WriteFile(file, []byte(commands+"----\n"+got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s\ngot:\n%swant:\n%s", commands, got, want)
}

type script struct {
	t        *testing.T
	loop     *uv.Loop
	fake     *fake
	out      strings.Builder
	handles  map[string]uv.AnyHandle
	watchers map[string]*uv.Watcher
	requests map[string]*uv.Request
	on       map[string]string
}

func newScript(t *testing.T) *script {
	s := &script{t: t, handles: map[string]uv.AnyHandle{}, watchers: map[string]*uv.Watcher{},
		requests: map[string]*uv.Request{}, on: map[string]string{}}
	s.loop, s.fake = newFake(t)
	return s
}

// called is what every callback does: print, then what the script said.
func (s *script) called(name string) func() {
	return func() {
		s.printf("%-8s%s\n", s.loop.Phase(), name)
		for command := range strings.SplitSeq(s.on[name], ";") {
			s.do(strings.TrimSpace(command))
		}
	}
}

func (s *script) printf(format string, args ...any) { fmt.Fprintf(&s.out, format, args...) }

// handle finds a handle or makes it.
func handle[H uv.AnyHandle](s *script, name string, make func() H) H {
	if h, ok := s.handles[name]; ok {
		return h.(H)
	}
	h := make()
	s.handles[name] = h
	return h
}

func (s *script) do(command string) {
	if name, rest, ok := strings.Cut(command, ":"); ok {
		s.on[strings.TrimPrefix(name, "on ")] = rest
		return
	}
	word := strings.Fields(command)
	if len(word) == 0 {
		return
	}
	arg := func(i int) string {
		if i < len(word) {
			return word[i]
		}
		return ""
	}
	ms := func(i int) time.Duration {
		n, _ := strconv.Atoi(arg(i))
		return time.Duration(n) * time.Millisecond
	}
	name := arg(1)
	var err error
	switch word[0] {
	case "timer":
		err = s.timer(name).Start(ms(2), ms(3), s.called(name))
	case "again":
		err = s.timer(name).Again()
	case "repeat":
		s.timer(name).SetRepeat(ms(2))
	case "due":
		s.printf("due %s %v\n", name, s.timer(name).DueIn())
	case "idle":
		err = handle(s, name, func() *uv.Idle { return uv.NewIdle(s.loop) }).Start(s.called(name))
	case "prepare":
		err = handle(s, name, func() *uv.Prepare { return uv.NewPrepare(s.loop) }).Start(s.called(name))
	case "check":
		err = handle(s, name, func() *uv.Check { return uv.NewCheck(s.loop) }).Start(s.called(name))
	case "check-as": // start again with another callback
		err = s.handles[name].(*uv.Check).Start(s.called(arg(2)))
	case "async":
		handle(s, name, func() *uv.Async { return uv.NewAsync(s.loop, s.called(name)) })
	case "send":
		err = s.handles[name].(*uv.Async).Send()
	case "post":
		err = s.loop.Post(s.called(name))
	case "post-last":
		err = s.loop.PostLast(s.called(name))
	case "feed":
		if s.watchers[name] == nil {
			s.watchers[name] = new(uv.Watcher)
			s.watchers[name].Init(s.loop, nil, func(uv.Events) { s.called(name)() })
		}
		s.watchers[name].Feed()
	case "request":
		s.requests[name] = new(uv.Request)
		s.requests[name].Begin(s.loop)
	case "end":
		s.requests[name].End()
	case "stop":
		s.handles[name].(interface{ Stop() }).Stop()
	case "close":
		s.handles[name].Close(s.called("closed " + name))
	case "ref":
		s.handles[name].Ref()
	case "unref":
		s.handles[name].Unref()
	case "active":
		s.printf("active %s %v\n", name, s.handles[name].IsActive())
	case "alive":
		s.printf("alive %v\n", s.loop.Alive())
	case "timeout":
		s.printf("timeout %v\n", s.loop.BackendTimeout())
	case "waited":
		s.printf("waited %v\n", s.fake.waits)
		s.fake.waits = nil
	case "now":
		s.printf("now %v\n", s.loop.Now()-time.Second)
	case "pass": // time passes
		s.fake.advance(ms(1))
	case "update":
		s.loop.UpdateTime()
	case "halt":
		s.loop.Stop()
	case "run":
		mode := map[string]uv.RunMode{"default": uv.RunDefault, "once": uv.RunOnce, "nowait": uv.RunNoWait}[name]
		s.printf("run %s: alive %v\n", name, s.loop.Run(mode))
	case "close-loop":
		if err = s.loop.Close(); err == nil {
			s.printf("loop closed\n")
		}
	default:
		s.t.Fatalf("no such command: %q", command)
	}
	if err != nil {
		s.printf("%s: %s\n", command, err.(uv.Code).Name())
	}
}

func (s *script) timer(name string) *timer.Timer {
	return handle(s, name, func() *timer.Timer { return timer.New(s.loop) })
}

func TestRule01_PhaseOrder(t *testing.T)          { tick(t, "rule01") }
func TestRule02_WhenTimersRun(t *testing.T)       { tick(t, "rule02") }
func TestRule03_AlivenessIsSampled(t *testing.T)  { tick(t, "rule03") }
func TestRule04_StopIsAFlag(t *testing.T)         { tick(t, "rule04") }
func TestRule05_WhetherOnceBlocks(t *testing.T)   { tick(t, "rule05") }
func TestRule06_PollTimeout(t *testing.T)         { tick(t, "rule06") }
func TestRule07_CachedNow(t *testing.T)           { tick(t, "rule07") }
func TestRule08_TimerOrder(t *testing.T)          { tick(t, "rule08") }
func TestRule09_Repeat(t *testing.T)              { tick(t, "rule09") }
func TestRule10_IdlePrepareCheck(t *testing.T)    { tick(t, "rule10") }
func TestRule11_CloseIsAsynchronous(t *testing.T) { tick(t, "rule11") }
func TestRule12_CloseOrder(t *testing.T)          { tick(t, "rule12") }
func TestRule15_PendingRounds(t *testing.T)       { tick(t, "rule15") }
func TestRule16_SignalsLast(t *testing.T)         { tick(t, "rule16") }
func TestRule19_Alive(t *testing.T)               { tick(t, "rule19") }
func TestRule29_Async(t *testing.T)               { tick(t, "rule29") }
func TestPost(t *testing.T)                       { tick(t, "post") }
