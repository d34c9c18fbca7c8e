package backend

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// A descriptor may have several watchers, if one is started at a time: the next
// one takes over what the kernel was told.
func TestTwoWatchers(t *testing.T) {
	e := open(t)
	a, b := pair(t, e)
	second := &socket{e: e, fd: a.fd}
	v := watch(e, a, Readable)
	if _, errno := e.Adopt(a.fd); errno != unix.EEXIST {
		t.Errorf("Adopt of a descriptor that is about to be watched: %v", errno)
	}
	wait(t, e, 0)
	if _, errno := e.Adopt(a.fd); errno != unix.EEXIST {
		t.Errorf("Adopt of a descriptor that is watched: %v", errno)
	}
	change(e, v, 0)
	wait(t, e, 0) // stopped, and armed still
	if _, errno := e.Adopt(a.fd); errno != 0 {
		t.Errorf("Adopt of a descriptor whose watcher is stopped: %v", errno)
	}
	w := watch(e, second, Readable)
	b.Write([]byte("x"))
	if ready := wait(t, e, 0); len(ready) != 1 || ready[0].W != w {
		t.Errorf("%v, want one event of the second watcher", ready)
	}
	e.Forget(v) // the first has no say any more
	if ready := wait(t, e, 0); len(ready) != 1 || ready[0].W != w {
		t.Errorf("%v after the first was forgotten", ready)
	}

	x := watch(e, a, Readable)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("two watchers at a time did not panic")
			}
		}()
		e.Wait(0, nil)
	}()
	e.Forget(x)
	e.Forget(w)
}

// What cannot be waited for is refused at once, and not when it is watched.
func TestAdopt_Device(t *testing.T) {
	e := open(t)
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if _, errno := e.Adopt(int(null.Fd())); errno != unix.EPERM {
		t.Errorf("a device without poll: %v, want EPERM", errno)
	}
	if _, errno := e.Adopt(e.fd); errno != unix.EINVAL {
		t.Errorf("the set itself: %v, want EINVAL", errno)
	}
}
