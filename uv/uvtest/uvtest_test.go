package uvtest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// recorder stands in for the test that uses the kit.
type recorder struct {
	testing.TB
	cleanups []func()
	errors   []string
}

func (r *recorder) Helper()          {}
func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }
func (r *recorder) Failed() bool     { return len(r.errors) > 0 }
func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

// errorsOf runs a test and returns what it failed with.
func errorsOf(test func(r *recorder)) string {
	r := &recorder{}
	test(r)
	for len(r.cleanups) > 0 {
		last := len(r.cleanups) - 1
		f := r.cleanups[last]
		r.cleanups = r.cleanups[:last]
		f()
	}
	return strings.Join(r.errors, "\n")
}

func TestLeaks(t *testing.T) {
	stop := make(chan bool)
	defer close(stop)
	var file *os.File
	for _, test := range []struct {
		name string
		run  func(r *recorder)
		want string // "" is no failure
	}{
		{"nothing", func(r *recorder) { uvtest.NewLoop(r) }, ""},
		{"closed by the test", func(r *recorder) { uvtest.NewLoop(r).Close() }, ""},
		{"all closed", func(r *recorder) {
			loop := uvtest.NewLoop(r)
			timer.New(loop).Close(nil)
			loop.Run(uv.RunDefault)
		}, ""},
		{"handle", func(r *recorder) {
			loop := uvtest.NewLoop(r)
			uv.NewCheck(loop).Start(func() {})
			timer.New(loop).Unref()
			uv.NewIdle(loop).Close(nil)
		}, "left open: check (active)\nuvtest: left open: timer (inactive, unref'd)\nuvtest: left open: idle (closing)"},
		{"posted call", func(r *recorder) { uvtest.NewLoop(r).Post(func() {}) }, "EBUSY"},
		{"goroutine", func(r *recorder) {
			uvtest.NewLoop(r)
			go func() { <-stop }()
		}, "TestLeaks.func"},
		{"goroutine that ends", func(r *recorder) {
			uvtest.NewLoop(r)
			go func() {}()
		}, ""},
		{"descriptor", func(r *recorder) {
			uvtest.NewLoop(r)
			file, _ = os.Open(os.DevNull)
		}, os.DevNull},
	} {
		if test.name == "descriptor" {
			if _, err := os.Stat("/proc/self/fd"); err != nil {
				continue // the system does not tell
			}
		}
		got := errorsOf(test.run)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: failed with %q, want %q", test.name, got, test.want)
		}
	}
	file.Close()
}

func TestExpect(t *testing.T) {
	for _, test := range []struct {
		want, calls int
		fails       string
	}{{0, 0, ""}, {2, 2, ""}, {1, 0, "ran 0 times, want 1"}, {1, 2, "call 2 of the callback of uvtest_test.go:"}} {
		got := errorsOf(func(r *recorder) {
			sum := 0
			add := uvtest.Expect(r, test.want, func(a int, more ...int) int { sum += a + len(more); return sum })
			for range test.calls {
				if before := sum; add(1, 5, 5) != before+3 {
					t.Error("arguments or result got lost")
				}
			}
		})
		if test.fails == "" && got != "" || !strings.Contains(got, test.fails) {
			t.Errorf("%d calls of %d: %q, want %q", test.calls, test.want, got, test.fails)
		}
	}
}

// In a test, t is the *testing.T.
func ExampleNewLoop() {
	test := func(t testing.TB) {
		loop := uvtest.NewLoop(t)
		timer.New(loop).Start(0, 0, uvtest.Expect(t, 1, func() {}))
		loop.Run(uv.RunDefault)
	}
	fmt.Println(errorsOf(func(r *recorder) { test(r) }))
	// Output: uvtest: left open: timer (inactive)
}
