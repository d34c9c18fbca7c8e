package backend

import (
	"encoding/binary"
	"slices"
	"testing"

	"golang.org/x/sys/unix"
)

// FuzzRights builds control data of messages with descriptors and others, which
// must give those descriptors; and reads the input itself as control data,
// which must do no harm.
func FuzzRights(f *testing.F) {
	f.Add([]byte{3, 0, 1, 130, 7})
	f.Add(unix.UnixRights(3, 4, 5))
	f.Add(unix.UnixCredentials(&unix.Ucred{Pid: 1})[:20])
	f.Add(binary.NativeEndian.AppendUint64(nil, 1<<63)) // a header's length
	f.Add(slices.Concat(unix.UnixRights(1), unix.UnixRights(2), []byte("garbage")))
	f.Fuzz(func(t *testing.T, in []byte) {
		rights(in)
		rights(append(unix.UnixRights(1), in...))

		var control []byte
		var want []int
		for i, b := range in[:min(len(in), 20)] {
			if b >= 128 {
				control = append(control, unix.UnixCredentials(&unix.Ucred{Pid: int32(b)})...)
				continue
			}
			fds := make([]int, b%8)
			for j := range fds {
				fds[j] = i*100 + j
			}
			if want = append(want, fds...); len(fds) > 0 {
				control = append(control, unix.UnixRights(fds...)...)
			}
		}
		if got := rights(control); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

// What moves data allocates nothing, unless something was passed.
func TestPassAllocatesNothing(t *testing.T) {
	b := open(t)
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	var socks [2]Socket
	for i, fd := range fds {
		s, errno := b.Adopt(fd)
		if errno != 0 {
			t.Fatal(errno)
		}
		defer s.Close()
		socks[i] = s
	}
	data, buf, passed := [][]byte{[]byte("hello")}, make([]byte, 64), []Socket(nil)
	n := testing.AllocsPerRun(100, func() {
		socks[0].Writev(data)
		_, passed, _ = socks[1].ReadWith(buf, passed)
	})
	if n > 0 {
		t.Errorf("%v allocations", n)
	}
	n = testing.AllocsPerRun(100, func() {
		socks[0].WriteWith(data, socks[0])
		socks[1].Read(buf) // drops it
	})
	if n > 0 {
		t.Errorf("%v allocations of WriteWith", n)
	}
}
