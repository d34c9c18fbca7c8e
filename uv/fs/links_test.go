//go:build unix

package fs_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

func isCode(err error, code uv.Code) bool { return errors.Is(err, code) }

// readThrough reads a file by its path.
func readThrough(t *testing.T, f api, path string) string {
	t.Helper()
	fd, err := f.open(path, rdonly, 0)
	must(t, err)
	b := make([]byte, 32)
	n, err := f.read(fd, b, 0)
	must(t, err)
	must(t, f.close(fd))
	return string(b[:n])
}

// libuv: fs_link
func TestLink(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		file := put(t, dir+"/file", "test-buffer\n")
		for _, link := range []string{dir + "/link", dir + "/link2"} {
			must(t, f.link(file, link))
			same(t, "content", readThrough(t, f, link), "test-buffer\n")
		}
		s, err := f.stat(file)
		must(t, err)
		same(t, "names", s.Nlink, 3)
		want(t, f.link(file, dir+"/link"), uv.EEXIST, "link", file, dir+"/link")
	})
}

// libuv: fs_readlink
func TestReadlink(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing, file, link := dir+"/missing", put(t, dir+"/file", ""), dir+"/link"
		_, err := f.readlink(missing)
		want(t, err, uv.ENOENT, "readlink", missing)
		_, err = f.readlink(file)
		want(t, err, uv.EINVAL, "readlink", file)
		for _, length := range []int{1, 127, 128, 129, 256, 4095} {
			target := strings.Repeat("x", length)
			must(t, f.symlink(target, link))
			got, err := f.readlink(link)
			must(t, err)
			same(t, "target", got, target)
			must(t, f.unlink(link))
		}
	})
}

// The answers are those of the C library's realpath.
//
// libuv: fs_realpath
func TestRealpath(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		t.Chdir(dir)
		missing := dir + "/missing"
		got, err := f.realpath(missing)
		want(t, err, uv.ENOENT, "realpath", missing)
		same(t, "no result", got, "")
		must(t, f.mkdir("a", 0o700))
		must(t, f.mkdir("a/b", 0o700))
		must(t, f.symlink("a/b", "l"))
		must(t, f.symlink(dir+"/l", "ll"))
		must(t, f.symlink("loop", "loop"))
		put(t, "f", "")
		for path, expected := range map[string]string{
			"l/..": "/a", "l/../..": "", ".": "", "a/..": "", "l/./../b": "/a/b", "l//": "/a/b", "./ll": "/a/b", "f": "/f",
			dir + "/ll/../../f": "/f", "//" + dir + "//l": "/a/b",
		} {
			got, err := f.realpath(path)
			must(t, err)
			same(t, path, got, dir+expected)
		}
		got, err = f.realpath("/..")
		must(t, err)
		same(t, "above all", got, "/")
		for path, code := range map[string]uv.Code{
			"f/": uv.ENOTDIR, "f/..": uv.ENOTDIR, "f/.": uv.ENOTDIR, "missing/..": uv.ENOENT, "loop": uv.ELOOP, "a\x00": uv.EINVAL,
		} {
			got, err := f.realpath(path)
			want(t, err, code, "realpath", path)
			same(t, "no result", got, "")
		}
		_, err = f.realpath("")
		want(t, err, uv.ENOENT, "realpath")
	})
}

// libuv: fs_symlink
func TestSymlink(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		file, link, link2 := put(t, dir+"/file", "test-buffer\n"), dir+"/link", dir+"/link2"
		must(t, f.symlink(file, link))
		same(t, "content", readThrough(t, f, link), "test-buffer\n")
		must(t, f.symlink(link, link2))
		same(t, "content", readThrough(t, f, link2), "test-buffer\n")
		for path, expected := range map[string]string{link: file, link2: link} {
			target, err := f.readlink(path)
			must(t, err)
			same(t, "text", target, expected)
			real, err := f.realpath(path)
			must(t, err)
			same(t, "real path", real, file)
		}
		want(t, f.symlink(file, link), uv.EEXIST, "symlink", file, link)
	})
}

// libuv: fs_symlink_dir
func TestSymlink_Directory(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		sub, link := dir+"/sub", dir+"/link"
		must(t, f.mkdir(sub, 0o700))
		put(t, sub+"/file1", "")
		put(t, sub+"/file2", "")
		must(t, f.symlink(sub, link))
		s, err := f.stat(link)
		must(t, err)
		same(t, "stat", s.Kind(), fs.DirentDir)
		s, err = f.lstat(link)
		must(t, err)
		same(t, "lstat", s.Kind(), fs.DirentLink)
		same(t, "length of the text", s.Size, uint64(len(sub)))
		target, err := f.readlink(link)
		must(t, err)
		same(t, "text", target, sub)
		real, err := f.realpath(link)
		must(t, err)
		same(t, "real path", real, sub)
		entries, err := f.scandir(link)
		must(t, err)
		sameNames(t, entries, "file1", "file2")
		must(t, f.unlink(link))
		_, err = f.lstat(link)
		want(t, err, uv.ENOENT, "lstat", link)
		entries, err = f.scandir(sub)
		must(t, err)
		sameNames(t, entries, "file1", "file2")
	})
}
