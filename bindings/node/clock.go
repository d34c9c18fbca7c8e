package node

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// installDate puts a Date in place of the engine's that goes by the Env's
// clock. Its objects, its prototype and what it parses are the engine's own.
func installDate(e *env.Env) error {
	eng := e.Engine
	real, err := eng.Get(eng.Global(), "Date")
	if err != nil {
		return err
	}
	real = e.Keep(real)
	now := func() engine.Value { return eng.Number(float64(e.Now().UnixNano() / int64(time.Millisecond))) }
	date := eng.NewFunc("Date", 7, func(c *engine.Call) (engine.Value, error) {
		args := c.Args
		if len(args) == 0 || c.NewTarget == nil {
			args = []engine.Value{now()}
		}
		v, err := eng.Construct(real, args...)
		if err != nil {
			return nil, err
		}
		if c.NewTarget == nil {
			text, err := eng.ToString(v)
			return eng.String(text), err
		}
		prototype := eng.Proto(c.This) // of a class that extends Date, its own
		return v, eng.SetProto(v, prototype)
	})
	prototype, err := eng.Get(real, "prototype")
	if err != nil {
		return err
	}
	parse, err := eng.Get(real, "parse")
	if err != nil {
		return err
	}
	utc, err := eng.Get(real, "UTC")
	if err != nil {
		return err
	}
	nowFunc := eng.NewFunc("now", 0, func(*engine.Call) (engine.Value, error) { return now(), nil })
	for _, p := range [...]struct {
		object engine.Value
		name   string
		p      engine.Property
	}{
		{date, "prototype", engine.Property{Value: prototype}},
		{date, "now", engine.Property{Value: nowFunc, Writable: true, Configurable: true}},
		{date, "parse", engine.Property{Value: parse, Writable: true, Configurable: true}},
		{date, "UTC", engine.Property{Value: utc, Writable: true, Configurable: true}},
		{prototype, "constructor", engine.Property{Value: date, Writable: true, Configurable: true}},
		{eng.Global(), "Date", engine.Property{Value: date, Writable: true, Configurable: true}},
	} {
		if err := eng.Define(p.object, p.name, p.p); err != nil {
			return err
		}
	}
	return nil
}
