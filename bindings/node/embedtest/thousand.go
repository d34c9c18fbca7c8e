package embedtest

import (
	"context"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
)

// Thousand has a thousand runtimes at once, each with timers and a server that
// listens, and logs what each of them takes.
func Thousand(t *testing.T, newEngine func() engine.Engine) {
	const many = 1000
	before := heapInUse()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var ready, ended sync.WaitGroup
	ready.Add(many)
	for i := range many {
		ended.Go(func() {
			defer func() {
				if t.Failed() {
					cancel()
				}
			}()
			loop, err := uv.New(uv.Options{Park: true})
			if err != nil {
				t.Error(err)
				ready.Done()
				return
			}
			defer loop.Close()
			rt, err := node.New(newEngine(), node.Options{Sandbox: true, Core: append(node.SafeModules(), "http"), Loop: loop})
			if err != nil {
				t.Error(err)
				ready.Done()
				return
			}
			defer rt.Close()
			rt.Set("ready", ready.Done)
			_, err = rt.Eval(ctx, "many.js", `
				var ticks = 0;
				setInterval(function () { ticks++ }, 1000).unref();
				setTimeout(function () {}, 1e6);
				require('http').createServer().listen(0, '127.0.0.1', ready)`)
			if err != nil {
				t.Error(err)
				ready.Done()
				return
			}
			rt.Wait(ctx)
			if v, err := rt.Eval(context.Background(), "many.js", strconv.Itoa(i)); err != nil || v.String() != strconv.Itoa(i) {
				t.Errorf("runtime %d: %v, %v", i, v, err)
			}
		})
	}
	start := time.Now()
	ready.Wait()
	after := heapInUse()
	t.Logf("%d runtimes, each with two timers and a listening socket: %d KiB of Go's memory each, %d goroutines, made in %v",
		many, (after-before)/many>>10, runtime.NumGoroutine(), time.Since(start).Round(time.Millisecond))
	cancel()
	ended.Wait()
}

// heapInUse is heap and stacks after a collection.
func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
