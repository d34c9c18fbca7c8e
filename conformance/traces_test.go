package conformance

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
)

// TestTraces runs every scenario of traces_*_test.go on our loop and its twin
// in traces/*.c on libuv, the one inside node, where node and a C compiler are;
// what libuv said once is kept in traces/libuv.want.
func TestTraces(t *testing.T) {
	const file = "traces/libuv.want"
	kept, err := os.ReadFile(file)
	if err != nil && !*rewrite {
		t.Fatal(err)
	}
	want := string(kept)
	if live, ok := libuvTraces(t); ok {
		if *rewrite {
			if err := os.WriteFile(file, []byte(live), 0o666); err != nil {
				t.Fatal(err)
			}
		} else if live != want {
			t.Errorf("%s is not what libuv says (-rewrite):\n%s", file, difference(want, live))
		}
		want = live
	} else {
		t.Log("no node with its libuv, or no C compiler, here: comparing with the kept traces")
	}
	said := map[string]string{}
	for _, section := range strings.Split(want, "== ")[1:] {
		name, text, _ := strings.Cut(section, "\n")
		said[name] = text
	}
	for name := range traces {
		if _, ok := said[name]; !ok {
			t.Errorf("%s has no twin in C", name)
		}
	}
	for name, text := range said {
		t.Run(name, func(t *testing.T) {
			scenario := traces[name]
			if scenario == nil {
				t.Fatal("no twin in Go")
			}
			if got := trace(t, scenario); got != text {
				t.Error(strings.Replace(difference(got, text), "--- node", "--- libuv", 1))
			}
		})
	}
}

// traces are the scenarios, by name.
var traces = map[string]func(*tracer){}

// tracer is what a scenario runs with.
type tracer struct {
	*uv.Loop
	t     *testing.T
	text  strings.Builder
	names map[uv.AnyHandle]string
}

func (tr *tracer) say(format string, args ...any) { fmt.Fprintf(&tr.text, format+"\n", args...) }

// close closes h and says so when it is closed.
func (tr *tracer) close(h uv.AnyHandle) { h.Close(func() { tr.say("closed %s", tr.names[h]) }) }

func trace(t *testing.T, scenario func(*tracer)) string {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tr := &tracer{Loop: loop, t: t, names: map[uv.AnyHandle]string{}}
	scenario(tr)
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
	tr.say("loop close: %s", code(loop.Close()))
	return tr.text.String()
}

// named gives a handle the name that traces call it by.
func named[H uv.AnyHandle](tr *tracer, name string, h H) H {
	tr.names[h] = name
	return h
}

// code is an error as libuv names it.
func code(err error) string {
	var c uv.Code
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &c):
		return c.Name()
	}
	return err.Error()
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ms is a timeout as uv_backend_timeout gives it.
func ms(d time.Duration) int {
	if d < 0 {
		return -1
	}
	return int(d / time.Millisecond)
}

// pass lets d go by on the loop's clock without running anything.
func (tr *tracer) pass(d time.Duration) {
	for until := tr.Now() + d; tr.Now() < until; tr.UpdateTime() {
		runtime.Gosched()
	}
}

// libuvTraces builds and runs the twins; ok is false where that cannot be.
func libuvTraces(t *testing.T) (text string, ok bool) {
	node := findNode()
	cc, err := exec.LookPath("cc")
	if node == "" || err != nil {
		return "", false
	}
	headers, err := exec.Command(node, "-p", "require('path').resolve(process.execPath, '../../include/node')").Output()
	if err != nil {
		t.Fatal(err)
	}
	include := strings.TrimSpace(string(headers))
	if _, err := os.Stat(filepath.Join(include, "uv.h")); err != nil {
		return "", false
	}
	sources, err := filepath.Glob("traces/*.c")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no scenarios in C: %v", err)
	}
	addon := filepath.Join(t.TempDir(), "traces.node")
	args := append([]string{"-shared", "-fPIC", "-Wall", "-Werror", "-I" + include, "-o", addon}, sources...)
	if out, err := exec.Command(cc, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", cc, err, out)
	}
	out, err := exec.Command(node, "-e", "process.dlopen({ exports: {} }, process.argv[1])", addon).Output()
	if err != nil {
		t.Fatalf("traces on libuv: %v", err)
	}
	return string(out), true
}
