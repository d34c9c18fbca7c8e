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

// What the package refuses itself, it refuses at once: no request is begun,
// the loop is not held, and the callback never runs.
//
// libuv: fs_read_write_null_arguments, fs_copyfile
func TestRule20_RefusedAtOnce(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := tempDir(t)
	d, err := fs.OpendirSync(dir)
	must(t, err)
	source := put(t, dir+"/source", "")
	part := make([]byte, 64<<20)
	var tooMuch [][]byte
	for range 32 {
		tooMuch = append(tooMuch, part)
	}
	onCount := uvtest.Expect(t, 0, func(error, int) {})
	onDone := uvtest.Expect(t, 0, func(error) {})
	for name, begin := range map[string]func() (*fs.Request, error){
		"readv, nil":         func() (*fs.Request, error) { return fs.Readv(loop, 0, nil, -1, onCount) },
		"readv, none":        func() (*fs.Request, error) { return fs.Readv(loop, 0, [][]byte{}, -1, onCount) },
		"writev, nil":        func() (*fs.Request, error) { return fs.Writev(loop, 1, nil, -1, onCount) },
		"writev, none":       func() (*fs.Request, error) { return fs.Writev(loop, 1, [][]byte{}, -1, onCount) },
		"writev, too much":   func() (*fs.Request, error) { return fs.Writev(loop, -1, tooMuch, 0, onCount) },
		"sendfile, too much": func() (*fs.Request, error) { return fs.Sendfile(loop, -1, -1, 0, 1<<31, onCount) },
		"sendfile, negative": func() (*fs.Request, error) { return fs.Sendfile(loop, -1, -1, 0, -1, onCount) },
		"copyfile, flags":    func() (*fs.Request, error) { return fs.Copyfile(loop, source, dir+"/x", 8, onDone) },
		"readdir, no room":   func() (*fs.Request, error) { return fs.Readdir(loop, d, nil, onCount) },
		"readdir, nil":       func() (*fs.Request, error) { return fs.Readdir(loop, nil, make([]fs.Dirent, 1), onCount) },
		"closedir, nil":      func() (*fs.Request, error) { return fs.Closedir(loop, nil, onDone) },
	} {
		r, err := begin()
		if r != nil || err != uv.EINVAL || loop.Alive() {
			t.Errorf("%s: %v, %v; the loop is alive: %v", name, r, err, loop.Alive())
		}
	}
	loop.Run(uv.RunDefault)
	must(t, fs.ClosedirSync(d))
}

// A pipe that is full ends a write, which leaves the caller's buffers as they
// were; the next write tells why.
func TestWritev_Partial(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		var p [2]int
		must(t, syscall.Pipe(p[:]))
		must(t, syscall.SetNonblock(p[1], true))
		const size = 1 << 20 // of three; a pipe has room for less
		bufs := [][]byte{make([]byte, size), make([]byte, size), make([]byte, size)}
		n, err := f.writev(p[1], bufs, -1)
		must(t, err)
		if n <= 0 || n >= 3*size {
			t.Errorf("written: %d", n)
		}
		for _, b := range bufs {
			same(t, "the caller's buffer", len(b), size)
		}
		_, err = f.writev(p[1], bufs, -1)
		want(t, err, uv.EAGAIN, "write")
		must(t, f.close(p[0]))
		must(t, f.close(p[1]))
	})
}
