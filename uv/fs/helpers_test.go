//go:build unix

package fs_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// api is every operation, as a function that returns its result.
type api struct {
	open                        func(path string, flags int, mode uint32) (int, error)
	close, fsync, fdatasync     func(fd int) error
	read, write                 func(fd int, buf []byte, offset int64) (int, error)
	readv, writev               func(fd int, bufs [][]byte, offset int64) (int, error)
	ftruncate                   func(fd int, length int64) error
	stat, lstat                 func(path string) (fs.Stats, error)
	fstat                       func(fd int) (fs.Stats, error)
	statfs                      func(path string) (fs.FSStats, error)
	unlink, rmdir               func(path string) error
	rename, link, symlink       func(path, dest string) error
	mkdir, chmod                func(path string, mode uint32) error
	fchmod                      func(fd int, mode uint32) error
	access                      func(path string, mode int) error
	mkdtemp, readlink, realpath func(path string) (string, error)
	mkstemp                     func(template string) (fs.TempFile, error)
	scandir                     func(path string) ([]fs.Dirent, error)
	opendir                     func(path string) (*fs.Dir, error)
	readdir                     func(dir *fs.Dir, entries []fs.Dirent) (int, error)
	closedir                    func(dir *fs.Dir) error
	copyfile                    func(path, dest string, flags int) error
	sendfile                    func(out, in int, offset, length int64) (int, error)
	chown, lchown               func(path string, uid, gid int) error
	fchown                      func(fd, uid, gid int) error
	utime, lutime               func(path string, atime, mtime fs.Timespec) error
	futime                      func(fd int, atime, mtime fs.Timespec) error
}

var direct = api{
	open: fs.OpenSync, close: fs.CloseSync, fsync: fs.FsyncSync, fdatasync: fs.FdatasyncSync,
	read: fs.ReadSync, write: fs.WriteSync, readv: fs.ReadvSync, writev: fs.WritevSync, ftruncate: fs.FtruncateSync,
	stat: fs.StatSync, lstat: fs.LstatSync, fstat: fs.FstatSync, statfs: fs.StatfsSync,
	unlink: fs.UnlinkSync, rmdir: fs.RmdirSync, rename: fs.RenameSync, link: fs.LinkSync, symlink: fs.SymlinkSync,
	mkdir: fs.MkdirSync, chmod: fs.ChmodSync, fchmod: fs.FchmodSync, access: fs.AccessSync,
	mkdtemp: fs.MkdtempSync, readlink: fs.ReadlinkSync, realpath: fs.RealpathSync, mkstemp: fs.MkstempSync,
	scandir: fs.ScandirSync, opendir: fs.OpendirSync, readdir: fs.ReaddirSync, closedir: fs.ClosedirSync,
	copyfile: fs.CopyfileSync, sendfile: fs.SendfileSync,
	chown: fs.ChownSync, lchown: fs.LchownSync, fchown: fs.FchownSync,
	utime: fs.UtimeSync, lutime: fs.LutimeSync, futime: fs.FutimeSync,
}

// looped is the asynchronous form of each, and a run of the loop.
func looped(t *testing.T, l *uv.Loop) api {
	w := waiter{t, l}
	return api{
		open: func(p string, f int, m uint32) (int, error) {
			return get(w, func(cb func(error, int)) *fs.Request { return fs.Open(l, p, f, m, cb) })
		},
		close:     func(fd int) error { return w.do(func(cb func(error)) *fs.Request { return fs.Close(l, fd, cb) }) },
		fsync:     func(fd int) error { return w.do(func(cb func(error)) *fs.Request { return fs.Fsync(l, fd, cb) }) },
		fdatasync: func(fd int) error { return w.do(func(cb func(error)) *fs.Request { return fs.Fdatasync(l, fd, cb) }) },
		read: func(fd int, b []byte, o int64) (int, error) {
			return get(w, func(cb func(error, int)) *fs.Request { return fs.Read(l, fd, b, o, cb) })
		},
		write: func(fd int, b []byte, o int64) (int, error) {
			return try(w, func(cb func(error, int)) (*fs.Request, error) { return fs.Write(l, fd, b, o, cb) })
		},
		readv: func(fd int, b [][]byte, o int64) (int, error) {
			return try(w, func(cb func(error, int)) (*fs.Request, error) { return fs.Readv(l, fd, b, o, cb) })
		},
		writev: func(fd int, b [][]byte, o int64) (int, error) {
			return try(w, func(cb func(error, int)) (*fs.Request, error) { return fs.Writev(l, fd, b, o, cb) })
		},
		ftruncate: func(fd int, n int64) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Ftruncate(l, fd, n, cb) })
		},
		stat: func(p string) (fs.Stats, error) {
			return get(w, func(cb func(error, fs.Stats)) *fs.Request { return fs.Stat(l, p, cb) })
		},
		lstat: func(p string) (fs.Stats, error) {
			return get(w, func(cb func(error, fs.Stats)) *fs.Request { return fs.Lstat(l, p, cb) })
		},
		fstat: func(fd int) (fs.Stats, error) {
			return get(w, func(cb func(error, fs.Stats)) *fs.Request { return fs.Fstat(l, fd, cb) })
		},
		statfs: func(p string) (fs.FSStats, error) {
			return get(w, func(cb func(error, fs.FSStats)) *fs.Request { return fs.Statfs(l, p, cb) })
		},
		unlink: func(p string) error { return w.do(func(cb func(error)) *fs.Request { return fs.Unlink(l, p, cb) }) },
		rmdir:  func(p string) error { return w.do(func(cb func(error)) *fs.Request { return fs.Rmdir(l, p, cb) }) },
		rename: func(p, d string) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Rename(l, p, d, cb) })
		},
		link: func(p, d string) error { return w.do(func(cb func(error)) *fs.Request { return fs.Link(l, p, d, cb) }) },
		symlink: func(p, d string) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Symlink(l, p, d, cb) })
		},
		mkdir: func(p string, m uint32) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Mkdir(l, p, m, cb) })
		},
		chmod: func(p string, m uint32) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Chmod(l, p, m, cb) })
		},
		fchmod: func(fd int, m uint32) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Fchmod(l, fd, m, cb) })
		},
		access: func(p string, m int) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Access(l, p, m, cb) })
		},
		mkdtemp: func(p string) (string, error) {
			return get(w, func(cb func(error, string)) *fs.Request { return fs.Mkdtemp(l, p, cb) })
		},
		readlink: func(p string) (string, error) {
			return get(w, func(cb func(error, string)) *fs.Request { return fs.Readlink(l, p, cb) })
		},
		realpath: func(p string) (string, error) {
			return get(w, func(cb func(error, string)) *fs.Request { return fs.Realpath(l, p, cb) })
		},
		mkstemp: func(p string) (fs.TempFile, error) {
			return get(w, func(cb func(error, fs.TempFile)) *fs.Request { return fs.Mkstemp(l, p, cb) })
		},
		scandir: func(p string) ([]fs.Dirent, error) {
			return get(w, func(cb func(error, []fs.Dirent)) *fs.Request { return fs.Scandir(l, p, cb) })
		},
		opendir: func(p string) (*fs.Dir, error) {
			return get(w, func(cb func(error, *fs.Dir)) *fs.Request { return fs.Opendir(l, p, cb) })
		},
		readdir: func(d *fs.Dir, e []fs.Dirent) (int, error) {
			return try(w, func(cb func(error, int)) (*fs.Request, error) { return fs.Readdir(l, d, e, cb) })
		},
		closedir: func(d *fs.Dir) error {
			return w.try(func(cb func(error)) (*fs.Request, error) { return fs.Closedir(l, d, cb) })
		},
		copyfile: func(p, d string, f int) error {
			return w.try(func(cb func(error)) (*fs.Request, error) { return fs.Copyfile(l, p, d, f, cb) })
		},
		sendfile: func(out, in int, o, n int64) (int, error) {
			return try(w, func(cb func(error, int)) (*fs.Request, error) { return fs.Sendfile(l, out, in, o, n, cb) })
		},
		chown: func(p string, u, g int) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Chown(l, p, u, g, cb) })
		},
		lchown: func(p string, u, g int) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Lchown(l, p, u, g, cb) })
		},
		fchown: func(fd, u, g int) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Fchown(l, fd, u, g, cb) })
		},
		utime: func(p string, a, m fs.Timespec) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Utime(l, p, a, m, cb) })
		},
		lutime: func(p string, a, m fs.Timespec) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Lutime(l, p, a, m, cb) })
		},
		futime: func(fd int, a, m fs.Timespec) error {
			return w.do(func(cb func(error)) *fs.Request { return fs.Futime(l, fd, a, m, cb) })
		},
	}
}

type waiter struct {
	t    *testing.T
	loop *uv.Loop
}

// try begins one operation and runs the loop until it is done. It calls back
// once, in the poll phase, or not at all if it was refused.
func try[T any](w waiter, begin func(cb func(error, T)) (*fs.Request, error)) (result T, err error) {
	w.t.Helper()
	begun, calls := false, 0
	_, refused := begin(func(e error, r T) {
		calls++
		result, err = r, e
		if !begun || w.loop.Phase() != "poll" {
			w.t.Errorf("called back from inside the call, or in phase %s", w.loop.Phase())
		}
	})
	begun = true
	if w.loop.Alive() != (refused == nil) {
		w.t.Errorf("the loop is alive: %v, with the request begun: %v", w.loop.Alive(), refused)
	}
	w.loop.Run(uv.RunDefault)
	if refused != nil {
		if calls != 0 {
			w.t.Error("the callback of a refused request ran")
		}
		return result, refused
	}
	if calls != 1 || w.loop.Alive() {
		w.t.Errorf("called back %d times, the loop is alive: %v", calls, w.loop.Alive())
	}
	return result, err
}

func get[T any](w waiter, begin func(cb func(error, T)) *fs.Request) (T, error) {
	w.t.Helper()
	return try(w, func(cb func(error, T)) (*fs.Request, error) { return begin(cb), nil })
}

func (w waiter) try(begin func(cb func(error)) (*fs.Request, error)) error {
	w.t.Helper()
	_, err := try(w, func(cb func(error, any)) (*fs.Request, error) {
		return begin(func(err error) { cb(err, nil) })
	})
	return err
}

func (w waiter) do(begin func(cb func(error)) *fs.Request) error {
	w.t.Helper()
	return w.try(func(cb func(error)) (*fs.Request, error) { return begin(cb), nil })
}

// bothWays runs a test with each form of the operations, in a directory of its
// own.
func bothWays(t *testing.T, test func(t *testing.T, f api, dir string)) {
	t.Run("sync", func(t *testing.T) {
		uvtest.NewLoop(t) // its leak check
		test(t, direct, tempDir(t))
	})
	t.Run("async", func(t *testing.T) { test(t, looped(t, uvtest.NewLoop(t)), tempDir(t)) })
}

// tempDir has no links in its path.
func tempDir(t testing.TB) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// want checks what the system refused: the error's fields, and that the
// system's own error is in it.
func want(t testing.TB, err error, code uv.Code, syscall string, paths ...string) {
	t.Helper()
	paths = append(paths, "", "")
	expected := uv.Error{Code: code, Syscall: syscall, Path: paths[0], Dest: paths[1]}
	var e *uv.Error
	if !errors.As(err, &e) || *e != expected {
		t.Errorf("got %v, want %v", err, &expected)
	}
	if !errors.Is(err, code) || !errors.Is(err, code.Unwrap()) {
		t.Errorf("%v is not %v", err, code.Unwrap())
	}
}

// refused checks what the package refuses without asking the system.
func refused(t testing.TB, err error) {
	t.Helper()
	if err != uv.EINVAL {
		t.Errorf("got %v, want EINVAL", err)
	}
}

func same[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func put(t testing.TB, path, content string) string {
	t.Helper()
	must(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func content(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return string(b)
}

func names(entries []fs.Dirent) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Name)
	}
	return all
}

func sameNames(t testing.TB, entries []fs.Dirent, want ...string) {
	t.Helper()
	if got := names(entries); !slices.Equal(got, want) {
		t.Errorf("entries %v, want %v", got, want)
	}
}
