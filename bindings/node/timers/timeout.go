package timers

import (
	"math"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// maxDelay is the longest delay, in milliseconds.
const maxDelay = 1<<31 - 1

// Timeout is what setTimeout and setInterval give.
type Timeout struct {
	st         *state
	prev, next *Timeout
	list       *list // nil while it waits for nothing

	object, fn engine.Value // held while it may fire
	args       []engine.Value
	scope      *env.Scope
	goFunc     func() error // of a timer of ours, which has no object
	after      float64      // ms; -1 when cleared
	repeat     float64      // ms; 0 for setTimeout
	start      int64        // ms on the loop's clock
	id         int          // what a script got for +timeout, 0 if nothing

	refed, destroyed bool
}

// delay is Node's: whole milliseconds from 1 to 2^31-1, anything else is 1.
func (st *state) delay(v engine.Value) (float64, error) {
	e := st.e
	f, err := e.Engine.ToNumber(v)
	if err != nil || f >= 1 && f <= maxDelay {
		return f, err
	}
	if f > maxDelay {
		err = warn(e, e.Text(e.Engine.Number(f))+" does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.", "TimeoutOverflowWarning")
	}
	return 1, err
}

func warn(e *env.Env, text, kind string) error {
	return e.EmitWarning(e.Engine.String(text), e.Engine.String(kind))
}

// setTimer is setTimeout and setInterval.
func (st *state) setTimer(c *engine.Call, repeats bool) (engine.Value, error) {
	e, eng := st.e, st.e.Engine
	if err := e.Func("callback", c.Arg(0)); err != nil {
		return nil, err
	}
	delay, err := st.delay(c.Arg(1))
	if err != nil {
		return nil, err
	}
	t := &Timeout{st: st, after: delay, fn: eng.Hold(c.Args[0]), scope: e.Capture(), refed: true}
	if repeats {
		t.repeat = delay
	}
	if len(c.Args) > 2 {
		t.args = make([]engine.Value, len(c.Args)-2)
		for i, v := range c.Args[2:] {
			t.args[i] = eng.Hold(v)
		}
	}
	object := eng.NewObject(st.timeoutPrototype)
	eng.SetHost(object, t)
	t.object = eng.Hold(object)
	e.Born(t)
	st.insert(t, st.now())
	st.addRef()
	return object, nil
}

// After has f run in delay milliseconds, among the timers of scripts and in
// their order; ref tells whether the program waits for it. stop clears it. Loop
// goroutine only.
func After(e *env.Env, delay float64, ref bool, f func() error) (stop func()) {
	st := stateOf(e)
	if !(delay >= 1 && delay <= maxDelay) {
		delay = 1
	}
	t := &Timeout{st: st, after: delay, goFunc: f, scope: e.Capture(), refed: true}
	st.insert(t, st.now())
	st.addRef()
	t.setRef(ref)
	return func() { st.clear(t) }
}

// finish ends a timer that has fired for the last time. Its function is kept:
// refresh may start it again.
func (st *state) finish(t *Timeout) {
	if t.destroyed {
		return
	}
	t.destroyed = true
	if t.refed {
		st.dropRef()
	}
	st.forgetID(t)
	st.e.Gone(t)
	// The object keeps its host, and so fn: an engine that counts references
	// frees both with it.
	if t.object != nil {
		st.e.Engine.Release(t.object)
	}
}

// clear is clearTimeout.
func (st *state) clear(t *Timeout) {
	eng := st.e.Engine
	if t.after < 0 {
		return
	}
	if l := t.list; l != nil {
		l.remove(t)
		if l.first == nil && st.lists[l.msecs] == l {
			delete(st.lists, l.msecs)
			st.queue.remove(l)
		}
	}
	st.finish(t)
	t.after = -1
	// A timer may clear itself while its function runs.
	if t == st.firing || t.goFunc != nil {
		return
	}
	for _, v := range t.args {
		eng.Release(v)
	}
	eng.Release(t.fn)
}

func (st *state) forgetID(t *Timeout) {
	if t.id != 0 {
		delete(st.byID, t.id)
	}
}

// number is +timeout: an id that clearTimeout takes.
func (st *state) number(t *Timeout) float64 {
	if t.id == 0 {
		st.lastID++
		t.id = st.lastID
	}
	if !t.destroyed {
		if st.byID == nil {
			st.byID = make(map[int]*Timeout)
		}
		st.byID[t.id] = t
	}
	return float64(t.id)
}

// refresh starts the timer's delay anew, also of one that has fired.
func (st *state) refresh(t *Timeout) {
	if t.after < 0 {
		return
	}
	st.insert(t, st.now())
	if t.destroyed {
		t.destroyed = false
		t.object = st.e.Engine.Hold(t.object)
		if t.refed {
			st.addRef()
		}
	}
}

func (t *Timeout) setRef(refed bool) {
	if t.refed == refed {
		return
	}
	t.refed = refed
	if t.destroyed {
		return
	}
	if refed {
		t.st.addRef()
	} else {
		t.st.dropRef()
	}
}

// find is the timer that clearTimeout means: a Timeout, or the number or
// string a script made of one.
func (st *state) find(v engine.Value) *Timeout {
	eng := st.e.Engine
	switch eng.TypeOf(v) {
	case engine.Object:
		t, _ := eng.Host(v).(*Timeout)
		return t
	case engine.Number:
		f, _ := eng.ToNumber(v)
		if f != math.Trunc(f) {
			return nil
		}
		return st.byID[int(f)]
	case engine.String:
		id, err := strconv.Atoi(st.e.Text(v))
		if err != nil {
			return nil
		}
		return st.byID[id]
	}
	return nil
}

// InspectEntries is what console.log shows of a timer.
func (t *Timeout) InspectEntries(e *env.Env, _ engine.Value) []env.InspectEntry {
	eng := e.Engine
	return []env.InspectEntry{
		{Key: "_idleTimeout", Value: eng.Number(t.after)},
		{Key: "_idleStart", Value: eng.Number(float64(t.start))},
		{Key: "_onTimeout", Value: t.function()},
		{Key: "_timerArgs", Value: t.arguments()},
		{Key: "_repeat", Value: t.repeats()},
		{Key: "_destroyed", Value: eng.Bool(t.destroyed)},
	}
}
