package sysinfo

import (
	"math"
	"path"
	"strconv"
	"strings"
)

// cgroups are the folders whose limits hold for this process: that of its own
// group first, then those above it. Where a container sees nothing but its own
// part of the tree, the way up ends at the right place, although /proc tells a
// path that is not there.
func (f files) cgroups(controller string) (folders []string, v2 bool) {
	mount, own := "", ""
	for line := range strings.Lines(f("/proc/self/cgroup")) {
		number, controllers, group, ok := parseCgroup(line)
		switch {
		case !ok:
		case number == "0" && controllers == "" && mount == "":
			mount, own, v2 = "/sys/fs/cgroup", group, true
		case has(controllers, controller):
			mount, own, v2 = "/sys/fs/cgroup/"+controller, group, false
		}
	}
	if mount == "" {
		return nil, false
	}
	for own = path.Clean("/" + own); own != "/"; own = path.Dir(own) {
		folders = append(folders, mount+own)
	}
	return append(folders, mount), v2
}

// parseCgroup reads "4:memory:/group", or of version 2 "0::/group".
func parseCgroup(line string) (number, controllers, group string, ok bool) {
	number, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
	controllers, group, ok = strings.Cut(rest, ":")
	return number, controllers, group, ok && strings.HasPrefix(group, "/")
}

func has(list, item string) bool { return strings.Contains(","+list+",", ","+item+",") }

// A bound is what one group allows, and what is used of it.
type bound struct{ limit, used uint64 }

const unlimited = math.MaxUint64

// memoryBounds are the bounds of memory, and whether any is known.
func (f files) memoryBounds() (bounds []bound, known bool) {
	folders, v2 := f.cgroups("memory")
	limits, used := []string{"/memory.limit_in_bytes", "/memory.soft_limit_in_bytes"}, "/memory.usage_in_bytes"
	if v2 {
		limits, used = []string{"/memory.max", "/memory.high"}, "/memory.current"
	}
	for _, folder := range folders {
		b := bound{limit: unlimited}
		for _, name := range limits {
			if limit, ok := parseLimit(f.line(folder + name)); ok {
				b.limit, known = min(b.limit, limit), true
			}
		}
		if b.limit != unlimited {
			b.used, _ = parseLimit(f.line(folder + used))
			bounds = append(bounds, b)
		}
	}
	return bounds, known
}

// parseLimit reads a number of bytes. Version 2 writes "max" for no limit,
// version 1 the largest number that is a multiple of the page size.
func parseLimit(s string) (uint64, bool) {
	if s == "max" {
		return unlimited, true
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0, false
	}
	if n > math.MaxInt64-1<<20 { // more than any page
		n = unlimited
	}
	return n, true
}

// cpuQuota is how many processors' time the groups grant; 0 is no limit.
func (f files) cpuQuota() float64 {
	folders, v2 := f.cgroups("cpu")
	least := 0.0
	for _, folder := range folders {
		s := f.line(folder + "/cpu.max")
		if !v2 {
			s = f.line(folder+"/cpu.cfs_quota_us") + " " + f.line(folder+"/cpu.cfs_period_us")
		}
		if quota := parseQuota(s); quota > 0 && (least == 0 || quota < least) {
			least = quota
		}
	}
	return least
}

// parseQuota reads "150000 100000": microseconds of work in a period of so
// many. "max" and -1 are no limit, and so is what makes no sense.
func parseQuota(s string) float64 {
	work, period, _ := strings.Cut(s, " ")
	w, err1 := strconv.ParseUint(work, 10, 63)
	p, err2 := strconv.ParseUint(period, 10, 63)
	if err1 != nil || err2 != nil || p == 0 {
		return 0
	}
	return float64(w) / float64(p)
}
