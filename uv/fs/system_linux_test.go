package fs_test

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

func TestStatfs_IsTheSystems(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		s, err := f.statfs(dir)
		must(t, err)
		var st unix.Statfs_t
		must(t, unix.Statfs(dir, &st))
		got, expected := [4]uint64{s.Type, s.Bsize, s.Blocks, s.Files}, [4]uint64{uint64(st.Type), uint64(st.Bsize), st.Blocks, st.Files}
		same(t, "type, block, blocks, files", got, expected)
	})
}

// asNobody runs test without root's rights, which are the thread's.
func asNobody(t *testing.T, dir string, test func()) {
	t.Helper()
	if os.Getuid() != 0 {
		test()
		return
	}
	must(t, os.Chmod(dir, 0o777))
	must(t, os.Chmod(filepath.Dir(dir), 0o777))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	must(t, unix.Setfsgid(65534))
	must(t, unix.Setfsuid(65534))
	defer unix.Setfsgid(0)
	defer unix.Setfsuid(0)
	test()
}

// libuv: fs_chown, fs_copyfile
func TestWithoutRights(t *testing.T) {
	uvtest.NewLoop(t)
	dir := tempDir(t)
	source, target := put(t, dir+"/source", "x"), put(t, dir+"/target", "old")
	must(t, os.Symlink("target", dir+"/link"))
	must(t, os.Chmod(target, 0o444))
	fd, err := fs.OpenSync(target, rdonly, 0)
	must(t, err)
	asNobody(t, dir, func() {
		want(t, fs.CopyfileSync(source, target, 0), uv.EACCES, "copyfile", source, target)
		_, err := fs.OpenSync(target, wronly, 0)
		want(t, err, uv.EACCES, "open", target)
		want(t, fs.ChownSync(target, 0, 0), uv.EPERM, "chown", target)
		want(t, fs.FchownSync(fd, 0, 0), uv.EPERM, "fchown")
		want(t, fs.LchownSync(dir+"/link", 0, 0), uv.EPERM, "lchown", dir+"/link")
	})
	must(t, fs.CloseSync(fd))
	same(t, "the target", content(t, target), "old")
}

// interrupts sends the calling thread, which it locks, a signal whenever the
// function that it returns is called.
func interrupts(t *testing.T) (interrupt func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGUSR2)
	runtime.LockOSThread()
	t.Cleanup(func() {
		runtime.UnlockOSThread()
		signal.Stop(caught)
	})
	pid, tid := unix.Getpid(), unix.Gettid()
	return func() { _ = unix.Tgkill(pid, tid, syscall.SIGUSR2) }
}

// pieces are the buffers of n bytes that a test writes or reads, of many
// sizes.
func pieces(n int, fill func(i int) byte) (bufs [][]byte) {
	for i := 0; i < n; {
		b := make([]byte, min(1+i%257, n-i))
		for j := range b {
			b[j] = fill(i)
			i++
		}
		bufs = append(bufs, b)
	}
	return bufs
}

func pipe(t *testing.T) (r, w int) {
	t.Helper()
	var p [2]int
	must(t, unix.Pipe2(p[:], unix.O_CLOEXEC))
	return p[0], p[1]
}

const transfer = 1 << 20

func pattern(i int) byte { return byte(i*7 + i>>8) }

// One write goes on until a pipe has taken all, whatever signals come between.
//
// libuv: fs_partial_write
func TestWritev_Interrupted(t *testing.T) {
	uvtest.NewLoop(t)
	interrupt := interrupts(t)
	r, w := pipe(t)
	got := make(chan int)
	go func() {
		n, b := 0, make([]byte, 3000)
		for {
			interrupt()
			k, err := fs.ReadSync(r, b, -1)
			for _, c := range b[:k] {
				if c != pattern(n) {
					t.Errorf("byte %d is %d", n, c)
					err = io.EOF // once is enough
					break
				}
				n++
			}
			if k == 0 || err != nil {
				break
			}
		}
		fs.CloseSync(r)
		got <- n
	}()
	n, err := fs.WritevSync(w, pieces(transfer, pattern), -1)
	must(t, err)
	same(t, "written", n, transfer)
	must(t, fs.CloseSync(w))
	same(t, "read", <-got, transfer)
}

// Reads into many buffers get all, in parts.
//
// libuv: fs_partial_read
func TestReadv_Interrupted(t *testing.T) {
	uvtest.NewLoop(t)
	interrupt := interrupts(t)
	r, w := pipe(t)
	done := make(chan error)
	go func() {
		for _, b := range pieces(transfer, pattern) {
			if n, err := fs.WriteSync(w, b, -1); n != len(b) {
				done <- fmt.Errorf("wrote %d of %d: %v", n, len(b), err)
				return
			}
			interrupt()
		}
		done <- fs.CloseSync(w)
	}()
	for at := 0; ; {
		bufs := pieces(5000, func(int) byte { return 0 })
		n, err := fs.ReadvSync(r, bufs, -1)
		must(t, err)
		if n == 0 {
			same(t, "read", at, transfer)
			break
		}
		left := n
		for _, b := range bufs {
			for _, c := range b[:min(len(b), left)] {
				if c != pattern(at) {
					t.Fatalf("byte %d is %d", at, c)
				}
				at++
			}
			left -= min(len(b), left)
		}
	}
	must(t, <-done)
	must(t, fs.CloseSync(r))
}

// From a pipe, and to one that is full: nothing that was taken out is lost.
// Here a signal does interrupt the system call, which waits in poll.
func TestSendfile_Pipes(t *testing.T) {
	uvtest.NewLoop(t)
	interrupt := interrupts(t)
	inR, inW := pipe(t)
	outR, outW := pipe(t)
	must(t, unix.SetNonblock(outW, true))
	const total = 300 << 10
	fed, got := make(chan error), make(chan string)
	text := strings.Repeat("0123456789", total/10)
	go func() {
		_, err := fs.WriteSync(inW, []byte(text), -1)
		fs.CloseSync(inW)
		fed <- err
	}()
	go func() {
		var all []byte
		b := make([]byte, 2000)
		for {
			interrupt()
			n, err := fs.ReadSync(outR, b, -1)
			if n == 0 || err != nil {
				break
			}
			all = append(all, b[:n]...)
		}
		got <- string(all)
	}()
	for sent := 0; sent < total; {
		n, err := fs.SendfileSync(outW, inR, 0, total)
		must(t, err)
		if n == 0 {
			t.Fatal("the end comes too early")
		}
		sent += n
	}
	must(t, <-fed)
	must(t, fs.CloseSync(outW))
	if <-got != text {
		t.Error("other bytes came")
	}
	must(t, fs.CloseSync(inR))
	must(t, fs.CloseSync(outR))
}

// Files of /proc have no size, and the kernel cannot copy them itself.
func TestSendfile_Proc(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		in, err := f.open("/proc/self/cmdline", rdonly, 0)
		must(t, err)
		out, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		whole := content(t, "/proc/self/cmdline")
		n, err := f.sendfile(out, in, 0, 1<<20)
		must(t, err)
		same(t, "copied", n, len(whole))
		same(t, "bytes", content(t, dir+"/file"), whole)
		must(t, f.close(in))
		must(t, f.close(out))
	})
}

// Nothing takes bytes that there is no room for.
func TestNoSpace(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		source := put(t, dir+"/file", "x")
		full, err := f.open("/dev/full", wronly, 0)
		must(t, err)
		_, err = f.write(full, []byte("x"), -1)
		want(t, err, uv.ENOSPC, "write")
		_, err = f.writev(full, [][]byte{{1}, {2}}, -1)
		want(t, err, uv.ENOSPC, "write")
		in, err := f.open(source, rdonly, 0)
		must(t, err)
		_, err = f.sendfile(full, in, 0, 1)
		want(t, err, uv.ENOSPC, "sendfile")
		must(t, f.close(in))
		must(t, f.close(full))
	})
}

// libuv: io_64_safe
func TestWrite_TooMuchAtOnce(t *testing.T) {
	if strconv.IntSize == 32 {
		t.Skip("there are no such slices")
	}
	length := int64(1) << 31 // a variable, for where an int has not the room
	huge, err := unix.Mmap(-1, 0, int(length), unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	must(t, err)
	defer unix.Munmap(huge)
	bothWays(t, func(t *testing.T, f api, dir string) {
		fd, err := f.open(dir+"/file", rdwr|create, 0o600)
		must(t, err)
		_, err = f.write(fd, huge, 0)
		refused(t, err)
		_, err = f.writev(fd, [][]byte{huge}, -1)
		refused(t, err)
		_, err = f.writev(fd, [][]byte{{1}, huge[1:]}, -1)
		refused(t, err)
		s, err := f.fstat(fd)
		must(t, err)
		same(t, "size", s.Size, 0)
		// A byte less is asked of the system, which cannot read this memory.
		_, err = f.write(fd, huge[1:], 0)
		want(t, err, uv.EFAULT, "write")
		must(t, f.close(fd))
	})
}

// A file system that cannot clone says so if it must.
func TestCopyfile_Clone(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		source, target := put(t, dir+"/source", "x"), dir+"/target"
		must(t, f.copyfile(source, target, fs.CopyfileFiclone))
		same(t, "content", content(t, target), "x")
		err := f.copyfile(source, target, fs.CopyfileFicloneForce)
		if err == nil {
			same(t, "content of the clone", content(t, target), "x")
			return
		}
		if !isCode(err, uv.ENOTSUP) && !isCode(err, uv.ENOTTY) && !isCode(err, uv.EINVAL) {
			t.Errorf("refused with %v", err)
		}
		_, err = f.stat(target) // a failed copy is removed
		want(t, err, uv.ENOENT, "stat", target)
	})
}
