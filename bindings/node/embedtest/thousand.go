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
// listens, and logs how much memory each of them takes.
func Thousand(t *testing.T, newEngine func() engine.Engine) {
	if testing.Short() {
		t.Skip("a thousand runtimes take their time")
	}
	const many = 1000
	before, start := memoryInUse(), time.Now()
	ctx, cancel := context.WithCancel(background)
	var ready, ended sync.WaitGroup
	ready.Add(many)
	for i := range many {
		ended.Go(func() {
			ready := sync.OnceFunc(ready.Done)
			defer ready()
			if err := oneOfMany(ctx, newEngine(), strconv.Itoa(i), ready); err != nil {
				t.Errorf("runtime %d: %v", i, err)
			}
		})
	}
	ready.Wait()
	t.Logf("%d runtimes, each with two timers and a listening socket: %d KiB of memory each, %d goroutines in all, made in %v",
		many, (memoryInUse()-before)/many>>10, runtime.NumGoroutine(), time.Since(start).Round(time.Millisecond))
	cancel()
	ended.Wait()
}

func oneOfMany(ctx context.Context, eng engine.Engine, name string, ready func()) error {
	loop, err := uv.New(uv.Options{Park: true})
	if err != nil {
		return err
	}
	defer loop.Close()
	rt, err := node.New(eng, node.Options{Sandbox: true, Core: append(node.SafeModules(), "http"), Loop: loop})
	if err != nil {
		return err
	}
	defer rt.Close()
	rt.Set("ready", ready)
	_, err = rt.Eval(background, name, `
		setInterval(function () {}, 1000).unref();
		setTimeout(function () {}, 1e6);
		require('http').createServer().listen(0, '127.0.0.1', ready)`)
	if err != nil {
		return err
	}
	if err := rt.Wait(ctx); !stopped(err, context.Canceled) {
		return err
	}
	_, err = rt.Eval(background, name, "Object.keys(process)")
	return err
}

// memoryInUse is heap and stacks after a collection.
func memoryInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
