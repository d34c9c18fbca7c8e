package assert

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// errorClass makes AssertionError, an heir of Error.
func (a *assert) errorClass() (engine.Value, error) {
	class, prototype, err := a.env.Class("AssertionError", 1, lang.Global(a.env, env.Error), a.construct,
		env.Method{Name: "toString", Func: func(c *engine.Call) (engine.Value, error) {
			text := ""
			for _, part := range [...]struct{ name, before, after string }{
				{"name", "", " "}, {"code", "[", "]: "}, {"message", "", ""},
			} {
				v, err := a.eng.Get(c.This, part.name)
				if err != nil {
					return nil, err
				}
				text += part.before + a.env.Text(v) + part.after
			}
			return a.eng.String(text), nil
		}})
	a.prototype = prototype
	return class, err
}

// construct is new AssertionError(options).
func (a *assert) construct(c *engine.Call) (engine.Value, error) {
	if c.NewTarget == nil {
		return nil, a.env.Throw(env.TypeError, "", "Class constructor AssertionError cannot be invoked without 'new'")
	}
	options := c.Arg(0)
	if a.eng.TypeOf(options) != engine.Object || a.eng.Class(options) == "Array" {
		return nil, a.env.InvalidArgType("options", "of type object", options)
	}
	var f failure
	var operator engine.Value
	for _, field := range [...]struct {
		name string
		to   *engine.Value
	}{{"message", &f.message}, {"operator", &operator}, {"actual", &f.actual}, {"expected", &f.expected}} {
		v, err := a.eng.Get(options, field.name)
		if err != nil {
			return nil, err
		}
		*field.to = v
	}
	f.operator = a.env.Text(operator)
	v, err := a.newError(f, a.eng.Proto(c.This))
	if err == nil {
		err = a.eng.Set(v, "operator", operator)
	}
	return v, err
}

// newError makes the AssertionError of a failure; prototype is that of a
// subclass, or nil.
func (a *assert) newError(f failure, prototype engine.Value) (engine.Value, error) {
	given := f.message != nil && !lang.IsNullish(a.env, f.message)
	text := ""
	var err error
	switch {
	case given && f.operator != "deepStrictEqual" && f.operator != "strictEqual":
		text, err = a.eng.ToString(f.message)
	case given:
		// A message stands above the difference in place of our sentence.
		if text, err = a.eng.ToString(f.message); err == nil {
			text, err = a.difference(f.actual, f.expected, f.operator, text)
		}
	default:
		if f.actual, f.expected, err = a.copies(f.actual, f.expected); err == nil {
			text, err = a.message(f)
		}
	}
	if err != nil {
		return nil, err
	}
	v := a.env.NewError(env.Error, "", text)
	if prototype == nil {
		prototype = a.prototype
	}
	if err := a.eng.SetProto(v, prototype); err != nil {
		return nil, err
	}
	const code = "ERR_ASSERTION"
	stack := "AssertionError [" + code + "]: " + text
	frames := a.eng.Trace(v)
	for len(frames) > 0 && frames[0].File == "" {
		frames = frames[1:]
	}
	for _, frame := range frames {
		stack += "\n    at " + frame.String()
	}
	for _, hidden := range [...]struct{ name, value string }{{"stack", stack}, {"name", "AssertionError"}} {
		p := engine.Property{Value: a.eng.String(hidden.value), Writable: true, Configurable: true}
		if err := a.eng.Define(v, hidden.name, p); err != nil {
			return nil, err
		}
	}
	a.eng.SetHost(v, shown{a})
	generated := f.generated || !given || !a.eng.ToBool(f.message)
	for _, own := range [...]struct {
		name  string
		value engine.Value
	}{
		{"generatedMessage", a.eng.Bool(generated)}, {"code", a.eng.String(code)},
		{"actual", a.orUndefined(f.actual)}, {"expected", a.orUndefined(f.expected)}, {"operator", a.eng.String(f.operator)},
	} {
		if err := a.eng.Set(v, own.name, own.value); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (a *assert) orUndefined(v engine.Value) engine.Value {
	if v == nil {
		return a.eng.Undefined()
	}
	return v
}

// copies gives two errors without their traces, which would be all that a
// reader sees of a difference between them.
func (a *assert) copies(x, y engine.Value) (engine.Value, engine.Value, error) {
	if !a.isErrorInstance(x) || !a.isErrorInstance(y) {
		return x, y, nil
	}
	out := [2]engine.Value{x, y}
	for i, v := range out {
		c := a.eng.NewObject(a.eng.Proto(v))
		keys, err := a.eng.Keys(v, false)
		if err != nil {
			return nil, nil, err
		}
		for _, key := range keys {
			value, err := a.eng.Get(v, key)
			if err != nil {
				return nil, nil, err
			}
			if err := a.eng.Set(c, key, value); err != nil {
				return nil, nil, err
			}
		}
		message, err := a.eng.Get(v, "message")
		if err != nil {
			return nil, nil, err
		}
		if err := a.eng.Define(c, "message", engine.Property{Value: message}); err != nil {
			return nil, nil, err
		}
		out[i] = c
	}
	return out[0], out[1], nil
}

// shown is how an AssertionError looks: its values briefly, for the message has
// them whole.
type shown struct{ a *assert }

func (s shown) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	for _, name := range [...]string{"actual", "expected"} {
		value, err := s.a.eng.Get(v, name)
		if err != nil {
			return "", err
		}
		if s.a.eng.TypeOf(value) != engine.String {
			continue
		}
		short := shorten(s.a.env.Text(value))
		if err := s.a.eng.Set(v, name, s.a.eng.String(short)); err != nil {
			return "", err
		}
		defer s.a.eng.Set(v, name, value)
	}
	brief := *o
	brief.CustomInspect, brief.Depth = false, 0
	return in.Inspect(v, &brief)
}

// shorten leaves ten lines of a string. Of a longer line it leaves, as Node
// does, what comes after the first 512 characters.
func shorten(s string) string {
	if lines := strings.SplitN(s, "\n", 11); len(lines) > 10 {
		return strings.Join(lines[:10], "\n") + "\n..."
	}
	if inspect.UTF16Length(s) > 512 {
		return s[len(inspect.UTF16Prefix(s, 512)):] + "..."
	}
	return s
}
