// Package bench is what the benchmark programs share: arguments, a run of some
// seconds, and the result line, which has the shape of the C programs' that
// they are laid beside.
package bench

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// Arg is the program's i-th argument, as a number, or what is usual.
func Arg(i, usual int) int {
	if i >= len(os.Args) {
		return usual
	}
	n, err := strconv.Atoi(os.Args[i])
	Check(err)
	return n
}

// Check ends the program on an error: a benchmark with errors measures them.
func Check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// Loop makes the loop.
func Loop() *uv.Loop {
	loop, err := uv.New(uv.Options{})
	Check(err)
	return loop
}

// RunFor runs the loop for some seconds, and tells how many they were.
func RunFor(loop *uv.Loop, seconds int) float64 {
	began := time.Now()
	loop.UpdateTime()
	t := timer.New(loop)
	Check(t.Start(time.Duration(seconds)*time.Second, 0, loop.Stop))
	loop.Run(uv.RunDefault)
	return time.Since(began).Seconds()
}

// End prints the result line: what the program says, then operations per
// second of CPU time of all threads, that time, and peak resident memory.
func End(ops float64, format string, args ...any) {
	cpu, resident := usage()
	fmt.Printf(format+" ops_per_cpu_s=%.0f cpu_s=%.3f maxrss_kb=%d\n", append(args, ops/cpu, cpu, resident)...)
}

// Resident is the memory of this process, in bytes.
func Resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	Check(err)
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	Check(err)
	return pages * os.Getpagesize()
}
