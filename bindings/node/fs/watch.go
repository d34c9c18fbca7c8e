package fs

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
)

// watcher is the host of a FSWatcher.
type watcher struct {
	events.Emitter
	f     *fs
	this  engine.Value
	scope *env.Scope
	event *fsevent.FSEvent // nil when closed
	enc   encoding
}

func (f *fs) watcherClass() (class, error) {
	return f.class("FSWatcher", func() (class, error) {
		method := func(do func(*watcher)) engine.Func {
			return func(c *engine.Call) (engine.Value, error) {
				w, ok := f.eng.Host(c.This).(*watcher)
				if !ok {
					return nil, f.e.Throw(env.TypeError, "", "Illegal invocation")
				}
				do(w)
				return c.This, nil
			}
		}
		ctor, prototype, err := f.e.Class("FSWatcher", 0, events.Class(f.e), func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
		if err == nil {
			err = f.e.Functions(prototype,
				env.Method{Name: "close", Func: method((*watcher).close)},
				env.Method{Name: "ref", Func: method(func(w *watcher) {
					if w.event != nil {
						w.event.Ref()
					}
				})},
				env.Method{Name: "unref", Func: method(func(w *watcher) {
					if w.event != nil {
						w.event.Unref()
					}
				})})
		}
		return class{ctor, prototype}, err
	})
}

// watch is fs.watch.
func (f *fs) watch(c *engine.Call) (engine.Value, error) {
	given, listener := c.Arg(1), c.Arg(2)
	if f.eng.TypeOf(given) == engine.Function {
		given, listener = c.Undefined, given
	}
	o, enc, err := f.textOptions(given)
	if err != nil {
		return nil, err
	}
	path, err := f.path("filename", c.Arg(0))
	if err != nil {
		// Node looks at the path under this name, whatever its argument is called.
		if path, err = f.path("path", c.Arg(0)); err != nil {
			return nil, err
		}
	}
	w, err := f.newWatcher(path, enc, o, f.eng.TypeOf(o.value("persistent")) == engine.Undefined || o.truthy("persistent"))
	if err != nil {
		return nil, err
	}
	if f.eng.TypeOf(listener) == engine.Function {
		if err := events.On(f.e, w.this, "change", listener); err != nil {
			return nil, err
		}
	}
	if signal := o.value("signal"); f.eng.TypeOf(signal) == engine.Object {
		if err := f.onAbort(signal, func(engine.Value) { w.close() }); err != nil {
			return nil, err
		}
	}
	return w.this, nil
}

// newWatcher starts to watch.
func (f *fs) newWatcher(path string, enc encoding, o options, persistent bool) (*watcher, error) {
	class, err := f.watcherClass()
	if err != nil {
		return nil, err
	}
	if denied := f.denied(&job{resource: path}); denied != nil {
		return nil, f.e.ThrowValue(f.errorValue(denied))
	}
	w := &watcher{f: f, enc: enc, scope: f.e.Capture()}
	err = uv.ENOSYS
	if _, ours := f.disk.(system); ours {
		flags := fsevent.Flags(0)
		if o.truthy("recursive") {
			flags = fsevent.Recursive
		}
		w.event = fsevent.New(f.e.Loop)
		err = w.event.Start(path, flags, w.happened)
	}
	if err != nil {
		if w.event != nil {
			w.event.Close(nil)
		}
		return nil, f.e.ThrowValue(f.watchError(err, path))
	}
	w.this = f.eng.Hold(f.eng.NewObject(class.prototype))
	f.eng.SetHost(w.this, w)
	if !persistent {
		w.event.Unref()
	}
	return w, nil
}

func (f *fs) watchError(err error, path string) engine.Value {
	code := uv.Code(uv.UNKNOWN)
	errors.As(err, &code)
	v := f.e.NewError(env.Error, "", code.Error()+", watch '"+path+"'")
	f.eng.Set(v, "errno", f.eng.Number(float64(code)))
	f.eng.Set(v, "syscall", f.eng.String("watch"))
	f.eng.Set(v, "code", f.eng.String(code.Name()))
	f.eng.Set(v, "path", f.eng.String(path))
	f.eng.Set(v, "filename", f.eng.String(path))
	return v
}

func (w *watcher) happened(err error, name string, what fsevent.Events) {
	f := w.f
	f.e.CallbackIn(w.scope, func() error {
		if err != nil {
			_, err := events.Emit(f.e, w.this, "error", f.errorValue(err))
			return err
		}
		file := f.eng.Null()
		if name != "" {
			file = f.name(name, w.enc)
		}
		_, err := events.Emit(f.e, w.this, "change", f.eng.String(eventType(what)), file)
		return err
	})
}

func eventType(what fsevent.Events) string {
	if what&fsevent.Rename != 0 {
		return "rename"
	}
	return "change"
}

func (w *watcher) close() {
	if w.event == nil {
		return
	}
	w.event.Close(nil)
	w.event = nil
	w.f.e.NextTick(func() error {
		defer w.f.eng.Release(w.this)
		_, err := events.Emit(w.f.e, w.this, "close")
		return err
	})
}

// onAbort runs do when a signal fires, in the next tick if it has.
func (f *fs) onAbort(signal engine.Value, do func(signal engine.Value)) error {
	aborted, err := f.eng.Get(signal, "aborted")
	if err != nil {
		return err
	}
	if f.eng.ToBool(aborted) {
		signal = f.eng.Hold(signal)
		f.e.NextTick(func() error {
			defer f.eng.Release(signal)
			do(signal)
			return nil
		})
		return nil
	}
	add, err := f.eng.Get(signal, "addEventListener")
	if err != nil || f.eng.TypeOf(add) != engine.Function {
		return err
	}
	var held engine.Value
	fired := f.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
		do(held)
		return c.Undefined, nil
	})
	held = engine.HoldBy(f.eng, fired, signal)
	_, err = f.eng.Call(add, signal, f.eng.String("abort"), fired)
	return err
}

// watchPromise is promises.watch: an async iterator over what happens.
func (f *fs) watchPromise(c *engine.Call) (engine.Value, error) {
	if lang.Global(f.e, "Promise") == nil {
		return nil, f.noPromise()
	}
	// What is wrong with the arguments is told by the first next, as by a
	// generator.
	start := f.eng.NewFunc("", 0, func(inner *engine.Call) (engine.Value, error) {
		if t := f.eng.TypeOf(inner.Arg(1)); t != engine.Undefined && t != engine.Object && t != engine.String {
			return nil, f.e.InvalidArgType("options", "of type object", inner.Arg(1))
		}
		o, _, err := f.textOptions(inner.Arg(1))
		if err != nil {
			return nil, err
		}
		for _, name := range [...]string{"persistent", "recursive"} {
			if _, err := o.boolean(name, "options."+name, false); err != nil {
				return nil, err
			}
		}
		return f.watch(&engine.Call{Args: inner.Args, Undefined: c.Undefined})
	})
	aborted := f.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) { return abortError(f, c.Arg(0)), nil })
	body := `
	var signal = options && options.signal;
	var watcher, queue = [], waiting, failed, over = false;
	function settle() {
	  if (!waiting) return;
	  var w = waiting;
	  if (failed) { waiting = null; over = true; w.reject(failed); failed = null; }
	  else if (queue.length) { waiting = null; w.resolve({ value: queue.shift(), done: false }); }
	  else if (over) { waiting = null; w.resolve({ value: undefined, done: true }); }
	}
	function abort() {
	  failed = abortError(signal);
	  if (watcher) watcher.close();
	  settle();
	}
	function begin() {
	  if (signal && signal.aborted) throw abortError(signal);
	  var o = {};
	  if (typeof options === 'string') o.encoding = options;
	  else if (options) o = { persistent: options.persistent, recursive: options.recursive, encoding: options.encoding };
	  watcher = start(filename, options === undefined || typeof options === 'object' ? o : options);
	  watcher.on('change', function (eventType, filename) { queue.push({ eventType: eventType, filename: filename }); settle(); });
	  watcher.on('error', function (error) { failed = error; watcher.close(); settle(); });
	  if (signal) signal.addEventListener('abort', abort, { once: true });
	}
	var iterator = {
	  next: function () {
	    return new Promise(function (resolve, reject) {
	      if (!watcher && !over) {
	        try { begin(); } catch (error) { over = true; throw error; }
	      }
	      waiting = { resolve: resolve, reject: reject };
	      settle();
	    });
	  },
	  return: function (value) {
	    over = true;
	    if (watcher) watcher.close();
	    return Promise.resolve({ value: value, done: true });
	  },
	};
	iterator[Symbol.asyncIterator] = function () { return this; };
	return iterator;`
	return f.eng.Call(lang.Func(f.e, body, "filename", "options", "start", "abortError"), nil, c.Arg(0), c.Arg(1), start, aborted)
}
