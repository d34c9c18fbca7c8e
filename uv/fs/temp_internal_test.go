package fs

import (
	"strings"
	"syscall"
	"testing"
)

// A name that is taken is not the end.
func TestNewName_Taken(t *testing.T) {
	seen := map[string]bool{}
	calls := 0
	path, err := newName("dir/aXXXXXXXX", func(path string) error {
		seen[path] = true
		if calls++; calls < 50 {
			return syscall.EEXIST
		}
		return nil
	})
	if err != nil || calls != 50 || len(seen) < 49 || !seen[path] || !strings.HasPrefix(path, "dir/aXX") {
		t.Errorf("%q, %v, %d calls, %d names", path, err, calls, len(seen))
	}
	calls = 0
	if path, err := newName(placeholder, func(string) error { calls++; return syscall.EEXIST }); path != "" || err != syscall.EEXIST || calls != tries {
		t.Errorf("%q, %v after %d calls", path, err, calls)
	}
}

func FuzzNewName(f *testing.F) {
	for _, s := range []string{"", "XXXXXX", "aXXXXXX", "XXXXX", "XXXXXXb", "é/\x00XXXXXXX"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, template string) {
		made := ""
		path, err := newName(template, func(path string) error { made = path; return nil })
		if !strings.HasSuffix(template, "XXXXXX") {
			if err != syscall.EINVAL || path != "" || made != "" {
				t.Errorf("%q, %v", path, err)
			}
			return
		}
		prefix := template[:len(template)-6]
		if err != nil || path != made || len(path) != len(template) || !strings.HasPrefix(path, prefix) || strings.Trim(path[len(prefix):], letters) != "" {
			t.Errorf("%q of %q, %v", path, template, err)
		}
	})
}
