package fs

import (
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// dir is the host of a Dir.
type dir struct {
	f         *fs
	folder    folder
	path      string
	enc       encoding
	recursive bool
	closed    bool
	buffered  []listed
	below     []string // folders still to read, with recursive
	at        string   // the folder of what is read now
	entries   []uvfs.Dirent
	// busy are asynchronous operations that wait their turn.
	busy    bool
	waiting []func()
}

func parseOpendir(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	o, enc, err := a.textOptions(a.arg(1))
	if err != nil {
		return nil, err
	}
	recursive, err := a.recursive(o)
	if err != nil {
		return nil, err
	}
	size := int64(32)
	if v := o.value("bufferSize"); a.eng.TypeOf(v) != engine.Undefined {
		if size, err = a.e.IntArg("options.bufferSize", v, 1, 1<<32-1); err != nil {
			return nil, err
		}
	}
	d := &dir{f: a.fs, path: path, enc: enc, recursive: recursive, at: path, entries: make([]uvfs.Dirent, min(size, 1024))}
	return &job{
		work: func() (err error) {
			d.folder, err = a.disk.Opendir(path)
			if sys, ok := err.(*uv.Error); ok && a.sync {
				// As Node does: the synchronous form forgets the path.
				err = &uv.Error{Code: sys.Code, Syscall: sys.Syscall}
			}
			return err
		},
		results: func() ([]engine.Value, error) {
			c, err := a.dirClass()
			if err != nil {
				return nil, err
			}
			this := a.eng.NewObject(c.prototype)
			a.eng.SetHost(this, d)
			return []engine.Value{this}, nil
		},
		resource: path,
	}, nil
}

func (f *fs) dirClass() (class, error) {
	return f.class("Dir", func() (class, error) {
		ctor, prototype, err := f.e.Class("Dir", 3, nil, func(c *engine.Call) (engine.Value, error) {
			if c.NewTarget == nil {
				return nil, f.e.Throw(env.TypeError, "", "Class constructor Dir cannot be invoked without 'new'")
			}
			return nil, f.e.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "handle" argument must be specified`)
		},
			env.Method{Name: "read", Length: 1, Func: f.dirMethod((*dir).read)},
			env.Method{Name: "readSync", Func: f.dirMethod((*dir).readSync)},
			env.Method{Name: "close", Length: 1, Func: f.dirMethod((*dir).close)},
			env.Method{Name: "closeSync", Func: f.dirMethod((*dir).closeSync)},
			env.Method{Name: "entries", Func: f.dirMethod((*dir).iterate)},
		)
		if err != nil {
			return class{}, err
		}
		err = f.e.Accessor(prototype, "path", false, func(this engine.Value) (engine.Value, error) {
			d, ok := f.eng.Host(this).(*dir)
			if !ok {
				return f.eng.Undefined(), nil
			}
			return f.name(d.path, ""), nil
		}, nil)
		if symbol := lang.Symbol(f.e, "asyncIterator"); err == nil && symbol != nil {
			entries, _ := f.eng.Get(prototype, "entries")
			err = f.eng.Define(prototype, symbol, engine.Property{Value: entries, Writable: true, Configurable: true})
		}
		return class{ctor, prototype}, err
	})
}

func (f *fs) dirMethod(m func(*dir, *engine.Call) (engine.Value, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		if lang.IsObject(f.e, c.This) {
			if d, ok := f.eng.Host(c.This).(*dir); ok {
				return m(d, c)
			}
		}
		return nil, f.e.Throw(env.TypeError, "", "Illegal invocation")
	}
}

func (d *dir) errClosed() error {
	return d.f.e.Throw(env.Error, "ERR_DIR_CLOSED", "Directory handle was closed")
}

// next reads more if nothing is buffered. Off the loop.
func (d *dir) next() error {
	for len(d.buffered) == 0 {
		if d.folder == nil {
			if len(d.below) == 0 {
				return nil
			}
			at := d.below[0]
			d.below = d.below[1:]
			opened, err := d.f.disk.Opendir(at)
			if err != nil {
				return err
			}
			d.folder, d.at = opened, at
		}
		n, err := d.folder.Read(d.entries)
		if err != nil {
			return err
		}
		if n == 0 {
			if d.at == d.path && !d.recursive {
				return nil
			}
			if err := d.folder.Close(); err != nil {
				return err
			}
			d.folder = nil
			continue
		}
		for _, entry := range d.entries[:n] {
			d.buffered = append(d.buffered, listed{entry: entry, folder: d.at})
			if d.recursive && entry.Kind == uvfs.DirentDir {
				d.below = append(d.below, filepath.Join(d.at, entry.Name))
			}
		}
	}
	return nil
}

func (d *dir) job() *job {
	return &job{
		work: d.next,
		results: func() ([]engine.Value, error) {
			if len(d.buffered) == 0 {
				return []engine.Value{d.f.eng.Null()}, nil
			}
			l := d.buffered[0]
			d.buffered = d.buffered[1:]
			v, err := d.f.dirent(l.entry, l.folder, d.enc)
			return []engine.Value{v}, err
		},
		resource: d.path,
	}
}

func (d *dir) closeJob() *job {
	d.closed = true
	return &job{work: func() error {
		if d.folder == nil {
			return nil
		}
		return d.folder.Close()
	}, resource: d.path}
}

func (d *dir) sync() error {
	if d.closed {
		return d.errClosed()
	}
	if d.busy {
		return d.f.e.Throw(env.Error, "ERR_DIR_CONCURRENT_OPERATION",
			"Cannot do synchronous work on directory handle with concurrent asynchronous operations")
	}
	return nil
}

func (d *dir) readSync(*engine.Call) (engine.Value, error) {
	if err := d.sync(); err != nil {
		return nil, err
	}
	return d.f.now(func(*args) (*job, error) { return d.job(), nil }, nil)
}

func (d *dir) closeSync(*engine.Call) (engine.Value, error) {
	if err := d.sync(); err != nil {
		return nil, err
	}
	return d.f.now(func(*args) (*job, error) { return d.closeJob(), nil }, nil)
}

// turn runs f when the operations before it are done.
func (d *dir) turn(run func()) {
	if d.busy {
		d.waiting = append(d.waiting, run)
		return
	}
	d.busy = true
	run()
}

func (d *dir) done() {
	d.busy = false
	if len(d.waiting) > 0 {
		run := d.waiting[0]
		d.waiting = d.waiting[1:]
		d.turn(run)
	}
}

// act is an asynchronous operation, for a callback or for a promise.
func (d *dir) act(fn engine.Value, make func() *job) (engine.Value, error) {
	f := d.f
	run := func() *job {
		j := make()
		j.after = d.done
		return j
	}
	if f.eng.TypeOf(fn) == engine.Undefined {
		if d.closed {
			return f.promise(func(_, reject func(engine.Value) error) error { return reject(f.e.ErrorValue(d.errClosed())) })
		}
		return f.promise(func(resolve, reject func(engine.Value) error) error {
			d.turn(func() {
				f.queue(run(), func(values []engine.Value, err error) error {
					if err != nil {
						return reject(f.errorValue(err))
					}
					if len(values) == 0 {
						return resolve(f.eng.Undefined())
					}
					return resolve(values[0])
				})
			})
			return nil
		})
	}
	if err := f.e.Func("callback", fn); err != nil {
		return nil, err
	}
	if d.closed {
		fn = f.eng.Hold(fn)
		f.e.NextTick(func() error {
			defer f.eng.Release(fn)
			_, err := f.eng.Call(fn, nil, f.e.ErrorValue(d.errClosed()))
			return err
		})
		return f.eng.Undefined(), nil
	}
	fn = f.eng.Hold(fn)
	d.turn(func() {
		f.start(run(), fn)
		f.eng.Release(fn)
	})
	return f.eng.Undefined(), nil
}

func (d *dir) read(c *engine.Call) (engine.Value, error) {
	if d.closed {
		return nil, d.errClosed()
	}
	return d.act(c.Arg(0), d.job)
}

func (d *dir) close(c *engine.Call) (engine.Value, error) { return d.act(c.Arg(0), d.closeJob) }

// iterate is the async iterator over the entries; it closes the directory at
// its end.
func (d *dir) iterate(c *engine.Call) (engine.Value, error) {
	body := `
	var done = false;
	function end(value) {
	  if (done) return Promise.resolve({ value: value, done: true });
	  done = true;
	  return dir.close().then(function () { return { value: value, done: true }; });
	}
	var iterator = {
	  next: function () {
	    if (done) return Promise.resolve({ value: undefined, done: true });
	    return dir.read().then(function (entry) {
	      return entry === null ? end(undefined) : { value: entry, done: false };
	    }, function (error) { return end().then(function () { throw error; }); });
	  },
	  return: end,
	};
	iterator[Symbol.asyncIterator] = function () { return this; };
	return iterator;`
	if lang.Global(d.f.e, "Promise") == nil {
		return nil, d.f.noPromise()
	}
	return d.f.eng.Call(lang.Func(d.f.e, body, "dir"), nil, c.This)
}
