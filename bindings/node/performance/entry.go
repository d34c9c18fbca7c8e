package performance

import (
	"github.com/uvgo/uvgo/bindings/node/clock"
	"github.com/uvgo/uvgo/bindings/node/clone"
	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// entry is the host value of a PerformanceEntry.
type entry struct {
	st              *state
	object          engine.Value
	class           string
	name, kind      string
	start, duration float64
	detail          engine.Value // nil where there is none to show
}

func (st *state) loadEntries() error {
	e, eng := st.e, st.eng
	for _, x := range [...]struct {
		to        *class
		name      string
		length    int
		construct engine.Func
	}{
		{&st.entry, "PerformanceEntry", 0, webclass.Illegal(e)},
		{&st.mark, "PerformanceMark", 1, func(c *engine.Call) (engine.Value, error) {
			m, err := st.newMark(c)
			if err != nil {
				return nil, err
			}
			return m.object, nil
		}},
		{&st.measure, "PerformanceMeasure", 0, webclass.Illegal(e)},
		{&st.node, "PerformanceNodeEntry", 0, webclass.Illegal(e)},
	} {
		var err error
		x.to.class, x.to.prototype, err = webclass.New(e, x.name, x.length, st.entry.class, x.construct)
		if err != nil {
			return err
		}
		if x.to != &st.entry && x.to != &st.node {
			err = webclass.Tag(e, x.to.prototype, x.name)
		}
		if err != nil {
			return err
		}
	}
	accessor := func(on class, name string, get func(x *entry) engine.Value) error {
		return e.Accessor(on.prototype, name, true, func(this engine.Value) (engine.Value, error) {
			x := st.entryOf(this)
			if x == nil {
				return nil, webclass.InvalidThis(e, "PerformanceEntry")
			}
			return get(x), nil
		}, nil)
	}
	for _, p := range [...]struct {
		on   class
		name string
		get  func(x *entry) engine.Value
	}{
		{st.entry, "name", func(x *entry) engine.Value { return eng.String(x.name) }},
		{st.entry, "entryType", func(x *entry) engine.Value { return eng.String(x.kind) }},
		{st.entry, "startTime", func(x *entry) engine.Value { return eng.Number(x.start) }},
		{st.entry, "duration", func(x *entry) engine.Value { return eng.Number(x.duration) }},
		{st.mark, "detail", func(x *entry) engine.Value { return x.detail }},
		{st.measure, "detail", func(x *entry) engine.Value { return x.detail }},
		{st.node, "detail", func(x *entry) engine.Value { return x.detail }},
	} {
		if err := accessor(p.on, p.name, p.get); err != nil {
			return err
		}
	}
	return e.Functions(st.entry.prototype, env.Method{Name: "toJSON", Func: func(c *engine.Call) (engine.Value, error) {
		x := st.entryOf(c.This)
		if x == nil {
			return nil, webclass.InvalidThis(e, "PerformanceEntry")
		}
		return st.make(x.pairs()...), nil
	}})
}

func (st *state) entryOf(v engine.Value) *entry {
	if st.eng.TypeOf(v) != engine.Object {
		return nil
	}
	x, _ := st.eng.Host(v).(*entry)
	return x
}

// pairs are an entry's properties in Node's order.
func (x *entry) pairs() []any {
	eng := x.st.eng
	pairs := []any{"name", eng.String(x.name), "entryType", eng.String(x.kind),
		"startTime", eng.Number(x.start), "duration", eng.Number(x.duration)}
	if x.detail != nil {
		pairs = append(pairs, "detail", x.detail)
	}
	return pairs
}

// InspectCustom shows an entry as Node does.
func (x *entry) InspectCustom(in *inspect.Inspector, _ engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[" + x.class + "]", nil
	}
	return x.st.show(in, x.class, o, x.pairs()...)
}

// newEntry makes an entry's object.
func (st *state) newEntry(of class, x entry) *entry {
	x.st = st
	x.object = st.eng.Hold(st.eng.NewObject(of.prototype))
	st.eng.SetHost(x.object, &x)
	return &x
}

// startNames are marks that are always there.
var startNames = map[string]bool{"nodeStart": true, "v8Start": true, "environment": true, "bootstrapComplete": true, "loopStart": true, "loopExit": true}

func (st *state) invalidTime(v float64) error {
	return st.e.Throw(env.TypeError, "ERR_PERFORMANCE_INVALID_TIMESTAMP", st.e.Text(st.eng.Number(v))+" is not a valid timestamp")
}

// newMark is new PerformanceMark(name[, options]).
func (st *state) newMark(c *engine.Call) (*entry, error) {
	e, eng := st.e, st.eng
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(e, "name")
	}
	name, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	if startNames[name] {
		return nil, e.InvalidArgValue("name", eng.String(name), "")
	}
	x := entry{class: "PerformanceMark", name: name, kind: "mark", start: clock.Now(e), detail: eng.Null()}
	if lang.IsNullish(e, c.Arg(1)) {
		return st.newEntry(st.mark, x), nil
	}
	if err := webclass.Options(e, "options", c.Args[1]); err != nil {
		return nil, err
	}
	start, err := eng.Get(c.Args[1], "startTime")
	if err != nil {
		return nil, err
	}
	if !lang.IsNullish(e, start) {
		if eng.TypeOf(start) != engine.Number {
			return nil, e.InvalidArgType("startTime", "of type number", start)
		}
		if x.start, _ = eng.ToNumber(start); x.start < 0 {
			return nil, st.invalidTime(x.start)
		}
	}
	if x.detail, err = st.readDetail(c.Args[1]); err != nil {
		return nil, err
	}
	return st.newEntry(st.mark, x), nil
}

// readDetail is a copy of options.detail.
func (st *state) readDetail(options engine.Value) (engine.Value, error) {
	v, err := st.eng.Get(options, "detail")
	if err != nil || lang.IsNullish(st.e, v) {
		return st.eng.Null(), err
	}
	v, err = clone.Clone(st.e, v)
	if err != nil {
		return nil, err
	}
	return st.eng.Hold(v), nil
}

func (st *state) markFunc(c *engine.Call) (engine.Value, error) {
	x, err := st.newMark(c)
	if err != nil {
		return nil, err
	}
	st.marks = append(st.marks, x)
	st.markTimes[x.name] = x.start
	return x.object, st.enqueue(x)
}

// timeOf is the time that a mark's name or a number says.
func (st *state) timeOf(v engine.Value) (float64, error) {
	if st.eng.TypeOf(v) == engine.Number {
		f, err := st.eng.ToNumber(v)
		if err == nil && f < 0 {
			err = st.invalidTime(f)
		}
		return f, err
	}
	name, err := st.text(v)
	if err != nil {
		return 0, err
	}
	if startNames[name] {
		nodeTiming, err := st.eng.Get(st.object, "nodeTiming")
		if err != nil {
			return 0, err
		}
		t, err := st.eng.Get(nodeTiming, name)
		if err != nil {
			return 0, err
		}
		return st.eng.ToNumber(t)
	}
	t, ok := st.markTimes[name]
	if !ok {
		return 0, domexception.Throw(st.e, "SyntaxError", `The "`+name+`" performance mark has not been set`)
	}
	return t, nil
}

// measureFunc is performance.measure(name[, startMarkOrOptions[, endMark]]).
func (st *state) measureFunc(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(e, "name")
	}
	name, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	var option struct{ start, end, duration engine.Value }
	detail := eng.Null()
	endMark := c.Arg(2)
	hasEnd := eng.TypeOf(endMark) != engine.Undefined
	if eng.TypeOf(c.Arg(1)) == engine.Object {
		given := 0
		for _, p := range [...]struct {
			name string
			to   *engine.Value
		}{{"start", &option.start}, {"end", &option.end}, {"duration", &option.duration}} {
			v, err := eng.Get(c.Args[1], p.name)
			if err != nil {
				return nil, err
			}
			if eng.TypeOf(v) != engine.Undefined {
				*p.to = v
				given++
			}
		}
		if given > 0 && hasEnd {
			return nil, e.Throw(env.TypeError, "ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS", "endMark must not be specified")
		}
		if given == 3 {
			return nil, e.Throw(env.TypeError, "ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS", "Must not have options.start, options.end, and options.duration specified")
		}
		if detail, err = st.readDetail(c.Args[1]); err != nil {
			return nil, err
		}
	} else if eng.TypeOf(c.Arg(1)) == engine.String {
		option.start = c.Args[1]
	}
	if hasEnd {
		option.end = endMark
	}
	times := func(v engine.Value) float64 {
		if v == nil || err != nil {
			return 0
		}
		var t float64
		t, err = st.timeOf(v)
		return t
	}
	end := clock.Now(e)
	switch {
	case option.end != nil:
		end = times(option.end)
	case option.start != nil && option.duration != nil:
		end = times(option.start) + times(option.duration)
	}
	start := times(option.start)
	if option.start == nil && option.duration != nil && option.end != nil {
		start = end - times(option.duration)
	}
	if err != nil {
		return nil, err
	}
	x := st.newEntry(st.measure, entry{class: "PerformanceMeasure", name: name, kind: "measure", start: start, duration: end - start, detail: detail})
	st.measures = append(st.measures, x)
	return x.object, st.enqueue(x)
}
