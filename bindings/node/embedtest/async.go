package embedtest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/uv/uvtest"
)

func promises(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	var given []*node.Promise
	rt.Set("promise", func() (*node.Promise, error) {
		p, err := rt.NewPromise()
		given = append(given, p)
		return p, err
	})
	w.eval(rt, `log = [];
		function put(s) { return function (v) { log.push(s + (v && v.message || v)); return v } }
		promise().then(put('1:')).then(put('2:')).then(function () { throw new Error('thrown') })['catch'](put('3:'))['finally'](put('4:'));
		promise().then(put('no'), put('5:'));
		var late = promise();
		promise().then(function () { return late }).then(put('6:'));
		process.nextTick(put('tick:'), 'before');`)
	var settled atomic.Int32
	var all sync.WaitGroup
	for i, p := range given { // each from ten goroutines at once
		for range 10 {
			all.Go(func() {
				if i == 1 && p.Reject(errors.New("no")) || i != 1 && p.Resolve([]string{"a", "", "late", "d"}[i]) {
					settled.Add(1)
				}
			})
		}
		all.Wait()
	}
	if err := rt.Wait(background); err != nil || settled.Load() != 4 {
		w.Errorf("%v, settled %d times", err, settled.Load())
	}
	w.is(rt, "log.join()", "tick:before,1:a,2:a,3:thrown,4:undefined,5:no,6:late")

	// What becomes nothing rejects.
	w.eval(rt, "log = []; promise().then(put('no'), put(''))")
	given[len(given)-1].Resolve(make(chan int))
	rt.Wait(background)
	w.is(rt, "log.join()", "node: a chan int means nothing to a script")

	// A promise keeps the loop alive, and another goroutine wakes it.
	p, err := rt.NewPromise()
	if err != nil {
		w.Fatal(err)
	}
	go p.Resolve("from afar")
	if v, err := p.Value().Await(background); err != nil || v.String() != "from afar" {
		w.Errorf("%v, %v", v, err)
	}

	// A rejection that nobody hears is an error that nobody caught.
	if !w.hasPromise(rt) {
		w.eval(rt, "promise().then(function () {})")
		given[len(given)-1].Reject(errors.New("nobody hears"))
		w.fails(rt.Wait(background), "nobody hears")
	}
}

func promiseAfterClose(_ *testing.T, w *world) {
	rt := w.open(node.Options{Sandbox: true})
	p, _ := rt.NewPromise()
	q, _ := rt.NewPromise()
	q.Resolve("before, but nobody waited")
	if err := rt.Close(); err != nil {
		w.Fatal(err)
	}
	if p.Resolve(1) || p.Reject(errors.New("2")) {
		w.Error("a promise was settled after Close")
	}
	if _, err := rt.NewPromise(); err != node.ErrClosed {
		w.Errorf("NewPromise after Close: %v", err)
	}
	rt.Interrupt(nil)
	for what, err := range map[string]error{"Post": rt.Post(func() error { return nil }), "Do": rt.Do(func() error { return nil }), "Wait": rt.Wait(background)} {
		if err != node.ErrClosed {
			w.Errorf("%s after Close: %v", what, err)
		}
	}
}

func promiseGivenUp(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	ended := make(chan error, 1)
	var given *node.Promise
	rt.Set("work", func() (p *node.Promise, err error) {
		given, err = rt.Go(func(ctx context.Context) (any, error) {
			<-ctx.Done()
			ended <- rt.Do(func() error { w.Error("Do ran while closing"); return nil })
			return nil, ctx.Err()
		})
		return given, err
	})
	w.eval(rt, "work().then(function () { throw 1 }, function () { throw 2 })")
	if err := rt.Close(); err != nil {
		w.Fatal(err)
	}
	if err := <-ended; err != node.ErrClosed {
		w.Errorf("Do while closing: %v", err)
	}
	if given.Resolve(1) {
		w.Error("settled twice")
	}
}

func await(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	rt.Set("after", func(n int) (*node.Promise, error) {
		return rt.Go(func(context.Context) (any, error) {
			if n < 0 {
				return nil, errNegative
			}
			return n, nil
		})
	})
	v, err := w.eval(rt, "setInterval(function () {}, 1); after(5)").Await(background)
	if err != nil || v.String() != "5" {
		w.Errorf("%v, %v", v, err)
	}
	if _, err := w.eval(rt, "after(-1)").Await(background); !errors.Is(err, errNegative) {
		w.Errorf("a rejection is %v", err)
	}
	for _, source := range []string{"5", "null", "({ then: 5 })"} {
		v := w.eval(rt, source)
		if got, err := v.Await(background); err != nil || got.String() != v.String() {
			w.Errorf("Await of %s: %v, %v", source, got, err)
		}
	}
	_, err = w.eval(rt, "({ get then() { throw new Error('no then') } })").Await(background)
	w.fails(err, "no then")
	_, err = w.eval(rt, "setTimeout(function () { throw new Error('elsewhere') }, 1); ({ then: function () {} })").Await(background)
	w.fails(err, "elsewhere")
	rt = w.open(node.Options{Sandbox: true, Loop: uvtest.NewLoop(w.T)})
	if _, err := w.eval(rt, "({ then: function () {} })").Await(background); err != node.ErrPending {
		w.Errorf("a promise that nobody settles: %v", err)
	}
}

var errNegative = errors.New("negative")
