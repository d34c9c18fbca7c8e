package fs

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Flags of Copyfile, with libuv's numbers.
const (
	CopyfileExcl         = 1 // UV_FS_COPYFILE_EXCL: EEXIST if the target is there
	CopyfileFiclone      = 2 // UV_FS_COPYFILE_FICLONE: share the blocks, if the file system can
	CopyfileFicloneForce = 4 // UV_FS_COPYFILE_FICLONE_FORCE: share the blocks, or fail
)

// Copyfile copies a file's content and permissions, as uv_fs_copyfile. A target
// that is there is overwritten. A copy onto the file itself succeeds and does
// nothing. If the copy fails half-way, the target is removed. Other flags than
// the above are EINVAL, without a callback. Loop goroutine only.
func Copyfile(loop *uv.Loop, path, dest string, flags int, onDone func(err error)) (*Request, error) {
	if !copyfileFlags(flags) {
		return nil, uv.EINVAL
	}
	return do(loop, KindCopyfile, args{path: path, dest: dest, flags: flags}, func(a *args) error { return CopyfileSync(a.path, a.dest, a.flags) }, onDone), nil
}

// CopyfileSync is Copyfile at once. Safe from any goroutine.
func CopyfileSync(path, dest string, flags int) error {
	if !copyfileFlags(flags) {
		return uv.EINVAL
	}
	return failed(KindCopyfile, copyfile(path, dest, flags), path, dest)
}

func copyfileFlags(flags int) bool {
	return flags&^(CopyfileExcl|CopyfileFiclone|CopyfileFicloneForce) == 0
}

func copyfile(path, dest string, flags int) (err error) {
	in, err := open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer closeFD(in)
	from, err := fstat(in)
	if err != nil {
		return err
	}
	// The target is not cut before it is known to be another file.
	how := syscall.O_WRONLY | syscall.O_CREAT
	if flags&CopyfileExcl != 0 {
		how |= syscall.O_EXCL
	}
	out, err := open(dest, how, uint32(from.Mode&0o7777))
	if err != nil {
		return err
	}
	defer func() {
		if e := closeFD(out); err == nil {
			err = e
		}
		if err != nil {
			_ = unlink(dest) // the first error is the one to tell
		}
	}()
	to, err := fstat(out)
	if err != nil || from.Dev == to.Dev && from.Ino == to.Ino {
		return err
	}
	if err := ftruncate(out, 0); err != nil {
		return err
	}
	if err := copyMode(out, from); err != nil {
		return err
	}
	if flags&(CopyfileFiclone|CopyfileFicloneForce) != 0 {
		if err := clone(out, in); err == nil || flags&CopyfileFicloneForce != 0 {
			return err
		}
	}
	for offset := int64(0); offset < int64(from.Size); {
		n, err := sendfile(out, in, offset, int(min(int64(from.Size)-offset, maxIO)))
		if err != nil {
			return err
		}
		if n == 0 {
			break // somebody cut the source meanwhile
		}
		offset += int64(n)
	}
	return nil
}

// Sendfile copies up to length bytes of in, from offset on, to where out
// stands, as uv_fs_sendfile: possibly less, and 0 bytes at the end of in. The
// position of in stays where it is, unless it has none, as a pipe: there the
// offset means nothing. EINVAL for more than 2 GiB less a byte, without a
// callback. Loop goroutine only.
func Sendfile(loop *uv.Loop, out, in int, offset, length int64, onDone func(err error, n int)) (*Request, error) {
	if length < 0 || length > maxIO {
		return nil, uv.EINVAL
	}
	return begin(loop, KindSendfile, args{out: out, fd: in, offset: offset, length: length}, func(a *args) (int, error) {
		return SendfileSync(a.out, a.fd, a.offset, a.length)
	}, onDone), nil
}

// SendfileSync is Sendfile at once. Safe from any goroutine.
func SendfileSync(out, in int, offset, length int64) (int, error) {
	if length < 0 || length > maxIO {
		return 0, uv.EINVAL
	}
	n, err := sendfile(out, in, offset, int(length))
	return n, failed(KindSendfile, err, "", "")
}

// pump is sendfile by hand. An error comes alone: what was copied before it is
// told as a success, and the next call meets it again. Only what came out of a
// pipe, and could not be written, is an error at once: it is lost.
func pump(out, in int, offset int64, length int) (total int, err error) {
	buf := make([]byte, min(length, 64<<10))
	for total < length {
		n, err := read(in, buf[:min(length-total, len(buf))], offset)
		if err == syscall.ESPIPE && total == 0 && offset >= 0 {
			offset = -1 // a pipe
			continue
		}
		if err != nil && total == 0 {
			return 0, err
		}
		if err != nil || n == 0 {
			break
		}
		for sent := 0; sent < n; {
			w, err := write(out, buf[sent:n], -1)
			switch {
			case err == syscall.EAGAIN:
				if err := waitWritable(out); err != nil {
					return 0, err
				}
			case err != nil && offset >= 0 && total+sent > 0:
				return total + sent, nil
			case err != nil:
				return 0, err
			default:
				sent += w
			}
		}
		total += n
		if offset >= 0 {
			offset += int64(n)
		}
	}
	return total, nil
}
