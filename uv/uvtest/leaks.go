package uvtest

import (
	"os"
	"runtime"
	"strings"
)

// settle gives goroutines that are about to end the chance to, until done or
// until they had plenty.
func settle(done func() bool) {
	for range 1000 {
		if done() {
			return
		}
		for range 100 {
			runtime.Gosched()
		}
	}
}

// descriptors lists what is open, where the system tells.
func descriptors() map[string]string {
	const dir = "/proc/self/fd"
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	open := make(map[string]string)
	for _, e := range entries {
		// The directory itself was open while it was read; now it is not.
		if what, err := os.Readlink(dir + "/" + e.Name()); err == nil {
			open[e.Name()] = what
		}
	}
	return open
}

// descriptorsBut lists what is open and was not, or not as the same thing.
func descriptorsBut(before map[string]string) map[string]string {
	now := descriptors()
	for fd, what := range before {
		if now[fd] == what {
			delete(now, fd)
		}
	}
	return now
}

// goroutines lists the stacks of all, by their number.
func goroutines() map[string]string {
	buf := make([]byte, 64<<10)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) {
			buf = buf[:n]
			break
		}
		buf = make([]byte, 2*len(buf))
	}
	all := make(map[string]string)
	for stack := range strings.SplitSeq(string(buf), "\n\n") {
		number, _, _ := strings.Cut(strings.TrimPrefix(stack, "goroutine "), " ")
		all[number] = stack
	}
	return all
}

// forGood are goroutines that the standard library starts once and keeps.
var forGood = []string{"os/signal.loop", "runtime.ensureSigM", "os/signal.signal_recv"}

func goroutinesBut(before map[string]string) []string {
	var left []string
next:
	for number, stack := range goroutines() {
		if _, ok := before[number]; ok {
			continue
		}
		for _, name := range forGood {
			if strings.Contains(stack, name) {
				continue next
			}
		}
		left = append(left, stack)
	}
	return left
}
