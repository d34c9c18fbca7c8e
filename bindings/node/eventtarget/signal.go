package eventtarget

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// SignalOf is the Signal behind v, nil if v is no AbortSignal of ours. Loop
// goroutine only.
func SignalOf(e *env.Env, v engine.Value) *Signal {
	if e.Engine.TypeOf(v) != engine.Object {
		return nil
	}
	s, _ := e.Engine.Host(v).(*Signal)
	return s
}

// Value is the signal as scripts know it. Loop goroutine only.
func (s *Signal) Value() engine.Value { return s.object }

// Aborted tells whether it has been aborted. Loop goroutine only.
func (s *Signal) Aborted() bool { return s.aborted }

// Reason is why, undefined before. Loop goroutine only.
func (s *Signal) Reason() engine.Value {
	if s.reason == nil {
		return s.st.eng.Undefined()
	}
	return s.reason
}

// NewController makes an AbortController for Go code: its signal, and what
// aborts it. Loop goroutine only.
func NewController(e *env.Env) (signal *Signal, abort func(reason engine.Value) error) {
	s := stateOf(e).newSignal()
	return s, s.abort
}

// CheckSignal is Node's check of an option that may be a signal: undefined, or
// an object that has aborted. The error is ERR_INVALID_ARG_TYPE. Loop goroutine
// only.
func CheckSignal(e *env.Env, name string, v engine.Value) error {
	switch e.Engine.TypeOf(v) {
	case engine.Undefined:
		return nil
	case engine.Object:
		if SignalOf(e, v) != nil {
			return nil
		}
		if has, err := e.Engine.Has(v, "aborted"); err != nil || has {
			return err
		}
	}
	return e.InvalidArgType(name, "an instance of AbortSignal", v)
}

// Aborted tells whether a signal that CheckSignal has let pass is aborted;
// undefined never is. Loop goroutine only.
func Aborted(e *env.Env, signal engine.Value) bool {
	if s := SignalOf(e, signal); s != nil {
		return s.aborted
	}
	return lang.IsObject(e, signal) && lang.Truthy(e, signal, "aborted")
}

// OnAbort has f run once when a signal that CheckSignal has let pass is
// aborted, in the order of its listeners; stop takes it back. Nothing happens
// if it is aborted already. Loop goroutine only.
func OnAbort(e *env.Env, signal engine.Value, f func() error) (stop func(), err error) {
	eng := e.Engine
	if s := SignalOf(e, signal); s != nil {
		return s.target.OnGo(signal, "abort", true, func(engine.Value) error { return f() })
	}
	if !lang.IsObject(e, signal) {
		return func() {}, nil
	}
	signal = eng.Hold(signal)
	fn := eng.Hold(eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) { return c.Undefined, f() }))
	once := eng.NewObject(nil)
	if err := eng.Set(once, "once", eng.Bool(true)); err != nil {
		return nil, err
	}
	call := func(method string, args ...engine.Value) error {
		m, err := eng.Get(signal, method)
		if err == nil {
			_, err = eng.Call(m, signal, args...)
		}
		return err
	}
	stop = func() {
		// A signal of somebody else's making that cannot forget will call f,
		// which knows that it is late.
		_ = call("removeEventListener", eng.String("abort"), fn)
	}
	return stop, call("addEventListener", eng.String("abort"), fn, once)
}

// AbortError is the error with which Node's own functions fail when their
// signal is aborted: name AbortError, code ABORT_ERR, and the signal's reason as
// its cause. Loop goroutine only.
func AbortError(e *env.Env, signal engine.Value) engine.Value {
	st, eng := stateOf(e), e.Engine
	v := e.NewError(env.Error, "", "The operation was aborted")
	if st.abortError == nil {
		st.loadAbortError()
	}
	_ = eng.SetProto(v, st.abortError)
	if stack, err := eng.Get(v, "stack"); err == nil && eng.TypeOf(stack) == engine.String {
		text := "Abort" + e.Text(stack)
		_ = eng.Define(v, "stack", engine.Property{Value: eng.String(text), Writable: true, Configurable: true})
	}
	if lang.IsObject(e, signal) {
		if reason, err := eng.Get(signal, "reason"); err == nil {
			_ = eng.Define(v, "cause", engine.Property{Value: reason, Writable: true, Configurable: true})
		}
	}
	_ = eng.Set(v, "code", eng.String("ABORT_ERR"))
	_ = eng.Set(v, "name", eng.String("AbortError"))
	return v
}

// loadAbortError makes the class, which scripts see as err.constructor.
func (st *state) loadAbortError() {
	_, prototype, err := st.e.Class("AbortError", 0, lang.Global(st.e, "Error"), func(c *engine.Call) (engine.Value, error) {
		return AbortError(st.e, st.eng.Undefined()), nil
	})
	if err != nil {
		panic(env.Broken("eventtarget: AbortError", err))
	}
	st.abortError = prototype
}

// ThrowIfAborted gives the error a Func returns for a signal that is aborted
// already, AbortError; nil if it is not. Loop goroutine only.
func ThrowIfAborted(e *env.Env, signal engine.Value) error {
	if !Aborted(e, signal) {
		return nil
	}
	return &engine.Exception{Value: AbortError(e, signal), Text: "AbortError: The operation was aborted"}
}
