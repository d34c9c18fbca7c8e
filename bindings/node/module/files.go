package module

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// files is where modules are: in the file system, or in an fs.FS, whose root is
// then "/" and the working directory too.
type files struct{ fsys fs.FS }

// inside is an absolute path as package fs spells it.
func inside(path string) string {
	path = filepath.ToSlash(filepath.Clean(path))
	path = strings.TrimPrefix(path[len(filepath.VolumeName(path)):], "/")
	if path == "" {
		return "."
	}
	return path
}

func (f files) kind(path string) kind {
	var info fs.FileInfo
	var err error
	if f.fsys != nil {
		info, err = fs.Stat(f.fsys, inside(path))
	} else {
		info, err = os.Stat(path)
	}
	switch {
	case err != nil:
		return missing
	case info.IsDir():
		return folder
	}
	return file
}

// read gives a file, or a *uv.Error.
func (f files) read(path string) ([]byte, error) {
	if f.fsys == nil {
		return readFile(path)
	}
	text, err := fs.ReadFile(f.fsys, inside(path))
	if err == nil {
		return text, nil
	}
	code := uv.EIO
	var errno syscall.Errno
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		code = uv.ENOENT
	case errors.Is(err, fs.ErrPermission):
		code = uv.EACCES
	case errors.As(err, &errno):
		code = uv.FromErrno(errno)
	}
	return nil, &uv.Error{Code: code, Syscall: "open", Path: path}
}

// text reads a source file, without the byte order mark some editors put in
// front. The error is a *uv.Error.
func (f files) text(path string) (string, error) {
	text, err := f.read(path)
	return strings.TrimPrefix(string(text), "\ufeff"), err
}

// realFolder is a folder without symbolic links. What an fs.FS makes of links
// is its own affair.
func (f files) realFolder(path string) (string, error) {
	if f.fsys != nil {
		return path, nil
	}
	return filepath.EvalSymlinks(path)
}

// realFile is a file of a real folder without symbolic links.
func (f files) realFile(path string) (string, error) {
	if f.fsys != nil {
		return path, nil
	}
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&os.ModeSymlink != 0 {
		return filepath.EvalSymlinks(path)
	}
	return path, err
}

// cwd is the working directory as the system knows it: unlike os.Getwd it does
// not believe $PWD, and nor does Node.
func (f files) cwd() string {
	if f.fsys != nil {
		return root
	}
	dir, err := syscall.Getwd()
	if err != nil {
		return root
	}
	return filepath.Clean(dir)
}

// resolve is path.resolve of two.
func (f files) resolve(base, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	joined := filepath.Join(base, path)
	if !filepath.IsAbs(joined) {
		joined = filepath.Join(f.cwd(), joined)
	}
	return joined
}

const root = string(filepath.Separator)
