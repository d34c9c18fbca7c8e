// Package performance is perf_hooks and the global performance: the clock,
// marks and measures, observers, timed functions, and what the event loop does
// with its time.
//
// Differs from Node: the loop begins to count its idle time when
// eventLoopUtilization is first asked, which is then where both halves begin;
// there are no resource timings, and only marks, measures and functions are
// observed.
//
// Loop goroutine only.
package performance

import (
	"cmp"
	"slices"
	"time"

	"github.com/uvgo/uvgo/bindings/node/clock"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// Module is require('perf_hooks').
var Module = env.Module{Name: "perf_hooks", Load: load}

// state is perf_hooks of one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	entry, mark, measure, node  class
	performance, observer, list class
	object                      engine.Value // the global performance
	marks, measures             []*entry
	markTimes                   map[string]float64
	observers                   []*observer
	pending                     []*observer
	queued                      bool
	utilizationSince            time.Time // zero before it was asked for
}

type class struct{ class, prototype engine.Value }

// performance is the host value of the global performance.
type performance struct {
	eventtarget.Target
	st *state
}

func load(e *env.Env) (engine.Value, error) {
	st := &state{e: e, eng: e.Engine, markTimes: make(map[string]float64)}
	exports := st.eng.NewObject(nil)
	for _, load := range [...]func() error{st.loadEntries, st.loadObserver, st.loadPerformance} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	for _, x := range [...]struct {
		name  string
		value engine.Value
	}{
		{"Performance", st.performance.class}, {"PerformanceEntry", st.entry.class}, {"PerformanceMark", st.mark.class},
		{"PerformanceMeasure", st.measure.class}, {"PerformanceObserver", st.observer.class},
		{"PerformanceObserverEntryList", st.list.class}, {"performance", st.object},
	} {
		if err := st.eng.Set(exports, x.name, x.value); err != nil {
			return nil, err
		}
	}
	return exports, nil
}

func (st *state) loadPerformance() error {
	e, eng := st.e, st.eng
	var err error
	st.performance.class, st.performance.prototype, err = webclass.New(e, "Performance", 0, eventtarget.Class(e), webclass.Illegal(e))
	if err != nil {
		return err
	}
	check := func(f engine.Func) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.This) == engine.Object {
				if _, ok := eng.Host(c.This).(*performance); ok {
					return f(c)
				}
			}
			return nil, e.InvalidArgType("this", "an instance of Performance", c.This)
		}
	}
	prototype := st.performance.prototype
	err = e.Functions(prototype,
		env.Method{Name: "clearMarks", Func: check(st.clearMarks)},
		env.Method{Name: "clearMeasures", Func: check(st.clearMeasures)},
		env.Method{Name: "getEntries", Func: check(func(*engine.Call) (engine.Value, error) { return st.array(st.all()), nil })},
		env.Method{Name: "getEntriesByName", Length: 1, Func: check(func(c *engine.Call) (engine.Value, error) { return st.byName(c, st.all()) })},
		env.Method{Name: "getEntriesByType", Length: 1, Func: check(func(c *engine.Call) (engine.Value, error) { return st.byType(c, st.all()) })},
		env.Method{Name: "mark", Length: 1, Func: check(st.markFunc)},
		env.Method{Name: "measure", Length: 1, Func: check(st.measureFunc)},
		env.Method{Name: "now", Func: check(func(*engine.Call) (engine.Value, error) { return eng.Number(clock.Now(e)), nil })})
	if err != nil {
		return err
	}
	err = e.Accessor(prototype, "timeOrigin", true, func(engine.Value) (engine.Value, error) {
		return eng.Number(clock.OriginMillis(e)), nil
	}, nil)
	if err != nil {
		return err
	}
	if err := e.Functions(prototype, env.Method{Name: "toJSON", Func: check(st.toJSON)}); err != nil {
		return err
	}
	err = e.Methods(prototype,
		env.Method{Name: "eventLoopUtilization", Length: 2, Func: st.utilization},
		env.Method{Name: "timerify", Length: 1, Func: st.timerify})
	if err != nil {
		return err
	}
	nodeTiming := eng.Hold(st.newNodeTiming())
	if err := eng.Define(prototype, "nodeTiming", engine.Property{Value: nodeTiming, Writable: true, Configurable: true}); err != nil {
		return err
	}
	if err := webclass.Tag(e, prototype, "Performance"); err != nil {
		return err
	}
	p := &performance{st: st}
	p.Init(e)
	st.object = eng.Hold(eng.NewObject(prototype))
	eng.SetHost(st.object, p)
	return nil
}

// InspectCustom shows performance as Node does.
func (p *performance) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	nodeTiming, err := p.st.eng.Get(v, "nodeTiming")
	if err != nil {
		return "", err
	}
	return p.st.show(in, "Performance", o, "nodeTiming", nodeTiming, "timeOrigin", p.st.eng.Number(clock.OriginMillis(p.st.e)))
}

// show is how objects here look: a name, and some properties.
func (st *state) show(in *inspect.Inspector, name string, o *inspect.Options, pairs ...any) (string, error) {
	inner := *o
	inner.Depth = o.WholeDepth() - 1
	text, err := in.Inspect(st.make(pairs...), &inner)
	return name + " " + text, err
}

// make makes an object of names and values.
func (st *state) make(pairs ...any) engine.Value {
	obj := st.eng.NewObject(nil)
	for i := 0; i < len(pairs); i += 2 {
		_ = st.eng.Set(obj, pairs[i].(string), pairs[i+1]) // a plain object takes anything
	}
	return obj
}

func (st *state) toJSON(c *engine.Call) (engine.Value, error) {
	nodeTiming, err := st.eng.Get(c.This, "nodeTiming")
	if err != nil {
		return nil, err
	}
	utilization, err := st.utilization(&engine.Call{Undefined: c.Undefined})
	return st.make("nodeTiming", nodeTiming, "timeOrigin", st.eng.Number(clock.OriginMillis(st.e)), "eventLoopUtilization", utilization), err
}

// all is every mark and measure in the order of their times.
func (st *state) all() []*entry {
	list := slices.Concat(st.marks, st.measures)
	sortEntries(list)
	return list
}

func sortEntries(list []*entry) {
	slices.SortStableFunc(list, func(a, b *entry) int { return cmp.Compare(a.start, b.start) })
}

func (st *state) array(list []*entry) engine.Value {
	values := make([]engine.Value, len(list))
	for i, x := range list {
		values[i] = x.object
	}
	return st.eng.NewArray(values...)
}

// byName is getEntriesByName(name[, type]).
func (st *state) byName(c *engine.Call, list []*entry) (engine.Value, error) {
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(st.e, "name")
	}
	name, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	kind := ""
	if st.eng.TypeOf(c.Arg(1)) != engine.Undefined {
		kind = st.e.Text(c.Args[1])
	}
	return st.array(slices.DeleteFunc(slices.Clone(list), func(x *entry) bool {
		return x.name != name || kind != "" && x.kind != kind
	})), nil
}

// byType is getEntriesByType(type).
func (st *state) byType(c *engine.Call, list []*entry) (engine.Value, error) {
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(st.e, "type")
	}
	kind, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	return st.array(slices.DeleteFunc(slices.Clone(list), func(x *entry) bool { return x.kind != kind })), nil
}

func (st *state) text(v engine.Value) (string, error) {
	if st.eng.TypeOf(v) == engine.Symbol {
		return "", st.e.Throw(env.TypeError, "", "Cannot convert a Symbol value to a string")
	}
	return st.eng.ToString(v)
}

func (st *state) clearMarks(c *engine.Call) (engine.Value, error) {
	if st.eng.TypeOf(c.Arg(0)) == engine.Undefined {
		st.marks, st.markTimes = nil, make(map[string]float64)
		return c.Undefined, nil
	}
	name, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	delete(st.markTimes, name)
	st.marks = slices.DeleteFunc(st.marks, func(x *entry) bool { return x.name == name })
	return c.Undefined, nil
}

func (st *state) clearMeasures(c *engine.Call) (engine.Value, error) {
	if st.eng.TypeOf(c.Arg(0)) == engine.Undefined {
		st.measures = nil
		return c.Undefined, nil
	}
	name, err := st.text(c.Args[0])
	st.measures = slices.DeleteFunc(st.measures, func(x *entry) bool { return err == nil && x.name == name })
	return c.Undefined, err
}
