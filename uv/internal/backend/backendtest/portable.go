package backendtest

import (
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// NotPortable skips a test that runs on the portable backend and says why it
// cannot hold there. So it is with the build tag uvgo_portable, and on Windows.
// The reasons that there are:
//
//   - It counts descriptors or system calls, or wants a descriptor to be a
//     certain number: the portable side has its own of what it adopts, and none
//     before Bind, Listen or Connect.
//   - It watches a descriptor with package poll, or shares one with somebody who
//     reads it: the portable side knows readiness by reading.
//   - It looks at the system's buffers: those of the portable side stand before
//     them, so that a write that the system would refuse succeeds.
//   - It wants an event of this tick that goroutines bring in a later one.
func NotPortable(t testing.TB, why string) {
	t.Helper()
	if backend.System == "portable" {
		t.Skip("not on the portable backend: " + why)
	}
}

// portable are the tests of this package that cannot hold on the portable side,
// by the end of their names.
var portable = map[string]string{
	"/ResetKeepsWhatArrived":     "a reset drops what was accepted and is not written yet",
	"/Unix/UnreadBytesResetPeer": "what was read ahead is not unread to the system, which alone could tell the peer",
	"/PassedComesWithItsBytes":   "what is read ahead joins bytes before it, with which it then comes",
	"/ConnectionPasses":          "two sockets of one connection write in the background, in no order",
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
