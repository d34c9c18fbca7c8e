package util

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

func (u *util) promisifyFunc() engine.Value {
	f := u.eng.NewFunc("promisify", 1, u.promisify)
	custom := engine.Value(lang.PromisifyKey(u.env))
	if name, ok := custom.(string); ok {
		custom = u.eng.String(name)
	}
	u.eng.Set(f, "custom", custom)
	return f
}

func (u *util) promisify(c *engine.Call) (engine.Value, error) {
	original := c.Arg(0)
	if err := u.env.Func("original", original); err != nil {
		return nil, err
	}
	key := lang.PromisifyKey(u.env)
	own, err := u.eng.Get(original, key)
	if err != nil {
		return nil, err
	}
	if u.eng.ToBool(own) {
		if err := u.env.Func("util.promisify.custom", own); err != nil {
			return nil, err
		}
		return own, u.eng.Define(own, key, engine.Property{Value: own, Configurable: true})
	}
	original = u.eng.Hold(original)
	f := u.eng.NewFunc("fn", 0, func(c *engine.Call) (engine.Value, error) {
		args := make([]engine.Value, len(c.Args), len(c.Args)+1)
		copy(args, c.Args)
		return u.promiseOf(original, c.This, args)
	})
	if err := u.eng.SetProto(f, u.eng.Proto(original)); err != nil {
		return nil, err
	}
	if err := u.eng.Define(f, key, engine.Property{Value: f, Configurable: true}); err != nil {
		return nil, err
	}
	return f, u.copyProperties(f, original)
}

// promiseOf calls f with a callback besides args; the promise is what it is
// called back with.
func (u *util) promiseOf(f, this engine.Value, args []engine.Value) (engine.Value, error) {
	executor := u.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		resolve, reject := u.eng.Hold(c.Arg(0)), u.eng.Hold(c.Arg(1))
		callback := u.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
			settle, with := resolve, c.Arg(1)
			if u.eng.ToBool(c.Arg(0)) {
				settle, with = reject, c.Arg(0)
			}
			_, err := u.eng.Call(settle, nil, with)
			return c.Undefined, err
		})
		_, err := u.eng.Call(f, this, append(args, callback)...)
		return c.Undefined, err
	})
	return u.eng.Construct(lang.Global(u.env, "Promise"), executor)
}

// copyProperties gives to what from has of its own, as far as to lets it.
func (u *util) copyProperties(to, from engine.Value) error {
	keys, err := u.eng.Keys(from, true)
	if err != nil {
		return err
	}
	for _, key := range keys {
		p, ok, err := u.eng.Own(from, key)
		if err != nil {
			return err
		}
		// What an engine keeps for itself (arguments, caller) stays there.
		if mine, has, _ := u.eng.Own(to, key); ok && (!has || mine.Configurable || mine.Writable) {
			if has && !mine.Configurable {
				p.Configurable, p.Enumerable = false, mine.Enumerable
			}
			if err := u.eng.Define(to, key, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *util) callbackify(c *engine.Call) (engine.Value, error) {
	original := c.Arg(0)
	if err := u.env.Func("original", original); err != nil {
		return nil, err
	}
	original = u.eng.Hold(original)
	f := u.eng.NewFunc("callbackified", 0, func(c *engine.Call) (engine.Value, error) {
		args := append([]engine.Value(nil), c.Args...)
		last := c.Undefined
		if n := len(args); n > 0 {
			last, args = args[n-1], args[:n-1]
		}
		if err := u.env.Func("last argument", last); err != nil {
			return nil, err
		}
		return c.Undefined, u.callBack(original, c.This, args, last)
	})
	if err := u.copyProperties(f, original); err != nil {
		return nil, err
	}
	return f, u.renameCallbackified(f, original)
}

// callBack calls f and its callback, on the next tick, with what became of the
// promise f gives.
func (u *util) callBack(f, this engine.Value, args []engine.Value, callback engine.Value) error {
	promise, err := u.eng.Call(f, this, args...)
	if err != nil {
		return err
	}
	callback, this = u.eng.Hold(callback), u.eng.Hold(this)
	settled := func(args func(v engine.Value) []engine.Value) engine.Value {
		return u.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
			list := args(u.eng.Hold(c.Arg(0)))
			u.env.NextTick(func() error {
				defer u.eng.Release(callback)
				defer u.eng.Release(this)
				_, err := u.eng.Call(callback, this, list...)
				return err
			})
			return c.Undefined, nil
		})
	}
	then, err := u.eng.Get(promise, "then")
	if err != nil {
		return err
	}
	_, err = u.eng.Call(then, promise,
		settled(func(v engine.Value) []engine.Value { return []engine.Value{u.eng.Null(), v} }),
		settled(func(v engine.Value) []engine.Value { return []engine.Value{u.reason(v)} }))
	return err
}

// reason makes an error of what a promise was rejected with, if a callback
// would take it for none.
func (u *util) reason(v engine.Value) engine.Value {
	if u.eng.ToBool(v) {
		return v
	}
	err := u.env.NewError(env.Error, "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value")
	u.eng.Set(err, "reason", v)
	return err
}

func (u *util) renameCallbackified(f, original engine.Value) error {
	name, err := u.eng.Get(original, "name")
	if err != nil {
		return err
	}
	if u.eng.TypeOf(name) == engine.String {
		name = u.eng.String(u.env.Text(name) + "Callbackified")
		if err := u.eng.Define(f, "name", engine.Property{Value: name, Configurable: true}); err != nil {
			return err
		}
	}
	length := u.eng.Number(float64(lang.Length(u.env, original) + 1))
	return u.eng.Define(f, "length", engine.Property{Value: length, Configurable: true})
}
