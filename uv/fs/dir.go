package fs

import (
	"cmp"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/uvgo/uvgo/uv"
)

// Mkdir makes a directory, as uv_fs_mkdir, with the permissions mode, before
// the umask. Loop goroutine only.
func Mkdir(loop *uv.Loop, path string, mode uint32, onDone func(err error)) *Request {
	return do(loop, KindMkdir, args{path: path, mode: mode}, func(a *args) error { return MkdirSync(a.path, a.mode) }, onDone)
}

// MkdirSync is Mkdir at once. Safe from any goroutine.
func MkdirSync(path string, mode uint32) error {
	return failed(KindMkdir, mkdir(path, mode), path, "")
}

// Rmdir removes an empty directory, as uv_fs_rmdir. Loop goroutine only.
func Rmdir(loop *uv.Loop, path string, onDone func(err error)) *Request {
	return do(loop, KindRmdir, args{path: path}, func(a *args) error { return RmdirSync(a.path) }, onDone)
}

// RmdirSync is Rmdir at once. Safe from any goroutine.
func RmdirSync(path string) error { return failed(KindRmdir, rmdir(path), path, "") }

// DirentKind is the kind of a file, as uv_dirent_type_t.
type DirentKind uint8

const (
	DirentUnknown DirentKind = iota // none of the others
	DirentFile
	DirentDir
	DirentLink
	DirentFIFO
	DirentSocket
	DirentChar
	DirentBlock
)

// Dirent is an entry of a directory, as uv_dirent_t. The entries . and .. are
// left out.
type Dirent struct {
	Name string
	// Kind is that of the entry itself, also if it is a link.
	//
	// Differs from libuv: where the file system does not say, it is looked up.
	Kind DirentKind
}

// Scandir reads a whole directory, sorted by name, byte by byte, as
// uv_fs_scandir. The slice stands for uv_fs_scandir_next: it ends where that
// is EOF. ENOTDIR for another file. Loop goroutine only.
func Scandir(loop *uv.Loop, path string, onEntries func(err error, entries []Dirent)) *Request {
	return begin(loop, KindScandir, args{path: path}, func(a *args) ([]Dirent, error) { return ScandirSync(a.path) }, onEntries)
}

// ScandirSync is Scandir at once. Safe from any goroutine.
func ScandirSync(path string) ([]Dirent, error) {
	dir, err := openDir(path)
	if err != nil {
		return nil, failed(KindScandir, err, path, "")
	}
	defer dir.Close()
	list, err := dir.ReadDir(-1)
	if err != nil {
		return nil, failed(KindScandir, err, path, "")
	}
	entries := make([]Dirent, len(list))
	fill(entries, list)
	slices.SortFunc(entries, func(a, b Dirent) int { return cmp.Compare(a.Name, b.Name) })
	return entries, nil
}

func fill(entries []Dirent, list []os.DirEntry) {
	for i, e := range list {
		entries[i] = Dirent{e.Name(), kindOf(e.Type())}
	}
}

func kindOf(mode os.FileMode) DirentKind {
	switch {
	case mode&os.ModeType == 0:
		return DirentFile
	case mode&os.ModeDir != 0:
		return DirentDir
	case mode&os.ModeSymlink != 0:
		return DirentLink
	case mode&os.ModeNamedPipe != 0:
		return DirentFIFO
	case mode&os.ModeSocket != 0:
		return DirentSocket
	case mode&os.ModeCharDevice != 0:
		return DirentChar
	case mode&os.ModeDevice != 0:
		return DirentBlock
	}
	return DirentUnknown
}

// Dir is a directory that is being read, as uv_dir_t. It is closed by
// Closedir.
type Dir struct {
	mu     sync.Mutex // os.File does not stand Close while ReadDir runs
	file   *os.File
	closed bool
}

// Opendir opens a directory for Readdir, as uv_fs_opendir. ENOTDIR for another
// file. Loop goroutine only.
func Opendir(loop *uv.Loop, path string, onOpen func(err error, dir *Dir)) *Request {
	return begin(loop, KindOpendir, args{path: path}, func(a *args) (*Dir, error) { return OpendirSync(a.path) }, onOpen)
}

// OpendirSync is Opendir at once. Safe from any goroutine.
func OpendirSync(path string) (*Dir, error) {
	file, err := openDir(path)
	if err != nil {
		return nil, failed(KindOpendir, err, path, "")
	}
	return &Dir{file: file}, nil
}

// Readdir reads the next entries of a directory, at most as many as fit, as
// uv_fs_readdir. n is their number, and 0 at the end. They come in the file
// system's order. EINVAL without room for an entry, and then it does not call
// back. Loop goroutine only.
func Readdir(loop *uv.Loop, dir *Dir, entries []Dirent, onEntries func(err error, n int)) (*Request, error) {
	if dir == nil || len(entries) == 0 {
		return nil, uv.EINVAL
	}
	return begin(loop, KindReaddir, args{dir: dir, entries: entries}, func(a *args) (int, error) { return ReaddirSync(a.dir, a.entries) }, onEntries), nil
}

// ReaddirSync is Readdir at once. Safe from any goroutine.
func ReaddirSync(dir *Dir, entries []Dirent) (int, error) {
	if dir == nil || len(entries) == 0 {
		return 0, uv.EINVAL
	}
	dir.mu.Lock()
	defer dir.mu.Unlock()
	if dir.closed {
		return 0, failed(KindReaddir, uv.EBADF, "", "")
	}
	list, err := dir.file.ReadDir(len(entries))
	if err == io.EOF || len(list) > 0 {
		err = nil // an error after entries comes again, alone
	}
	fill(entries, list)
	return len(list), failed(KindReaddir, err, "", "")
}

// Closedir closes a directory, as uv_fs_closedir; EBADF if it is closed
// already. EINVAL without one, and without a callback. Loop goroutine only.
func Closedir(loop *uv.Loop, dir *Dir, onClosed func(err error)) (*Request, error) {
	if dir == nil {
		return nil, uv.EINVAL
	}
	return do(loop, KindClosedir, args{dir: dir}, func(a *args) error { return ClosedirSync(a.dir) }, onClosed), nil
}

// ClosedirSync is Closedir at once. Safe from any goroutine.
func ClosedirSync(dir *Dir) error {
	if dir == nil {
		return uv.EINVAL
	}
	dir.mu.Lock()
	defer dir.mu.Unlock()
	if dir.closed {
		return failed(KindClosedir, uv.EBADF, "", "")
	}
	dir.closed = true
	return failed(KindClosedir, dir.file.Close(), "", "")
}
