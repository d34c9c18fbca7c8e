//go:build unix

package fs_test

import (
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

// moments are before 1970, with a fraction, and after; as seconds, and as what
// they mean. Their fractions are exact in a float64, or rounded to be so.
var moments = []struct {
	seconds float64
	is      fs.Timespec
}{
	{400497753.25, fs.Timespec{Sec: 400497753, Nsec: 250000000}},
	{-14245440.25, fs.Timespec{Sec: -14245441, Nsec: 750000000}},
	{-1.5, fs.Timespec{Sec: -2, Nsec: 500000000}},
	{-1, fs.Timespec{Sec: -1}},
	{-1e-9, fs.Timespec{Sec: -1, Nsec: 999999999}},
	{-1e-10, fs.Timespec{}},
	{0, fs.Timespec{}},
	{0.1, fs.Timespec{Nsec: 100000000}},
	{123456.123456789, fs.Timespec{Sec: 123456, Nsec: 123456789}},
	{0.9999999999, fs.Timespec{Sec: 1}},
	{math.Inf(1), fs.UtimeNow},
	{math.NaN(), fs.UtimeOmit},
}

// libuv: fs_utime_round
func TestTimespecOfSeconds(t *testing.T) {
	for _, m := range moments {
		if got := fs.TimespecOfSeconds(m.seconds); got != m.is {
			t.Errorf("%v: %v, want %v", m.seconds, got, m.is)
		}
	}
	for _, ts := range []fs.Timespec{{Sec: -3, Nsec: 5}, {Sec: 9, Nsec: 999999999}} {
		same(t, "there and back", fs.TimespecOf(ts.Time()), ts)
	}
}

// exact cuts off what the system cannot keep of a descriptor's times.
func exact(ts fs.Timespec, descriptor bool) fs.Timespec {
	if descriptor && runtime.GOOS != "linux" {
		ts.Nsec -= ts.Nsec % 1000
	}
	return ts
}

// libuv: fs_utime, fs_futime, fs_lutime, fs_utime_round
func TestUtime(t *testing.T) {
	bothWays(t, func(t *testing.T, f api, dir string) {
		file, link := put(t, dir+"/file", ""), dir+"/link"
		must(t, f.symlink("file", link))
		fd, err := f.open(file, rdwr, 0)
		must(t, err)
		for name, form := range map[string]struct {
			set  func(a, m fs.Timespec) error
			stat func() (fs.Stats, error)
		}{
			"utime":           {func(a, m fs.Timespec) error { return f.utime(file, a, m) }, func() (fs.Stats, error) { return f.stat(file) }},
			"utime of a link": {func(a, m fs.Timespec) error { return f.utime(link, a, m) }, func() (fs.Stats, error) { return f.stat(file) }},
			"futime":          {func(a, m fs.Timespec) error { return f.futime(fd, a, m) }, func() (fs.Stats, error) { return f.fstat(fd) }},
			"lutime":          {func(a, m fs.Timespec) error { return f.lutime(link, a, m) }, func() (fs.Stats, error) { return f.lstat(link) }},
			"lutime, a file":  {func(a, m fs.Timespec) error { return f.lutime(file, a, m) }, func() (fs.Stats, error) { return f.lstat(file) }},
		} {
			check := func(what string, a, m fs.Timespec) {
				t.Helper()
				s, err := form.stat()
				must(t, err)
				same(t, name+", atime, "+what, s.Atime, exact(a, name == "futime"))
				same(t, name+", mtime, "+what, s.Mtime, exact(m, name == "futime"))
			}
			other := fs.Timespec{Sec: 1700000000, Nsec: 123456789}
			for _, m := range moments[:len(moments)-2] {
				must(t, form.set(m.is, other))
				check("as set", m.is, other)
				must(t, form.set(other, m.is))
				check("as set", other, m.is)
			}
			a, m := moments[0].is, moments[1].is
			must(t, form.set(a, m))
			must(t, form.set(fs.UtimeOmit, fs.UtimeOmit))
			check("both omitted", a, m)
			must(t, form.set(fs.UtimeOmit, other))
			check("one omitted", a, other)
			must(t, form.set(m, fs.UtimeOmit))
			check("the other omitted", m, other)

			long := time.Now().Add(-time.Hour) // the system's clock is near ours
			must(t, form.set(fs.UtimeNow, fs.UtimeOmit))
			s, err := form.stat()
			must(t, err)
			same(t, name+", mtime beside now", s.Mtime, exact(other, name == "futime"))
			must(t, form.set(a, fs.UtimeNow))
			s2, err := form.stat()
			must(t, err)
			same(t, name+", atime beside now", s2.Atime, a)
			if s.Atime.Time().Before(long) || s2.Mtime.Time().Before(long) {
				t.Errorf("%s: now is %v, %v", name, s.Atime.Time(), s2.Mtime.Time())
			}
		}
		same(t, "a link's times are not its target's", f.lutime(link, fs.Timespec{Sec: 1}, fs.Timespec{Sec: 2}), nil)
		s, err := f.stat(link)
		must(t, err)
		if s.Atime.Sec == 1 || s.Mtime.Sec == 2 {
			t.Error("lutime went through the link")
		}
		for _, nsec := range []int64{-1, 1e9} {
			bad := fs.Timespec{Nsec: nsec}
			want(t, f.utime(file, bad, fs.UtimeNow), uv.EINVAL, "utime", file)
			want(t, f.lutime(file, fs.UtimeNow, bad), uv.EINVAL, "lutime", file)
			want(t, f.futime(fd, bad, bad), uv.EINVAL, "futime")
		}
		must(t, f.close(fd))
	})
}
