//go:build unix

package fs_test

import (
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// What is done before the loop runs calls back when it runs, and not before.
func TestRule20_DoneBeforeTheLoopRuns(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var p [2]int
	must(t, syscall.Pipe(p[:]))
	calls := 0
	_, err := fs.Write(loop, p[1], []byte("x"), -1, func(err error, n int) {
		must(t, err)
		same(t, "written", n, 1)
		calls++
	})
	must(t, err)
	_, err = fs.ReadSync(p[0], make([]byte, 1), -1) // waits for the pool
	must(t, err)
	same(t, "callbacks before the loop runs", calls, 0)
	loop.Run(uv.RunDefault)
	same(t, "callbacks", calls, 1)
	must(t, fs.CloseSync(p[0]))
	must(t, fs.CloseSync(p[1]))
}

// A request that the pool has begun with cannot be taken back: it does what it
// was asked. Each end of a FIFO waits for the other to be opened, which shows
// that it has begun.
func TestRule30_CancelOfAStartedRequest(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := tempDir(t) + "/fifo"
	must(t, syscall.Mkfifo(path, 0o600))
	writer := -1
	r := fs.Open(loop, path, wronly, 0, uvtest.Expect(t, 1, func(err error, fd int) {
		must(t, err)
		writer = fd
	}))
	reader, err := fs.OpenSync(path, rdonly, 0)
	must(t, err)
	same[error](t, "cancel", r.Cancel(), uv.EBUSY)
	loop.Run(uv.RunDefault)
	must(t, fs.CloseSync(writer))
	must(t, fs.CloseSync(reader))
}
