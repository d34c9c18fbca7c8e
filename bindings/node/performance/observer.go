package performance

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// entryTypes are those that Node can observe.
var entryTypes = []string{"dns", "function", "gc", "http", "http2", "mark", "measure", "net", "resource"}

// observer is the host value of a PerformanceObserver.
type observer struct {
	st       *state
	object   engine.Value
	callback engine.Value
	mode     string // "", "single" or "multiple"
	types    []string
	buffer   []*entry
}

// entryList is the host value of what an observer is given.
type entryList struct {
	st      *state
	entries []*entry
}

func (st *state) loadObserver() error {
	e, eng := st.e, st.eng
	method := func(name string, length int, f func(o *observer, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.This) == engine.Object {
				if o, ok := eng.Host(c.This).(*observer); ok {
					return f(o, c)
				}
			}
			return nil, webclass.InvalidThis(e, "PerformanceObserver")
		}}
	}
	var err error
	st.observer.class, st.observer.prototype, err = webclass.New(e, "PerformanceObserver", 1, nil, func(c *engine.Call) (engine.Value, error) {
		if err := e.Func("callback", c.Arg(0)); err != nil {
			return nil, err
		}
		eng.SetHost(c.This, &observer{st: st, object: eng.Hold(c.This), callback: eng.Hold(c.Args[0])})
		return c.Undefined, nil
	},
		method("observe", 0, func(o *observer, c *engine.Call) (engine.Value, error) { return c.Undefined, o.observe(c) }),
		method("disconnect", 0, func(o *observer, c *engine.Call) (engine.Value, error) {
			o.disconnect()
			return c.Undefined, nil
		}),
		method("takeRecords", 0, func(o *observer, c *engine.Call) (engine.Value, error) { return st.array(o.take()), nil }))
	if err != nil {
		return err
	}
	if err := webclass.Tag(e, st.observer.prototype, "PerformanceObserver"); err != nil {
		return err
	}
	err = e.Accessor(st.observer.class, "supportedEntryTypes", false, func(engine.Value) (engine.Value, error) {
		values := make([]engine.Value, len(entryTypes))
		for i, t := range entryTypes {
			values[i] = eng.String(t)
		}
		return eng.NewArray(values...), nil
	}, nil)
	if err != nil {
		return err
	}
	return st.loadList()
}

func (st *state) loadList() error {
	e, eng := st.e, st.eng
	method := func(name string, f func(c *engine.Call, list []*entry) (engine.Value, error)) env.Method {
		length := 1
		if name == "getEntries" {
			length = 0
		}
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.This) == engine.Object {
				if l, ok := eng.Host(c.This).(*entryList); ok {
					return f(c, l.entries)
				}
			}
			return nil, webclass.InvalidThis(e, "PerformanceObserverEntryList")
		}}
	}
	var err error
	st.list.class, st.list.prototype, err = webclass.New(e, "PerformanceObserverEntryList", 0, nil, webclass.Illegal(e),
		method("getEntries", func(_ *engine.Call, list []*entry) (engine.Value, error) { return st.array(list), nil }),
		method("getEntriesByType", st.byType),
		method("getEntriesByName", st.byName))
	if err != nil {
		return err
	}
	return webclass.Tag(e, st.list.prototype, "PerformanceObserverEntryList")
}

func (o *observer) observe(c *engine.Call) error {
	e, eng := o.st.e, o.st.eng
	options := c.Arg(0)
	if eng.TypeOf(options) == engine.Undefined {
		options = eng.NewObject(nil)
	}
	if err := webclass.Options(e, "options", options); err != nil {
		return err
	}
	var values [3]engine.Value
	for i, name := range [...]string{"entryTypes", "type", "buffered"} {
		v, err := eng.Get(options, name)
		if err != nil {
			return err
		}
		values[i] = v
	}
	types, kind := values[0], values[1]
	hasTypes, hasKind := eng.TypeOf(types) != engine.Undefined, eng.TypeOf(kind) != engine.Undefined
	switch {
	case !hasTypes && !hasKind:
		return webclass.MissingArgs(e, "options.entryTypes", "options.type")
	case !lang.IsNullish(e, types) && !lang.IsNullish(e, kind):
		return e.InvalidArgValue("options.entryTypes", types, "options.entryTypes can not set with options.type together")
	case o.mode == "" && hasTypes:
		o.mode = "multiple"
	case o.mode == "":
		o.mode = "single"
	case o.mode == "single" && hasTypes:
		return domexception.Throw(e, "InvalidModificationError", "PerformanceObserver can not change to multiple observations")
	case o.mode == "multiple" && hasKind:
		return domexception.Throw(e, "InvalidModificationError", "PerformanceObserver can not change to single observation")
	}
	if o.mode == "multiple" {
		if eng.Class(types) != "Array" {
			return e.InvalidArgType("options.entryTypes", "string[]", types)
		}
		o.types = nil
		for i := range lang.Length(e, types) {
			v, err := eng.Get(types, i)
			if err != nil {
				return err
			}
			o.add(e.Text(v))
		}
	} else {
		name := e.Text(kind)
		if !o.add(name) {
			return nil
		}
		if eng.ToBool(values[2]) {
			for _, x := range o.st.all() {
				if x.kind == name {
					o.buffer = append(o.buffer, x)
				}
			}
			if err := o.st.later(o); err != nil {
				return err
			}
		}
	}
	if len(o.types) == 0 {
		o.disconnect()
	} else if !slices.Contains(o.st.observers, o) {
		o.st.observers = append(o.st.observers, o)
	}
	return nil
}

func (o *observer) add(kind string) bool {
	if !slices.Contains(entryTypes, kind) {
		return false
	}
	if !slices.Contains(o.types, kind) {
		o.types = append(o.types, kind)
	}
	return true
}

func (o *observer) disconnect() {
	is := func(x *observer) bool { return x == o }
	o.st.observers = slices.DeleteFunc(slices.Clone(o.st.observers), is)
	o.st.pending = slices.DeleteFunc(slices.Clone(o.st.pending), is)
	o.buffer, o.types, o.mode = nil, nil, ""
}

func (o *observer) take() []*entry {
	list := o.buffer
	o.buffer = nil
	return list
}

// enqueue gives an entry to those who observe its kind.
func (st *state) enqueue(x *entry) error {
	for _, o := range st.observers {
		if slices.Contains(o.types, x.kind) {
			o.buffer = append(o.buffer, x)
			if err := st.later(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// later has o called in an immediate, with all that came until then.
func (st *state) later(o *observer) error {
	if !slices.Contains(st.pending, o) {
		st.pending = append(st.pending, o)
	}
	if st.queued {
		return nil
	}
	timers, err := st.e.Require("timers")
	if err != nil {
		return err
	}
	setImmediate, err := st.eng.Get(timers, "setImmediate")
	if err != nil {
		return err
	}
	st.queued = true
	_, err = st.eng.Call(setImmediate, nil, st.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
		st.queued = false
		pending := st.pending
		st.pending = nil
		for _, o := range pending {
			if err := o.dispatch(); err != nil {
				return nil, err
			}
		}
		return c.Undefined, nil
	}))
	return err
}

func (o *observer) dispatch() error {
	l := &entryList{o.st, o.take()}
	sortEntries(l.entries)
	list := o.st.eng.NewObject(o.st.list.prototype)
	o.st.eng.SetHost(list, l)
	_, err := o.st.eng.Call(o.callback, o.object, list, o.object)
	return err
}

// InspectCustom shows an observer as Node does.
func (o *observer) InspectCustom(in *inspect.Inspector, _ engine.Value, options *inspect.Options) (string, error) {
	if options.Depth < 0 {
		return "[PerformanceObserver]", nil
	}
	st := o.st
	types := make([]engine.Value, len(o.types))
	for i, t := range o.types {
		types[i] = st.eng.String(t)
	}
	return st.show(in, "PerformanceObserver", options,
		"connected", st.eng.Bool(slices.Contains(st.observers, o)), "pending", st.eng.Bool(slices.Contains(st.pending, o)),
		"entryTypes", st.eng.NewArray(types...), "buffer", st.array(o.buffer))
}

// InspectCustom shows a list as Node does.
func (l *entryList) InspectCustom(in *inspect.Inspector, _ engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[PerformanceObserverEntryList]", nil
	}
	inner := *o
	inner.Depth = o.WholeDepth() - 1
	text, err := in.Inspect(l.st.array(l.entries), &inner)
	return "PerformanceObserverEntryList " + text, err
}
