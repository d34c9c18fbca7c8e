package fs

// Kind tells operations apart, as uv_fs_type. Its text is the Syscall of the
// operation's errors.
type Kind uint8

// Kinds have libuv's order and numbers.
const (
	KindCustom Kind = iota // UV_FS_CUSTOM, which no request here is
	KindOpen
	KindClose
	KindRead
	KindWrite
	KindSendfile
	KindStat
	KindLstat
	KindFstat
	KindFtruncate
	KindUtime
	KindFutime
	KindAccess
	KindChmod
	KindFchmod
	KindFsync
	KindFdatasync
	KindUnlink
	KindRmdir
	KindMkdir
	KindMkdtemp
	KindRename
	KindScandir
	KindLink
	KindSymlink
	KindReadlink
	KindChown
	KindFchown
	KindRealpath
	KindCopyfile
	KindLchown
	KindOpendir
	KindReaddir
	KindClosedir
	KindStatfs
	KindMkstemp
	KindLutime
)

var kinds = [...]string{
	"custom", "open", "close", "read", "write", "sendfile", "stat", "lstat", "fstat", "ftruncate", "utime", "futime",
	"access", "chmod", "fchmod", "fsync", "fdatasync", "unlink", "rmdir", "mkdir", "mkdtemp", "rename", "scandir",
	"link", "symlink", "readlink", "chown", "fchown", "realpath", "copyfile", "lchown", "opendir", "readdir",
	"closedir", "statfs", "mkstemp", "lutime",
}

// String is the name, such as "mkdtemp"; "" of what is no kind. Safe from any
// goroutine.
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return ""
}
