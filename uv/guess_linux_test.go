package uv_test

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// What libuv says of the same descriptors, and none is closed or changed.
func TestGuessHandle(t *testing.T) {
	open := func(path string) func() (int, error) {
		return func() (int, error) { return unix.Open(path, unix.O_RDWR|unix.O_CLOEXEC, 0) }
	}
	socket := func(domain, typ int) func() (int, error) {
		return func() (int, error) { return unix.Socket(domain, typ|unix.SOCK_CLOEXEC, 0) }
	}
	file := t.TempDir() + "/file"
	check(t, os.WriteFile(file, nil, 0o600))
	for _, test := range []struct {
		name string
		open func() (int, error)
		want uv.HandleType
	}{
		{"file", open(file), uv.TypeFile},
		{"device", open(os.DevNull), uv.TypeFile},
		{"directory", func() (int, error) { return unix.Open("/", unix.O_RDONLY|unix.O_CLOEXEC, 0) }, uv.TypeUnknown},
		{"terminal", open("/dev/ptmx"), uv.TypeTTY},
		{"pipe", func() (int, error) {
			var fds [2]int
			err := unix.Pipe2(fds[:], unix.O_CLOEXEC)
			unix.Close(fds[1])
			return fds[0], err
		}, uv.TypeNamedPipe},
		{"tcp", socket(unix.AF_INET, unix.SOCK_STREAM), uv.TypeTCP},
		{"tcp6", socket(unix.AF_INET6, unix.SOCK_STREAM), uv.TypeTCP},
		{"udp", socket(unix.AF_INET, unix.SOCK_DGRAM), uv.TypeUDP},
		{"udp6", socket(unix.AF_INET6, unix.SOCK_DGRAM), uv.TypeUDP},
		{"unix stream", socket(unix.AF_UNIX, unix.SOCK_STREAM), uv.TypeNamedPipe},
		{"unix datagram", socket(unix.AF_UNIX, unix.SOCK_DGRAM), uv.TypeUnknown},
		{"netlink", socket(unix.AF_NETLINK, unix.SOCK_RAW), uv.TypeUnknown},
		{"epoll", func() (int, error) { return unix.EpollCreate1(unix.EPOLL_CLOEXEC) }, uv.TypeUnknown},
	} {
		fd, err := test.open()
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := uv.GuessHandle(fd); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		check(t, unix.Close(fd))
		if got := uv.GuessHandle(fd); got != uv.TypeUnknown {
			t.Errorf("%s: %v when it is closed", test.name, got)
		}
	}
	if got := uv.GuessHandle(-1); got != uv.TypeUnknown {
		t.Errorf("-1: %v", got)
	}
}
