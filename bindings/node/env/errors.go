package env

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
)

// The kinds of error a script can be given: names of global constructors.
const (
	Error          = "Error"
	TypeError      = "TypeError"
	RangeError     = "RangeError"
	SyntaxError    = "SyntaxError"
	ReferenceError = "ReferenceError"
)

// NewError makes an error object of this kind. With a code it is one of Node's
// own: err.code is the code and its stack says "TypeError [ERR_X]: message".
func (e *Env) NewError(kind, code, message string) engine.Value {
	eng := e.Engine
	class, err := eng.Get(eng.Global(), kind)
	if err != nil {
		panic(Broken("env: no global "+kind, err))
	}
	v, err := eng.Construct(class, eng.String(message))
	if err != nil {
		panic(Broken("env: "+kind+" cannot be constructed", err))
	}
	if code != "" {
		e.decorate(v, kind, code, message)
	}
	return v
}

// decorate gives an error its code, and a stack whose first line shows it.
func (e *Env) decorate(v engine.Value, kind, code, message string) {
	eng := e.Engine
	head := kind + " [" + code + "]: " + message
	stack := head
	for _, f := range eng.Trace(v) {
		stack += "\n    at " + f.String()
	}
	eng.Define(v, "stack", engine.Property{Value: eng.String(stack), Writable: true, Configurable: true})
	eng.Set(v, "code", eng.String(code))
	if proto := e.errorPrototype(kind); proto != nil {
		eng.SetProto(v, proto)
	}
}

// errorPrototype is the prototype of Node's own errors of this kind, below that
// of the language: its toString shows the code.
func (e *Env) errorPrototype(kind string) engine.Value {
	if proto := e.errorPrototypes[kind]; proto != nil {
		return proto
	}
	eng := e.Engine
	class, err := eng.Get(eng.Global(), kind)
	if err != nil {
		return nil
	}
	base, err := eng.Get(class, "prototype")
	if err != nil {
		return nil
	}
	proto := eng.NewObject(base)
	eng.Define(proto, "constructor", engine.Property{Value: class, Writable: true, Configurable: true})
	e.Methods(proto, Method{Name: "toString", Func: func(c *engine.Call) (engine.Value, error) {
		var parts [3]string
		for i, name := range [...]string{"name", "code", "message"} {
			v, err := eng.Get(c.This, name)
			if err != nil {
				return nil, err
			}
			if parts[i], err = eng.ToString(v); err != nil {
				return nil, err
			}
		}
		return eng.String(parts[0] + " [" + parts[1] + "]: " + parts[2]), nil
	}})
	if e.errorPrototypes == nil {
		e.errorPrototypes = make(map[string]engine.Value)
	}
	e.errorPrototypes[kind] = e.Keep(proto)
	return proto
}

// Throw gives the error a Func returns to throw NewError(kind, code, message).
func (e *Env) Throw(kind, code, message string) error {
	return &engine.Exception{Value: e.NewError(kind, code, message), Text: kind + ": " + message}
}

// ThrowValue gives the error a Func returns to throw v itself.
func (e *Env) ThrowValue(v engine.Value) error {
	text := "exception"
	if s, err := e.Engine.ToString(v); err == nil {
		text = s
	}
	return &engine.Exception{Value: v, Text: text}
}

// ErrorValue is err as a script sees it: what was thrown, for an *Exception; an
// Error with Node's errno, code, syscall, address, port, path and dest for an
// error of the loop; a plain Error for any other.
func (e *Env) ErrorValue(err error) engine.Value {
	var thrown *engine.Exception
	if errors.As(err, &thrown) {
		return thrown.Value
	}
	eng := e.Engine
	v := e.NewError(Error, "", err.Error())
	code, ok := CodeOf(err)
	if !ok {
		return v
	}
	var sys *uv.Error
	errors.As(err, &sys)
	// Node sets code first for listen alone, and shows it so.
	if sys != nil && sys.Syscall == "listen" {
		eng.Set(v, "code", eng.String(code.Name()))
	}
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "code", eng.String(code.Name()))
	if sys == nil {
		return v
	}
	for _, field := range [...]struct{ name, value string }{
		{"syscall", sys.Syscall}, {"address", sys.Addr}, {"path", sys.Path}, {"dest", sys.Dest},
	} {
		if field.value != "" {
			eng.Set(v, field.name, eng.String(field.value))
		}
	}
	if sys.Port != 0 {
		eng.Set(v, "port", eng.Number(float64(sys.Port)))
	}
	return v
}

// CodeOf is the loop's code in an error; ok is false for one without.
func CodeOf(err error) (code uv.Code, ok bool) {
	var sys *uv.Error
	switch {
	case errors.As(err, &sys):
		return sys.Code, true
	case errors.As(err, &code):
		return code, true
	}
	return 0, false
}

// ThrowError gives the error a Func returns to throw ErrorValue(err).
func (e *Env) ThrowError(err error) error {
	return &engine.Exception{Value: e.ErrorValue(err), Text: err.Error()}
}

// Text is v as the language converts it, for messages: never an error.
func (e *Env) Text(v engine.Value) string {
	if s, err := e.Engine.ToString(v); err == nil {
		return s
	}
	return "[" + e.Engine.Class(v) + "]"
}

// Int converts to an integer as |0 callers expect; NaN is 0.
func (e *Env) Int(v engine.Value) (int, error) {
	f, err := e.Engine.ToNumber(v)
	if err != nil || f != f {
		return 0, err
	}
	return int(f), nil
}

// EmitWarning is process.emitWarning, a script's own if it has put one there.
// Without the module process nobody is warned. Loop goroutine only.
func (e *Env) EmitWarning(args ...engine.Value) error {
	if !e.HasModule("process") {
		return nil
	}
	process, err := e.Require("process")
	if err != nil {
		return err
	}
	emit, err := e.Engine.Get(process, "emitWarning")
	if err != nil || e.Engine.TypeOf(emit) != engine.Function {
		return err
	}
	_, err = e.Engine.Call(emit, process, args...)
	return err
}
