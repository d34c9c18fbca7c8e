package fs

import (
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// disk is where files are: the system's, or an embedder's. Its methods are
// those of uv/fs, run where they are called; errors are *uv.Error. Safe from
// any goroutine.
type disk interface {
	Open(path string, flags int, mode uint32) (int, error)
	Close(fd int) error
	Read(fd int, b []byte, offset int64) (int, error)
	Readv(fd int, bufs [][]byte, offset int64) (int, error)
	Stat(path string) (uvfs.Stats, error)
	Lstat(path string) (uvfs.Stats, error)
	Fstat(fd int) (uvfs.Stats, error)
	Statfs(path string) (uvfs.FSStats, error)
	Access(path string, mode int) error
	Scandir(path string) ([]uvfs.Dirent, error)
	Opendir(path string) (folder, error)
	Readlink(path string) (string, error)
	Realpath(path string) (string, error)
	changer
}

// changer is the half of a disk that changes files.
type changer interface {
	Write(fd int, b []byte, offset int64) (int, error)
	Writev(fd int, bufs [][]byte, offset int64) (int, error)
	Ftruncate(fd int, length int64) error
	Fsync(fd int) error
	Fdatasync(fd int) error
	Chmod(path string, mode uint32) error
	Fchmod(fd int, mode uint32) error
	Chown(path string, uid, gid int) error
	Lchown(path string, uid, gid int) error
	Fchown(fd, uid, gid int) error
	Utime(path string, atime, mtime uvfs.Timespec) error
	Lutime(path string, atime, mtime uvfs.Timespec) error
	Futime(fd int, atime, mtime uvfs.Timespec) error
	Mkdir(path string, mode uint32) error
	Mkdtemp(template string) (string, error)
	Rename(path, dest string) error
	Link(path, dest string) error
	Symlink(path, dest string) error
	Copyfile(path, dest string, flags int) error
	Unlink(path string) error
	Rmdir(path string) error
}

// folder is a directory that is being read, entry by entry.
type folder interface {
	Read(entries []uvfs.Dirent) (int, error)
	Close() error
}

// system is the system's own files.
type system struct{}

func (system) Open(path string, flags int, mode uint32) (int, error) {
	return uvfs.OpenSync(path, flags, mode)
}
func (system) Close(fd int) error                               { return uvfs.CloseSync(fd) }
func (system) Read(fd int, b []byte, offset int64) (int, error) { return uvfs.ReadSync(fd, b, offset) }
func (system) Readv(fd int, bufs [][]byte, offset int64) (int, error) {
	return uvfs.ReadvSync(fd, bufs, offset)
}
func (system) Stat(path string) (uvfs.Stats, error)       { return uvfs.StatSync(path) }
func (system) Lstat(path string) (uvfs.Stats, error)      { return uvfs.LstatSync(path) }
func (system) Fstat(fd int) (uvfs.Stats, error)           { return uvfs.FstatSync(fd) }
func (system) Statfs(path string) (uvfs.FSStats, error)   { return uvfs.StatfsSync(path) }
func (system) Access(path string, mode int) error         { return uvfs.AccessSync(path, mode) }
func (system) Scandir(path string) ([]uvfs.Dirent, error) { return uvfs.ScandirSync(path) }
func (system) Readlink(path string) (string, error)       { return uvfs.ReadlinkSync(path) }
func (system) Realpath(path string) (string, error)       { return uvfs.RealpathSync(path) }

func (system) Opendir(path string) (folder, error) {
	dir, err := uvfs.OpendirSync(path)
	if err != nil {
		return nil, err
	}
	return systemFolder{dir}, nil
}

type systemFolder struct{ dir *uvfs.Dir }

func (d systemFolder) Read(entries []uvfs.Dirent) (int, error) {
	return uvfs.ReaddirSync(d.dir, entries)
}
func (d systemFolder) Close() error { return uvfs.ClosedirSync(d.dir) }

func (system) Write(fd int, b []byte, offset int64) (int, error) {
	return uvfs.WriteSync(fd, b, offset)
}
func (system) Writev(fd int, bufs [][]byte, offset int64) (int, error) {
	return uvfs.WritevSync(fd, bufs, offset)
}
func (system) Ftruncate(fd int, length int64) error   { return uvfs.FtruncateSync(fd, length) }
func (system) Fsync(fd int) error                     { return uvfs.FsyncSync(fd) }
func (system) Fdatasync(fd int) error                 { return uvfs.FdatasyncSync(fd) }
func (system) Chmod(path string, mode uint32) error   { return uvfs.ChmodSync(path, mode) }
func (system) Fchmod(fd int, mode uint32) error       { return uvfs.FchmodSync(fd, mode) }
func (system) Chown(path string, uid, gid int) error  { return uvfs.ChownSync(path, uid, gid) }
func (system) Lchown(path string, uid, gid int) error { return uvfs.LchownSync(path, uid, gid) }
func (system) Fchown(fd, uid, gid int) error          { return uvfs.FchownSync(fd, uid, gid) }
func (system) Utime(path string, atime, mtime uvfs.Timespec) error {
	return uvfs.UtimeSync(path, atime, mtime)
}
func (system) Lutime(path string, atime, mtime uvfs.Timespec) error {
	return uvfs.LutimeSync(path, atime, mtime)
}
func (system) Futime(fd int, atime, mtime uvfs.Timespec) error {
	return uvfs.FutimeSync(fd, atime, mtime)
}
func (system) Mkdir(path string, mode uint32) error    { return uvfs.MkdirSync(path, mode) }
func (system) Mkdtemp(template string) (string, error) { return uvfs.MkdtempSync(template) }
func (system) Rename(path, dest string) error          { return uvfs.RenameSync(path, dest) }
func (system) Link(path, dest string) error            { return uvfs.LinkSync(path, dest) }
func (system) Symlink(path, dest string) error         { return uvfs.SymlinkSync(path, dest) }
func (system) Copyfile(path, dest string, flags int) error {
	return uvfs.CopyfileSync(path, dest, flags)
}
func (system) Unlink(path string) error { return uvfs.UnlinkSync(path) }
func (system) Rmdir(path string) error  { return uvfs.RmdirSync(path) }

// readOnly refuses every change.
type readOnly struct{}

func refuse(syscall, path, dest string) error {
	return &uv.Error{Code: uv.EROFS, Syscall: syscall, Path: path, Dest: dest}
}

func (readOnly) Write(int, []byte, int64) (int, error)    { return 0, refuse("write", "", "") }
func (readOnly) Writev(int, [][]byte, int64) (int, error) { return 0, refuse("write", "", "") }
func (readOnly) Ftruncate(int, int64) error               { return refuse("ftruncate", "", "") }
func (readOnly) Fsync(int) error                          { return nil }
func (readOnly) Fdatasync(int) error                      { return nil }
func (readOnly) Chmod(path string, _ uint32) error        { return refuse("chmod", path, "") }
func (readOnly) Fchmod(int, uint32) error                 { return refuse("fchmod", "", "") }
func (readOnly) Chown(path string, _, _ int) error        { return refuse("chown", path, "") }
func (readOnly) Lchown(path string, _, _ int) error       { return refuse("lchown", path, "") }
func (readOnly) Fchown(int, int, int) error               { return refuse("fchown", "", "") }
func (readOnly) Utime(path string, _, _ uvfs.Timespec) error {
	return refuse("utime", path, "")
}
func (readOnly) Lutime(path string, _, _ uvfs.Timespec) error {
	return refuse("lutime", path, "")
}
func (readOnly) Futime(int, uvfs.Timespec, uvfs.Timespec) error { return refuse("futime", "", "") }
func (readOnly) Mkdir(path string, _ uint32) error              { return refuse("mkdir", path, "") }
func (readOnly) Mkdtemp(template string) (string, error)        { return "", refuse("mkdtemp", template, "") }
func (readOnly) Rename(path, dest string) error                 { return refuse("rename", path, dest) }
func (readOnly) Link(path, dest string) error                   { return refuse("link", path, dest) }
func (readOnly) Symlink(path, dest string) error                { return refuse("symlink", path, dest) }
func (readOnly) Copyfile(path, dest string, _ int) error        { return refuse("copyfile", path, dest) }
func (readOnly) Unlink(path string) error                       { return refuse("unlink", path, "") }
func (readOnly) Rmdir(path string) error                        { return refuse("rmdir", path, "") }
