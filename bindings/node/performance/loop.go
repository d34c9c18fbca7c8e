package performance

import (
	"github.com/uvgo/uvgo/bindings/node/clock"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
)

// utilization is performance.eventLoopUtilization([util1[, util2]]).
func (st *state) utilization(c *engine.Call) (engine.Value, error) {
	idle, active := st.loopTimes()
	read := func(v engine.Value) (idle, active float64, err error) {
		for _, p := range [...]struct {
			name string
			to   *float64
		}{{"idle", &idle}, {"active", &active}} {
			x, err := st.eng.Get(v, p.name)
			if err != nil {
				return 0, 0, err
			}
			if *p.to, err = st.eng.ToNumber(x); err != nil {
				return 0, 0, err
			}
		}
		return idle, active, nil
	}
	if v := c.Arg(1); lang.IsObject(st.e, v) {
		i1, a1, err := read(c.Args[0])
		if err != nil {
			return nil, err
		}
		i2, a2, err := read(v)
		if err != nil {
			return nil, err
		}
		return st.utilizationOf(i1-i2, a1-a2), nil
	}
	if v := c.Arg(0); lang.IsObject(st.e, v) {
		i, a, err := read(v)
		if err != nil {
			return nil, err
		}
		return st.utilizationOf(idle-i, active-a), nil
	}
	return st.utilizationOf(idle, active), nil
}

func (st *state) utilizationOf(idle, active float64) engine.Value {
	utilization := 0.0
	if idle+active > 0 {
		utilization = active / (idle + active)
	}
	return st.make("idle", st.eng.Number(idle), "active", st.eng.Number(active), "utilization", st.eng.Number(utilization))
}

// loopTimes is what the loop did since it was first asked.
func (st *state) loopTimes() (idle, active float64) {
	loop := st.e.Loop
	if st.utilizationSince.IsZero() {
		// It refuses only options that it does not know.
		_ = loop.Configure(uv.MetricsIdleTime)
		st.utilizationSince = st.e.Now()
		return 0, 0
	}
	if loop.MetricsInfo().LoopCount == 0 { // it has not begun
		return 0, 0
	}
	idle = clock.Millis(loop.MetricsIdleTime())
	return idle, max(0, clock.Millis(st.e.Now().Sub(st.utilizationSince))-idle)
}

// nodeTiming is the host value of performance.nodeTiming. Our world begins
// whole: what Node does in steps is done at 0.
type nodeTiming struct{ st *state }

var nodeTimingNames = [...]string{"name", "entryType", "startTime", "duration", "nodeStart", "v8Start", "bootstrapComplete",
	"environment", "loopStart", "loopExit", "idleTime"}

func (st *state) newNodeTiming() engine.Value {
	obj := st.eng.NewObject(nil)
	_, prototype, err := st.e.Class("PerformanceNodeTiming", 0, st.entry.class, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
	if err == nil {
		err = st.eng.SetProto(obj, prototype)
	}
	for _, name := range nodeTimingNames {
		if err == nil {
			err = st.e.Accessor(obj, name, true, func(engine.Value) (engine.Value, error) { return st.nodeTime(name), nil }, nil)
		}
	}
	if err == nil {
		err = st.e.Accessor(obj, "uvMetricsInfo", true, func(engine.Value) (engine.Value, error) {
			m := st.e.Loop.MetricsInfo()
			return st.make("loopCount", st.eng.Number(float64(m.LoopCount)), "events", st.eng.Number(float64(m.Events)),
				"eventsWaiting", st.eng.Number(float64(m.EventsWaiting))), nil
		}, nil)
	}
	if err == nil {
		err = st.e.Methods(prototype, env.Method{Name: "toJSON", Func: func(*engine.Call) (engine.Value, error) { return st.make(st.nodeTimes()...), nil }})
	}
	if err != nil {
		panic(env.Broken("performance", err))
	}
	st.eng.SetHost(obj, &nodeTiming{st})
	return obj
}

func (st *state) nodeTime(name string) engine.Value {
	switch name {
	case "name", "entryType":
		return st.eng.String("node")
	case "duration":
		return st.eng.Number(clock.Now(st.e))
	case "loopStart":
		if st.e.Loop.MetricsInfo().LoopCount == 0 {
			return st.eng.Number(-1)
		}
	case "loopExit":
		return st.eng.Number(-1)
	case "idleTime":
		return st.eng.Number(clock.Millis(st.e.Loop.MetricsIdleTime()))
	}
	return st.eng.Number(0)
}

func (st *state) nodeTimes() []any {
	var pairs []any
	for _, name := range nodeTimingNames {
		pairs = append(pairs, name, st.nodeTime(name))
	}
	return pairs
}

// InspectCustom shows the times as Node does.
func (n *nodeTiming) InspectCustom(in *inspect.Inspector, _ engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[PerformanceNodeTiming]", nil
	}
	return n.st.show(in, "PerformanceNodeTiming", o, n.st.nodeTimes()...)
}

// timerify is performance.timerify(fn): fn, with an entry of type function for
// each call.
func (st *state) timerify(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	fn := c.Arg(0)
	if err := e.Func("fn", fn); err != nil {
		return nil, err
	}
	if options := c.Arg(1); lang.IsObject(e, options) {
		v, err := eng.Get(options, "histogram")
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(v) != engine.Undefined {
			return nil, e.InvalidArgType("options.histogram", "an instance of RecordableHistogram", v)
		}
	}
	name, err := eng.Get(fn, "name")
	if err != nil {
		return nil, err
	}
	fn = eng.Hold(fn)
	text := e.Text(name)
	return eng.NewFunc("timerified "+text, lang.Length(e, fn), func(c *engine.Call) (result engine.Value, err error) {
		start := clock.Now(e)
		if c.NewTarget != nil {
			result, err = eng.Construct(fn, c.Args...)
		} else {
			result, err = eng.Call(fn, c.This, c.Args...)
		}
		if err != nil {
			return nil, err
		}
		args := eng.Hold(eng.NewArray(c.Args...))
		done := func() error {
			return st.enqueue(st.newEntry(st.node, entry{class: "PerformanceNodeEntry", name: text, kind: "function",
				start: start, duration: clock.Now(e) - start, detail: args}))
		}
		if c.NewTarget == nil && lang.IsObject(e, result) {
			finally, err := eng.Get(result, "finally")
			if err != nil {
				return nil, err
			}
			if eng.TypeOf(finally) == engine.Function {
				return eng.Call(finally, result, eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
					return c.Undefined, done()
				}))
			}
		}
		return result, done()
	}), nil
}
