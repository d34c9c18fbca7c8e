package fs

import (
	"path/filepath"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Modes of Access: any of RWX together, or FOK.
const (
	FOK = 0 // it is there
	XOK = 1 // it may be run, or searched
	WOK = 2 // it may be written
	ROK = 4 // it may be read
)

// Access tells whether a file is there and may be used, as uv_fs_access. Loop
// goroutine only.
func Access(loop *uv.Loop, path string, mode int, onDone func(err error)) *Request {
	return do(loop, KindAccess, args{path: path, flags: mode}, func(a *args) error { return AccessSync(a.path, a.flags) }, onDone)
}

// AccessSync is Access at once. Safe from any goroutine.
func AccessSync(path string, mode int) error {
	return failed(KindAccess, access(path, mode), path, "")
}

// Unlink removes a name, and the file if it was the last, as uv_fs_unlink.
// Loop goroutine only.
func Unlink(loop *uv.Loop, path string, onDone func(err error)) *Request {
	return do(loop, KindUnlink, args{path: path}, func(a *args) error { return UnlinkSync(a.path) }, onDone)
}

// UnlinkSync is Unlink at once. Safe from any goroutine.
func UnlinkSync(path string) error { return failed(KindUnlink, unlink(path), path, "") }

// Rename gives a file another name, as uv_fs_rename, and replaces a file that
// has it. Loop goroutine only.
func Rename(loop *uv.Loop, path, dest string, onDone func(err error)) *Request {
	return do(loop, KindRename, args{path: path, dest: dest}, func(a *args) error { return RenameSync(a.path, a.dest) }, onDone)
}

// RenameSync is Rename at once. Safe from any goroutine.
func RenameSync(path, dest string) error {
	return failed(KindRename, rename(path, dest), path, dest)
}

// Link gives a file a second name, as uv_fs_link. Loop goroutine only.
func Link(loop *uv.Loop, path, dest string, onDone func(err error)) *Request {
	return do(loop, KindLink, args{path: path, dest: dest}, func(a *args) error { return LinkSync(a.path, a.dest) }, onDone)
}

// LinkSync is Link at once. Safe from any goroutine.
func LinkSync(path, dest string) error { return failed(KindLink, link(path, dest), path, dest) }

// Symlink makes a link at dest that leads to path, as uv_fs_symlink. Nothing
// need be there.
//
// Differs from libuv: there are no flags. On Windows the kind of link is that
// of what path is. Loop goroutine only.
func Symlink(loop *uv.Loop, path, dest string, onDone func(err error)) *Request {
	return do(loop, KindSymlink, args{path: path, dest: dest}, func(a *args) error { return SymlinkSync(a.path, a.dest) }, onDone)
}

// SymlinkSync is Symlink at once. Safe from any goroutine.
func SymlinkSync(path, dest string) error {
	return failed(KindSymlink, symlink(path, dest), path, dest)
}

// Readlink tells where a link leads to, as it was written, as uv_fs_readlink.
// EINVAL for another file. Loop goroutine only.
func Readlink(loop *uv.Loop, path string, onDone func(err error, target string)) *Request {
	return begin(loop, KindReadlink, args{path: path}, func(a *args) (string, error) { return ReadlinkSync(a.path) }, onDone)
}

// ReadlinkSync is Readlink at once. Safe from any goroutine.
func ReadlinkSync(path string) (string, error) {
	target, err := readlink(path)
	return target, failed(KindReadlink, err, path, "")
}

// Realpath is the one absolute path of a file that has no links, no . and ..
// in it, as uv_fs_realpath. Loop goroutine only.
func Realpath(loop *uv.Loop, path string, onDone func(err error, path string)) *Request {
	return begin(loop, KindRealpath, args{path: path}, func(a *args) (string, error) { return RealpathSync(a.path) }, onDone)
}

// RealpathSync is Realpath at once. Safe from any goroutine.
func RealpathSync(path string) (string, error) {
	real, err := realpath(path)
	return real, failed(KindRealpath, err, path, "")
}

func realpath(path string) (string, error) {
	// stat knows what package filepath does not: that there is no file of no
	// name, that "file/" is no directory, how many links are too many.
	if _, err := stat(path, true); err != nil {
		return "", err
	}
	if !filepath.IsAbs(path) {
		wd, err := workingDir()
		if err != nil {
			return "", err
		}
		// Not Join, which would take link/.. for nothing.
		path = wd + string(filepath.Separator) + path
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil && code(err) == uv.UNKNOWN {
		err = syscall.ELOOP // package filepath has a text for it
	}
	return real, err
}
