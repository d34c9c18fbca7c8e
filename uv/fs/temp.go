package fs

import (
	"math/rand/v2"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Mkdtemp makes a directory of a new name, as uv_fs_mkdtemp, for its owner
// alone. The template ends in XXXXXX, which six letters and digits replace;
// EINVAL if it does not. Loop goroutine only.
func Mkdtemp(loop *uv.Loop, template string, onMade func(err error, path string)) *Request {
	return begin(loop, KindMkdtemp, args{path: template}, func(a *args) (string, error) { return MkdtempSync(a.path) }, onMade)
}

// MkdtempSync is Mkdtemp at once. Safe from any goroutine.
func MkdtempSync(template string) (string, error) {
	path, err := newName(template, func(path string) error { return mkdir(path, 0o700) })
	return path, failed(KindMkdtemp, err, template, "")
}

// TempFile is what Mkstemp made: with an error the path is "", the descriptor
// -1.
type TempFile struct {
	Path string
	FD   int
}

// Mkstemp makes a file of a new name and opens it for reading and writing, as
// uv_fs_mkstemp, for its owner alone. The template is as for Mkdtemp. Loop
// goroutine only.
func Mkstemp(loop *uv.Loop, template string, onMade func(err error, file TempFile)) *Request {
	t := &task[TempFile]{
		Request: Request{kind: KindMkstemp, args: args{path: template}},
		run:     func(a *args) (TempFile, error) { return MkstempSync(a.path) },
		tell:    onMade,
		result:  TempFile{FD: -1}, // of a cancelled request
	}
	return t.queue(loop)
}

// MkstempSync is Mkstemp at once. Safe from any goroutine.
func MkstempSync(template string) (TempFile, error) {
	file := TempFile{FD: -1}
	path, err := newName(template, func(path string) (err error) {
		file.FD, err = open(path, syscall.O_RDWR|syscall.O_CREAT|syscall.O_EXCL, 0o600)
		return err
	})
	if err != nil {
		return TempFile{FD: -1}, failed(KindMkstemp, err, template, "")
	}
	file.Path = path
	return file, nil
}

const (
	placeholder = "XXXXXX"
	letters     = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	tries       = 62 * 62 * 62 // as the C library
)

// newName calls make with names of the template until one is not taken. Names
// need not be secret: make says EEXIST of a taken one, whoever took it.
func newName(template string, make func(path string) error) (string, error) {
	prefix, ok := strings.CutSuffix(template, placeholder)
	if !ok {
		return "", syscall.EINVAL
	}
	for range tries {
		var name [len(placeholder)]byte
		for i := range name {
			name[i] = letters[rand.IntN(len(letters))]
		}
		path := prefix + string(name[:])
		if err := make(path); err == nil {
			return path, nil
		} else if code(err) != uv.EEXIST {
			return "", err
		}
	}
	return "", syscall.EEXIST
}
