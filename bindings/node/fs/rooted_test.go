package fs

import (
	"errors"
	iofs "io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// plain hides everything of a file but what package io/fs demands.
type plain struct{ fsys iofs.FS }

type plainFile struct{ iofs.File }

func (p plain) Open(name string) (iofs.File, error) {
	f, err := p.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return f, nil
	}
	return plainFile{f}, nil
}

// A file is read at any place, also where its system reads on and on only.
func TestRootedRead(t *testing.T) {
	files := fstest.MapFS{"f": {Data: []byte("hello world")}, "d/g": {}}
	for name, fsys := range map[string]iofs.FS{"readable at": files, "plain": plain{files}} {
		r := &rooted{fsys: fsys, open: make(map[int]*rootedFile)}
		fd, err := r.Open("/f", 0, 0)
		if err != nil || fd != firstRooted {
			t.Fatal(name, fd, err)
		}
		b := make([]byte, 5)
		for _, step := range []struct {
			offset int64
			want   string
		}{{-1, "hello"}, {6, "world"}, {-1, " worl"}, {9, "ld"}, {-1, "d"}, {-1, ""}, {99, ""}, {0, "hello"}} {
			n, err := r.Read(fd, b, step.offset)
			if got := string(b[:n]); got != step.want || err != nil {
				t.Errorf("%s: read at %d: got %q, %v, want %q", name, step.offset, got, err, step.want)
			}
		}
		if n, err := r.Readv(fd, [][]byte{b[:1], b[1:3]}, 1); n != 3 || string(b[:3]) != "ell" || err != nil {
			t.Errorf("%s: readv: %d, %q, %v", name, n, b[:3], err)
		}
		second, _ := r.Open("f", 0, 0)
		if second != fd+1 || r.Close(fd) != nil {
			t.Errorf("%s: second descriptor %d", name, second)
		}
		if _, err := r.Read(fd, b, -1); !errors.Is(err, uv.EBADF) {
			t.Errorf("%s: read of what is closed: %v", name, err)
		}
		r.Close(second)
		if len(r.open) != 0 {
			t.Errorf("%s: %d files left open", name, len(r.open))
		}
	}
}

func TestRootedFolders(t *testing.T) {
	r := &rooted{fsys: fstest.MapFS{"b": {}, "d/g": {}, "a": {Mode: iofs.ModeSymlink}}, open: make(map[int]*rootedFile)}
	entries, err := r.Scandir("/")
	if err != nil || len(entries) != 3 || entries[0] != (uvfs.Dirent{Name: "a", Kind: uvfs.DirentLink}) ||
		entries[1] != (uvfs.Dirent{Name: "b", Kind: uvfs.DirentFile}) || entries[2] != (uvfs.Dirent{Name: "d", Kind: uvfs.DirentDir}) {
		t.Error(entries, err)
	}
	dir, err := r.Opendir("d")
	if err != nil {
		t.Fatal(err)
	}
	two := make([]uvfs.Dirent, 2)
	if n, err := dir.Read(two); n != 1 || err != nil || two[0].Name != "g" {
		t.Error(n, two, err)
	}
	if n, err := dir.Read(two); n != 0 || err != nil {
		t.Error(n, err)
	}
	if _, err := r.Opendir("b"); !errors.Is(err, uv.ENOTDIR) {
		t.Error(err)
	}
}

// Whatever a script writes, the path stays inside, and is one that io/fs takes.
func FuzzInside(f *testing.F) {
	for _, seed := range []string{"/", "", "a", "/a/b/", "../../etc/passwd", "./.././x", "//a//b", "a\x00b", "..", "/..", "a/../../b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := inside(name)
		if utf8.ValidString(name) && !iofs.ValidPath(got) {
			t.Errorf("inside(%q) = %q", name, got)
		}
		if got != naiveInside(name) {
			t.Errorf("inside(%q) = %q, want %q", name, got, naiveInside(name))
		}
	})
}

// naiveInside walks a path element by element.
func naiveInside(name string) string {
	var at []string
	for _, element := range strings.Split(name, "/") {
		switch element {
		case "", ".":
		case "..":
			if len(at) > 0 {
				at = at[:len(at)-1]
			}
		default:
			at = append(at, element)
		}
	}
	if len(at) == 0 {
		return "."
	}
	return strings.Join(at, "/")
}
