package fs

import "github.com/uvgo/uvgo/uv"

// maxIO is how many bytes one write or one copy may have.
const maxIO = 0x7fffffff

// Open opens a file, as uv_fs_open. flags are those of package syscall, mode
// the permissions of a file that is made, before the umask. Child processes do
// not get the descriptor. It is -1 with an error. Loop goroutine only.
func Open(loop *uv.Loop, path string, flags int, mode uint32, onOpen func(err error, fd int)) *Request {
	t := &task[int]{
		Request: Request{kind: KindOpen, args: args{path: path, flags: flags, mode: mode}},
		run:     func(a *args) (int, error) { return OpenSync(a.path, a.flags, a.mode) },
		tell:    onOpen,
		result:  -1, // of a cancelled request
	}
	return t.queue(loop)
}

// OpenSync is Open at once. Safe from any goroutine.
func OpenSync(path string, flags int, mode uint32) (int, error) {
	fd, err := open(path, flags, mode)
	if err != nil {
		return -1, failed(KindOpen, err, path, "")
	}
	return fd, nil
}

// Close closes a descriptor, as uv_fs_close. Loop goroutine only.
func Close(loop *uv.Loop, fd int, onClosed func(err error)) *Request {
	return do(loop, KindClose, args{fd: fd}, func(a *args) error { return CloseSync(a.fd) }, onClosed)
}

// CloseSync is Close at once. Safe from any goroutine.
func CloseSync(fd int) error { return failed(KindClose, closeFD(fd), "", "") }

// Read reads into buf from offset on, or with offset -1 from the file's
// position, which it moves, as uv_fs_read. It may read less than fits; 0 bytes
// are the end of the file, or an empty buf. Loop goroutine only.
func Read(loop *uv.Loop, fd int, buf []byte, offset int64, onRead func(err error, n int)) *Request {
	return begin(loop, KindRead, args{fd: fd, buf: buf, offset: offset}, func(a *args) (int, error) { return ReadSync(a.fd, a.buf, a.offset) }, onRead)
}

// ReadSync is Read at once. Safe from any goroutine.
func ReadSync(fd int, buf []byte, offset int64) (int, error) {
	n, err := read(fd, buf[:min(len(buf), maxIO)], offset)
	return max(n, 0), failed(KindRead, err, "", "")
}

// Readv is Read into several buffers, one after the other, as uv_fs_read. It
// uses as many as the system takes at once, 1024 on Linux. Without any it is
// EINVAL, and does not call back. Loop goroutine only.
func Readv(loop *uv.Loop, fd int, bufs [][]byte, offset int64, onRead func(err error, n int)) (*Request, error) {
	if len(bufs) == 0 {
		return nil, uv.EINVAL
	}
	return begin(loop, KindRead, args{fd: fd, bufs: bufs, offset: offset}, func(a *args) (int, error) { return ReadvSync(a.fd, a.bufs, a.offset) }, onRead), nil
}

// ReadvSync is Readv at once. Safe from any goroutine.
func ReadvSync(fd int, bufs [][]byte, offset int64) (int, error) {
	switch len(bufs) {
	case 0:
		return 0, uv.EINVAL
	case 1:
		return ReadSync(fd, bufs[0], offset)
	}
	n, err := readv(fd, bufs[:min(len(bufs), maxVec)], offset)
	return max(n, 0), failed(KindRead, err, "", "")
}

// Write writes buf at offset, or with offset -1 at the file's position, which
// it moves, as uv_fs_write. It goes on until everything is written or the
// system refuses: n may be less than asked, and then the next Write tells why.
// EINVAL for more than 2 GiB less a byte, without a callback.
//
// The system appends, whatever the offset, to a file that was opened to append.
// Loop goroutine only.
func Write(loop *uv.Loop, fd int, buf []byte, offset int64, onWritten func(err error, n int)) (*Request, error) {
	if len(buf) > maxIO {
		return nil, uv.EINVAL
	}
	return begin(loop, KindWrite, args{fd: fd, buf: buf, offset: offset}, func(a *args) (int, error) { return WriteSync(a.fd, a.buf, a.offset) }, onWritten), nil
}

// WriteSync is Write at once. Safe from any goroutine.
func WriteSync(fd int, buf []byte, offset int64) (int, error) {
	if len(buf) > maxIO {
		return 0, uv.EINVAL
	}
	total := 0
	for {
		n, err := write(fd, buf[total:], offset)
		if n <= 0 {
			return written(total, err)
		}
		total += n
		if total == len(buf) {
			return total, nil
		}
		if offset >= 0 {
			offset += int64(n)
		}
	}
}

// Writev is Write of any number of buffers, one after the other, as
// uv_fs_write. EINVAL without any, too. Loop goroutine only.
func Writev(loop *uv.Loop, fd int, bufs [][]byte, offset int64, onWritten func(err error, n int)) (*Request, error) {
	if !writable(bufs) {
		return nil, uv.EINVAL
	}
	return begin(loop, KindWrite, args{fd: fd, bufs: bufs, offset: offset}, func(a *args) (int, error) { return WritevSync(a.fd, a.bufs, a.offset) }, onWritten), nil
}

// WritevSync is Writev at once. Safe from any goroutine.
func WritevSync(fd int, bufs [][]byte, offset int64) (int, error) {
	if !writable(bufs) {
		return 0, uv.EINVAL
	}
	if len(bufs) == 1 {
		return WriteSync(fd, bufs[0], offset)
	}
	total := 0
	rest := append(make([][]byte, 0, len(bufs)), bufs...) // the caller's stay as they are
	for len(rest) > 0 {
		batch := rest[:min(len(rest), maxVec)]
		n, err := writev(fd, batch, offset)
		if n < 0 || err != nil || n == 0 && !empty(batch) {
			return written(total, err)
		}
		total += n
		if offset >= 0 {
			offset += int64(n)
		}
		rest = skip(rest, len(batch), n)
	}
	return total, nil
}

func empty(bufs [][]byte) bool {
	for _, b := range bufs {
		if len(b) > 0 {
			return false
		}
	}
	return true
}

// skip drops the n bytes that were written of the first of bufs, and what is
// empty among those.
func skip(bufs [][]byte, first, n int) [][]byte {
	for first > 0 && n >= len(bufs[0]) {
		n -= len(bufs[0])
		bufs = bufs[1:]
		first--
	}
	if n > 0 {
		bufs[0] = bufs[0][n:]
	}
	return bufs
}

// writable tells whether there are buffers, and no more than can be written.
func writable(bufs [][]byte) bool {
	total := 0
	for _, b := range bufs {
		if len(b) > maxIO-total {
			return false
		}
		total += len(b)
	}
	return len(bufs) > 0
}

// written is the result of a write that ended early: an error alone only if
// nothing was written.
func written(total int, err error) (int, error) {
	if total > 0 {
		return total, nil
	}
	return 0, failed(KindWrite, err, "", "")
}

// Fsync brings a file's content and what Stat tells of it to the disk, as
// uv_fs_fsync. Loop goroutine only.
func Fsync(loop *uv.Loop, fd int, onDone func(err error)) *Request {
	return do(loop, KindFsync, args{fd: fd}, func(a *args) error { return FsyncSync(a.fd) }, onDone)
}

// FsyncSync is Fsync at once. Safe from any goroutine.
func FsyncSync(fd int) error { return failed(KindFsync, fsync(fd), "", "") }

// Fdatasync is Fsync without what is not needed to read the content, as
// uv_fs_fdatasync. Loop goroutine only.
func Fdatasync(loop *uv.Loop, fd int, onDone func(err error)) *Request {
	return do(loop, KindFdatasync, args{fd: fd}, func(a *args) error { return FdatasyncSync(a.fd) }, onDone)
}

// FdatasyncSync is Fdatasync at once. Safe from any goroutine.
func FdatasyncSync(fd int) error { return failed(KindFdatasync, fdatasync(fd), "", "") }

// Ftruncate cuts or fills up a file to a length in bytes, as uv_fs_ftruncate.
// Loop goroutine only.
func Ftruncate(loop *uv.Loop, fd int, length int64, onDone func(err error)) *Request {
	return do(loop, KindFtruncate, args{fd: fd, length: length}, func(a *args) error { return FtruncateSync(a.fd, a.length) }, onDone)
}

// FtruncateSync is Ftruncate at once. Safe from any goroutine.
func FtruncateSync(fd int, length int64) error {
	return failed(KindFtruncate, ftruncate(fd, length), "", "")
}
