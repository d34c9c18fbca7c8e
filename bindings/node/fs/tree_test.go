package fs

import (
	"os"
	"path/filepath"
	"testing"
)

// makeAll makes what is missing and names the first of it, for any path of
// names and dots, as making them one by one does.
func FuzzMakeAll(f *testing.F) {
	for _, seed := range []string{"a/b/c", "a", "a/./b", "a/../b", "a/b/../c/d", "a//b/", "./a", "../x/y"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, c := range name {
			if c != 'a' && c != 'b' && c != '.' && c != '/' {
				t.Skip()
			}
		}
		if len(name) > 40 || len(name) == 0 {
			t.Skip()
		}
		root := t.TempDir()
		inner := root + "/1/2/3/4/5/6/7/8/9/10"
		if err := os.MkdirAll(inner, 0o700); err != nil {
			t.Fatal(err)
		}
		path := inner + "/" + name
		if rel, err := filepath.Rel(root, filepath.Clean(path)); err != nil || len(rel) > 1 && rel[:2] == ".." {
			t.Skip()
		}
		first, err := makeAll(system{}, path, 0o700)
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			t.Fatalf("%q is not there: %v", name, err)
		}
		if first != "" {
			if info, err := os.Stat(first); err != nil || !info.IsDir() {
				t.Fatalf("%q: first %q: %v", name, first, err)
			}
		}
		if again, err := makeAll(system{}, path, 0o700); again != "" || err != nil {
			t.Fatalf("%q again: %q, %v", name, again, err)
		}
	})
}
