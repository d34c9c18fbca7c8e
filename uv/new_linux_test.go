package uv_test

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend"
)

// Without descriptors New is EMFILE, and keeps none.
func TestNewWithoutDescriptors(t *testing.T) {
	t.Run("blocking", func(t *testing.T) { newWithoutDescriptors(t, uv.Options{}, needs[backend.System]) })
	t.Run("parked", func(t *testing.T) { newWithoutDescriptors(t, uv.Options{Park: true}, 1) })
}

// needs is how many descriptors a loop takes.
var needs = map[string]int{"epoll": 2, "parked": 1}

func newWithoutDescriptors(t *testing.T, options uv.Options, needs int) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	defer unix.Prlimit(0, unix.RLIMIT_NOFILE, &limit, nil)
	for spare := range needs {
		lowest, err := unix.Dup(int(os.Stdin.Fd()))
		if err != nil {
			t.Fatal(err)
		}
		unix.Close(lowest)
		few := unix.Rlimit{Cur: uint64(lowest + spare), Max: limit.Max}
		if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, &few, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := uv.New(options); err != uv.EMFILE {
			t.Errorf("with %d descriptors: %v, want EMFILE", spare, err)
		}
		if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, &limit, nil); err != nil {
			t.Fatal(err)
		}
		if again, _ := unix.Dup(int(os.Stdin.Fd())); again != lowest {
			t.Errorf("with %d descriptors: one was kept", spare)
		} else {
			unix.Close(again)
		}
	}
}
