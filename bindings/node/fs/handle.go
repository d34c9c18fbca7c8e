package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// handle is the host of a FileHandle. Its descriptor is closed when close was
// called and the last operation on it is done.
type handle struct {
	events.Emitter
	f       *fs
	fd      int
	refs    int
	closing bool
	promise engine.Value // what close gave, while closing
	settle  []func(err error) error
}

// handle is v's handle, nil if v is no FileHandle.
func (f *fs) handle(v engine.Value) *handle {
	if f.eng.TypeOf(v) != engine.Object {
		return nil
	}
	h, _ := f.eng.Host(v).(*handle)
	return h
}

func parseOpenHandle(a *args) (*job, error) {
	j, err := parseOpen(a)
	if err != nil {
		return nil, err
	}
	results := j.results
	j.results = func() ([]engine.Value, error) {
		values, err := results()
		if err != nil {
			return nil, err
		}
		fd, err := a.eng.ToNumber(values[0])
		if err != nil {
			return nil, err
		}
		v, err := a.newHandle(int(fd))
		return []engine.Value{v}, err
	}
	return j, nil
}

func (f *fs) newHandle(fd int) (engine.Value, error) {
	c, err := f.handleClass()
	if err != nil {
		return nil, err
	}
	this := f.eng.NewObject(c.prototype)
	f.eng.SetHost(this, &handle{f: f, fd: fd, refs: 1})
	return this, nil
}

func (f *fs) handleClass() (class, error) {
	return f.class("FileHandle", func() (class, error) {
		illegal := func(c *engine.Call) (engine.Value, error) {
			return nil, f.e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
		}
		plain := func(name string, length int, syscall string, parse func(*args) (*job, error)) env.Method {
			return env.Method{Name: name, Length: length, Func: f.handleMethod(syscall, parse)}
		}
		methods := []env.Method{
			{Name: "getAsyncId", Func: func(c *engine.Call) (engine.Value, error) { return f.eng.Number(0), nil }},
			plain("appendFile", 2, "writeFile", parseHandleWrite),
			plain("chmod", 1, "fchmod", parseFchmod),
			plain("chown", 2, "fchown", parseFchown),
			plain("datasync", 0, "fdatasync", parseDescriptor(disk.Fdatasync, reading)),
			plain("sync", 0, "fsync", parseDescriptor(disk.Fsync, reading)),
			plain("read", 4, "read", parseHandleRead),
			plain("readv", 2, "readv", parseHandleVector(false)),
			plain("readFile", 1, "readFile", parseReadFile),
			{Name: "readLines", Func: f.readLines},
			plain("stat", 1, "fstat", parseFstat),
			plain("truncate", 0, "ftruncate", parseFtruncate),
			plain("utimes", 2, "futimes", parseFutimes),
			plain("write", 4, "write", parseHandleSpan),
			plain("writev", 2, "writev", parseHandleVector(true)),
			{Name: "writeFile", Length: 2, Func: f.handleWriteFile},
			{Name: "close", Func: f.handleClose},
			{Name: "readableWebStream", Func: func(c *engine.Call) (engine.Value, error) {
				return nil, f.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "FileHandle.readableWebStream is not built yet")
			}},
			{Name: "createReadStream", Func: func(c *engine.Call) (engine.Value, error) {
				return f.handleStream(c, f.readStreamClass)
			}},
			{Name: "createWriteStream", Func: func(c *engine.Call) (engine.Value, error) {
				return f.handleStream(c, f.writeStreamClass)
			}},
		}
		ctor, prototype, err := f.e.Class("FileHandle", 1, nil, illegal, methods...)
		if err == nil {
			err = f.mixEmitter(prototype)
		}
		if err == nil {
			err = f.e.Accessor(prototype, "fd", false, func(this engine.Value) (engine.Value, error) {
				if h := f.handle(this); h != nil {
					return f.eng.Number(float64(h.fd)), nil
				}
				return f.eng.Undefined(), nil
			}, nil)
		}
		if symbol := lang.Symbol(f.e, "asyncDispose"); err == nil && symbol != nil {
			close, _ := f.eng.Get(prototype, "close")
			err = f.eng.Define(prototype, symbol, engine.Property{Value: close, Writable: true, Configurable: true})
		}
		return class{ctor, prototype}, err
	})
}

// mixEmitter gives a prototype what emitters can do, without making it one of
// them: in Node a FileHandle is no instance of EventEmitter.
func (f *fs) mixEmitter(prototype engine.Value) error {
	emitter, err := f.eng.Get(events.Class(f.e), "prototype")
	if err != nil {
		return err
	}
	above := f.eng.NewObject(nil)
	keys, err := f.eng.Keys(emitter, true)
	if err != nil {
		return err
	}
	for _, key := range keys {
		p, ok, err := f.eng.Own(emitter, key)
		if err == nil && ok && key != "constructor" {
			err = f.eng.Define(above, key, p)
		}
		if err != nil {
			return err
		}
	}
	return f.eng.SetProto(prototype, above)
}

// handleMethod makes a method of an operation whose first argument is the
// descriptor, or the handle.
func (f *fs) handleMethod(syscall string, parse func(*args) (*job, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		h := f.handle(c.This)
		if h == nil {
			return f.promise(func(_, reject func(engine.Value) error) error {
				return reject(f.e.NewError(env.Error, "ERR_INTERNAL_ASSERTION", "handle must be an instance of FileHandle"))
			})
		}
		if h.fd == -1 {
			return f.promise(func(_, reject func(engine.Value) error) error { return reject(f.fileClosed(syscall)) })
		}
		first := f.eng.Number(float64(h.fd))
		if syscall == "readFile" || syscall == "writeFile" {
			first = c.This
		}
		list := append([]engine.Value{first}, c.Args...)
		return f.promiseOf(func(a *args) (*job, error) {
			j, err := parse(a)
			if err != nil {
				return nil, err
			}
			h.refs++
			j.held = append(j.held, c.This)
			after := j.after
			j.after = func() {
				if after != nil {
					after()
				}
				h.unref()
			}
			return j, nil
		}, list, "FileHandle."+syscall+" (node:internal/fs/promises)")
	}
}

func (f *fs) fileClosed(syscall string) engine.Value {
	v := f.e.NewError(env.Error, "", "file closed")
	f.eng.Set(v, "code", f.eng.String("EBADF"))
	f.eng.Set(v, "syscall", f.eng.String(syscall))
	return v
}

// handleClose is FileHandle.close: it waits for the operations under way.
func (f *fs) handleClose(c *engine.Call) (engine.Value, error) {
	h := f.handle(c.This)
	if h == nil {
		return nil, f.e.Throw(env.TypeError, "", "Illegal invocation")
	}
	if h.promise != nil {
		return h.promise, nil
	}
	p, err := f.promise(func(resolve, reject func(engine.Value) error) error {
		return h.close(c.This, func(err error) error {
			if err != nil {
				return reject(f.errorValue(err))
			}
			return resolve(f.eng.Undefined())
		})
	})
	if err == nil && h.closing {
		h.promise = f.eng.Hold(p)
	}
	return p, err
}

// close begins to close the handle of the object this; settle is told when it
// is closed.
func (h *handle) close(this engine.Value, settle func(err error) error) error {
	switch {
	case h.closing:
		h.settle = append(h.settle, settle)
		return nil
	case h.fd == -1:
		return settle(nil)
	}
	h.closing = true
	h.settle = append(h.settle, settle)
	h.unref()
	_, err := events.Emit(h.f.e, this, "close")
	return err
}

// unref is the end of an operation on the descriptor, or of the script's own
// use of it.
func (h *handle) unref() {
	if h.refs--; h.refs > 0 {
		return
	}
	f, fd := h.f, h.fd
	h.fd = -1
	f.queue(&job{work: func() error { return f.disk.Close(fd) }}, func(_ []engine.Value, err error) error {
		settle := h.settle
		h.settle = nil
		h.closing = false
		if h.promise != nil {
			f.eng.Release(h.promise)
			h.promise = nil
		}
		for _, s := range settle {
			if err := s(err); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *fs) handleWriteFile(c *engine.Call) (engine.Value, error) {
	if h := f.handle(c.This); h != nil && h.fd != -1 && f.isIterable(c.Arg(0)) {
		return f.writeIterable(c.This, c.Arg(0), c.Arg(1))
	}
	return f.handleMethod("writeFile", parseHandleWrite)(c)
}

// parseHandleWrite writes where the file stands.
func parseHandleWrite(a *args) (*job, error) { return a.writeFile("w", true) }

func parseHandleRead(a *args) (*job, error) {
	fd, err := a.fd(a.arg(0))
	if err != nil {
		return nil, err
	}
	list := a.list[1:]
	if len(list) >= 2 && a.eng.TypeOf(list[1]) != engine.Object {
		list = []engine.Value{a.arg(1), a.arg(2), a.arg(3), a.arg(4)}
	} else if len(list) > 2 {
		list = list[:2]
	}
	s, err := a.readArgs(list)
	if err != nil {
		return nil, err
	}
	return a.paired(a.readJob(fd, s), "bytesRead", "buffer"), nil
}

func parseHandleSpan(a *args) (*job, error) {
	fd, err := a.fd(a.arg(0))
	if err != nil {
		return nil, err
	}
	s, err := a.writeArgs(a.list[1:])
	if err != nil {
		return nil, err
	}
	return a.paired(a.writeJob(fd, s), "bytesWritten", "buffer"), nil
}

func parseHandleVector(write bool) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		fd, err := a.fd(a.arg(0))
		if err != nil {
			return nil, err
		}
		j, err := a.vectorJob(write, fd, a.arg(1), a.arg(2))
		if err != nil {
			return nil, err
		}
		name := "bytesRead"
		if write {
			name = "bytesWritten"
		}
		return a.paired(j, name, "buffers"), nil
	}
}

// paired makes one object of a job's two results.
func (f *fs) paired(j *job, first, second string) *job {
	results := j.results
	j.results = func() ([]engine.Value, error) {
		values, err := results()
		if err != nil {
			return nil, err
		}
		obj := f.eng.NewObject(f.eng.Null())
		if err := f.eng.Set(obj, first, values[0]); err != nil {
			return nil, err
		}
		return []engine.Value{obj}, f.eng.Set(obj, second, values[1])
	}
	j.failing = nil
	return j
}

// handleStream makes a stream on the handle.
func (f *fs) handleStream(c *engine.Call, class func() (class, error)) (engine.Value, error) {
	cl, err := class()
	if err != nil {
		return nil, err
	}
	options := f.eng.NewObject(nil)
	if given := c.Arg(0); f.eng.TypeOf(given) == engine.Object {
		keys, err := f.eng.Keys(given, false)
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			v, err := f.eng.Get(given, key)
			if err == nil {
				err = f.eng.Set(options, key, v)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	if err := f.eng.Set(options, "fd", c.This); err != nil {
		return nil, err
	}
	return f.eng.Construct(cl.ctor, c.Undefined, options)
}

// readLines is readline's interface over a stream of the file.
func (f *fs) readLines(c *engine.Call) (engine.Value, error) {
	if !f.e.HasModule("readline") {
		return nil, f.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "FileHandle.readLines needs readline, which is not built yet")
	}
	readline, err := f.e.Require("readline")
	if err != nil {
		return nil, err
	}
	create, err := f.eng.Get(readline, "createInterface")
	if err != nil {
		return nil, err
	}
	input, err := f.handleStream(c, f.readStreamClass)
	if err != nil {
		return nil, err
	}
	options, err := f.pair("input", input, "crlfDelay", f.eng.Number(1<<53))
	if err != nil {
		return nil, err
	}
	return f.eng.Call(create, readline, options)
}
