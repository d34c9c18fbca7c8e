package assert

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/deepequal"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// outcome is what became of a function or a promise: what it threw, nil for
// nothing.
type outcome struct{ thrown engine.Value }

// run calls fn. A script that is being ended is not an outcome.
func (a *assert) run(fn engine.Value) (outcome, error) {
	if err := a.env.Func("fn", fn); err != nil {
		return outcome{}, err
	}
	_, err := a.eng.Call(fn, nil)
	var thrown *engine.Exception
	if errors.As(err, &thrown) {
		return outcome{thrown.Value}, nil
	}
	return outcome{}, err
}

func (a *assert) throws(f *function, c *engine.Call) error {
	o, err := a.run(c.Arg(0))
	if err != nil {
		return err
	}
	return a.expectsError(f.name, o, c.Args[1:])
}

func (a *assert) doesNotThrow(f *function, c *engine.Call) error {
	o, err := a.run(c.Arg(0))
	if err != nil {
		return err
	}
	return a.expectsNoError(f.name, o, c.Args[1:])
}

// errorAndMessage takes the arguments after the function apart: [error,]
// [message].
func (a *assert) errorAndMessage(args []engine.Value) (expected, message engine.Value) {
	expected, message = a.eng.Undefined(), a.eng.Undefined()
	if len(args) > 0 {
		expected = args[0]
	}
	if len(args) > 1 {
		message = args[1]
	}
	if a.eng.TypeOf(expected) == engine.String {
		return a.eng.Undefined(), expected
	}
	return expected, message
}

// expectsError throws unless there was an error, and the right one.
func (a *assert) expectsError(name string, o outcome, args []engine.Value) error {
	expected, message := a.errorAndMessage(args)
	if len(args) > 0 && a.eng.TypeOf(args[0]) == engine.String {
		if len(args) > 1 {
			return a.notAnError(args[0])
		}
		if err := a.ambiguous(o, message); err != nil {
			return err
		}
	} else if !lang.IsNullish(a.env, expected) && !lang.IsObject(a.env, expected) {
		return a.notAnError(expected)
	}
	if o.thrown == nil {
		text := "Missing expected " + kind(name)
		if a.eng.ToBool(expected) {
			label, err := a.eng.Get(expected, "name")
			if err != nil {
				return err
			}
			if a.eng.ToBool(label) {
				text += " (" + a.env.Text(label) + ")"
			}
		}
		text += a.detail(message)
		return a.raise(failure{expected: expected, operator: name, message: a.eng.String(text)})
	}
	if !a.eng.ToBool(expected) {
		return nil
	}
	return a.check(name, o.thrown, expected, message)
}

// kind is what rejects and throws wait for.
func kind(name string) string {
	if name == "rejects" || name == "doesNotReject" {
		return "rejection"
	}
	return "exception"
}

// detail ends a sentence: with the message if there is one.
func (a *assert) detail(message engine.Value) string {
	if !a.eng.ToBool(message) {
		return "."
	}
	return ": " + a.env.Text(message)
}

func (a *assert) notAnError(v engine.Value) error {
	return a.env.InvalidArgType("error", "of type function or an instance of Error, RegExp, or Object", v)
}

// ambiguous refuses a message that says what the error says: it was most likely
// meant as the expected error.
func (a *assert) ambiguous(o outcome, message engine.Value) error {
	said, what := o.thrown, "error"
	if said != nil && a.eng.TypeOf(said) == engine.Object {
		v, err := a.eng.Get(said, "message")
		if err != nil {
			return err
		}
		said, what = v, "error message"
	}
	if said == nil || !lang.StrictEqual(a.env, said, message) {
		return nil
	}
	return a.env.Throw(env.TypeError, "ERR_AMBIGUOUS_ARGUMENT",
		`The "error/message" argument is ambiguous. The `+what+` "`+a.env.Text(said)+`" is identical to the message.`)
}

// check holds what was thrown against what was expected: a pattern, a class, a
// function that decides, an object with the properties to find.
func (a *assert) check(name string, thrown, expected, message engine.Value) error {
	f := failure{actual: thrown, expected: expected, message: message, operator: name}
	var ours string
	var err error
	switch {
	case a.eng.Class(expected) == "RegExp":
		var ok bool
		if ok, ours, err = a.checkPattern(thrown, expected); ok || err != nil {
			return err
		}
	case a.eng.TypeOf(expected) != engine.Function:
		return a.checkObject(name, thrown, expected, message)
	case lang.InstanceOf(a.env, thrown, expected):
		return nil
	case a.isErrorClass(expected):
		if ours, err = a.wrongClass(thrown, expected); err != nil {
			return err
		}
	default:
		var ok bool
		if ok, ours, err = a.checkFunction(thrown, expected); ok || err != nil {
			return err
		}
	}
	if !a.eng.ToBool(message) {
		f.generated, f.message = true, a.eng.String(ours)
	}
	return a.throw(f)
}

// isErrorClass tells Error's heirs from functions that decide.
func (a *assert) isErrorClass(class engine.Value) bool {
	if lang.HasProto(a.env, class, lang.Global(a.env, env.Error)) {
		return true
	}
	// In ES5 not even TypeError inherits from Error itself.
	for _, name := range [...]string{env.TypeError, env.RangeError, env.SyntaxError, env.ReferenceError, "EvalError", "URIError"} {
		if native := lang.Global(a.env, name); native != nil && a.eng.Same(class, native) {
			return true
		}
	}
	return false
}

func (a *assert) checkPattern(thrown, pattern engine.Value) (ok bool, message string, err error) {
	text, err := a.eng.ToString(thrown)
	if err != nil {
		return false, "", err
	}
	if ok, err = a.matches(pattern, a.eng.String(text)); ok || err != nil {
		return ok, "", err
	}
	shown, err := a.in.Inspect(pattern, nil)
	if err != nil {
		return false, "", err
	}
	input, err := a.in.Inspect(a.eng.String(text), nil)
	return false, "The input did not match the regular expression " + shown + ". Input:\n\n" + input + "\n", err
}

func (a *assert) wrongClass(thrown, class engine.Value) (string, error) {
	wanted := a.nameOf(class)
	text := `The error is expected to be an instance of "` + wanted + `". Received `
	if !lang.IsError(a.env, thrown) {
		o, err := a.in.Defaults()
		if err != nil {
			return "", err
		}
		o.Depth = -1
		shown, err := a.in.Inspect(thrown, &o)
		return text + `"` + shown + `"`, err
	}
	name := ""
	if ctor, err := a.eng.Get(thrown, "constructor"); err == nil && lang.IsObject(a.env, ctor) {
		name = a.nameOf(ctor)
	}
	if name == "" {
		name = a.nameOf(thrown)
	}
	if name == wanted {
		text += "an error with identical name but a different prototype."
	} else {
		text += `"` + name + `"`
	}
	message, err := a.eng.Get(thrown, "message")
	if err == nil && a.eng.ToBool(message) {
		text += "\n\nError message:\n\n" + a.env.Text(message)
	}
	return text, err
}

// nameOf is v.name, "" if it has none.
func (a *assert) nameOf(v engine.Value) string {
	name, err := a.eng.Get(v, "name")
	if err != nil || !a.eng.ToBool(name) {
		return ""
	}
	return a.env.Text(name)
}

func (a *assert) checkFunction(thrown, decide engine.Value) (ok bool, message string, err error) {
	v, err := a.eng.Call(decide, a.eng.NewObject(nil), thrown)
	if err != nil {
		return false, "", err
	}
	if a.eng.TypeOf(v) == engine.Boolean && a.eng.ToBool(v) {
		return true, "", nil
	}
	name := a.nameOf(decide)
	if name != "" {
		name = `"` + name + `" `
	}
	shown, err := a.in.Inspect(v, nil)
	message = "The " + name + `validation function is expected to return "true". Received ` + shown
	if err == nil && lang.IsError(a.env, thrown) {
		message += "\n\nCaught error:\n\n" + a.env.Text(thrown)
	}
	return false, message, err
}

// checkObject compares the properties of expected, and name and message too if
// it is an error. Patterns match strings.
func (a *assert) checkObject(name string, thrown, expected, message engine.Value) error {
	if a.eng.TypeOf(thrown) != engine.Object {
		v, err := a.newError(failure{actual: thrown, expected: expected, message: message, operator: "deepStrictEqual"}, nil)
		if err == nil {
			err = a.eng.Set(v, "operator", a.eng.String(name))
		}
		if err != nil {
			return err
		}
		return a.env.ThrowValue(v)
	}
	keys, err := a.eng.Keys(expected, false)
	if err != nil {
		return err
	}
	var names []string
	for _, key := range keys {
		if s, ok := key.(string); ok {
			names = append(names, s)
		}
	}
	if a.isErrorInstance(expected) {
		names = append(names, "name", "message")
	} else if len(names) == 0 {
		return a.env.InvalidArgValue("error", expected, "may not be an empty object")
	}
	for _, key := range names {
		ok, err := a.sameProperty(thrown, expected, key)
		if err != nil {
			return err
		}
		if !ok {
			return a.differs(name, thrown, expected, message, names)
		}
	}
	return nil
}

func (a *assert) sameProperty(thrown, expected engine.Value, key string) (bool, error) {
	want, err := a.eng.Get(expected, key)
	if err != nil {
		return false, err
	}
	has, err := a.eng.Has(thrown, key)
	if err != nil || !has {
		return false, err
	}
	got, err := a.eng.Get(thrown, key)
	if err != nil {
		return false, err
	}
	if a.eng.TypeOf(got) == engine.String && a.eng.Class(want) == "RegExp" {
		if ok, err := a.matches(want, got); ok || err != nil {
			return ok, err
		}
	}
	return deepequal.Equal(a.env, got, want, true)
}

// differs throws with a difference of just the properties that count.
func (a *assert) differs(name string, thrown, expected, message engine.Value, keys []string) error {
	if a.eng.ToBool(message) {
		return a.raise(failure{actual: thrown, expected: expected, message: message, operator: name})
	}
	actual, err := a.excerpt(thrown, nil, keys)
	if err != nil {
		return err
	}
	wanted, err := a.excerpt(expected, thrown, keys)
	if err != nil {
		return err
	}
	v, err := a.newError(failure{actual: actual, expected: wanted, operator: "deepStrictEqual"}, nil)
	if err != nil {
		return err
	}
	for _, own := range [...]struct {
		name  string
		value engine.Value
	}{{"actual", thrown}, {"expected", expected}, {"operator", a.eng.String(name)}} {
		if err := a.eng.Set(v, own.name, own.value); err != nil {
			return err
		}
	}
	return a.env.ThrowValue(v)
}

// excerpt is an object with some properties of v; of those that are patterns
// and match what was thrown, with what was thrown.
func (a *assert) excerpt(v, thrown engine.Value, keys []string) (engine.Value, error) {
	if a.comparison == nil {
		class := a.eng.NewFunc("Comparison", 3, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
		prototype, err := a.eng.Get(class, "prototype")
		if err != nil {
			return nil, err
		}
		a.comparison = a.eng.Hold(prototype)
	}
	obj := a.eng.NewObject(a.comparison)
	for _, key := range keys {
		has, err := a.eng.Has(v, key)
		if err != nil {
			return nil, err
		}
		if !has {
			continue
		}
		value, err := a.eng.Get(v, key)
		if err != nil {
			return nil, err
		}
		if thrown != nil && a.eng.Class(value) == "RegExp" {
			got, err := a.eng.Get(thrown, key)
			if err != nil {
				return nil, err
			}
			if a.eng.TypeOf(got) == engine.String {
				ok, err := a.matches(value, got)
				if err != nil {
					return nil, err
				}
				if ok {
					value = got
				}
			}
		}
		if err := a.eng.Set(obj, key, value); err != nil {
			return nil, err
		}
	}
	return obj, nil
}

// expectsNoError throws if there was an error: that itself, unless it is the
// one that was not to be.
func (a *assert) expectsNoError(name string, o outcome, args []engine.Value) error {
	if o.thrown == nil {
		return nil
	}
	expected, message := a.errorAndMessage(args)
	unwanted := !a.eng.ToBool(expected)
	if !unwanted {
		var err error
		if unwanted, err = a.isUnwanted(o.thrown, expected); err != nil {
			return err
		}
	}
	if !unwanted {
		return a.env.ThrowValue(o.thrown)
	}
	said := a.eng.Undefined()
	if !lang.IsNullish(a.env, o.thrown) {
		var err error
		if said, err = a.eng.Get(o.thrown, "message"); err != nil {
			return err
		}
	}
	text := "Got unwanted " + kind(name) + a.detail(message) + "\nActual message: \"" + a.env.Text(said) + `"`
	return a.raise(failure{actual: o.thrown, expected: expected, operator: name, message: a.eng.String(text)})
}

func (a *assert) isUnwanted(thrown, expected engine.Value) (bool, error) {
	switch {
	case a.eng.Class(expected) == "RegExp":
		text, err := a.eng.ToString(thrown)
		if err != nil {
			return false, err
		}
		return a.matches(expected, a.eng.String(text))
	case a.eng.TypeOf(expected) != engine.Function:
		return false, a.env.InvalidArgType("expected", "of type function or an instance of RegExp", expected)
	case lang.InstanceOf(a.env, thrown, expected):
		return true, nil
	case a.isErrorClass(expected):
		return false, nil
	}
	v, err := a.eng.Call(expected, a.eng.NewObject(nil), thrown)
	return err == nil && a.eng.TypeOf(v) == engine.Boolean && a.eng.ToBool(v), err
}

// ifError throws unless its argument is null or undefined.
func (a *assert) ifError(_ *function, c *engine.Call) error {
	v := c.Arg(0)
	if lang.IsNullish(a.env, v) {
		return nil
	}
	text, err := a.ifErrorText(v)
	if err != nil {
		return err
	}
	message := a.eng.String("ifError got unwanted exception: " + text)
	thrown, err := a.newError(failure{actual: v, expected: a.eng.Null(), operator: "ifError", message: message}, nil)
	if err != nil {
		return err
	}
	if err := a.joinStacks(thrown, v); err != nil {
		return err
	}
	return a.env.ThrowValue(thrown)
}

func (a *assert) ifErrorText(v engine.Value) (string, error) {
	if a.eng.TypeOf(v) == engine.Object {
		message, err := a.eng.Get(v, "message")
		if err != nil {
			return "", err
		}
		if a.eng.TypeOf(message) == engine.String {
			if text := a.env.Text(message); text != "" {
				return text, nil
			}
			ctor, err := a.eng.Get(v, "constructor")
			if err != nil || !a.eng.ToBool(ctor) {
				return "", err
			}
			return a.nameOf(ctor), nil
		}
	}
	return a.in.Inspect(v, (*inspect.Options)(nil))
}
