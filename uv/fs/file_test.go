//go:build unix

package fs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

const (
	rdonly = syscall.O_RDONLY
	wronly = syscall.O_WRONLY
	rdwr   = syscall.O_RDWR
	create = syscall.O_CREAT
	trunc  = syscall.O_TRUNC
)

// libuv: fs_file_noent, fs_file_nametoolong, fs_file_loop, fs_get_system_error
func TestOpen_Refused(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		missing, long, loop := dir+"/missing", dir+"/"+strings.Repeat("x", 300), dir+"/loop"
		must(t, f.symlink("loop", loop))
		for path, code := range map[string]uv.Code{missing: uv.ENOENT, long: uv.ENAMETOOLONG, loop: uv.ELOOP, "a\x00b": uv.EINVAL, "": uv.ENOENT} {
			fd, err := f.open(path, rdonly, 0)
			if path == "" {
				want(t, err, code, "open")
			} else {
				want(t, err, code, "open", path)
			}
			same(t, "descriptor", fd, -1)
		}
	})
}

// A chain of operations, each begun in the callback of the one before.
//
// libuv: fs_file_async
func TestChain(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := tempDir(t)
	one, two := dir+"/one", dir+"/two"
	buf := make([]byte, 64)
	steps := 0
	ok := func(err error) {
		t.Helper()
		must(t, err)
		steps++
	}
	fs.Open(loop, one, wronly|create, 0o600, func(err error, fd int) {
		ok(err)
		_, err = fs.Write(loop, fd, []byte("test-buffer\n"), -1, func(err error, n int) {
			ok(err)
			same(t, "written", n, 12)
			fs.Fdatasync(loop, fd, func(err error) {
				ok(err)
				fs.Fsync(loop, fd, func(err error) {
					ok(err)
					fs.Close(loop, fd, func(err error) {
						ok(err)
						fs.Rename(loop, one, two, func(err error) {
							ok(err)
							fs.Open(loop, two, rdwr, 0, func(err error, fd int) {
								ok(err)
								fs.Read(loop, fd, buf, -1, func(err error, n int) {
									ok(err)
									same(t, "read", string(buf[:n]), "test-buffer\n")
									fs.Ftruncate(loop, fd, 7, func(err error) {
										ok(err)
										fs.Close(loop, fd, func(err error) {
											ok(err)
											same(t, "content", content(t, two), "test-bu")
											fs.Unlink(loop, two, ok)
										})
									})
								})
							})
						})
					})
				})
			})
		})
		must(t, err)
	})
	loop.Run(uv.RunDefault)
	same(t, "steps", steps, 11)
	_, err := os.Stat(two)
	same(t, "gone", os.IsNotExist(err), true)
}

// libuv: fs_file_sync
func TestFile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		one, two := dir+"/one", dir+"/two"
		fd, err := f.open(one, wronly|create, 0o600)
		must(t, err)
		n, err := f.write(fd, []byte("test-buffer\n"), -1)
		must(t, err)
		same(t, "written", n, 12)
		must(t, f.fdatasync(fd))
		must(t, f.fsync(fd))
		must(t, f.close(fd))
		must(t, f.rename(one, two))
		fd, err = f.open(two, rdwr, 0)
		must(t, err)
		buf := make([]byte, 64)
		n, err = f.read(fd, buf, -1)
		must(t, err)
		same(t, "read", string(buf[:n]), "test-buffer\n")
		must(t, f.ftruncate(fd, 7))
		must(t, f.close(fd))
		same(t, "content", content(t, two), "test-bu")
		must(t, f.unlink(two))
		want(t, f.unlink(two), uv.ENOENT, "unlink", two)
	})
}

// Whatever works on a descriptor says EBADF of one that is none.
func TestBadDescriptor(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		b := []byte("x")
		for _, fd := range []int{-1, 1 << 20} {
			want(t, f.close(fd), uv.EBADF, "close")
			want(t, f.fsync(fd), uv.EBADF, "fsync")
			want(t, f.fdatasync(fd), uv.EBADF, "fdatasync")
			want(t, f.fchmod(fd, 0), uv.EBADF, "fchmod")
			want(t, f.fchown(fd, -1, -1), uv.EBADF, "fchown")
			want(t, f.futime(fd, fs.UtimeNow, fs.UtimeNow), uv.EBADF, "futime")
			for _, offset := range []int64{-1, 0} {
				_, err := f.read(fd, b, offset)
				want(t, err, uv.EBADF, "read")
				_, err = f.readv(fd, [][]byte{b, b}, offset)
				want(t, err, uv.EBADF, "read")
				_, err = f.write(fd, b, offset)
				want(t, err, uv.EBADF, "write")
				_, err = f.writev(fd, [][]byte{b, b}, offset)
				want(t, err, uv.EBADF, "write")
			}
			_, err := f.fstat(fd)
			want(t, err, uv.EBADF, "fstat")
			_, err = f.sendfile(fd, fd, 0, 1)
			want(t, err, uv.EBADF, "sendfile")
		}
		fd, err := f.open(dir, rdonly, 0)
		must(t, err)
		want(t, f.ftruncate(fd, 0), uv.EINVAL, "ftruncate")
		must(t, f.close(fd))
		want(t, f.close(fd), uv.EBADF, "close")
	})
}

// libuv: fs_posix_delete
func TestUnlink_OpenFile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		sub, file := dir+"/dir", dir+"/dir/file"
		must(t, f.mkdir(sub, 0o700))
		fd, err := f.open(file, rdwr|create, 0o600)
		must(t, err)
		want(t, f.rmdir(sub), uv.ENOTEMPTY, "rmdir", sub)
		must(t, f.unlink(file))
		must(t, f.rmdir(sub))
		must(t, f.close(fd))
	})
}

// libuv: fs_unlink_readonly
func TestUnlink_ReadOnlyFile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		path := put(t, dir+"/file", "x")
		must(t, f.chmod(path, 0o400))
		must(t, f.unlink(path))
	})
}

// libuv: fs_file_write_null_buffer, fs_read_file_eof
func TestNothing(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		for _, offset := range []int64{-1, 0, 9} {
			n, err := f.write(fd, nil, offset)
			must(t, err)
			same(t, "written of no buffer", n, 0)
			n, err = f.writev(fd, [][]byte{nil, {}}, offset)
			must(t, err)
			same(t, "written of empty buffers", n, 0)
		}
		n, err := f.write(fd, []byte("test-buffer\n"), -1)
		must(t, err)
		same(t, "written", n, 12)
		buf := make([]byte, 20)
		for _, offset := range []int64{-1, 12, 1 << 40} {
			n, err = f.read(fd, buf, offset)
			must(t, err)
			same(t, "read at the end", n, 0)
			n, err = f.readv(fd, [][]byte{buf, buf}, offset)
			must(t, err)
			same(t, "read at the end", n, 0)
		}
		n, err = f.read(fd, nil, 0)
		must(t, err)
		same(t, "read into nothing", n, 0)
		must(t, f.close(fd))
	})
}

// libuv: fs_read_write_null_arguments
func TestNoBuffers(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		for _, bufs := range [][][]byte{nil, {}} {
			_, err := f.readv(0, bufs, -1)
			refused(t, err)
			_, err = f.writev(0, bufs, -1)
			refused(t, err)
		}
	})
}

// libuv: io_64_safe
func TestWrite_TooMuch(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		part := make([]byte, 64<<20)
		var bufs [][]byte
		for range 32 { // 2 GiB
			bufs = append(bufs, part)
		}
		_, err = f.writev(fd, bufs, 0)
		refused(t, err)
		for _, length := range []int64{1 << 31, -1} {
			_, err = f.sendfile(fd, fd, 0, length)
			refused(t, err)
		}
		s, err := f.fstat(fd)
		must(t, err)
		same(t, "size", s.Size, 0)
		must(t, f.close(fd))
	})
}

// libuv: fs_file_open_append
func TestOpen_Append(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		path := dir + "/file"
		for range 2 {
			fd, err := f.open(path, wronly|create|syscall.O_APPEND, 0o600)
			must(t, err)
			_, err = f.write(fd, []byte("test-buffer\n"), -1)
			must(t, err)
			must(t, f.close(fd))
		}
		same(t, "content", content(t, path), "test-buffer\ntest-buffer\n")
	})
}

// libuv: fs_read_bufs
func TestReadv(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		whole := strings.Repeat("0123456789abcdef", 8)
		fd, err := f.open(put(t, dir+"/file", whole), rdonly, 0)
		must(t, err)
		_, err = f.readv(fd, nil, 0)
		refused(t, err)
		_, err = f.readv(fd, [][]byte{}, 0)
		refused(t, err)
		bufs := make([][]byte, 4)
		for i, size := range []int{32, 1, 0, 31} {
			bufs[i] = make([]byte, size)
		}
		for offset := range int64(3) {
			offset *= 16
			n, err := f.readv(fd, bufs, offset)
			must(t, err)
			same(t, "read", n, 64)
			same(t, "bytes", string(bytes.Join(bufs, nil)), whole[offset:offset+64])
		}
		n, err := f.readv(fd, bufs, 100) // less than fits
		must(t, err)
		same(t, "read", n, 28)
		same(t, "bytes", string(bufs[0][:28]), whole[100:])
		n, err = f.readv(fd, bufs[:1], 3)
		must(t, err)
		same(t, "bytes", string(bufs[0][:n]), whole[3:35])
		must(t, f.close(fd))
	})
}

// libuv: fs_write_multiple_bufs
func TestWritev(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		parts := [][]byte{[]byte("test-buffer\n"), nil, []byte("test-buffer2\n")}
		for _, offset := range []int64{-1, 0, 25} {
			n, err := f.writev(fd, parts, offset)
			must(t, err)
			same(t, "written", n, 25)
		}
		same(t, "the caller's buffers", string(bytes.Join(parts, []byte("|"))), "test-buffer\n||test-buffer2\n")
		twice := strings.Repeat("test-buffer\ntest-buffer2\n", 2)
		same(t, "content", content(t, dir+"/file"), twice)
		// The position is behind what was written at it.
		a, b := make([]byte, 12), make([]byte, 20)
		n, err := f.readv(fd, [][]byte{a, b}, -1)
		must(t, err)
		same(t, "read", string(a)+string(b[:n-12]), twice[25:])
		n, err = f.readv(fd, [][]byte{a, b}, -1)
		must(t, err)
		same(t, "read at the end", n, 0)
		n, err = f.readv(fd, [][]byte{a, b}, 0)
		must(t, err)
		same(t, "read", string(a)+string(b[:n-12]), twice[:32])
		must(t, f.close(fd))
	})
}

// More buffers than the system takes at once.
//
// libuv: fs_write_alotof_bufs, fs_write_alotof_bufs_with_offset
func TestWritev_Many(t *testing.T) {
	const count = 54321
	bothWays(t, func(t *testing.T, f api, dir string) {
		for _, base := range []int64{-1, 0, 10} {
			path := put(t, dir+"/file", strings.Repeat("#", 10))
			fd, err := f.open(path, rdwr, 0)
			must(t, err)
			bufs := make([][]byte, count)
			for i := range bufs {
				bufs[i] = []byte("test-buffer\n")
			}
			n, err := f.writev(fd, bufs, base)
			must(t, err)
			same(t, "written", n, 12*count)
			must(t, f.close(fd))
			all := strings.Repeat("#", int(max(base, 0))) + strings.Repeat("test-buffer\n", count)
			if content(t, path) != all {
				t.Error("the file has other bytes")
			}
			fd, err = f.open(path, rdonly, 0)
			must(t, err)
			for i := range bufs {
				bufs[i] = make([]byte, 12)
			}
			// One read fills what one call of the system takes.
			n, err = f.readv(fd, bufs, base)
			must(t, err)
			if n != 12*1024 {
				t.Errorf("read %d bytes, want 1024 buffers", n)
			}
			if got := string(bytes.Join(bufs[:n/12], nil)); got != all[max(base, 0):][:n] {
				t.Error("other bytes were read")
			}
			must(t, f.close(fd))
		}
	})
}

// libuv: fs_file_pos_after_op_with_offset
func TestOffset_LeavesThePosition(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		position := func() int64 {
			p, err := syscall.Seek(fd, 0, 1)
			must(t, err)
			return p
		}
		b := []byte("test-buffer\n")
		_, err = f.write(fd, b, 0)
		must(t, err)
		_, err = f.writev(fd, [][]byte{b, b}, 12)
		must(t, err)
		_, err = f.read(fd, b, 0)
		must(t, err)
		_, err = f.readv(fd, [][]byte{b[:4], b[4:]}, 0)
		must(t, err)
		same(t, "bytes", string(b), "test-buffer\n")
		same(t, "position", position(), 0)
		_, err = f.read(fd, b, -1)
		must(t, err)
		same(t, "position", position(), 12)
		must(t, f.close(fd))
	})
}

// libuv: fs_read_dir, fs_open_dir
func TestOpen_Directory(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir, rdonly, 0)
		must(t, err)
		b := make([]byte, 4)
		for _, offset := range []int64{-1, 0} {
			_, err = f.read(fd, b, offset)
			want(t, err, uv.EISDIR, "read")
			_, err = f.readv(fd, [][]byte{b, b}, offset)
			want(t, err, uv.EISDIR, "read")
		}
		must(t, f.close(fd))
		_, err = f.open(dir, wronly, 0)
		want(t, err, uv.EISDIR, "open", dir)
	})
}

// libuv: fs_rename_to_existing_file
func TestRename_ToExistingFile(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		one, two := put(t, dir+"/one", "test-buffer\n"), put(t, dir+"/two", "")
		must(t, f.rename(one, two))
		same(t, "content", content(t, two), "test-buffer\n")
		want(t, f.rename(one, two), uv.ENOENT, "rename", one, two)
		same(t, "message", f.rename(one, two).Error(),
			"ENOENT: no such file or directory, rename '"+one+"' -> '"+two+"'")
	})
}

// Descriptors do not go to child processes.
func TestOpen_CloseOnExec(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir, rdonly, 0)
		must(t, err)
		temp, err := f.mkstemp(filepath.Join(dir, "XXXXXX"))
		must(t, err)
		for _, fd := range []int{fd, temp.FD} {
			flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
			must(t, err)
			same(t, "closed on exec", flags&unix.FD_CLOEXEC != 0, true)
			must(t, f.close(fd))
		}
	})
}
