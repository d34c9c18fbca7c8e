package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/work"
)

// op is one function of the module in all its forms.
type op struct {
	name string
	// required and optional count the arguments before the callback, which
	// may come early, in the place of an optional one.
	required, optional int
	// length is what the callback form's length says, and syncLength.
	length, syncLength int
	// checksLast has the arguments checked before the callback.
	checksLast bool
	// lastArgument has a refusal show the last argument, whichever it is.
	lastArgument bool
	// callbackName is what messages call the callback; "" is "cb".
	callbackName string
	parse        func(a *args) (*job, error)
	// promiseLength and frame are of the form that gives a promise: frame is
	// where Node's stacks say it waited, promised that it has such a form
	// without a frame.
	promiseLength int
	frame         string
	promised      bool
}

// job is a checked call.
type job struct {
	// work runs in the pool, or at once; it touches no value of the script.
	work func() error
	// results are the callback's arguments after the error; nil for none. The
	// first of them is what the other forms give.
	results func() ([]engine.Value, error)
	// failing are the arguments after an error, which read and write have.
	failing func() []engine.Value
	// held are values that must live until the job is done; the job looks for
	// them here.
	held []engine.Value
	// access is what a sandbox would have to allow, resource to what.
	access   access
	resource string
	// alone has the job done outside the pool, for it asks the script things:
	// see cp.go.
	alone *asker
	// after runs when an asynchronous job is done, before anybody is told.
	after func()
	// ready is a job that has nothing to do but to be told, on the next tick.
	ready bool
	// signal may take the job back.
	signal *abortion
}

// args are the arguments of a call, less the callback.
type args struct {
	*fs
	list []engine.Value
	sync bool
	// promise tells that a promise is wanted.
	promise bool
}

func (a *args) arg(i int) engine.Value {
	if i < len(a.list) {
		return a.list[i]
	}
	return a.eng.Undefined()
}

// callback is the form f(…, callback).
func (f *fs) callback(o *op) engine.Value {
	name := o.callbackName
	if name == "" {
		name = "cb"
	}
	return f.eng.NewFunc(o.name, o.length, func(c *engine.Call) (engine.Value, error) {
		last := o.required + o.optional
		for i := o.required; i < last; i++ {
			if f.eng.TypeOf(c.Arg(i)) == engine.Function {
				last = i
				break
			}
		}
		fn := c.Arg(last)
		for i := last - 1; i >= o.required && lang.IsNullish(f.e, fn); i-- {
			fn = c.Arg(i)
		}
		if n := len(c.Args); o.lastArgument && n > 0 {
			fn = c.Args[n-1]
		}
		list := c.Args[:min(last, len(c.Args))]
		return c.Undefined, f.begin(o.checksLast, name, o.parse, list, fn)
	})
}

// begin checks a call and starts its job.
func (f *fs) begin(checksLast bool, name string, parse func(*args) (*job, error), list []engine.Value, fn engine.Value) error {
	if !checksLast {
		if err := f.e.Func(name, fn); err != nil {
			return err
		}
	}
	j, err := parse(&args{fs: f, list: list})
	if err != nil {
		return err
	}
	if checksLast {
		if err := f.e.Func(name, fn); err != nil {
			return err
		}
	}
	f.start(j, fn)
	return nil
}

// start runs a job for a callback.
func (f *fs) start(j *job, fn engine.Value) {
	fn = f.eng.Hold(fn)
	f.queue(j, func(values []engine.Value, err error) error {
		defer f.eng.Release(fn)
		if err == nil {
			values = append([]engine.Value{f.eng.Null()}, values...)
		} else {
			values = append([]engine.Value{f.errorValue(err)}, values...)
		}
		_, err = f.eng.Call(fn, nil, values...)
		return err
	})
}

// queue has a job done in the pool; done is told on the loop, in a Callback.
func (f *fs) queue(j *job, done func(values []engine.Value, err error) error) {
	for i, v := range j.held {
		j.held[i] = f.eng.Hold(v)
	}
	scope := f.e.Capture()
	tell := func(err error) error {
		defer func() {
			for _, v := range j.held {
				f.eng.Release(v)
			}
		}()
		if aborted := j.signal.stop(); aborted != nil {
			err = aborted
		}
		values, err := f.outcome(j, err)
		if j.after != nil {
			j.after() // it may begin a job with the same state
		}
		return done(values, err)
	}
	switch denied := f.denied(j); {
	case denied != nil:
		f.e.NextTick(func() error { return tell(denied) })
	case j.ready:
		f.e.NextTick(func() error { return tell(nil) })
	case j.alone != nil:
		f.alone(j.alone, j.work, func(err error) { f.e.CallbackIn(scope, func() error { return tell(err) }) })
	default:
		f.inFlight++
		var failed error
		work.Queue(f.e.Loop, func() { failed = j.work() }, func(err error) {
			f.inFlight--
			if err == nil {
				err = failed
			}
			f.e.CallbackIn(scope, func() error { return tell(err) })
		})
	}
}

// outcome is what a job that is done has to say.
func (f *fs) outcome(j *job, err error) ([]engine.Value, error) {
	if err != nil {
		if j.failing != nil {
			return j.failing(), err
		}
		return nil, err
	}
	if j.results == nil {
		return nil, nil
	}
	return j.results()
}

// syncForm is the form that returns its result.
func (f *fs) syncForm(o *op) engine.Value {
	return f.eng.NewFunc(o.name+"Sync", o.syncLength, func(c *engine.Call) (engine.Value, error) {
		return f.now(o.parse, c.Args)
	})
}

// now runs a job at once.
func (f *fs) now(parse func(*args) (*job, error), list []engine.Value) (engine.Value, error) {
	j, err := parse(&args{fs: f, list: list, sync: true})
	if err != nil {
		return nil, err
	}
	if err = f.denied(j); err == nil && !j.ready {
		err = j.work()
	}
	values, err := f.outcome(j, err)
	if err != nil {
		return nil, f.e.ThrowValue(f.errorValue(err))
	}
	if len(values) == 0 {
		return f.eng.Undefined(), nil
	}
	return values[0], nil
}

// promiseForm is the form that gives a promise.
func (f *fs) promiseForm(o *op) engine.Value {
	return f.eng.NewFunc(o.name, o.promiseLength, func(c *engine.Call) (engine.Value, error) {
		return f.promiseOf(o.parse, c.Args, o.frame)
	})
}

// promiseOf is a promise of what a job gives. A wrong argument is a rejection.
func (f *fs) promiseOf(parse func(*args) (*job, error), list []engine.Value, frame string) (engine.Value, error) {
	return f.promise(func(resolve, reject func(engine.Value) error) error {
		j, err := parse(&args{fs: f, list: list, promise: true})
		if err != nil {
			return reject(f.e.ErrorValue(err))
		}
		f.queue(j, func(values []engine.Value, err error) error {
			switch {
			case err != nil:
				v := f.errorValue(err)
				f.waited(v, frame)
				return reject(v)
			case len(values) > 0:
				return resolve(values[0])
			}
			return resolve(f.eng.Undefined())
		})
		return nil
	})
}

// waited adds to an error without a stack where Node's says it waited.
func (f *fs) waited(v engine.Value, frame string) {
	if frame != "" && lang.IsError(f.e, v) {
		f.e.AddFrame(v, "async "+frame)
	}
}

// promise makes a Promise; settling it lets go of what it held.
func (f *fs) promise(start func(resolve, reject func(engine.Value) error) error) (engine.Value, error) {
	class := lang.Global(f.e, "Promise")
	if class == nil {
		return nil, f.noPromise()
	}
	return f.eng.Construct(class, f.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		resolve, reject := f.eng.Hold(c.Arg(0)), f.eng.Hold(c.Arg(1))
		settle := func(fn *engine.Value) func(engine.Value) error {
			return func(v engine.Value) error {
				if resolve == nil {
					return nil
				}
				_, err := f.eng.Call(*fn, nil, v)
				f.eng.Release(resolve)
				f.eng.Release(reject)
				resolve, reject = nil, nil
				return err
			}
		}
		return c.Undefined, start(settle(&resolve), settle(&reject))
	}))
}

func (f *fs) noPromise() error {
	return f.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "fs.promises is unavailable: this engine has no Promise")
}
