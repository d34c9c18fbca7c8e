package events

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// OnRejection says what becomes of a promise that a listener has returned and that
// was rejected, where captureRejections is on: f is the prototype's
// Symbol.for('nodejs.rejection')(err, event, ...args). It does nothing in an
// engine without symbols. Loop goroutine only.
func OnRejection(e *env.Env, prototype engine.Value, f func(c *engine.Call) error) error {
	symbol := lang.SymbolFor(e, "nodejs.rejection")
	if symbol == nil {
		return nil
	}
	fn := e.Engine.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) { return c.Undefined, f(c) })
	return e.Engine.Define(prototype, symbol, engine.Property{Value: fn, Writable: true, Enumerable: true, Configurable: true})
}
