//go:build unix

package fs_test

import (
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

// libuv: fs_copyfile
func TestCopyfile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		source, target := dir+"/source", dir+"/target"
		for _, text := range []string{"test-buffer\n", strings.Repeat("large", 100_000), "", "short"} {
			put(t, source, text)
			must(t, f.chmod(source, 0o640))
			must(t, f.copyfile(source, target, 0)) // made, overwritten, cut
			if content(t, target) != text {
				t.Errorf("the copy of %d bytes has others", len(text))
			}
			s, err := f.stat(target)
			must(t, err)
			same(t, "mode", s.Mode, 0o100640)
			must(t, f.chmod(target, 0o600))
		}
		for _, flags := range []int{8, -1, 1 << 20} {
			refused(t, f.copyfile(source, target, flags))
		}
		missing := dir + "/missing"
		want(t, f.copyfile(missing, target, 0), uv.ENOENT, "copyfile", missing, target)
		want(t, f.copyfile(source, target, fs.CopyfileExcl), uv.EEXIST, "copyfile", source, target)
		must(t, f.copyfile(target, target, 0))
		must(t, f.link(target, dir+"/other"))
		must(t, f.symlink("other", dir+"/link"))
		must(t, f.copyfile(target, dir+"/link", fs.CopyfileFiclone))
		same(t, "copied onto itself", content(t, target), "short")
		want(t, f.copyfile(target, target, fs.CopyfileExcl), uv.EEXIST, "copyfile", target, target)
		must(t, f.copyfile(source, dir+"/new", fs.CopyfileExcl))
		same(t, "content", content(t, dir+"/new"), "short")
		want(t, f.copyfile(source, dir, 0), uv.EISDIR, "copyfile", source, dir)
		// A copy of a directory fails half-way, and is removed.
		_, err := f.stat(dir + "/dircopy")
		want(t, err, uv.ENOENT, "stat", dir+"/dircopy")
		err = f.copyfile(dir, dir+"/dircopy", 0)
		want(t, err, uv.EISDIR, "copyfile", dir, dir+"/dircopy")
		_, err = f.stat(dir + "/dircopy")
		want(t, err, uv.ENOENT, "stat", dir+"/dircopy")
	})
}

// libuv: fs_async_sendfile
func TestSendfile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		in, err := f.open(dir+"/in", rdwr|create, 0o600)
		must(t, err)
		_, err = f.write(in, []byte("begin\n"), 0)
		must(t, err)
		_, err = f.write(in, []byte("end\n"), 65536) // behind a hole
		must(t, err)
		out, err := f.open(dir+"/out", wronly|create, 0o600)
		must(t, err)
		whole := content(t, dir+"/in")
		for got := int64(0); got < 131072; { // more than there is; possibly in parts
			n, err := f.sendfile(out, in, 1+got, 131072)
			must(t, err)
			if n == 0 {
				same(t, "copied", got, 65536+4-1)
				break
			}
			got += int64(n)
		}
		if content(t, dir+"/out") != whole[1:] {
			t.Error("the copy has other bytes")
		}
		n, err := f.sendfile(out, in, 2, 3)
		must(t, err)
		same(t, "copied", n, 3)
		if content(t, dir+"/out") != whole[1:]+"gin" {
			t.Error("the copy has other bytes")
		}
		at, err := syscall.Seek(in, 0, 1)
		must(t, err)
		same(t, "position", at, 0)
		must(t, f.close(in))
		must(t, f.close(out))
	})
}

// libuv: fs_async_sendfile_nodata
func TestSendfile_NoData(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		in, err := f.open(dir+"/in", rdwr|create, 0o600)
		must(t, err)
		out, err := f.open(dir+"/out", wronly|create, 0o600)
		must(t, err)
		for _, length := range []int64{0, 131072} {
			n, err := f.sendfile(out, in, 0, length)
			must(t, err)
			same(t, "copied", n, 0)
		}
		must(t, f.close(in))
		must(t, f.close(out))
		same(t, "content", content(t, dir+"/out"), "")
	})
}
