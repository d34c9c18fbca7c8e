//go:build unix

package fs_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

// libuv: fs_async_dir
func TestDir(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		sub := dir + "/sub"
		must(t, f.mkdir(sub, 0o755))
		want(t, f.mkdir(sub, 0o755), uv.EEXIST, "mkdir", sub)
		for _, name := range []string{"/file2", "/file1"} {
			fd, err := f.open(sub+name, wronly|create, 0o600)
			must(t, err)
			must(t, f.close(fd))
		}
		entries, err := f.scandir(sub)
		must(t, err)
		sameNames(t, entries, "file1", "file2")
		for _, e := range entries {
			same(t, e.Name, e.Kind, fs.DirentFile)
		}
		for _, path := range []string{sub, sub + "/"} {
			for _, stat := range []func(string) (fs.Stats, error){f.stat, f.lstat} {
				s, err := stat(path)
				must(t, err)
				same(t, path, s.Kind(), fs.DirentDir)
			}
		}
		must(t, f.unlink(sub+"/file1"))
		must(t, f.unlink(sub+"/file2"))
		must(t, f.rmdir(sub))
		want(t, f.rmdir(sub), uv.ENOENT, "rmdir", sub)
	})
}

// libuv: fs_scandir_empty_dir
func TestScandir_Empty(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		entries, err := f.scandir(dir)
		must(t, err)
		for e := range slices.Values(entries) { // ends at once
			t.Errorf("entry %v", e)
		}
	})
}

// libuv: fs_scandir_non_existent_dir, fs_scandir_file
func TestScandir_Refused(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing, file := dir+"/missing", put(t, dir+"/file", "")
		for path, code := range map[string]uv.Code{missing: uv.ENOENT, file: uv.ENOTDIR} {
			entries, err := f.scandir(path)
			want(t, err, code, "scandir", path)
			same(t, "entries", len(entries), 0)
		}
	})
}

// Stopping half-way leaves nothing open: the leak check tells.
//
// libuv: fs_scandir_early_exit
func TestScandir_EarlyExit(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		put(t, dir+"/b", "")
		put(t, dir+"/a", "")
		entries, err := f.scandir(dir)
		must(t, err)
		for e := range slices.Values(entries) {
			same(t, "first", e.Name, "a")
			break
		}
	})
}

// Names come in the order of their bytes, not of their letters.
func TestScandir_Sorted(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		all := []string{".hidden", "B", "Z", "_", "a", "b", "ba", "é", "\xff"}
		for i := range 300 {
			all = append(all, fmt.Sprintf("many%03d", i))
		}
		for _, name := range all {
			put(t, dir+"/"+name, "")
		}
		slices.Sort(all)
		entries, err := f.scandir(dir)
		must(t, err)
		sameNames(t, entries, all...)
	})
}

// kinds makes a file of each kind that anyone may make.
func kinds(t *testing.T, dir string) map[string]fs.DirentKind {
	put(t, dir+"/file", "")
	must(t, os.Mkdir(dir+"/dir", 0o700))
	must(t, os.Symlink("nowhere", dir+"/link"))
	must(t, syscall.Mkfifo(dir+"/fifo", 0o600))
	return map[string]fs.DirentKind{"file": fs.DirentFile, "dir": fs.DirentDir, "link": fs.DirentLink, "fifo": fs.DirentFIFO}
}

func TestKinds(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		expected := kinds(t, dir)
		entries, err := f.scandir(dir)
		must(t, err)
		same(t, "entries", len(entries), len(expected))
		for _, e := range entries {
			same(t, e.Name, e.Kind, expected[e.Name])
			s, err := f.lstat(dir + "/" + e.Name)
			must(t, err)
			same(t, e.Name, s.Kind(), e.Kind)
		}
		s, err := f.stat("/dev/null")
		must(t, err)
		same(t, "a device", s.Kind(), fs.DirentChar)
		entries, err = f.scandir("/dev")
		must(t, err)
		i := slices.IndexFunc(entries, func(e fs.Dirent) bool { return e.Name == "null" })
		same(t, "a device's entry", entries[i].Kind, fs.DirentChar)
	})
}

// libuv: fs_readdir_empty_dir
func TestReaddir_Empty(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		d, err := f.opendir(dir)
		must(t, err)
		entries := []fs.Dirent{{Name: "dirty", Kind: 99}}
		for range 2 {
			n, err := f.readdir(d, entries)
			must(t, err)
			same(t, "entries", n, 0)
		}
		same(t, "what was there", entries[0].Name, "dirty")
		must(t, f.closedir(d))
	})
}

// libuv: fs_readdir_file, fs_readdir_non_existing_dir
func TestOpendir_Refused(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing, file := dir+"/missing", put(t, dir+"/file", "")
		for path, code := range map[string]uv.Code{missing: uv.ENOENT, file: uv.ENOTDIR} {
			d, err := f.opendir(path)
			want(t, err, code, "opendir", path)
			if d != nil {
				t.Error("a directory came with an error")
			}
		}
	})
}

// libuv: fs_readdir_non_empty_dir
func TestReaddir(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		expected := kinds(t, dir)
		for _, room := range []int{1, 2, 3, 10} {
			d, err := f.opendir(dir)
			must(t, err)
			entries := make([]fs.Dirent, room)
			seen := map[string]fs.DirentKind{}
			for {
				n, err := f.readdir(d, entries)
				must(t, err)
				if n == 0 {
					break
				}
				for _, e := range entries[:n] {
					if _, twice := seen[e.Name]; twice {
						t.Errorf("%s came twice", e.Name)
					}
					seen[e.Name] = e.Kind
				}
			}
			same(t, "entries", len(seen), len(expected))
			for name, kind := range expected {
				same(t, name, seen[name], kind)
			}
			must(t, f.closedir(d))
		}
	})
}

func TestReaddir_Misuse(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		d, err := f.opendir(dir)
		must(t, err)
		_, err = f.readdir(d, nil)
		refused(t, err)
		_, err = f.readdir(nil, make([]fs.Dirent, 1))
		refused(t, err)
		refused(t, f.closedir(nil))
		must(t, f.closedir(d))
		want(t, f.closedir(d), uv.EBADF, "closedir")
		_, err = f.readdir(d, make([]fs.Dirent, 1))
		want(t, err, uv.EBADF, "readdir")
	})
}

// libuv: fs_mkdtemp
func TestMkdtemp(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		template := dir + "/test_dir_XXXXXX"
		seen := map[string]bool{}
		for range 3 {
			path, err := f.mkdtemp(template)
			must(t, err)
			s, err := f.stat(path)
			must(t, err)
			same(t, "mode", s.Mode&^uint64(umask()), 0o040700&^uint64(umask()))
			if seen[path] || len(path) != len(template) || !strings.HasPrefix(path, dir+"/test_dir_") {
				t.Errorf("path %q", path)
			}
			seen[path] = true
		}
		nowhere := dir + "/missing/XXXXXX"
		path, err := f.mkdtemp(nowhere)
		want(t, err, uv.ENOENT, "mkdtemp", nowhere)
		same(t, "path", path, "")
	})
}

// libuv: fs_mkstemp
func TestMkstemp(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		template := dir + "/test_file_XXXXXX"
		seen := map[string]bool{}
		for range 3 {
			file, err := f.mkstemp(template)
			must(t, err)
			s, err := f.stat(file.Path)
			must(t, err)
			same(t, "mode", s.Mode, 0o100600&^uint64(umask()))
			if seen[file.Path] || len(file.Path) != len(template) || !strings.HasPrefix(file.Path, dir+"/test_file_") {
				t.Errorf("path %q", file.Path)
			}
			seen[file.Path] = true
			n, err := f.write(file.FD, []byte("test-buffer\n"), 0)
			must(t, err)
			same(t, "written", n, 12)
			b := make([]byte, 20)
			n, err = f.read(file.FD, b, 0)
			must(t, err)
			same(t, "read", string(b[:n]), "test-buffer\n")
			must(t, f.close(file.FD))
		}
	})
}

// libuv: fs_mkstemp
func TestTemplates(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		for template, code := range map[string]uv.Code{
			"test_file": uv.EINVAL, dir + "/XXXXX": uv.EINVAL, dir + "/XXXXXXx": uv.EINVAL, dir + "/XXXXXX/": uv.EINVAL,
			dir + "/missing/XXXXXX": uv.ENOENT, "a\x00XXXXXX": uv.EINVAL,
		} {
			path, err := f.mkdtemp(template)
			want(t, err, code, "mkdtemp", template)
			same(t, "path", path, "")
			file, err := f.mkstemp(template)
			want(t, err, code, "mkstemp", template)
			same(t, "file", file, fs.TempFile{FD: -1})
		}
		_, err := f.mkdtemp("")
		if !errors.Is(err, uv.EINVAL) {
			t.Error(err)
		}
		entries, err := f.scandir(dir)
		must(t, err)
		sameNames(t, entries)
	})
}

func umask() int {
	mask := syscall.Umask(0)
	syscall.Umask(mask)
	return mask
}
