package fs

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	uvfs "github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/fspoll"
)

// statWatcher is the host of a StatWatcher: one for each path.
type statWatcher struct {
	events.Emitter
	f     *fs
	this  engine.Value
	scope *env.Scope
	path  string
	poll  *fspoll.FSPoll
	big   bool
}

func (f *fs) statWatcherClass() (class, error) {
	return f.class("StatWatcher", func() (class, error) {
		method := func(do func(*statWatcher)) engine.Func {
			return func(c *engine.Call) (engine.Value, error) {
				if w, ok := f.eng.Host(c.This).(*statWatcher); ok {
					do(w)
				}
				return c.This, nil
			}
		}
		ctor, prototype, err := f.e.Class("StatWatcher", 1, events.Class(f.e), func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
		if err == nil {
			err = f.e.Functions(prototype,
				env.Method{Name: "stop", Func: method((*statWatcher).stop)},
				env.Method{Name: "ref", Func: method(func(w *statWatcher) {
					if w.poll != nil {
						w.poll.Ref()
					}
				})},
				env.Method{Name: "unref", Func: method(func(w *statWatcher) {
					if w.poll != nil {
						w.poll.Unref()
					}
				})})
		}
		return class{ctor, prototype}, err
	})
}

// watchFile is fs.watchFile.
func (f *fs) watchFile(c *engine.Call) (engine.Value, error) {
	path, err := f.path("path", c.Arg(0))
	if err != nil {
		return nil, err
	}
	path = absolute(path)
	o, listener := options{f, nil}, c.Arg(2)
	if t := f.eng.TypeOf(c.Arg(1)); t == engine.Object {
		o.obj = c.Arg(1)
	} else if t != engine.Undefined && t != engine.Null {
		listener = c.Arg(1)
	}
	if err := f.e.Func("listener", listener); err != nil {
		return nil, err
	}
	w := f.pollers[path]
	if w == nil {
		if w, err = f.newStatWatcher(path, o); err != nil {
			return nil, err
		}
	}
	return w.this, events.On(f.e, w.this, "change", listener)
}

func (f *fs) newStatWatcher(path string, o options) (*statWatcher, error) {
	interval := int64(5007)
	var err error
	if v := o.value("interval"); f.eng.TypeOf(v) != engine.Undefined {
		if interval, err = f.e.IntArg("interval", v, 0, 1<<32-1); err != nil {
			return nil, err
		}
	}
	big := o.truthy("bigint")
	if big {
		err = f.needBigInt()
	}
	if denied := f.denied(&job{resource: path}); err == nil && denied != nil {
		err = f.e.ThrowValue(f.errorValue(denied))
	}
	if _, ours := f.disk.(system); err == nil && !ours {
		err = f.e.ThrowValue(f.errorValue(refuse("watch", path, "")))
	}
	if err != nil {
		return nil, err
	}
	c, err := f.statWatcherClass()
	if err != nil {
		return nil, err
	}
	w := &statWatcher{f: f, scope: f.e.Capture(), path: path, big: big, poll: fspoll.New(f.e.Loop)}
	w.this = f.eng.Hold(f.eng.NewObject(c.prototype))
	f.eng.SetHost(w.this, w)
	if err := w.poll.Start(path, time.Duration(interval)*time.Millisecond, w.changed); err != nil {
		w.poll.Close(nil)
		return nil, f.e.ThrowError(err)
	}
	if v := o.value("persistent"); f.eng.TypeOf(v) != engine.Undefined && !f.eng.ToBool(v) {
		w.poll.Unref()
	}
	f.pollers[path] = w
	return w, nil
}

func (w *statWatcher) changed(_ error, prev, curr uvfs.Stats) {
	f := w.f
	f.e.CallbackIn(w.scope, func() error {
		now, err := f.stats(curr, w.big)
		if err != nil {
			return err
		}
		before, err := f.stats(prev, w.big)
		if err != nil {
			return err
		}
		_, err = events.Emit(f.e, w.this, "change", now, before)
		return err
	})
}

// stop ends the watching.
func (w *statWatcher) stop() {
	if w.poll == nil {
		return
	}
	w.poll.Close(nil)
	w.poll = nil
	w.f.e.NextTick(func() error {
		defer w.f.eng.Release(w.this)
		_, err := events.Emit(w.f.e, w.this, "stop")
		return err
	})
}

// unwatchFile is fs.unwatchFile: without a listener it takes away all.
func (f *fs) unwatchFile(c *engine.Call) (engine.Value, error) {
	path, err := f.path("path", c.Arg(0))
	if err != nil {
		return nil, err
	}
	path = absolute(path)
	w := f.pollers[path]
	if w == nil {
		return c.Undefined, nil
	}
	name, list := "removeAllListeners", []engine.Value{f.eng.String("change")}
	if f.eng.TypeOf(c.Arg(1)) == engine.Function {
		name, list = "removeListener", append(list, c.Arg(1))
	}
	remove, err := f.eng.Get(w.this, name)
	if err != nil {
		return nil, err
	}
	if _, err := f.eng.Call(remove, w.this, list...); err != nil {
		return nil, err
	}
	if !w.Has("change") {
		delete(f.pollers, path)
		w.stop()
	}
	return c.Undefined, nil
}
