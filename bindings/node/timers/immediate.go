package timers

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// Immediate is what setImmediate gives.
type Immediate struct {
	st               *state
	object, fn       engine.Value // held until it has run or is cleared
	args             []engine.Value
	scope            *env.Scope
	refed, destroyed bool
}

func (st *state) setImmediate(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.e.Engine
	if err := e.Func("callback", c.Arg(0)); err != nil {
		return nil, err
	}
	im := &Immediate{st: st, fn: eng.Hold(c.Args[0]), scope: e.Capture(), refed: true}
	if len(c.Args) > 1 {
		im.args = make([]engine.Value, len(c.Args)-1)
		for i, v := range c.Args[1:] {
			im.args[i] = eng.Hold(v)
		}
	}
	object := eng.NewObject(st.immediatePrototype)
	eng.SetHost(object, im)
	im.object = eng.Hold(object)
	e.Born(im)
	if st.check == nil {
		st.check, st.idle = uv.NewCheck(e.Loop), uv.NewIdle(e.Loop)
		st.check.Unref()
	}
	if len(st.waiting) == 0 {
		_ = st.check.Start(st.runImmediates)
	}
	st.waiting = append(st.waiting, im)
	st.addIdleRef()
	return object, nil
}

// addIdleRef keeps the loop alive and from blocking.
func (st *state) addIdleRef() {
	if st.idleRefs++; st.idleRefs == 1 {
		_ = st.idle.Start(func() {})
	}
}

func (st *state) dropIdleRef() {
	if st.idleRefs--; st.idleRefs == 0 {
		st.idle.Stop()
	}
}

// runImmediates is the check phase. What is set meanwhile waits for the next
// tick; what is cleared does not run.
func (st *state) runImmediates() {
	batch, next := st.waiting, 0
	st.waiting, st.spare = st.spare[:0], nil
	defer func() { // after a panic too
		if next == len(batch) {
			st.spare = batch[:0]
		} else {
			st.waiting = append(batch[next:], st.waiting...)
		}
		if len(st.waiting) == 0 {
			st.check.Stop()
		}
	}()
	for next < len(batch) && !st.e.Exiting() && !st.e.Halted {
		im := batch[next]
		batch[next] = nil
		next++
		if im.destroyed {
			continue
		}
		st.batch = batch[next:]
		st.end(im)
		st.running = im
		st.e.CallbackOf(im.scope, st.runCheck, st.moreImmediates)
		st.release(im)
	}
}

// anotherImmediate tells whether one more follows in this check phase.
func (st *state) anotherImmediate() bool {
	return slices.ContainsFunc(st.batch, func(im *Immediate) bool { return !im.destroyed })
}

func (st *state) callImmediate() error {
	im := st.running
	_, err := st.e.Engine.Call(im.fn, im.object, im.args...)
	return err
}

// end takes an immediate out of the count.
func (st *state) end(im *Immediate) {
	im.destroyed = true
	st.e.Gone(im)
	if im.refed {
		st.dropIdleRef()
	}
}

func (st *state) release(im *Immediate) {
	eng := st.e.Engine
	eng.Release(im.fn)
	eng.Release(im.object)
	for _, v := range im.args {
		eng.Release(v)
	}
	im.fn, im.args = nil, nil
}

func (st *state) clearImmediate(v engine.Value) {
	if st.e.Engine.TypeOf(v) != engine.Object {
		return
	}
	im, ok := st.e.Engine.Host(v).(*Immediate)
	if !ok || im.destroyed {
		return
	}
	st.end(im)
	st.release(im)
}

func (im *Immediate) setRef(refed bool) {
	if im.refed == refed || im.destroyed {
		return
	}
	im.refed = refed
	if refed {
		im.st.addIdleRef()
	} else {
		im.st.dropIdleRef()
	}
}

// InspectEntries is what console.log shows of an immediate.
func (im *Immediate) InspectEntries(e *env.Env, _ engine.Value) []env.InspectEntry {
	return []env.InspectEntry{
		{Key: "_onImmediate", Value: im.function()},
		{Key: "_argv", Value: im.arguments()},
		{Key: "_destroyed", Value: e.Engine.Bool(im.destroyed)},
	}
}
