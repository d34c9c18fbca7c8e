package uv_test

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// Without descriptors New is EMFILE, and keeps none.
func TestNewWithoutDescriptors(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	defer unix.Prlimit(0, unix.RLIMIT_NOFILE, &limit, nil)
	for spare := range 2 {
		lowest, err := unix.Dup(int(os.Stdin.Fd()))
		if err != nil {
			t.Fatal(err)
		}
		unix.Close(lowest)
		few := unix.Rlimit{Cur: uint64(lowest + spare), Max: limit.Max}
		if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, &few, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := uv.New(uv.Options{}); err != uv.EMFILE {
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
