// Command fs [N=200000] [INFLIGHT=64] asks N times for what is known of a file
// that it makes in the working directory, and then reads N times 4 KiB of it,
// INFLIGHT at a time. UV_THREADPOOL_SIZE sets the threads.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

const block = 4096

func main() {
	n, inflight := bench.Arg(1, 200_000), bench.Arg(2, 64)
	loop := bench.Loop()
	path := fmt.Sprintf("fs.%d.tmp", os.Getpid())
	fd, err := fs.OpenSync(path, syscall.O_RDWR|syscall.O_CREAT|syscall.O_EXCL, 0o600)
	bench.Check(err)
	_, err = fs.WriteSync(fd, make([]byte, block), -1)
	bench.Check(err)

	// pass keeps INFLIGHT operations going. Each lane is given its callback once.
	pass := func(lane func(next func()) (begin func())) float64 {
		started, done := 0, 0
		began := time.Now()
		for range min(inflight, n) {
			var begin func()
			begin = lane(func() {
				done++
				if started < n {
					started++
					begin()
				}
			})
			started++
			begin()
		}
		loop.Run(uv.RunDefault)
		if done != n {
			panic("an operation was lost")
		}
		return float64(n) / time.Since(began).Seconds()
	}

	stats := pass(func(next func()) func() {
		onStat := func(err error, _ fs.Stats) {
			bench.Check(err)
			next()
		}
		return func() { fs.Stat(loop, path, onStat) }
	})
	reads := pass(func(next func()) func() {
		buf := make([]byte, block)
		onRead := func(err error, n int) {
			bench.Check(err)
			if n != block {
				panic("a read was short")
			}
			next()
		}
		return func() { fs.Read(loop, fd, buf, 0, onRead) }
	})
	bench.Check(fs.UnlinkSync(path))
	bench.End(float64(2*n), "fs ops=%d stat_per_s=%.0f read4k_per_s=%.0f", n, stats, reads)
}
