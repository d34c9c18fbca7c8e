package fs

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// Where there is no statx, Stats are the same but for the birth time.
func TestOldStat(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	// A time of access far ahead is not touched by going through the link.
	if err := utime(link, Timespec{Sec: 4e9}, Timespec{}, false); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := func() (all [6]Stats, failed error) {
		for i, call := range []func() (Stats, error){
			func() (Stats, error) { return stat(link, true) },
			func() (Stats, error) { return stat(link, false) },
			func() (Stats, error) { return fstat(int(f.Fd())) },
			func() (Stats, error) { return stat("/dev/tty", true) },
		} {
			if all[i], err = call(); err != nil {
				return all, err
			}
			all[i].Birthtime = Timespec{}
		}
		_, failed = stat(dir+"/missing", true)
		return all, failed
	}
	with, missing := all()
	withoutStatx.Store(true)
	defer withoutStatx.Store(false)
	without, missing2 := all()
	if with != without || missing != unix.ENOENT || missing2 != unix.ENOENT {
		t.Errorf("%+v, %v\n%+v, %v", with, missing, without, missing2)
	}
	if s, err := stat(file, true); err != nil || s.Birthtime != (Timespec{}) {
		t.Errorf("a birth time that nobody knows: %v, %v", s.Birthtime, err)
	}
}
