package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Kind is one of the classes.
type Kind int

// The classes that a host's class, or a script's, inherits from.
const (
	Readable Kind = iota
	Writable
	Duplex
	Transform
	PassThrough
	kinds
)

var kindNames = [kinds]string{"Readable", "Writable", "Duplex", "Transform", "PassThrough"}

func (k Kind) reads() bool  { return k != Writable }
func (k Kind) writes() bool { return k != Readable }

// classes is what this package knows of an Env, all of it held.
type classes struct {
	legacy           engine.Value // Stream, which is the module
	class, prototype [kinds]engine.Value
	bufferName, nop  engine.Value

	// natives are our methods that a script may put its own in place of.
	natives map[string][]engine.Value
	// Transform's, which are called without going through the script.
	transformWrite, transformRead, transformFinal, passThrough engine.Value

	parts map[string]engine.Value // the JavaScript that has been loaded
	view  [2]engine.Value         // prototypes of ReadableState and WritableState
}

type classesKey struct{}

func classesOf(e *env.Env) *classes {
	return env.State(e, classesKey{}, func() *classes {
		c := &classes{natives: make(map[string][]engine.Value), parts: make(map[string]engine.Value)}
		if err := c.load(e); err != nil {
			panic(env.Broken("stream", err))
		}
		return c
	})
}

// Class is the class of a kind, for a host class to inherit from, as for a
// script's.
func Class(e *env.Env, kind Kind) engine.Value { return classesOf(e).class[kind] }

// Prototype is the prototype of a kind.
func Prototype(e *env.Env, kind Kind) engine.Value { return classesOf(e).prototype[kind] }

func (cs *classes) load(e *env.Env) error {
	eng := e.Engine
	cs.bufferName = e.Keep(eng.String("buffer"))
	cs.nop = e.Keep(eng.NewFunc("nop", 0, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil }))
	var err error
	cs.legacy, _, err = e.Class("Stream", 1, events.Class(e), func(c *engine.Call) (engine.Value, error) {
		return eng.Call(events.Class(e), c.This, c.Args...)
	})
	if err != nil {
		return err
	}
	for kind := range kinds {
		parent := cs.legacy
		switch kind {
		case Duplex:
			parent = cs.class[Readable]
		case Transform, PassThrough:
			parent = cs.class[kind-1]
		}
		construct := func(c *engine.Call) (engine.Value, error) { return cs.construct(e, kind, c) }
		if cs.class[kind], cs.prototype[kind], err = e.Class(kindNames[kind], 1, parent, construct); err != nil {
			return err
		}
	}
	if err := readableMethods(e, cs.prototype[Readable]); err != nil {
		return err
	}
	for _, kind := range [...]Kind{Writable, Duplex} {
		if err := writableMethods(e, cs.prototype[kind], cs.prototype[Writable]); err != nil {
			return err
		}
	}
	if err := cs.hasInstance(e); err != nil {
		return err
	}
	for _, name := range [...]string{"read", "push", "destroy", "resume", "pause", "unpipe", "end", "_destroy"} {
		for _, kind := range [...]Kind{Readable, Writable} {
			fn, err := eng.Get(cs.prototype[kind], name)
			if err != nil {
				return err
			}
			if eng.TypeOf(fn) == engine.Function {
				cs.natives[name] = append(cs.natives[name], e.Keep(fn))
			}
		}
	}
	if err := transformMethods(e, cs); err != nil {
		return err
	}
	return cs.scripted(e)
}

// hasInstance makes a Duplex an instance of Writable, which its prototypes do
// not: those are Readable's.
func (cs *classes) hasInstance(e *env.Env) error {
	eng := e.Engine
	symbol := lang.Symbol(e, "hasInstance")
	if symbol == nil {
		return nil
	}
	return eng.Define(cs.class[Writable], symbol, engine.Property{Value: eng.NewFunc("[Symbol.hasInstance]", 1, func(c *engine.Call) (engine.Value, error) {
		is := lang.InstanceOf(e, c.Arg(0), c.This)
		if !is && eng.Same(c.This, cs.class[Writable]) && lang.IsObject(e, c.Arg(0)) {
			h, ok := eng.Host(c.Arg(0)).(Streaming)
			is = ok && h.AsStream().isSink
		}
		return eng.Bool(is), nil
	})})
}

// construct is new Readable(options) and the other four, which may be called on
// an object of a class of the script's.
func (cs *classes) construct(e *env.Env, kind Kind, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	if c.NewTarget == nil {
		ours := lang.HasProto(e, c.This, cs.prototype[kind])
		if kind == Writable {
			ours = ours || lang.HasProto(e, c.This, cs.prototype[Duplex])
		}
		if !ours {
			return eng.Construct(cs.class[kind], c.Args...)
		}
	}
	s := adopt(e, c.This)
	defer s.Part(s.Meet(c.This))
	if !s.script {
		return c.Undefined, nil // a host knows better
	}
	o := &options{e: e, v: c.Arg(0)}
	duplex := lang.HasProto(e, c.This, cs.prototype[Duplex])
	if kind >= Transform {
		if err := transformMark(o); err != nil {
			return nil, err
		}
	}
	if kind.reads() {
		s.startReadable(o, duplex)
		s.functions(o, "read")
	}
	if kind.writes() {
		s.startWritable(o, duplex)
		s.functions(o, "write", "writev")
	}
	if kind.reads() && kind.writes() {
		s.halves(o)
	}
	s.functions(o, "destroy")
	if kind.writes() {
		s.functions(o, "final")
	}
	s.functions(o, "construct")
	if o.err != nil {
		return nil, o.err
	}
	if signal := o.get("signal"); eng.ToBool(signal) && !(kind == Readable && duplex) {
		if _, err := cs.run(e, "abort", "addAbortSignal", signal, c.This); err != nil {
			return nil, err
		}
	}
	if _, err := eng.Call(events.Class(e), c.This, c.Arg(0)); err != nil {
		return nil, err
	}
	if kind >= Transform {
		s.functions(o, "transform", "flush")
		if o.err != nil {
			return nil, o.err
		}
		if err := s.startTransform(); err != nil {
			return nil, err
		}
	}
	return c.Undefined, s.construct()
}

// transformMark sees to readableHighWaterMark: 0, with which what is written
// waits until it is read.
func transformMark(o *options) error {
	v := o.get("readableHighWaterMark")
	eng := o.e.Engine
	if whole := o.get("highWaterMark"); !lang.IsNullish(o.e, whole) {
		v = whole
	}
	f := -1.0
	if eng.TypeOf(v) == engine.Number {
		f, _ = eng.ToNumber(v)
	}
	if o.err != nil || f != 0 {
		return o.err
	}
	over := eng.NewObject(o.v)
	writeMark := o.get("writableHighWaterMark")
	if !eng.ToBool(writeMark) {
		writeMark = eng.Number(0)
	}
	for name, v := range map[string]engine.Value{"highWaterMark": eng.Null(), "readableHighWaterMark": eng.Number(0), "writableHighWaterMark": writeMark} {
		if err := eng.Set(over, name, v); err != nil {
			return err
		}
	}
	o.v = over
	return nil
}

// halves is what a Duplex's options say of either side.
func (s *Stream) halves(o *options) {
	if o.err != nil {
		return
	}
	o.err = s.env.Engine.Set(s.This(), "allowHalfOpen", s.env.Engine.Bool(!o.is("allowHalfOpen", false)))
	if o.is("readable", false) {
		s.r.off, s.r.ended, s.r.endEmitted = true, true, true
	}
	if o.is("writable", false) {
		s.w.off, s.w.ending, s.w.ended, s.w.finished = true, true, true, true
	}
}

// of finds the Stream of this.
func of(e *env.Env, this engine.Value) (*Stream, error) {
	if t := e.Engine.TypeOf(this); t == engine.Object || t == engine.Function {
		if h, ok := e.Engine.Host(this).(Streaming); ok {
			return h.AsStream(), nil
		}
	}
	return nil, e.Throw(env.TypeError, "", "Illegal invocation")
}

// bind makes a method of a function of the stream.
func bind(e *env.Env, f func(s *Stream, c *engine.Call) (engine.Value, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		s, err := of(e, c.This)
		if err != nil {
			return nil, err
		}
		defer s.Part(s.Meet(c.This))
		return f(s, c)
	}
}

// accessor is a getter, and perhaps a setter, of a stream.
type accessor struct {
	name string
	get  func(s *Stream) engine.Value
	set  func(s *Stream, v engine.Value)
}

// accessors defines them. What is no stream, as the prototype itself or this in
// a subclass before Readable was called, has what unborn says.
func accessors(e *env.Env, p engine.Value, list ...accessor) error {
	for _, a := range list {
		var set env.Setter
		if a.set != nil {
			set = func(this, v engine.Value) error {
				if s, err := of(e, this); err == nil {
					defer s.Part(s.Meet(this))
					a.set(s, v)
				}
				return nil
			}
		}
		err := e.Accessor(p, a.name, false, func(this engine.Value) (engine.Value, error) {
			if s, err := of(e, this); err == nil {
				defer s.Part(s.Meet(this))
				return a.get(s), nil
			}
			return unborn(e.Engine, a.name), nil
		}, set)
		if err != nil {
			return err
		}
	}
	return nil
}

func unborn(eng engine.Engine, name string) engine.Value {
	switch name {
	case "destroyed", "closed", "readable", "readableObjectMode", "readableEnded", "writable", "writableFinished",
		"writableObjectMode", "writableEnded", "writableNeedDrain":
		return eng.Bool(false)
	case "errored", "readableEncoding":
		return eng.Null()
	case "writableCorked":
		return eng.Number(0)
	}
	return eng.Undefined()
}

// sharedAccessors are those of both sides.
func sharedAccessors(e *env.Env) []accessor {
	eng := e.Engine
	return []accessor{
		{"destroyed", func(s *Stream) engine.Value { return eng.Bool(s.destroyed) },
			func(s *Stream, v engine.Value) { s.destroyed = eng.ToBool(v) }},
		{"closed", func(s *Stream) engine.Value { return eng.Bool(s.closed) }, nil},
		{"errored", func(s *Stream) engine.Value {
			if s.errored == nil {
				return eng.Null()
			}
			return s.errored
		}, nil},
	}
}

// callback is a script's function as the done of a write; none for anything
// else.
func (s *Stream) callback(fn engine.Value) callback {
	if s.env.Engine.TypeOf(fn) != engine.Function {
		return callback{}
	}
	return callback{fn: s.env.Engine.Hold(fn)}
}

// destroyMethods are destroy and its kin, one set for Readable and one for
// Writable.
func destroyMethods(e *env.Env) []env.Method {
	eng := e.Engine
	return []env.Method{
		{Name: "destroy", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if s.script {
				s.lateFailures()
			}
			return c.This, s.destroy(s.truthy(c.Arg(0)), s.callback(c.Arg(1)))
		})},
		{Name: "_undestroy", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			s.Reopen()
			return c.Undefined, nil
		})},
		{Name: "_destroy", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			_, err := eng.Call(c.Arg(1), nil, c.Arg(0))
			return c.Undefined, err
		}},
	}
}
