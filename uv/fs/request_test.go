//go:build unix

package fs_test

import (
	"errors"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

// fillPool gives every thread of the pool something to wait for.
func fillPool(loop *uv.Loop) (release func()) {
	goOn := make(chan bool)
	for range 1024 { // the most threads there can be
		work.Queue(loop, func() { <-goOn }, nil)
	}
	return func() { close(goOn) }
}

// everyKind begins one request of each kind, on files that are not there.
// onDone is the callback of each; results that come with an error must be
// empty.
func everyKind(t *testing.T, loop *uv.Loop, path string, onDone func(error)) map[fs.Kind]*fs.Request {
	t.Helper()
	d, err := fs.OpendirSync(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = fs.ClosedirSync(d) })
	now := fs.UtimeNow
	b := make([]byte, 1)
	n := func(err error, n int) { same(t, "count", n, 0); onDone(err) }
	s := func(err error, s string) { same(t, "path", s, ""); onDone(err) }
	stats := func(err error, s fs.Stats) { same(t, "stats", s, fs.Stats{}); onDone(err) }
	sure := func(r *fs.Request, err error) *fs.Request {
		t.Helper()
		must(t, err)
		return r
	}
	return map[fs.Kind]*fs.Request{
		fs.KindOpen:      fs.Open(loop, path, 0, 0, func(err error, fd int) { same(t, "descriptor", fd, -1); onDone(err) }),
		fs.KindClose:     fs.Close(loop, -1, onDone),
		fs.KindRead:      fs.Read(loop, -1, b, 0, n),
		fs.KindWrite:     sure(fs.Write(loop, -1, b, 0, n)),
		fs.KindSendfile:  sure(fs.Sendfile(loop, -1, -1, 0, 1, n)),
		fs.KindStat:      fs.Stat(loop, path, stats),
		fs.KindLstat:     fs.Lstat(loop, path, stats),
		fs.KindFstat:     fs.Fstat(loop, -1, stats),
		fs.KindFtruncate: fs.Ftruncate(loop, -1, 0, onDone),
		fs.KindUtime:     fs.Utime(loop, path, now, now, onDone),
		fs.KindFutime:    fs.Futime(loop, -1, now, now, onDone),
		fs.KindAccess:    fs.Access(loop, path, fs.FOK, onDone),
		fs.KindChmod:     fs.Chmod(loop, path, 0, onDone),
		fs.KindFchmod:    fs.Fchmod(loop, -1, 0, onDone),
		fs.KindFsync:     fs.Fsync(loop, -1, onDone),
		fs.KindFdatasync: fs.Fdatasync(loop, -1, onDone),
		fs.KindUnlink:    fs.Unlink(loop, path, onDone),
		fs.KindRmdir:     fs.Rmdir(loop, path, onDone),
		fs.KindMkdir:     fs.Mkdir(loop, path+"/x", 0, onDone),
		fs.KindMkdtemp:   fs.Mkdtemp(loop, path+"/XXXXXX", s),
		fs.KindRename:    fs.Rename(loop, path, path, onDone),
		fs.KindScandir: fs.Scandir(loop, path, func(err error, entries []fs.Dirent) {
			same(t, "entries", len(entries), 0)
			onDone(err)
		}),
		fs.KindLink:     fs.Link(loop, path, path, onDone),
		fs.KindSymlink:  fs.Symlink(loop, path, path+"/x", onDone),
		fs.KindReadlink: fs.Readlink(loop, path, s),
		fs.KindChown:    fs.Chown(loop, path, -1, -1, onDone),
		fs.KindFchown:   fs.Fchown(loop, -1, -1, -1, onDone),
		fs.KindRealpath: fs.Realpath(loop, path, s),
		fs.KindCopyfile: sure(fs.Copyfile(loop, path, path, 0, onDone)),
		fs.KindLchown:   fs.Lchown(loop, path, -1, -1, onDone),
		fs.KindOpendir: fs.Opendir(loop, path, func(err error, d *fs.Dir) {
			same(t, "directory", d, nil)
			onDone(err)
		}),
		fs.KindReaddir:  sure(fs.Readdir(loop, d, make([]fs.Dirent, 1), n)),
		fs.KindClosedir: sure(fs.Closedir(loop, d, onDone)),
		fs.KindStatfs: fs.Statfs(loop, path, func(err error, s fs.FSStats) {
			same(t, "stats", s, fs.FSStats{})
			onDone(err)
		}),
		fs.KindMkstemp: fs.Mkstemp(loop, path+"/XXXXXX", func(err error, file fs.TempFile) {
			same(t, "file", file, fs.TempFile{FD: -1})
			onDone(err)
		}),
		fs.KindLutime: fs.Lutime(loop, path, now, now, onDone),
	}
}

// libuv: threadpool_cancel_fs
func TestRule30_CancelOfEveryKind(t *testing.T) {
	loop := uvtest.NewLoop(t)
	release := fillPool(loop)
	calls := 0
	all := everyKind(t, loop, t.TempDir()+"/missing", func(err error) {
		calls++
		if err != uv.ECANCELED {
			t.Errorf("a cancelled request: %v", err)
		}
	})
	for kind, r := range all {
		if err := r.Cancel(); err != nil {
			t.Errorf("%v: %v", kind, err)
		}
		if err := r.Cancel(); err != uv.EBUSY {
			t.Errorf("%v, again: %v", kind, err)
		}
	}
	same(t, "callbacks from inside Cancel", calls, 0)
	release()
	loop.Run(uv.RunDefault)
	same(t, "callbacks", calls, len(all))
	same(t, "kinds", len(all), int(fs.KindLutime))
}

// The same requests, when nobody cancels them: each has its own name in its
// error, and cannot be cancelled afterwards.
func TestRequest(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := t.TempDir() + "/missing"
	calls := map[string]int{}
	succeeded := 0
	all := everyKind(t, loop, path, func(err error) {
		var e *uv.Error
		switch {
		case err == nil:
			succeeded++
		case errors.As(err, &e):
			calls[e.Syscall]++
		default:
			t.Errorf("got %v", err)
		}
	})
	loop.Run(uv.RunDefault)
	for kind, r := range all {
		same(t, "type", r.Type(), uv.RequestFS)
		same(t, "kind", r.Kind(), kind)
		if p := r.Path(); p != "" && p[:len(path)] != path {
			t.Errorf("%v: path %q", kind, p)
		}
		if err := r.Cancel(); err != uv.EBUSY {
			t.Errorf("%v: cancelled when it was done: %v", kind, err)
		}
		if kind == fs.KindClosedir || kind == fs.KindReaddir {
			continue // succeed, unless the one overtakes the other
		}
		same(t, "errors of "+kind.String(), calls[kind.String()], 1)
	}
	if succeeded == 0 {
		t.Error("closedir failed")
	}
	same(t, "a kind's name", fs.KindCopyfile.String(), "copyfile")
	same(t, "the last kind's name", fs.KindLutime.String(), "lutime")
	same(t, "no kind's name", (fs.KindLutime + 1).String(), "")
}

// Without a callback nobody is told, and the operation is done.
func TestNoCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := tempDir(t)
	fs.Mkdir(loop, dir+"/sub", 0o700, nil)
	fs.Stat(loop, dir, nil)
	loop.Run(uv.RunDefault)
	must(t, fs.RmdirSync(dir+"/sub"))
}

// A callback may begin the next operation, or cancel one.
func TestCancel_FromACallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	release := fillPool(loop)
	var second *fs.Request
	first := fs.Stat(loop, "/", uvtest.Expect(t, 1, func(err error, _ fs.Stats) {
		same[error](t, "the first", err, uv.ECANCELED)
		must(t, second.Cancel())
		fs.Stat(loop, "/", uvtest.Expect(t, 1, func(err error, _ fs.Stats) { must(t, err) }))
		release()
	}))
	second = fs.Stat(loop, "/", uvtest.Expect(t, 1, func(err error, _ fs.Stats) { same[error](t, "the second", err, uv.ECANCELED) }))
	must(t, first.Cancel())
	loop.Run(uv.RunDefault)
}

func TestAllocations(t *testing.T) {
	loop := uvtest.NewLoop(t)
	path := put(t, tempDir(t)+"/file", "test-buffer\n")
	fd, err := fs.OpenSync(path, rdwr, 0)
	must(t, err)
	buf, bufs := make([]byte, 12), [][]byte{make([]byte, 6), make([]byte, 6)}
	onCount, onStat, onDone := func(err error, n int) { same(t, "n", n, 12) }, func(error, fs.Stats) {}, func(error) {}
	for _, test := range []struct {
		name string
		most float64
		run  func()
	}{
		// The request is one; a path's copy for the system is another.
		{"read", 1, func() { fs.Read(loop, fd, buf, 0, onCount); loop.Run(uv.RunDefault) }},
		{"write", 1, func() { _, _ = fs.Write(loop, fd, buf, 0, onCount); loop.Run(uv.RunDefault) }},
		{"readv", 1, func() { _, _ = fs.Readv(loop, fd, bufs, 0, onCount); loop.Run(uv.RunDefault) }},
		{"fdatasync", 1, func() { fs.Fdatasync(loop, fd, onDone); loop.Run(uv.RunDefault) }},
		{"stat", 2, func() { fs.Stat(loop, path, onStat); loop.Run(uv.RunDefault) }},
		{"read at once", 0, func() { _, _ = fs.ReadSync(fd, buf, 0) }},
		{"write at once", 0, func() { _, _ = fs.WriteSync(fd, buf, 0) }},
		{"stat at once", 1, func() { _, _ = fs.StatSync(path) }},
	} {
		if n := testing.AllocsPerRun(200, test.run); n > test.most && !raceDetector {
			t.Errorf("%s: %v allocations, want %v", test.name, n, test.most)
		}
	}
	must(t, fs.CloseSync(fd))
}
