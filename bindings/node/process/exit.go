package process

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// hooks joins the object to its Env.
func (p *process) hooks() {
	e, eng := p.e, p.e.Engine
	e.OnBeforeExit = func() error {
		return events.EmitMethod(e, p.object, "beforeExit", eng.Number(float64(p.code())))
	}
	e.OnExit = p.onExit
	e.OnUncaught = p.onUncaught
}

// code is process.exitCode || 0.
func (p *process) code() int {
	f, err := p.e.Engine.ToNumber(p.exitCode)
	if err != nil || math.IsNaN(f) {
		return 0
	}
	return int(int32(uint32(int64(f))))
}

// onExit emits 'exit'. A code other than 0 comes from an error or from
// process.exit; 0 may still mean process.exitCode.
func (p *process) onExit(code int) (int, error) {
	eng := p.e.Engine
	if code != 0 {
		p.exitCode = eng.Number(float64(code))
	}
	if !p.exiting {
		p.exiting = true
		if err := events.EmitMethod(p.e, p.object, "exit", eng.Number(float64(p.code()))); err != nil {
			return p.code() & 0xff, err
		}
	}
	code = p.code()
	if p.left {
		// Packages replace reallyExit to see an exit coming.
		fn, err := eng.Get(p.object, "reallyExit")
		if err == nil && eng.TypeOf(fn) == engine.Function && !eng.Same(fn, p.reallyExit) {
			if _, err := eng.Call(fn, p.object, eng.Number(float64(code))); err != nil {
				return code & 0xff, err
			}
		}
	}
	return code & 0xff, nil
}

// onUncaught is what becomes of an error that nobody caught.
func (p *process) onUncaught(thrown engine.Value) (bool, error) {
	e, eng := p.e, p.e.Engine
	if p.capture != nil {
		_, err := eng.Call(p.capture, nil, thrown)
		return true, err
	}
	origin := eng.String("uncaughtException")
	if p.fromPromise || e.FromPromise {
		origin = eng.String("unhandledRejection")
	}
	if p.Has("uncaughtExceptionMonitor") {
		if err := events.EmitMethod(e, p.object, "uncaughtExceptionMonitor", thrown, origin); err != nil {
			return true, err
		}
	}
	if p.Count(e, "uncaughtException") == 0 {
		return false, nil
	}
	return true, events.EmitMethod(e, p.object, "uncaughtException", thrown, origin)
}

// exitCodeArg checks what process.exitCode and process.exit take: a whole
// number, or a text of one; undefined and null are no opinion.
func (p *process) exitCodeArg(v engine.Value) error {
	eng := p.e.Engine
	switch eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return nil
	case engine.String:
		if f, err := eng.ToNumber(v); err == nil && f == math.Trunc(f) && !math.IsInf(f, 0) && p.e.Text(v) != "" {
			return nil
		}
	}
	_, err := p.e.IntArg("code", v, -(1<<53 - 1), 1<<53-1)
	return err
}

func (p *process) exitProperties() error {
	e, eng := p.e, p.e.Engine
	err := eng.Define(p.object, "exitCode", engine.Property{
		Get: eng.NewFunc("get", 0, func(c *engine.Call) (engine.Value, error) { return p.exitCode, nil }),
		Set: eng.NewFunc("set", 1, func(c *engine.Call) (engine.Value, error) {
			if err := p.exitCodeArg(c.Arg(0)); err != nil {
				return nil, err
			}
			p.exitCode = eng.Hold(c.Arg(0))
			return c.Undefined, nil
		}),
		Enumerable: true,
	})
	if err != nil {
		return err
	}
	err = e.Accessor(p.object, "_exiting", true, func(engine.Value) (engine.Value, error) {
		return eng.Bool(p.exiting), nil
	}, func(_, v engine.Value) error {
		p.exiting = eng.ToBool(v)
		return nil
	})
	if err != nil {
		return err
	}
	err = eng.Set(p.object, "abort", eng.NewMethod("abort", 0, func(c *engine.Call) (engine.Value, error) {
		if err := p.denied("abort"); err != nil {
			return nil, err
		}
		abort()
		return c.Undefined, nil
	}))
	if err != nil {
		return err
	}
	err = e.Functions(p.object,
		env.Method{Name: "reallyExit", Func: func(c *engine.Call) (engine.Value, error) {
			code, err := e.Int(c.Arg(0))
			if err != nil {
				return nil, err
			}
			p.exiting = true
			return nil, e.Exit(code & 0xff)
		}},
		env.Method{Name: "exit", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if err := p.exitCodeArg(c.Arg(0)); err != nil {
				return nil, err
			}
			if eng.TypeOf(c.Arg(0)) != engine.Undefined {
				p.exitCode = eng.Hold(c.Arg(0))
			}
			p.left = true
			return nil, e.Exit(p.code() & 0xff)
		}},
		env.Method{Name: "setUncaughtExceptionCaptureCallback", Length: 1, Func: p.setCapture},
		env.Method{Name: "hasUncaughtExceptionCaptureCallback", Length: 0, Func: func(*engine.Call) (engine.Value, error) {
			return eng.Bool(p.capture != nil), nil
		}},
	)
	if err != nil {
		return err
	}
	fn, err := eng.Get(p.object, "reallyExit")
	p.reallyExit = p.e.Keep(fn)
	return err
}

func (p *process) setCapture(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	switch eng.TypeOf(c.Arg(0)) {
	case engine.Null:
		if p.capture != nil {
			eng.Release(p.capture)
			p.capture = nil
		}
		return c.Undefined, nil
	case engine.Function:
	default:
		return nil, e.InvalidArgType("fn", "of type function or null", c.Arg(0))
	}
	if p.capture != nil {
		return nil, e.Throw(env.Error, "ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
			"`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active")
	}
	p.capture = eng.Hold(c.Args[0])
	return c.Undefined, nil
}
