package util

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// errnoException is util._errnoException(err, syscall[, original]).
func (u *util) errnoException(c *engine.Call) (engine.Value, error) {
	name, err := u.systemErrorName(c)
	if err != nil {
		return nil, err
	}
	message := u.env.Text(c.Arg(1)) + " " + u.env.Text(name)
	if u.eng.ToBool(c.Arg(2)) {
		message += " " + u.env.Text(c.Arg(2))
	}
	return u.withFields(message, "errno", c.Arg(0), "code", name, "syscall", c.Arg(1))
}

// exceptionWithHostPort is util._exceptionWithHostPort(err, syscall, address,
// port[, additional]).
func (u *util) exceptionWithHostPort(c *engine.Call) (engine.Value, error) {
	name, err := u.systemErrorName(c)
	if err != nil {
		return nil, err
	}
	address, port := c.Arg(2), c.Arg(3)
	message := u.env.Text(c.Arg(1)) + " " + u.env.Text(name)
	if n, err := u.eng.ToNumber(port); err == nil && n > 0 {
		message += " " + u.env.Text(address) + ":" + u.env.Text(port)
	} else if u.eng.ToBool(address) {
		message += " " + u.env.Text(address)
	}
	if u.eng.ToBool(c.Arg(4)) {
		message += " - Local (" + u.env.Text(c.Arg(4)) + ")"
	}
	fields := []any{"errno", c.Arg(0), "code", name, "syscall", c.Arg(1), "address", address}
	if u.eng.ToBool(port) {
		fields = append(fields, "port", port)
	}
	return u.withFields(message, fields...)
}

func (u *util) withFields(message string, fields ...any) (engine.Value, error) {
	v := u.env.NewError(env.Error, "", message)
	for i := 0; i < len(fields); i += 2 {
		if err := u.eng.Set(v, fields[i].(string), fields[i+1]); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// iterate gives an iterator over values where there are iterators, and else the
// values themselves.
func (u *util) iterate(values []engine.Value) (engine.Value, error) {
	list := u.eng.NewArray(values...)
	if f := lang.Intrinsic(u.env, "Array", "values"); f != nil {
		return u.eng.Call(f, list)
	}
	return list, nil
}
