package backendtest

import (
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// NotPortable skips a test that runs on the portable backend and says why it
// cannot hold there. So it is with the build tag uvgo_portable, and on Windows.
// In a simulated world the test goes on. The reasons that there are:
//
//   - It counts descriptors or system calls, or runs out of them on purpose: the
//     portable side has other needs, and sockets of package net have none before
//     Bind, Listen or Connect.
//   - It wants the system's answer to a write, or to Connect, at once: the
//     portable side hears it in the background.
//   - It wants an event of this tick that a goroutine may bring in the next one.
//   - It wants a reset told to the reader, or to the writer: there both ask the
//     system at once, and one of them hears it.
//   - It counts allocations: goroutines come and go.
//   - It wants the poller's own descriptor: there is none.
func NotPortable(t testing.TB, why string) {
	t.Helper()
	for _, world := range []string{"/simulated", "/narrow"} {
		if strings.HasSuffix(t.Name(), world) {
			return
		}
	}
	if backend.System == "portable" {
		t.Skip("not on the portable backend: " + why)
	}
}

// portable are the tests of this package that cannot hold on the portable side,
// by the end of their names.
var portable = map[string]string{
	"/ResetKeepsWhatArrived": "a reset drops what was accepted and is not written yet",
	"/ConnectionPasses":      "two sockets of one connection write in the background, in no order",
}

// SkipUnportable skips the tests of this package that cannot hold on the
// portable side. It is for the function that opens one.
func SkipUnportable(t *testing.T) {
	t.Helper()
	for end, why := range portable {
		if strings.HasSuffix(t.Name(), end) {
			t.Skip("not on the portable backend: " + why)
		}
	}
}
