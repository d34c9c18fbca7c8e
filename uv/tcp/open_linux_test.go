package tcp_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
)

// libuv: tcp_write_fail
func TestTCPWrite_DescriptorClosedBehindOurBack(t *testing.T) {
	backendtest.NotPortable(t, "a write hears of its failure later")
	loop := worlds[0].loop(t)
	a, _ := pair(t, loop)
	fd, err := a.Fileno()
	must(t, err)
	// Another thing takes its place: the write must fail, not the loop.
	null, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	must(t, err)
	must(t, unix.Dup3(null, fd, unix.O_CLOEXEC))
	must(t, unix.Close(null))
	var tr trace
	must(t, a.Write([]byte("x"), tr.done("write")))
	loop.Run(uv.RunNoWait)
	tr.want(t, "write ENOTSOCK")
	closeAll(loop)
}
