package fs

import (
	"errors"
	"io"
	iofs "io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// Use makes fsys the file system that scripts see, read only; its root is "/",
// the working directory too. A nil fsys is none: every operation is refused
// with ERR_ACCESS_DENIED. Descriptors are numbers of its own. It must come
// before the first use of the module. Loop goroutine only.
func Use(e *env.Env, fsys iofs.FS) {
	if fsys == nil {
		of(e).disk = nothing{}
		return
	}
	of(e).disk = &rooted{fsys: fsys, open: make(map[int]*rootedFile)}
}

// nothing is no file system: no job gets as far as to ask it.
type nothing struct{ disk }

// rooted is an io/fs file system.
type rooted struct {
	readOnly
	fsys iofs.FS
	mu   sync.Mutex
	open map[int]*rootedFile
}

// rootedFile is an open file. One that cannot be read at a place is read whole
// when that is asked for first.
type rootedFile struct {
	mu    sync.Mutex
	file  iofs.File
	pos   int64
	whole []byte
}

// firstRooted is above the standard streams' descriptors, which are not files
// of this file system.
const firstRooted = 3

// inside is a path as package io/fs spells it.
func inside(name string) string {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		return "."
	}
	return name
}

func rootedError(syscallName, name string, err error) error {
	if err == nil {
		return nil
	}
	code := uv.EIO
	var errno syscall.Errno
	var known uv.Code
	switch {
	case errors.As(err, &known):
		code = known
	case errors.Is(err, iofs.ErrNotExist), errors.Is(err, iofs.ErrInvalid):
		code = uv.ENOENT
	case errors.Is(err, iofs.ErrPermission):
		code = uv.EACCES
	case errors.As(err, &errno):
		code = uv.FromErrno(errno)
	}
	return &uv.Error{Code: code, Syscall: syscallName, Path: name}
}

func (r *rooted) Open(name string, flags int, _ uint32) (int, error) {
	if flags&(syscall.O_WRONLY|syscall.O_RDWR|syscall.O_CREAT|syscall.O_TRUNC|syscall.O_APPEND) != 0 {
		return -1, refuse("open", name, "")
	}
	file, err := r.fsys.Open(inside(name))
	if err != nil {
		return -1, rootedError("open", name, err)
	}
	if strings.HasSuffix(name, "/") {
		if info, err := file.Stat(); err == nil && !info.IsDir() {
			file.Close()
			return -1, rootedError("open", name, uv.ENOTDIR)
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	fd := firstRooted
	for r.open[fd] != nil {
		fd++
	}
	r.open[fd] = &rootedFile{file: file}
	return fd, nil
}

func (r *rooted) find(syscallName string, fd int) (*rootedFile, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if f := r.open[fd]; f != nil {
		return f, nil
	}
	return nil, rootedError(syscallName, "", uv.EBADF)
}

func (r *rooted) Close(fd int) error {
	f, err := r.find("close", fd)
	if err != nil {
		return err
	}
	r.mu.Lock()
	delete(r.open, fd)
	r.mu.Unlock()
	return rootedError("close", "", f.file.Close())
}

func (r *rooted) Read(fd int, b []byte, offset int64) (int, error) {
	f, err := r.find("read", fd)
	if err != nil {
		return 0, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if info, err := f.file.Stat(); err == nil && info.IsDir() {
		return 0, rootedError("read", "", uv.EISDIR)
	}
	n, err := f.read(b, offset)
	if err == io.EOF {
		err = nil
	}
	return n, rootedError("read", "", err)
}

func (f *rootedFile) read(b []byte, offset int64) (int, error) {
	at := offset
	if offset < 0 {
		at = f.pos
	}
	n, err := f.readAt(b, at)
	if offset < 0 {
		f.pos += int64(n)
	}
	return n, err
}

func (f *rootedFile) readAt(b []byte, at int64) (int, error) {
	if file, ok := f.file.(io.ReaderAt); ok {
		n, err := file.ReadAt(b, at)
		if errors.Is(err, iofs.ErrInvalid) && at >= 0 {
			err = io.EOF // what some say of a place behind the end
		}
		return n, err
	}
	if f.whole == nil {
		text, err := io.ReadAll(f.file)
		if err != nil {
			return 0, err
		}
		f.whole = append([]byte{}, text...)
	}
	if at >= int64(len(f.whole)) {
		return 0, io.EOF
	}
	return copy(b, f.whole[at:]), nil
}

func (r *rooted) Readv(fd int, bufs [][]byte, offset int64) (int, error) {
	total := 0
	for _, b := range bufs {
		n, err := r.Read(fd, b, offset)
		total += n
		if err != nil || n < len(b) {
			return total, err
		}
		if offset >= 0 {
			offset += int64(n)
		}
	}
	return total, nil
}

func rootedStats(info iofs.FileInfo) uvfs.Stats {
	s := uvfs.Stats{Nlink: 1, Size: uint64(info.Size()), Blksize: 4096, Blocks: uint64(info.Size()+511) / 512}
	s.Mode = uint64(info.Mode().Perm())
	switch mode := info.Mode(); {
	case mode.IsDir():
		s.Mode |= syscall.S_IFDIR
	case mode&iofs.ModeSymlink != 0:
		s.Mode |= syscall.S_IFLNK
	case mode&iofs.ModeNamedPipe != 0:
		s.Mode |= syscall.S_IFIFO
	case mode&iofs.ModeSocket != 0:
		s.Mode |= syscall.S_IFSOCK
	case mode&iofs.ModeCharDevice != 0:
		s.Mode |= syscall.S_IFCHR
	case mode&iofs.ModeDevice != 0:
		s.Mode |= syscall.S_IFBLK
	default:
		s.Mode |= syscall.S_IFREG
	}
	if t := info.ModTime(); !t.IsZero() {
		s.Mtime = uvfs.TimespecOf(t)
		s.Atime, s.Ctime = s.Mtime, s.Mtime
	}
	return s
}

func (r *rooted) stat(syscallName, name string) (uvfs.Stats, error) {
	info, err := iofs.Stat(r.fsys, inside(name))
	if err == nil && strings.HasSuffix(name, "/") && !info.IsDir() {
		err = uv.ENOTDIR
	}
	if err != nil {
		return uvfs.Stats{}, rootedError(syscallName, name, err)
	}
	return rootedStats(info), nil
}

func (r *rooted) Stat(name string) (uvfs.Stats, error)  { return r.stat("stat", name) }
func (r *rooted) Lstat(name string) (uvfs.Stats, error) { return r.stat("lstat", name) }

func (r *rooted) Fstat(fd int) (uvfs.Stats, error) {
	f, err := r.find("fstat", fd)
	if err != nil {
		return uvfs.Stats{}, err
	}
	info, err := f.file.Stat()
	if err != nil {
		return uvfs.Stats{}, rootedError("fstat", "", err)
	}
	return rootedStats(info), nil
}

func (r *rooted) Statfs(name string) (uvfs.FSStats, error) {
	return uvfs.FSStats{}, rootedError("statfs", name, uv.ENOSYS)
}

func (r *rooted) Access(name string, mode int) error {
	_, err := r.stat("access", name)
	if err == nil && mode&uvfs.WOK != 0 {
		err = refuse("access", name, "")
	}
	return err
}

func (r *rooted) entries(syscallName, name string) ([]uvfs.Dirent, error) {
	list, err := iofs.ReadDir(r.fsys, inside(name))
	if err != nil {
		if s, serr := r.stat(syscallName, name); serr == nil && s.Kind() != uvfs.DirentDir {
			err = uv.ENOTDIR
		}
		return nil, rootedError(syscallName, name, err)
	}
	entries := make([]uvfs.Dirent, len(list))
	for i, entry := range list {
		entries[i].Name = entry.Name()
		switch mode := entry.Type(); {
		case mode.IsDir():
			entries[i].Kind = uvfs.DirentDir
		case mode.IsRegular():
			entries[i].Kind = uvfs.DirentFile
		case mode&iofs.ModeSymlink != 0:
			entries[i].Kind = uvfs.DirentLink
		}
	}
	slices.SortFunc(entries, func(a, b uvfs.Dirent) int { return strings.Compare(a.Name, b.Name) })
	return entries, nil
}

func (r *rooted) Scandir(name string) ([]uvfs.Dirent, error) { return r.entries("scandir", name) }

func (r *rooted) Opendir(name string) (folder, error) {
	list, err := r.entries("opendir", name)
	if err != nil {
		return nil, err
	}
	return &rootedFolder{list}, nil
}

type rootedFolder struct{ left []uvfs.Dirent }

func (d *rootedFolder) Read(entries []uvfs.Dirent) (int, error) {
	n := copy(entries, d.left)
	d.left = d.left[n:]
	return n, nil
}

func (d *rootedFolder) Close() error { return nil }

func (r *rooted) Readlink(name string) (string, error) {
	if _, err := r.stat("readlink", name); err != nil {
		return "", err
	}
	return "", rootedError("readlink", name, uv.EINVAL)
}

// Realpath knows no links: what an fs.FS makes of them is its own affair.
func (r *rooted) Realpath(name string) (string, error) {
	if _, err := r.stat("realpath", name); err != nil {
		return "", err
	}
	return path.Clean("/" + name), nil
}
