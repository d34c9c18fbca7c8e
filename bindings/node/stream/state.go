package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// The states that Node keeps in _readableState and _writableState are Go here.
// Packages look at them, and a few change them: an object of accessors stands
// for each, made when it is first asked for.

// readView and writeView are the hosts of those objects.
type readView struct{ viewed }
type writeView struct{ viewed }

type viewed struct {
	s    *Stream
	this engine.Value // held by the view
}

// flag is an accessor for one boolean.
type flag struct {
	name string
	at   func(s *Stream) *bool
}

// not is one for a boolean that we keep the other way round.
type not flag

func (f flag) accessor(eng engine.Engine) accessor {
	return accessor{f.name, func(s *Stream) engine.Value { return eng.Bool(*f.at(s)) },
		func(s *Stream, v engine.Value) { *f.at(s) = eng.ToBool(v) }}
}

func (f not) accessor(eng engine.Engine) accessor {
	return accessor{f.name, func(s *Stream) engine.Value { return eng.Bool(!*f.at(s)) },
		func(s *Stream, v engine.Value) { *f.at(s) = !eng.ToBool(v) }}
}

// number is an accessor for a count.
func number(e *env.Env, name string, at func(s *Stream) *int, settable bool) accessor {
	a := accessor{name: name, get: func(s *Stream) engine.Value { return e.Engine.Number(float64(*at(s))) }}
	if settable {
		a.set = func(s *Stream, v engine.Value) {
			if n, err := e.Int(v); err == nil {
				*at(s) = n
			}
		}
	}
	return a
}

// bothStates are the accessors that either side has.
func bothStates(e *env.Env) []accessor {
	eng := e.Engine
	list := []accessor{sharedAccessors(e)[2]}
	for _, f := range [...]flag{
		{"destroyed", func(s *Stream) *bool { return &s.destroyed }},
		{"closed", func(s *Stream) *bool { return &s.closed }},
		{"closeEmitted", func(s *Stream) *bool { return &s.closeEmitted }},
		{"errorEmitted", func(s *Stream) *bool { return &s.errorEmitted }},
	} {
		list = append(list, f.accessor(eng))
	}
	for _, f := range [...]not{
		{"constructed", func(s *Stream) *bool { return &s.unconstructed }},
		{"emitClose", func(s *Stream) *bool { return &s.noEmitClose }},
		{"autoDestroy", func(s *Stream) *bool { return &s.KeepOpen }},
	} {
		list = append(list, f.accessor(eng))
	}
	return list
}

func readStates(e *env.Env) []accessor {
	eng := e.Engine
	var list []accessor
	for _, f := range [...]flag{
		{"objectMode", func(s *Stream) *bool { return &s.r.objects }},
		{"ended", func(s *Stream) *bool { return &s.r.ended }},
		{"endEmitted", func(s *Stream) *bool { return &s.r.endEmitted }},
		{"reading", func(s *Stream) *bool { return &s.r.reading }},
		{"sync", func(s *Stream) *bool { return &s.r.sync }},
		{"needReadable", func(s *Stream) *bool { return &s.r.needReadable }},
		{"emittedReadable", func(s *Stream) *bool { return &s.r.emittedReadable }},
		{"readableListening", func(s *Stream) *bool { return &s.r.readableListening }},
		{"resumeScheduled", func(s *Stream) *bool { return &s.r.resumeScheduled }},
		{"readingMore", func(s *Stream) *bool { return &s.r.readingMore }},
		{"dataEmitted", func(s *Stream) *bool { return &s.r.didRead }},
		{"multiAwaitDrain", func(s *Stream) *bool { return &s.r.multi }},
	} {
		list = append(list, f.accessor(eng))
	}
	list = append(list, not{"readable", func(s *Stream) *bool { return &s.r.off }}.accessor(eng))
	for _, a := range readableAccessors(e) {
		switch a.name {
		case "readableFlowing":
			list = append(list, accessor{"flowing", a.get, a.set})
		case "readableEncoding":
			list = append(list, accessor{"encoding", a.get, nil}, accessor{"decoder", func(s *Stream) engine.Value {
				if s.r.decoder == nil {
					return eng.Null()
				}
				v := eng.NewObject(nil)
				eng.Set(v, "encoding", a.get(s))
				return v
			}, nil})
		case "readableBuffer":
			list = append(list, accessor{"buffer", a.get, nil})
		}
	}
	return append(list,
		number(e, "highWaterMark", func(s *Stream) *int { return &s.r.mark }, true),
		number(e, "length", func(s *Stream) *int { return &s.r.chunks.size }, false),
		accessor{"pipes", func(s *Stream) engine.Value {
			var dests []engine.Value
			for _, p := range s.r.pipes {
				dests = append(dests, p.dest)
			}
			return eng.NewArray(dests...)
		}, nil},
		accessor{"pipesCount", func(s *Stream) engine.Value { return eng.Number(float64(len(s.r.pipes))) }, nil},
		accessor{"awaitDrainWriters", func(s *Stream) engine.Value {
			if len(s.r.awaiting) == 0 {
				return eng.Null()
			}
			return s.r.awaiting[0].dest
		}, nil},
		accessor{"paused", func(s *Stream) engine.Value {
			if !s.r.pausedSet {
				return eng.Null()
			}
			return eng.Bool(s.r.paused)
		}, nil},
		accessor{"defaultEncoding", func(s *Stream) engine.Value { return eng.String(s.r.encoding.String()) }, nil},
	)
}

func writeStates(e *env.Env) []accessor {
	eng := e.Engine
	var list []accessor
	for _, f := range [...]flag{
		{"objectMode", func(s *Stream) *bool { return &s.w.objects }},
		{"finalCalled", func(s *Stream) *bool { return &s.w.finalCalled }},
		{"needDrain", func(s *Stream) *bool { return &s.w.needDrain }},
		{"ending", func(s *Stream) *bool { return &s.w.ending }},
		{"ended", func(s *Stream) *bool { return &s.w.ended }},
		{"finished", func(s *Stream) *bool { return &s.w.finished }},
		{"writing", func(s *Stream) *bool { return &s.w.busy }},
		{"sync", func(s *Stream) *bool { return &s.w.sync }},
		{"bufferProcessing", func(s *Stream) *bool { return &s.w.processing }},
		{"prefinished", func(s *Stream) *bool { return &s.w.prefinished }},
	} {
		list = append(list, f.accessor(eng))
	}
	list = append(list,
		accessor{"writable", func(s *Stream) engine.Value { // says only that there is no such side
			if s.w.off {
				return eng.Bool(false)
			}
			return eng.Undefined()
		}, func(s *Stream, v engine.Value) { s.w.off = eng.TypeOf(v) == engine.Boolean && !eng.ToBool(v) }},
		not{"decodeStrings", func(s *Stream) *bool { return &s.w.keepText }}.accessor(eng))
	return append(list,
		number(e, "highWaterMark", func(s *Stream) *int { return &s.w.mark }, true),
		number(e, "length", func(s *Stream) *int { return &s.w.length }, false),
		number(e, "corked", func(s *Stream) *int { return &s.w.corked }, false),
		number(e, "pendingcb", func(s *Stream) *int { return &s.w.pending }, false),
		number(e, "writelen", func(s *Stream) *int { return &s.w.writing }, false),
		accessor{"buffered", func(s *Stream) engine.Value { return s.writeBuffer() }, nil},
		accessor{"bufferedRequestCount", func(s *Stream) engine.Value { return eng.Number(float64(len(s.w.buffered) - s.w.next)) }, nil},
		accessor{"onwrite", func(s *Stream) engine.Value { return s.onWriteFunc() }, nil},
		accessor{"defaultEncoding", func(s *Stream) engine.Value {
			if s.w.encodingName != "" {
				return eng.String(s.w.encodingName)
			}
			return eng.String(s.w.encoding.String())
		}, nil},
	)
}

// viewOf finds what is behind a view.
func viewOf(e *env.Env, this engine.Value) *viewed {
	if t := e.Engine.TypeOf(this); t != engine.Object {
		return nil
	}
	switch v := e.Engine.Host(this).(type) {
	case *readView:
		return &v.viewed
	case *writeView:
		return &v.viewed
	}
	return nil
}

// viewClass makes ReadableState or WritableState.
func (cs *classes) viewClass(e *env.Env, i int, name string) (engine.Value, error) {
	class, prototype, err := e.Class(name, 3, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
	if err != nil {
		return nil, err
	}
	cs.view[i] = prototype
	list := append(bothStates(e), readStates(e)...)
	if i == 1 {
		list = append(bothStates(e), writeStates(e)...)
	}
	for _, a := range list {
		var set env.Setter
		if a.set != nil {
			set = func(this, v engine.Value) error {
				if view := viewOf(e, this); view != nil {
					s := view.s
					defer s.Part(s.Meet(view.this))
					a.set(s, v)
				}
				return nil
			}
		}
		err := e.Accessor(prototype, a.name, false, func(this engine.Value) (engine.Value, error) {
			if view := viewOf(e, this); view != nil {
				s := view.s
				defer s.Part(s.Meet(view.this))
				return a.get(s), nil
			}
			return e.Engine.Undefined(), nil
		}, set)
		if err != nil {
			return nil, err
		}
	}
	if i == 1 {
		err = e.Functions(prototype, env.Method{Name: "getBuffer", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			view := viewOf(e, c.This)
			if view == nil {
				return nil, e.Throw(env.TypeError, "", "Illegal invocation")
			}
			return view.s.writeBuffer(), nil
		}})
	}
	return class, err
}

// views defines the accessors that give them, and the classes themselves, which
// nothing makes before somebody looks.
func (cs *classes) views(e *env.Env) error {
	eng := e.Engine
	for i, name := range [...]string{"ReadableState", "WritableState"} {
		class := cs.class[Kind(i)]
		var loaded engine.Value
		load := func() (engine.Value, error) {
			if loaded == nil {
				v, err := cs.viewClass(e, i, name)
				if err != nil {
					return nil, err
				}
				loaded = e.Keep(v)
			}
			return loaded, nil
		}
		if err := e.Lazy(class, name, true, load); err != nil {
			return err
		}
		for _, kind := range [...]Kind{Kind(i), Duplex} {
			property := [...]string{"_readableState", "_writableState"}[i]
			err := e.Accessor(cs.prototype[kind], property, false, func(this engine.Value) (engine.Value, error) {
				s, err := of(e, this)
				if err == nil {
					defer s.Part(s.Meet(this))
				}
				if err != nil || i == 0 && !s.isSource || i == 1 && !s.isSink {
					return eng.Undefined(), nil
				}
				if _, err := load(); err != nil {
					return nil, err
				}
				return s.view(cs, i), nil
			}, func(this, v engine.Value) error {
				return eng.Define(this, property, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Stream) view(cs *classes, i int) engine.Value {
	eng := s.env.Engine
	if i == 0 {
		if r := s.reader(); r.view == nil {
			r.view = engine.HoldBy(eng, s.This(), eng.NewObject(cs.view[0]))
			eng.SetHost(r.view, &readView{viewed{s, engine.HoldBy(eng, r.view, s.This())}})
		}
		return s.r.view
	}
	if w := s.writer(); w.view == nil {
		w.view = engine.HoldBy(eng, s.This(), eng.NewObject(cs.view[1]))
		eng.SetHost(w.view, &writeView{viewed{s, engine.HoldBy(eng, w.view, s.This())}})
	}
	return s.w.view
}
