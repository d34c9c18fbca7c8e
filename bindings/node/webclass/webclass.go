// Package webclass makes classes as the web's standards write them: only new
// makes an instance, methods and accessors are enumerable, and
// Symbol.toStringTag tells the name.
package webclass

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// New makes a class that inherits from parent, nil for none. Both results are
// held. construct sees a fresh This; Symbol.toStringTag is for Tag, which goes
// last. Loop goroutine only.
func New(e *env.Env, name string, length int, parent engine.Value, construct engine.Func, methods ...env.Method) (class, prototype engine.Value, err error) {
	class, prototype, err = e.Class(name, length, parent, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, e.Throw(env.TypeError, "", "Class constructor "+name+" cannot be invoked without 'new'")
		}
		return construct(c)
	})
	if err == nil {
		err = e.Engine.Define(class, "prototype", engine.Property{Value: prototype})
	}
	if err == nil {
		err = e.Functions(prototype, methods...)
	}
	return class, prototype, err
}

// Tag makes Object.prototype.toString say the name, where there are symbols.
// Loop goroutine only.
func Tag(e *env.Env, prototype engine.Value, name string) error {
	tag := lang.Symbol(e, "toStringTag")
	if tag == nil {
		return nil
	}
	return e.Engine.Define(prototype, tag, engine.Property{Value: e.Engine.String(name), Configurable: true})
}

// Illegal is the body of a constructor that scripts may not call. Loop
// goroutine only.
func Illegal(e *env.Env) engine.Func {
	return func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	}
}

// InvalidThis is ERR_INVALID_THIS. Loop goroutine only.
func InvalidThis(e *env.Env, class string) error {
	return e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type `+class)
}

// MissingArgs is ERR_MISSING_ARGS for these arguments. Loop goroutine only.
func MissingArgs(e *env.Env, names ...string) error {
	text, noun := "", " argument"
	for i, name := range names {
		switch {
		case i == 0:
		case len(names) == 2:
			text += " and "
		case i == len(names)-1:
			text += ", and "
		default:
			text += ", "
		}
		text += `"` + name + `"`
	}
	if len(names) > 1 {
		noun += "s"
	}
	return e.Throw(env.TypeError, "ERR_MISSING_ARGS", "The "+text+noun+" must be specified")
}

// Options checks what Node's validateObject does: an object that is neither an
// array nor a function. Loop goroutine only.
func Options(e *env.Env, name string, v engine.Value) error {
	if e.Engine.TypeOf(v) != engine.Object || e.Engine.Class(v) == "Array" {
		return e.InvalidArgType(name, "of type object", v)
	}
	return nil
}
