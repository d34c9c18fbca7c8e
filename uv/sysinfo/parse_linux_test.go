package sysinfo

import (
	"encoding/binary"
	"math"
	"net/netip"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// sample reads a file that a system had.
func sample(t testing.TB, name string) string {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// tree is a system that has these files.
func tree(have map[string]string) files { return func(path string) string { return have[path] } }

func TestCPUInfoSamples(t *testing.T) {
	stat := sample(t, "stat.txt")
	times0 := CPUTimes{User: 4410600 * time.Millisecond, Nice: 20 * time.Millisecond, Sys: 2171710 * time.Millisecond, Idle: 5255600 * time.Millisecond, IRQ: 70 * time.Millisecond}
	times2 := CPUTimes{User: 4481720 * time.Millisecond, Sys: 2190760 * time.Millisecond, Idle: 5151420 * time.Millisecond}
	for _, test := range []struct {
		name string
		have map[string]string
		want []CPU
	}{
		{"x86", map[string]string{"/proc/stat": stat, "/proc/cpuinfo": sample(t, "cpuinfo-x86.txt")},
			[]CPU{{"AMD EPYC", 2095, times0}, {"unknown", 0, times2}}},
		{"x86, frequency", map[string]string{"/proc/stat": stat, "/proc/cpuinfo": sample(t, "cpuinfo-x86.txt"),
			"/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq": "1800123\n"},
			[]CPU{{"AMD EPYC", 1800, times0}, {"unknown", 0, times2}}},
		{"arm64", map[string]string{"/proc/stat": strings.ReplaceAll(stat, "cpu2", "cpu1"), "/proc/cpuinfo": sample(t, "cpuinfo-arm64.txt")},
			[]CPU{{"Raspberry Pi 4 Model B Rev 1.1", 0, times0}, {"Raspberry Pi 4 Model B Rev 1.1", 0, times2}}},
		{"no /proc", nil, nil},
	} {
		got, err := tree(test.have).cpuInfo()
		if !slices.Equal(got, test.want) || (err == nil) != (test.want != nil) {
			t.Errorf("%s: %+v, %v, want %+v", test.name, got, err, test.want)
		}
	}
}

func TestMemInfo(t *testing.T) {
	text := sample(t, "meminfo.txt")
	for name, want := range map[string]uint64{"MemTotal": 24683620 << 10, "MemAvailable": 24188888 << 10, "Mem": 0, "SwapFree": 0, "HugePages_Total": 0} {
		if got := parseMemInfo(text, name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

// Limits of memory and of processors, as trees of cgroups tell them.
func TestCgroups(t *testing.T) {
	const none = "9223372036854771712\n"
	for _, test := range []struct {
		name      string
		have      map[string]string
		known     bool
		limit     uint64 // 0: no bound
		left, cpu float64
	}{
		{"no cgroups", nil, false, 0, 0, 0},
		{"v2, no limits", map[string]string{
			"/proc/self/cgroup":                        "0::/user.slice/me\n",
			"/sys/fs/cgroup/user.slice/me/memory.max":  "max\n",
			"/sys/fs/cgroup/user.slice/me/memory.high": "max\n",
			"/sys/fs/cgroup/user.slice/me/cpu.max":     "max 100000\n",
		}, true, 0, 0, 0},
		{"v2, a controller that is off", map[string]string{"/proc/self/cgroup": "0::/\n"}, false, 0, 0, 0},
		{"v2, own limits", map[string]string{
			"/proc/self/cgroup":                "0::/me\n",
			"/sys/fs/cgroup/me/memory.max":     "1000000\n",
			"/sys/fs/cgroup/me/memory.high":    "800000\n",
			"/sys/fs/cgroup/me/memory.current": "300000\n",
			"/sys/fs/cgroup/me/cpu.max":        "150000 100000\n",
		}, true, 800000, 500000, 1.5},
		{"v2, limits above", map[string]string{
			"/proc/self/cgroup":               "0::/a/b\n",
			"/sys/fs/cgroup/a/b/memory.max":   "1000000\n",
			"/sys/fs/cgroup/a/memory.max":     "500000\n",
			"/sys/fs/cgroup/a/memory.current": "600000\n",
			"/sys/fs/cgroup/a/b/cpu.max":      "400000 100000\n",
			"/sys/fs/cgroup/a/cpu.max":        "200000 100000\n",
		}, true, 500000, 0, 2},
		{"v1", map[string]string{
			"/proc/self/cgroup": "9:name=systemd:/\n4:memory:/docker/1\n2:cpu,cpuacct:/docker/1\n0::/\n",
			"/sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes":      "1000000\n",
			"/sys/fs/cgroup/memory/docker/1/memory.soft_limit_in_bytes": none,
			"/sys/fs/cgroup/memory/docker/1/memory.usage_in_bytes":      "1000\n",
			"/sys/fs/cgroup/cpu/docker/1/cpu.cfs_quota_us":              "50000\n",
			"/sys/fs/cgroup/cpu/docker/1/cpu.cfs_period_us":             "100000\n",
		}, true, 1000000, 999000, 0.5},
		{"v1, seen from inside", map[string]string{
			"/proc/self/cgroup":                           "4:memory:/docker/1\n2:cpu,cpuacct:/docker/1\n",
			"/sys/fs/cgroup/memory/memory.limit_in_bytes": "2000000\n",
			"/sys/fs/cgroup/cpu/cpu.cfs_quota_us":         "-1\n",
			"/sys/fs/cgroup/cpu/cpu.cfs_period_us":        "100000\n",
		}, true, 2000000, 2000000, 0},
		{"v1, no limits", map[string]string{
			"/proc/self/cgroup":                                "4:memory:/\n",
			"/sys/fs/cgroup/memory/memory.limit_in_bytes":      none,
			"/sys/fs/cgroup/memory/memory.soft_limit_in_bytes": none,
		}, true, 0, 0, 0},
	} {
		f := tree(test.have)
		bounds, known := f.memoryBounds()
		limit, left := uint64(math.MaxUint64), math.Inf(1)
		for _, b := range bounds {
			limit = min(limit, b.limit)
			left = min(left, max(float64(b.limit)-float64(b.used), 0))
		}
		if known != test.known || test.limit == 0 != (bounds == nil) || bounds != nil && (limit != test.limit || left != test.left) {
			t.Errorf("%s: bounds %v, known %v, want %d with %v left, %v", test.name, bounds, known, test.limit, test.left, test.known)
		}
		if cpu := f.cpuQuota(); cpu != test.cpu {
			t.Errorf("%s: %v processors, want %v", test.name, cpu, test.cpu)
		}
	}
}

// The quota of this process, whatever it is, does not make it believe that it
// has less than it pays for.
//
// libuv: platform_output
func TestParallelismAndQuota(t *testing.T) {
	var set unix.CPUSet
	if err := unix.SchedGetaffinity(0, &set); err != nil {
		t.Fatal(err)
	}
	want := set.Count()
	if quota := files(system).cpuQuota(); quota > 0 {
		want = max(min(want, int(quota)), 1)
	}
	if got := AvailableParallelism(); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}

func TestHostSamples(t *testing.T) {
	if d, ok := parseUptime("11973.78 10407.15\n"); !ok || d != 11973780*time.Millisecond {
		t.Error("uptime:", d, ok)
	}
	if load, ok := parseLoadAvg("0.52 1.58 10.59 1/467 12345\n"); !ok || load != [3]float64{0.52, 1.58, 10.59} {
		t.Error("load:", load, ok)
	}
	page := uint64(os.Getpagesize())
	if size, resident, ok := parseStatm("290372 10542 421 6 0 89 0\n"); !ok || size != 290372*page || resident != 10542*page {
		t.Error("statm:", size, resident, ok)
	}
}

// What the kernel answers to a question about links and addresses is read
// byte by byte, so a cut or twisted answer must do no harm.
func FuzzAttributes(f *testing.F) {
	f.Add([]byte{8, 0, unix.IFLA_IFNAME, 0, 'l', 'o', 0, 0, 8, 0, unix.IFA_LOCAL, 0, 127, 0, 0, 1})
	f.Add([]byte{5, 0, 1, 0, 9})
	f.Add([]byte{0, 0, 1, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		total := 0
		for _, value := range attributes(data) {
			total += unix.SizeofRtAttr + len(value)
		}
		if total > len(data) {
			t.Errorf("%d bytes of attributes in %d", total, len(data))
		}
	})
}

func FuzzProc(f *testing.F) {
	for _, s := range []string{sample(f, "stat.txt"), sample(f, "cpuinfo-x86.txt"), sample(f, "cpuinfo-arm64.txt"), sample(f, "meminfo.txt"),
		"1.5 2", "0.52 1.58 10.59 1/467", "NaN 1", "-1 1", "1e300", "290372 10542", "99999999999999999 1", "processor: 99999999999999999999", "clock : 1.1e99MHz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		have := tree(map[string]string{"/proc/stat": text, "/proc/cpuinfo": text})
		cpus, _ := have.cpuInfo()
		for _, c := range cpus {
			if c.Model == "" || c.Speed < 0 {
				t.Errorf("%+v", c)
			}
		}
		if d, ok := parseUptime(text); ok && d < 0 {
			t.Error("uptime", d)
		}
		if load, ok := parseLoadAvg(text); ok && !(load[0] >= 0 && load[1] >= 0 && load[2] >= 0) {
			t.Error("load", load)
		}
		parseMemInfo(text, "MemTotal")
		parseStatm(text)
	})
}

func FuzzCgroups(f *testing.F) {
	f.Add("0::/a/../b\n", "max", "150000 100000")
	f.Add("4:memory:/docker/1\n2:cpu,cpuacct:/x\n", "1000000", "max 100000")
	f.Add("0::relative\n", "-1", "1 0")
	f.Fuzz(func(t *testing.T, groups, limit, quota string) {
		have := files(func(path string) string {
			switch {
			case path == "/proc/self/cgroup":
				return groups
			case strings.Contains(path, "cpu"):
				return quota
			}
			return limit
		})
		for _, controller := range []string{"cpu", "memory"} {
			folders, _ := have.cgroups(controller)
			for _, folder := range folders {
				if !strings.HasPrefix(folder, "/sys/fs/cgroup") || strings.Contains(folder, "/../") {
					t.Errorf("%q leads to %q", groups, folder)
				}
			}
		}
		if bounds, known := have.memoryBounds(); bounds != nil && !known {
			t.Error(bounds)
		}
		if q := have.cpuQuota(); !(q >= 0 && q < math.MaxInt64) {
			t.Error("quota", q)
		}
	})
}

func TestUserSamples(t *testing.T) {
	var users []Passwd
	for line := range strings.Lines(sample(t, "passwd.txt")) {
		if p, ok := parsePasswd(line); ok {
			users = append(users, p)
		}
	}
	want := []Passwd{
		{"root", 0, 0, "/bin/bash", "/root"},
		{"daemon", 1, 1, "/usr/sbin/nologin", "/usr/sbin"},
		{"ada", 1000, 1000, "/bin/zsh", "/home/ada"},
		{"noshell", 1001, 1001, "", "/home/noshell"},
	}
	if big, err := strconv.Atoi("4294967294"); err == nil { // an int has room for it
		want = append(want, Passwd{"big", big, 65534, "/bin/false", "/"})
	}
	if !slices.Equal(users, want) {
		t.Errorf("%+v, want %+v", users, want)
	}
	var groups []Group
	for line := range strings.Lines(sample(t, "group.txt")) {
		if g, ok := parseGroup(line); ok {
			groups = append(groups, g)
		}
	}
	if want := []Group{{"root", 0, nil}, {"sudo", 27, []string{"ada", "grace"}}, {"none", 28, nil}}; !reflect.DeepEqual(groups, want) {
		t.Errorf("%+v, want %+v", groups, want)
	}
}

func FuzzEntry(f *testing.F) {
	f.Add(sample(f, "passwd.txt"))
	f.Add(sample(f, "group.txt"))
	f.Fuzz(func(t *testing.T, text string) {
		for line := range strings.Lines(text) {
			if p, ok := parsePasswd(line); ok && (p.Username == "" || p.UID < 0 || p.GID < 0 || strings.Contains(p.Username+p.HomeDir+p.Shell, ":")) {
				t.Errorf("%q: %+v", line, p)
			}
			if g, ok := parseGroup(line); ok && (g.Name == "" || g.GID < 0 || g.Members != nil && strings.Join(g.Members, ",") == "") {
				t.Errorf("%q: %+v", line, g)
			}
		}
	})
}

// A machine with a point-to-point link, an alias, and a link that is down.
func TestInterfaceSamples(t *testing.T) {
	links := map[uint32]link{
		1: {"lo", unix.IFF_UP | unix.IFF_RUNNING | unix.IFF_LOOPBACK, [6]byte{}},
		2: {"eth0", unix.IFF_UP | unix.IFF_RUNNING, [6]byte{2, 0, 0, 0, 0, 1}},
		3: {"eth1", unix.IFF_UP, [6]byte{}},
		4: {"ppp0", unix.IFF_UP | unix.IFF_RUNNING, [6]byte{}},
	}
	msgs := []syscall.NetlinkMessage{
		address(1, 8, attribute(unix.IFA_ADDRESS, 127, 0, 0, 1), attribute(unix.IFA_LOCAL, 127, 0, 0, 1), attribute(unix.IFA_LABEL, 'l', 'o', 0)),
		address(2, 24, attribute(unix.IFA_LOCAL, 192, 0, 2, 7), attribute(unix.IFA_LABEL, 'e', 't', 'h', '0', ':', '1', 0)),
		address(2, 64, attribute(unix.IFA_ADDRESS, netip.MustParseAddr("fe80::1").AsSlice()...)),
		address(3, 24, attribute(unix.IFA_LOCAL, 192, 0, 2, 8)),
		address(4, 32, attribute(unix.IFA_ADDRESS, 10, 0, 0, 2), attribute(unix.IFA_LOCAL, 10, 0, 0, 1)),
		address(9, 24, attribute(unix.IFA_LOCAL, 192, 0, 2, 9)),
		address(2, 33, attribute(unix.IFA_LOCAL, 192, 0, 2, 9)),
	}
	want := []InterfaceAddress{
		{"lo", 1, [6]byte{}, true, netip.MustParseAddr("127.0.0.1"), 8},
		{"eth0:1", 2, [6]byte{2, 0, 0, 0, 0, 1}, false, netip.MustParseAddr("192.0.2.7"), 24},
		{"eth0", 2, [6]byte{2, 0, 0, 0, 0, 1}, false, netip.MustParseAddr("fe80::1%eth0"), 64},
		{"ppp0", 4, [6]byte{}, false, netip.MustParseAddr("10.0.0.1"), 32},
	}
	if got := parseAddresses(links, msgs); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// address is what the kernel says of one.
func address(index uint32, bits byte, attributes ...[]byte) syscall.NetlinkMessage {
	data := binary.NativeEndian.AppendUint32([]byte{0, bits, 0, 0}, index)
	return syscall.NetlinkMessage{Header: syscall.NlMsghdr{Type: unix.RTM_NEWADDR}, Data: slices.Concat(append([][]byte{data}, attributes...)...)}
}

func attribute(typ uint16, value ...byte) []byte {
	a := binary.NativeEndian.AppendUint16(nil, uint16(unix.SizeofRtAttr+len(value)))
	a = append(binary.NativeEndian.AppendUint16(a, typ), value...)
	return append(a, make([]byte, -len(a)&3)...)
}
