package fs

import "github.com/uvgo/uvgo/uv"

// Chmod sets the permissions of a file, as uv_fs_chmod; of a link, where it
// leads to. Loop goroutine only.
func Chmod(loop *uv.Loop, path string, mode uint32, onDone func(err error)) *Request {
	return do(loop, KindChmod, args{path: path, mode: mode}, func(a *args) error { return ChmodSync(a.path, a.mode) }, onDone)
}

// ChmodSync is Chmod at once. Safe from any goroutine.
func ChmodSync(path string, mode uint32) error {
	return failed(KindChmod, chmod(path, mode), path, "")
}

// Fchmod is Chmod of a descriptor, as uv_fs_fchmod. Loop goroutine only.
func Fchmod(loop *uv.Loop, fd int, mode uint32, onDone func(err error)) *Request {
	return do(loop, KindFchmod, args{fd: fd, mode: mode}, func(a *args) error { return FchmodSync(a.fd, a.mode) }, onDone)
}

// FchmodSync is Fchmod at once. Safe from any goroutine.
func FchmodSync(fd int, mode uint32) error { return failed(KindFchmod, fchmod(fd, mode), "", "") }

// Chown sets the owner and the group of a file, as uv_fs_chown; of a link,
// where it leads to. -1 leaves one as it is. Loop goroutine only.
func Chown(loop *uv.Loop, path string, uid, gid int, onDone func(err error)) *Request {
	return do(loop, KindChown, args{path: path, uid: uid, gid: gid}, func(a *args) error { return ChownSync(a.path, a.uid, a.gid) }, onDone)
}

// ChownSync is Chown at once. Safe from any goroutine.
func ChownSync(path string, uid, gid int) error {
	return failed(KindChown, chown(path, uid, gid), path, "")
}

// Fchown is Chown of a descriptor, as uv_fs_fchown. Loop goroutine only.
func Fchown(loop *uv.Loop, fd, uid, gid int, onDone func(err error)) *Request {
	return do(loop, KindFchown, args{fd: fd, uid: uid, gid: gid}, func(a *args) error { return FchownSync(a.fd, a.uid, a.gid) }, onDone)
}

// FchownSync is Fchown at once. Safe from any goroutine.
func FchownSync(fd, uid, gid int) error { return failed(KindFchown, fchown(fd, uid, gid), "", "") }

// Lchown is Chown of a link itself, as uv_fs_lchown. Loop goroutine only.
func Lchown(loop *uv.Loop, path string, uid, gid int, onDone func(err error)) *Request {
	return do(loop, KindLchown, args{path: path, uid: uid, gid: gid}, func(a *args) error { return LchownSync(a.path, a.uid, a.gid) }, onDone)
}

// LchownSync is Lchown at once. Safe from any goroutine.
func LchownSync(path string, uid, gid int) error {
	return failed(KindLchown, lchown(path, uid, gid), path, "")
}
