//go:build unix

package fs_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: fs_fstat
func TestStat_IsTheSystems(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		path := dir + "/file"
		fd, err := f.open(path, rdwr|create, 0o600)
		must(t, err)
		_, err = f.write(fd, []byte("test-buffer\n"), 0)
		must(t, err)
		must(t, f.futime(fd, fs.Timespec{Sec: 5, Nsec: 123456000}, fs.Timespec{Sec: 1e9, Nsec: 7000}))
		must(t, f.symlink("file", dir+"/link"))

		s, err := f.fstat(fd)
		must(t, err)
		var st unix.Stat_t
		must(t, unix.Fstat(fd, &st))
		compare(t, s, &st)
		same(t, "size", s.Size, 12)
		same(t, "mtime", s.Mtime, fs.Timespec{Sec: 1e9, Nsec: 7000})
		if age := time.Since(s.Birthtime.Time()); s.Birthtime != (fs.Timespec{}) && (age < -time.Hour || age > time.Hour) {
			t.Errorf("made at %v", s.Birthtime.Time())
		}
		must(t, f.close(fd))

		through, err := f.stat(dir + "/link")
		must(t, err)
		same(t, "stat through a link", through, s)
		by, err := f.lstat(path)
		must(t, err)
		same(t, "lstat of a file", by, s)
		l, err := f.lstat(dir + "/link")
		must(t, err)
		must(t, unix.Lstat(dir+"/link", &st))
		compare(t, l, &st)
		s, err = f.stat("/dev/null") // which has an Rdev
		must(t, err)
		must(t, unix.Stat("/dev/null", &st))
		compare(t, s, &st)
	})
}

func compare(t *testing.T, s fs.Stats, st *unix.Stat_t) {
	t.Helper()
	got := [...]uint64{s.Dev, s.Mode, s.Nlink, s.UID, s.GID, s.Rdev, s.Ino, s.Size, s.Blksize, s.Blocks}
	expected := [...]uint64{uint64(st.Dev), uint64(st.Mode), uint64(st.Nlink), uint64(st.Uid), uint64(st.Gid),
		uint64(st.Rdev), uint64(st.Ino), uint64(st.Size), uint64(st.Blksize), uint64(st.Blocks)}
	same(t, "fields", got, expected)
	if s.Rdev == 0 { // the times of a device change under us
		got := [3]fs.Timespec{s.Atime, s.Mtime, s.Ctime}
		expected := [3]fs.Timespec{timespec(st.Atim), timespec(st.Mtim), timespec(st.Ctim)}
		same(t, "times", got, expected)
	}
}

func timespec(ts unix.Timespec) fs.Timespec { return fs.TimespecOf(time.Unix(ts.Unix())) }

// libuv: fs_fstat_stdio
func TestFstat_Stdio(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		for fd := range 3 {
			s, err := f.fstat(fd)
			must(t, err)
			var st unix.Stat_t
			must(t, unix.Fstat(fd, &st))
			same(t, "inode", s.Ino, uint64(st.Ino))
		}
	})
}

// libuv: fs_fstat_st_dev
func TestStat_DeviceThroughLink(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		file, link := put(t, dir+"/file", ""), dir+"/link"
		must(t, f.symlink(file, link))
		a, err := f.stat(file)
		must(t, err)
		b, err := f.stat(link)
		must(t, err)
		same(t, "device", b.Dev, a.Dev)
	})
}

// libuv: fs_stat_missing_path
func TestStat_Missing(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		for _, path := range []string{"non_existent_file", dir + "/missing"} {
			s, err := f.stat(path)
			want(t, err, uv.ENOENT, "stat", path)
			same(t, "stats", s, fs.Stats{})
			_, err = f.lstat(path)
			want(t, err, uv.ENOENT, "lstat", path)
		}
	})
}

// libuv: fs_stat_batch_multiple
func TestStat_Batch(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	for range 300 {
		fs.Stat(loop, dir, uvtest.Expect(t, 1, func(err error, s fs.Stats) {
			must(t, err)
			same(t, "kind", s.Kind(), fs.DirentDir)
		}))
	}
	loop.Run(uv.RunDefault)
}

// libuv: fs_access
func TestAccess(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing := dir + "/missing"
		want(t, f.access(missing, fs.FOK), uv.ENOENT, "access", missing)
		file := put(t, dir+"/file", "")
		for _, mode := range []int{fs.FOK, fs.ROK, fs.WOK, fs.ROK | fs.WOK} {
			must(t, f.access(file, mode))
			must(t, f.access(dir, mode))
		}
		must(t, f.access(dir, fs.XOK))
		must(t, f.chmod(file, 0o600))
		want(t, f.access(file, fs.XOK), uv.EACCES, "access", file) // for root too
		want(t, f.access(file, 1<<10), uv.EINVAL, "access", file)
	})
}

// libuv: fs_chmod
func TestChmod(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		path := put(t, dir+"/file", "test-buffer\n")
		mode := func() uint64 {
			s, err := f.stat(path)
			must(t, err)
			return s.Mode & 0o7777
		}
		for _, m := range []uint32{0o200, 0o400, 0o600, 0o4755} {
			must(t, f.chmod(path, m))
			same(t, "mode", mode(), uint64(m))
		}
		fd, err := f.open(path, rdonly, 0)
		must(t, err)
		must(t, f.fchmod(fd, 0o640))
		same(t, "mode", mode(), 0o640)
		must(t, f.close(fd))
		want(t, f.chmod(dir+"/missing", 0o600), uv.ENOENT, "chmod", dir+"/missing")
	})
}

// libuv: fs_chown
func TestChown(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		path, link := put(t, dir+"/file", ""), dir+"/link"
		fd, err := f.open(path, rdonly, 0)
		must(t, err)
		must(t, f.symlink("missing", link))
		all := map[string]func(uid, gid int) error{
			"chown":  func(uid, gid int) error { return f.chown(path, uid, gid) },
			"fchown": func(uid, gid int) error { return f.fchown(fd, uid, gid) },
			"lchown": func(uid, gid int) error { return f.lchown(link, uid, gid) },
		}
		stats := map[string]func() (fs.Stats, error){
			"chown":  func() (fs.Stats, error) { return f.stat(path) },
			"fchown": func() (fs.Stats, error) { return f.fstat(fd) },
			"lchown": func() (fs.Stats, error) { return f.lstat(link) },
		}
		for name, chown := range all {
			before, err := stats[name]()
			must(t, err)
			must(t, chown(-1, -1))
			after, err := stats[name]()
			must(t, err)
			same(t, name, [2]uint64{after.UID, after.GID}, [2]uint64{before.UID, before.GID})
			if os.Getuid() != 0 {
				if err := chown(0, 0); !isCode(err, uv.EPERM) {
					t.Errorf("%s to root: %v", name, err)
				}
				continue
			}
			must(t, chown(5, -1))
			must(t, chown(-1, 6))
			after, err = stats[name]()
			must(t, err)
			same(t, name, [2]uint64{after.UID, after.GID}, [2]uint64{5, 6})
		}
		must(t, f.close(fd))
		want(t, f.chown(link, -1, -1), uv.ENOENT, "chown", link)
	})
}

// libuv: fs_statfs
func TestStatfs(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		file := put(t, dir+"/file", "x")
		for _, path := range []string{dir, file} {
			s, err := f.statfs(path)
			must(t, err)
			if s.Bfree > s.Blocks || s.Bavail > s.Bfree || s.Ffree > s.Files || s.Bsize == 0 {
				t.Errorf("%+v", s)
			}
		}
		s, err := f.statfs(dir + "/missing")
		want(t, err, uv.ENOENT, "statfs", dir+"/missing")
		same(t, "stats", s, fs.FSStats{})
	})
}

// Whatever takes a path names it in its error, and both if it takes two.
func TestMissing(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing, dest, long := dir+"/missing", dir+"/dest", dir+"/"+strings.Repeat("x", 300)
		for path, code := range map[string]uv.Code{missing: uv.ENOENT, long: uv.ENAMETOOLONG} {
			for name, err := range map[string]error{
				"unlink": f.unlink(path), "rmdir": f.rmdir(path), "chmod": f.chmod(path, 0), "access": f.access(path, 0),
				"chown": f.chown(path, -1, -1), "lchown": f.lchown(path, -1, -1), "mkdir": f.mkdir(path+"/x", 0),
				"utime": f.utime(path, fs.UtimeNow, fs.UtimeNow), "lutime": f.lutime(path, fs.UtimeNow, fs.UtimeNow),
			} {
				at := path
				if name == "mkdir" {
					at += "/x"
				}
				want(t, err, code, name, at)
			}
			for name, err := range map[string]error{
				"rename": f.rename(path, dest), "link": f.link(path, dest), "copyfile": f.copyfile(path, dest, 0),
			} {
				want(t, err, code, name, path, dest)
			}
			for name, call := range map[string]func(string) (string, error){"readlink": f.readlink, "realpath": f.realpath} {
				got, err := call(path)
				want(t, err, code, name, path)
				same(t, name, got, "")
			}
		}
		want(t, f.symlink("x", missing+"/x"), uv.ENOENT, "symlink", "x", missing+"/x")
		_, err := f.stat(dest)
		want(t, err, uv.ENOENT, "stat", dest)
	})
}
