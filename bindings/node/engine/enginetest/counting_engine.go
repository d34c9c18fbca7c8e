package enginetest

import "github.com/uvgo/uvgo/bindings/node/engine"

// The methods of engine.Engine, and of what an engine may offer besides, behind
// tickets.

func (c *counting) Run(src engine.Source) (engine.Value, error) {
	return c.result(c.Engine.Run(src))
}

func (c *counting) Function(src engine.Source, params ...string) (engine.Value, error) {
	return c.result(c.Engine.Function(src, params...))
}

func (c *counting) Call(fn, this engine.Value, args ...engine.Value) (engine.Value, error) {
	return c.result(c.Engine.Call(c.in(fn), c.in(this), c.ins(args)...))
}

func (c *counting) Construct(fn engine.Value, args ...engine.Value) (engine.Value, error) {
	return c.result(c.Engine.Construct(c.in(fn), c.ins(args)...))
}

// Turn ends the scope before the promise jobs: they are others' work.
func (c *counting) Turn(f func()) {
	if c.depth > 0 {
		c.Engine.Turn(f)
		return
	}
	c.Engine.Turn(func() { c.within(f) })
	c.scope.over = true
	c.scope = &scope{}
}

func (c *counting) QueueMicrotask(job func()) {
	c.Engine.QueueMicrotask(func() { c.within(job) })
}

func (c *counting) Global() engine.Value          { return c.out(c.Engine.Global()) }
func (c *counting) Undefined() engine.Value       { return c.out(c.Engine.Undefined()) }
func (c *counting) Null() engine.Value            { return c.out(c.Engine.Null()) }
func (c *counting) Bool(b bool) engine.Value      { return c.out(c.Engine.Bool(b)) }
func (c *counting) Number(f float64) engine.Value { return c.out(c.Engine.Number(f)) }
func (c *counting) String(s string) engine.Value  { return c.out(c.Engine.String(s)) }

func (c *counting) NewObject(proto engine.Value) engine.Value {
	return c.out(c.Engine.NewObject(c.in(proto)))
}

func (c *counting) NewArray(elems ...engine.Value) engine.Value {
	return c.out(c.Engine.NewArray(c.ins(elems)...))
}

func (c *counting) NewFunc(name string, length int, f engine.Func) engine.Value {
	return c.out(c.Engine.NewFunc(name, length, c.native(f)))
}

func (c *counting) NewMethod(name string, length int, f engine.Func) engine.Value {
	return c.out(c.Engine.NewMethod(name, length, c.native(f)))
}

func (c *counting) NewBytes(b []byte) engine.Value { return c.out(c.Engine.NewBytes(b)) }

func (c *counting) TypeOf(v engine.Value) engine.Type { return c.Engine.TypeOf(c.in(v)) }
func (c *counting) Class(v engine.Value) string       { return c.Engine.Class(c.in(v)) }
func (c *counting) ToBool(v engine.Value) bool        { return c.Engine.ToBool(c.in(v)) }

func (c *counting) ToNumber(v engine.Value) (float64, error) {
	f, err := c.Engine.ToNumber(c.in(v))
	return f, c.thrown(err)
}

func (c *counting) ToString(v engine.Value) (string, error) {
	s, err := c.Engine.ToString(c.in(v))
	return s, c.thrown(err)
}

func (c *counting) Same(a, b engine.Value) bool              { return c.Engine.Same(c.in(a), c.in(b)) }
func (c *counting) Bytes(v engine.Value) (b []byte, ok bool) { return c.Engine.Bytes(c.in(v)) }

func (c *counting) Get(obj engine.Value, key engine.Key) (engine.Value, error) {
	return c.result(c.Engine.Get(c.in(obj), c.key(key)))
}

func (c *counting) Set(obj engine.Value, key engine.Key, v engine.Value) error {
	return c.thrown(c.Engine.Set(c.in(obj), c.key(key), c.in(v)))
}

func (c *counting) Delete(obj engine.Value, key engine.Key) (bool, error) {
	ok, err := c.Engine.Delete(c.in(obj), c.key(key))
	return ok, c.thrown(err)
}

func (c *counting) Has(obj engine.Value, key engine.Key) (bool, error) {
	ok, err := c.Engine.Has(c.in(obj), c.key(key))
	return ok, c.thrown(err)
}

func (c *counting) Keys(obj engine.Value, all bool) ([]engine.Key, error) {
	keys, err := c.Engine.Keys(c.in(obj), all)
	for i, key := range keys {
		switch key.(type) {
		case string, int:
		default:
			keys[i] = c.out(key)
		}
	}
	return keys, c.thrown(err)
}

func (c *counting) Own(obj engine.Value, key engine.Key) (engine.Property, bool, error) {
	p, ok, err := c.Engine.Own(c.in(obj), c.key(key))
	p.Value, p.Get, p.Set = c.out(p.Value), c.out(p.Get), c.out(p.Set)
	return p, ok, c.thrown(err)
}

func (c *counting) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	p.Value, p.Get, p.Set = c.in(p.Value), c.in(p.Get), c.in(p.Set)
	return c.thrown(c.Engine.Define(c.in(obj), c.key(key), p))
}

func (c *counting) Proto(obj engine.Value) engine.Value { return c.out(c.Engine.Proto(c.in(obj))) }

func (c *counting) SetProto(obj, proto engine.Value) error {
	return c.thrown(c.Engine.SetProto(c.in(obj), c.in(proto)))
}

func (c *counting) Host(obj engine.Value) any { return c.Engine.Host(c.in(obj)) }
func (c *counting) SetHost(obj engine.Value, host any) {
	c.hosts = append(c.hosts, host)
	c.Engine.SetHost(c.in(obj), host)
}

// HoldBy is engine.Holder's: the ticket is good for ever, since an owner that is
// gone uses it no more.
func (c *counting) HoldBy(owner, v engine.Value) engine.Value {
	return &ticket{inner: engine.HoldBy(c.Engine, c.in(owner), c.in(v)), met: here()}
}

// Unhold is engine.Holder's.
func (c *counting) Unhold(v engine.Value) engine.Value {
	c.Release(v)
	if k, ok := v.(*ticket); ok {
		return c.out(k.inner)
	}
	return v
}

func (c *counting) Trace(v engine.Value) []engine.Frame { return c.Engine.Trace(c.in(v)) }

// PromiseOf is engine.Previewer's, if the engine behind is one.
func (c *counting) PromiseOf(v engine.Value) (state string, result engine.Value, ok bool) {
	look, is := c.Engine.(engine.Previewer)
	if !is {
		return "", nil, false
	}
	state, result, ok = look.PromiseOf(c.in(v))
	return state, c.out(result), ok
}

// ProxyOf is engine.Previewer's, if the engine behind is one.
func (c *counting) ProxyOf(v engine.Value) (target, handler engine.Value, ok bool) {
	look, is := c.Engine.(engine.Previewer)
	if !is {
		return nil, nil, false
	}
	target, handler, ok = look.ProxyOf(c.in(v))
	return c.out(target), c.out(handler), ok
}

// TrackRejections is engine.RejectionTracker's, if the engine behind is one.
func (c *counting) TrackRejections(f func(promise engine.Value, handled bool)) {
	if tracker, ok := c.Engine.(engine.RejectionTracker); ok {
		tracker.TrackRejections(func(promise engine.Value, handled bool) {
			c.within(func() { f(c.out(promise), handled) })
		})
	}
}

// TrackJobs is engine.JobScopes', if the engine behind is one.
func (c *counting) TrackJobs(t engine.JobTracker) {
	if tracker, ok := c.Engine.(engine.JobScopes); ok {
		tracker.TrackJobs(t)
	}
}

// Detach is engine.Detacher's, if the engine behind is one.
func (c *counting) Detach(buffer engine.Value) bool {
	detacher, ok := c.Engine.(engine.Detacher)
	return ok && detacher.Detach(c.in(buffer))
}

// Detached is engine.Detacher's, if the engine behind is one.
func (c *counting) Detached(buffer engine.Value) bool {
	detacher, ok := c.Engine.(engine.Detacher)
	return ok && detacher.Detached(c.in(buffer))
}

// countingModules is counting before an engine with modules.
type countingModules struct {
	*counting
	modules engine.Modules
	known   map[engine.Module]*countedModule // one for each, so that they can be compared
}

// countedModule is a module record.
type countedModule struct {
	engine.Module
	of *countingModules
}

func (c *countingModules) module(m engine.Module) engine.Module {
	if m == nil {
		return nil
	}
	if c.known[m] == nil {
		c.known[m] = &countedModule{m, c}
	}
	return c.known[m]
}

func (c *countingModules) Module(src engine.Source) (engine.Module, error) {
	m, err := c.modules.Module(src)
	if err != nil {
		return nil, c.thrown(err)
	}
	return c.module(m), nil
}

func (c *countingModules) Synthetic(file string, exports []string, evaluate func(m engine.Module) error) (engine.Module, error) {
	m, err := c.modules.Synthetic(file, exports, func(m engine.Module) (err error) {
		c.within(func() { err = c.throws(evaluate(c.module(m))) })
		return err
	})
	if err != nil {
		return nil, c.thrown(err)
	}
	return c.module(m), nil
}

func (c *countingModules) OnImport(f func(from, specifier string, options engine.Value) (engine.Value, error)) {
	c.modules.OnImport(func(from, specifier string, options engine.Value) (v engine.Value, err error) {
		c.within(func() {
			v, err = f(from, specifier, c.out(options))
			v, err = c.in(v), c.throws(err)
		})
		return v, err
	})
}

func (c *countingModules) OnMeta(f func(m engine.Module, meta engine.Value) error) {
	c.modules.OnMeta(func(m engine.Module, meta engine.Value) (err error) {
		c.within(func() { err = c.throws(f(c.module(m), c.out(meta))) })
		return err
	})
}

func (m *countedModule) Link(dependencies []engine.Module) {
	all := make([]engine.Module, len(dependencies))
	for i, d := range dependencies {
		all[i] = d.(*countedModule).Module
	}
	m.Module.Link(all)
}

func (m *countedModule) Instantiate() error { return m.of.thrown(m.Module.Instantiate()) }

func (m *countedModule) Evaluate() (engine.Value, error) { return m.of.result(m.Module.Evaluate()) }

func (m *countedModule) Namespace() engine.Value { return m.of.out(m.Module.Namespace()) }

func (m *countedModule) SetExport(name string, v engine.Value) error {
	return m.of.thrown(m.Module.SetExport(name, m.of.in(v)))
}
