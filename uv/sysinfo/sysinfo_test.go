package sysinfo

import (
	"errors"
	"fmt"
	"math"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
)

// supported tells whether a function works on this system, and fails the test
// if it should.
func supported(t *testing.T, what string, err error) bool {
	t.Helper()
	if err != nil && (runtime.GOOS == "linux" || !errors.Is(err, uv.ENOTSUP)) {
		t.Errorf("%s: %v", what, err)
	}
	return err == nil
}

// Every question is answered, with something that can be true.
//
// libuv: platform_output
func TestPlatformOutput(t *testing.T) {
	if Title() == "" {
		t.Error("no title")
	}
	if dir, err := os.Getwd(); err != nil || dir == "" {
		t.Error("working folder:", dir, err)
	}
	total := TotalMemory()
	if rss, err := ResidentSetMemory(); supported(t, "resident set", err) && (rss == 0 || rss > total) {
		t.Error("resident set:", rss, "of", total)
	}
	if up, err := Uptime(); supported(t, "uptime", err) && up <= 0 {
		t.Error("uptime:", up)
	}
	if ru, err := GetRusage(); supported(t, "rusage", err) && (ru.UserTime+ru.SystemTime <= 0 || ru.MaxRSS <= 0 || ru.MinorFaults <= 0) {
		t.Errorf("rusage: %+v", ru)
	}
	if n := AvailableParallelism(); n < 1 || n > runtime.NumCPU() {
		t.Error("parallelism:", n, "of", runtime.NumCPU())
	}
	cpus, err := CPUInfo()
	if supported(t, "cpus", err) {
		if len(cpus) == 0 {
			t.Error("no cpu")
		}
		for _, c := range cpus {
			if c.Model == "" || c.Speed < 0 || runtime.GOOS == "linux" && c.Times.User+c.Times.Sys+c.Times.Idle <= 0 {
				t.Errorf("cpu: %+v", c)
			}
		}
	}
	interfaces, err := InterfaceAddresses()
	if supported(t, "interfaces", err) {
		for _, a := range interfaces {
			if a.Name == "" || a.Index == 0 || !a.Addr.IsValid() || !a.Netmask().IsValid() || a.Addr.IsLoopback() && !a.Internal {
				t.Errorf("interface: %+v", a)
			}
		}
	}
	if user, err := CurrentPasswd(); supported(t, "user", err) {
		if user.UID != os.Geteuid() || user.Username == "" || user.HomeDir == "" {
			t.Errorf("user: %+v", user)
		}
		if group, err := GroupByGID(user.GID); err != nil || group.GID != user.GID || group.Name == "" {
			t.Errorf("group: %+v, %v", group, err)
		}
	}
	if priority, err := GetPriority(os.Getpid()); supported(t, "priority", err) && (priority < PriorityHighest || priority > PriorityLow) {
		t.Error("priority:", priority)
	}
	if u, err := Uname(); supported(t, "uname", err) && (u.Sysname == "" || u.Release == "" || u.Version == "" || u.Machine == "") {
		t.Errorf("uname: %+v", u)
	}
	if name, err := Hostname(); err != nil || name == "" {
		t.Error("host:", name, err)
	}
	if path, err := ExePath(); err != nil || !filepath.IsAbs(path) {
		t.Error("program:", path, err)
	}
}

// libuv: get_memory
func TestMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("told on Linux alone")
	}
	free, total, constrained, available := FreeMemory(), TotalMemory(), ConstrainedMemory(), AvailableMemory()
	if free == 0 || free > total || available == 0 || available > total || constrained != 0 && constrained < available {
		t.Errorf("free %d, total %d, constrained %d, available %d", free, total, constrained, available)
	}
}

// libuv: get_loadavg
func TestLoadAvg(t *testing.T) {
	for _, n := range LoadAvg() {
		if n < 0 || math.IsNaN(n) {
			t.Error(LoadAvg())
		}
	}
}

func TestHRTime(t *testing.T) {
	if a, b := HRTime(), HRTime(); b < a {
		t.Error(a, b)
	}
}

func TestPasswd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("users have no numbers")
	}
	root, err := PasswdByUID(0)
	if err != nil || root.UID != 0 || root.Username == "" || root.HomeDir == "" {
		t.Errorf("root: %+v, %v", root, err)
	}
	me, err := CurrentPasswd()
	same, err2 := PasswdByUID(os.Geteuid())
	if me != same || err != nil || err2 != nil {
		t.Errorf("%+v, %v, and by number %+v, %v", me, err, same, err2)
	}
	const nobody = 1<<31 - 7
	if p, err := PasswdByUID(nobody); err != uv.ENOENT {
		t.Errorf("%+v, %v, want ENOENT", p, err)
	}
	if g, err := GroupByGID(nobody); err != uv.ENOENT {
		t.Errorf("%+v, %v, want ENOENT", g, err)
	}
}

// unsetenv is t.Setenv's counterpart.
func unsetenv(t *testing.T, names ...string) {
	for _, name := range names {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
}

func TestHomeDir(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("has no HOME")
	}
	for home, want := range map[string]string{"/home/ada": "/home/ada", "/home/ada/": "/home/ada", "/": "/", "": ""} {
		t.Setenv("HOME", home)
		if got, err := HomeDir(); got != want || err != nil {
			t.Errorf("HOME=%s: %s, %v, want %s", home, got, err, want)
		}
	}
	unsetenv(t, "HOME")
	me, err := CurrentPasswd()
	if got, err2 := HomeDir(); got != me.HomeDir || err2 != err {
		t.Errorf("no HOME: %s, %v, want %s, %v", got, err2, me.HomeDir, err)
	}
}

func TestTmpDir(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("has its own rules")
	}
	names := []string{"TMPDIR", "TMP", "TEMP", "TEMPDIR"}
	for i, name := range names {
		unsetenv(t, names...)
		for _, later := range names[i:] {
			t.Setenv(later, "/by/"+later+"/")
		}
		if got := TmpDir(); got != "/by/"+name {
			t.Errorf("%v set: %s", names[i:], got)
		}
	}
	unsetenv(t, names...)
	if got := TmpDir(); got != "/tmp" && runtime.GOOS != "android" {
		t.Errorf("none set: %s", got)
	}
}

func TestTitle(t *testing.T) {
	old := Title()
	err := SetTitle("uvgo, a title that is long")
	if !supported(t, "SetTitle", err) {
		return
	}
	if Title() != "uvgo, a title that is long" {
		t.Error(Title())
	}
	if comm, err := os.ReadFile("/proc/self/comm"); err != nil || string(comm) != "uvgo, a title t\n" {
		t.Errorf("the system shows %q, %v", comm, err)
	}
	if err := SetTitle(old); err != nil {
		t.Error(err)
	}
}

func TestPriority(t *testing.T) {
	now, err := GetPriority(0)
	if !supported(t, "GetPriority", err) {
		return
	}
	for _, p := range []int{PriorityHighest - 1, PriorityLow + 1} {
		if err := SetPriority(0, p); err != uv.EINVAL {
			t.Errorf("priority %d: %v, want EINVAL", p, err)
		}
	}
	// Keeping a priority is allowed to everybody. Going back up would not be.
	if err := SetPriority(0, now); err != nil {
		t.Error(err)
	}
	if err := SetPriority(os.Getpid(), now); err != nil {
		t.Error(err)
	}
	const nobody = 1<<31 - 7
	if _, err := GetPriority(nobody); !errors.Is(err, uv.ESRCH) {
		t.Errorf("no such process: %v, want ESRCH", err)
	}
	if err := SetPriority(nobody, now); !errors.Is(err, uv.ESRCH) {
		t.Errorf("no such process: %v, want ESRCH", err)
	}
}

func TestNetmask(t *testing.T) {
	for _, test := range []struct {
		addr string
		bits int
		want string
	}{{"127.0.0.1", 8, "255.0.0.0"}, {"192.0.2.2", 32, "255.255.255.255"}, {"192.0.2.2", 0, "0.0.0.0"}, {"fe80::1%lo", 64, "ffff:ffff:ffff:ffff::"}, {"::1", 128, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}} {
		a := InterfaceAddress{Addr: netip.MustParseAddr(test.addr), Bits: test.bits}
		if got := a.Netmask().String(); got != test.want {
			t.Errorf("%s/%d: %s, want %s", test.addr, test.bits, got, test.want)
		}
	}
}

func Example() {
	fmt.Println("processors:", AvailableParallelism() >= 1)
	fmt.Println("a folder for temporary files:", strings.TrimSpace(TmpDir()) != "")
	if _, err := PasswdByUID(1<<31 - 7); err != nil {
		fmt.Println(err)
	}
	// Output:
	// processors: true
	// a folder for temporary files: true
	// ENOENT: no such file or directory
}
