//go:build unix

package fs_test

import (
	"errors"
	"fmt"
	"io"
	iofs "io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv/fs"
)

// FuzzOperations does the same in two directories, in one with this package
// and in the other with package os: what is refused, what is read, and what is
// there in the end must be the same.
func FuzzOperations(f *testing.F) {
	f.Add([]byte("\x00\x00\x10\x01\x00\x05\x09\x01\x00"))
	f.Add([]byte("\x03\x02\x00\x00\x03\x07\x05\x03\x04\x06\x00\x01\x07\x00\x04\x08\x02\x00\x02\x03\x00"))
	f.Add([]byte("\x07\x01\x00\x07\x00\x01\x01\x00\x00\x08\x00\x01\x0a\x00\x00\x0b\x00\x00\x0c\x00\x01"))
	f.Fuzz(func(t *testing.T, script []byte) {
		ours, theirs := tempDir(t), tempDir(t)
		for i := 0; i+2 < len(script) && i < 3*60; i += 3 {
			op, a, b := script[i]%byte(len(operations)), script[i+1], script[i+2]
			o := operations[op]
			name := func(dir string, x byte) string { return dir + "/" + fuzzNames[int(x)%len(fuzzNames)] }
			got, err := o.ours(name(ours, a), name(ours, b), a, b)
			want, wantErr := o.theirs(name(theirs, a), name(theirs, b), a, b)
			got, want = strings.ReplaceAll(got, ours, ""), strings.ReplaceAll(want, theirs, "")
			if errno(err) != errno(wantErr) || err == nil && got != want {
				t.Fatalf("step %d, %s(%s, %s): %q, %v; package os: %q, %v", i/3, o.name, name("", a), name("", b), got, err, want, wantErr)
			}
		}
		if got, want := tree(t, ours), tree(t, theirs); got != want {
			t.Fatalf("in the end there is\n%s\nand with package os\n%s", got, want)
		}
	})
}

var fuzzNames = []string{"a", "b", "d", "d/a", "d/e", "d/e/c", "missing/x", "d/../a", "a/"}

func errno(err error) syscall.Errno {
	var e syscall.Errno
	if err != nil && !errors.As(err, &e) {
		return syscall.Errno(0xffff)
	}
	return e
}

// with calls one function for the sake of its error.
func with(err error) (string, error) { return "", err }

var operations = []struct {
	name         string
	ours, theirs func(a, b string, x, y byte) (string, error)
}{
	{"write", func(a, _ string, x, y byte) (string, error) {
		fd, err := fs.OpenSync(a, wronly|create, 0o644)
		if err != nil {
			return "", err
		}
		defer fs.CloseSync(fd)
		n, err := fs.WriteSync(fd, []byte{x, y}, int64(y%16))
		return fmt.Sprint(n), err
	}, func(a, _ string, x, y byte) (string, error) {
		file, err := os.OpenFile(a, os.O_WRONLY|os.O_CREATE, 0o644)
		if err != nil {
			return "", err
		}
		defer file.Close()
		n, err := file.WriteAt([]byte{x, y}, int64(y%16))
		return fmt.Sprint(n), err
	}},
	{"append", func(a, _ string, x, y byte) (string, error) {
		fd, err := fs.OpenSync(a, wronly|syscall.O_APPEND, 0)
		if err != nil {
			return "", err
		}
		defer fs.CloseSync(fd)
		n, err := fs.WritevSync(fd, [][]byte{{x}, {}, {y, y}}, -1)
		return fmt.Sprint(n), err
	}, func(a, _ string, x, y byte) (string, error) {
		file, err := os.OpenFile(a, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return "", err
		}
		defer file.Close()
		n, err := file.Write([]byte{x, y, y})
		return fmt.Sprint(n), err
	}},
	{"read", func(a, _ string, x, y byte) (string, error) {
		fd, err := fs.OpenSync(a, rdonly, 0)
		if err != nil {
			return "", err
		}
		defer fs.CloseSync(fd)
		p, q := make([]byte, y%5), make([]byte, 3)
		n, err := fs.ReadvSync(fd, [][]byte{p, q}, int64(y%8))
		return string(append(p, q...)[:n]), err
	}, func(a, _ string, x, y byte) (string, error) {
		file, err := os.Open(a)
		if err != nil {
			return "", err
		}
		defer file.Close()
		p := make([]byte, y%5+3)
		n, err := file.ReadAt(p, int64(y%8))
		if err == io.EOF {
			err = nil
		}
		return string(p[:n]), err
	}},
	{"mkdir", func(a, _ string, _, _ byte) (string, error) { return with(fs.MkdirSync(a, 0o755)) },
		func(a, _ string, _, _ byte) (string, error) { return with(os.Mkdir(a, 0o755)) }},
	{"rmdir", func(a, _ string, _, _ byte) (string, error) { return with(fs.RmdirSync(a)) },
		func(a, _ string, _, _ byte) (string, error) { return with(syscall.Rmdir(a)) }},
	{"unlink", func(a, _ string, _, _ byte) (string, error) { return with(fs.UnlinkSync(a)) },
		func(a, _ string, _, _ byte) (string, error) { return with(syscall.Unlink(a)) }},
	{"rename", func(a, b string, _, _ byte) (string, error) { return with(fs.RenameSync(a, b)) },
		func(a, b string, _, _ byte) (string, error) { return with(syscall.Rename(a, b)) }},
	{"link", func(a, b string, _, _ byte) (string, error) { return with(fs.LinkSync(a, b)) },
		func(a, b string, _, _ byte) (string, error) { return with(os.Link(a, b)) }},
	{"symlink", func(a, b string, _, _ byte) (string, error) { return with(fs.SymlinkSync(a, b)) },
		func(a, b string, _, _ byte) (string, error) { return with(os.Symlink(a, b)) }},
	{"readlink", func(a, _ string, _, _ byte) (string, error) { return fs.ReadlinkSync(a) },
		func(a, _ string, _, _ byte) (string, error) { return os.Readlink(a) }},
	{"scandir", func(a, _ string, _, _ byte) (string, error) {
		entries, err := fs.ScandirSync(a)
		return strings.Join(names(entries), " "), err
	}, func(a, _ string, _, _ byte) (string, error) {
		entries, err := os.ReadDir(a)
		var all []string
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return strings.Join(all, " "), err
	}},
	{"stat", func(a, _ string, _, y byte) (string, error) {
		stat := fs.StatSync
		if y%2 == 1 {
			stat = fs.LstatSync
		}
		s, err := stat(a)
		if s.Kind() != fs.DirentFile {
			s.Size = 0
		}
		return fmt.Sprintf("%o %d", s.Mode&0o170777, s.Size), err
	}, func(a, _ string, _, y byte) (string, error) {
		var s syscall.Stat_t
		stat := syscall.Stat
		if y%2 == 1 {
			stat = syscall.Lstat
		}
		err := stat(a, &s)
		if s.Mode&syscall.S_IFMT != syscall.S_IFREG {
			s.Size = 0
		}
		return fmt.Sprintf("%o %d", s.Mode&0o170777, s.Size), err
	}},
	{"copyfile", func(a, b string, _, _ byte) (string, error) { return with(fs.CopyfileSync(a, b, fs.CopyfileExcl)) },
		func(a, b string, _, _ byte) (string, error) {
			from, err := os.Open(a)
			if err != nil {
				return "", err
			}
			defer from.Close()
			to, err := os.OpenFile(b, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if err != nil {
				return "", err
			}
			defer to.Close()
			if s, err := from.Stat(); err != nil || s.IsDir() {
				os.Remove(b)
				return "", syscall.EISDIR
			}
			_, err = io.Copy(to, from)
			return "", err
		}},
	{"chmod", func(a, _ string, _, y byte) (string, error) { return with(fs.ChmodSync(a, 0o700|uint32(y)&0o77)) },
		func(a, _ string, _, y byte) (string, error) { return with(syscall.Chmod(a, 0o700|uint32(y)&0o77)) }},
	{"realpath", func(a, _ string, _, _ byte) (string, error) { return fs.RealpathSync(a) },
		func(a, _ string, _, _ byte) (string, error) {
			// The kernel's own answer.
			file, err := os.Open(a)
			if err != nil {
				return "", err
			}
			file.Close()
			path, err := filepath.EvalSymlinks(a)
			return path, err
		}},
}

// tree is all that is below dir, as text.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d iofs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		s, err := d.Info()
		if err != nil {
			return err
		}
		text := ""
		switch {
		case d.Type().IsRegular():
			text = content(t, path)
		case d.Type()&os.ModeSymlink != 0:
			if text, err = os.Readlink(path); err != nil {
				return err
			}
		}
		fmt.Fprintf(&b, "%s %v %q\n", strings.TrimPrefix(path, dir), s.Mode(), strings.ReplaceAll(text, dir, ""))
		return nil
	}))
	return b.String()
}
