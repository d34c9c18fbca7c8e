// Package assert is the assert module: its functions, their messages and
// differences, and AssertionError.
package assert

import (
	"github.com/uvgo/uvgo/bindings/node/deepequal"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Module is require('assert').
var Module = env.Module{Name: "assert", Load: func(e *env.Env) (engine.Value, error) {
	return loaded(e, func(a *assert) engine.Value { return a.exports })
}}

// StrictModule is require('assert/strict'), which is assert.strict.
var StrictModule = env.Module{Name: "assert/strict", Load: func(e *env.Env) (engine.Value, error) {
	return loaded(e, func(a *assert) engine.Value { return a.strict })
}}

// assert is the module of one Env.
type assert struct {
	env             *env.Env
	eng             engine.Engine
	in              *inspect.Inspector
	exports, strict engine.Value
	prototype       engine.Value // of AssertionError
	comparison      engine.Value // prototype of what throws compares
	warned          bool
	err             error
}

type stateKey struct{}

func loaded(e *env.Env, which func(*assert) engine.Value) (engine.Value, error) {
	a := env.State(e, stateKey{}, func() *assert {
		a := &assert{env: e, eng: e.Engine, in: inspect.Of(e)}
		a.err = a.load()
		return a
	})
	return which(a), a.err
}

// function is one of the module's, with the one that assert.strict has in its
// place.
type function struct {
	name   string
	length int
	call   func(f *function, c *engine.Call) error
	strict string
}

func (a *assert) load() error {
	inspect.Install(a.env)
	class, err := a.errorClass()
	if err != nil {
		return err
	}
	a.exports = a.env.Keep(a.eng.NewFunc("ok", 0, a.okCall))
	a.strict = a.env.Keep(a.eng.NewFunc("strict", 0, a.okCall))
	functions := []*function{
		{name: "fail", length: 5, call: a.fail},
		{name: "AssertionError"},
		{name: "ok"},
		{name: "equal", length: 3, call: a.looseEqual(true, "=="), strict: "strictEqual"},
		{name: "notEqual", length: 3, call: a.looseEqual(false, "!="), strict: "notStrictEqual"},
		{name: "deepEqual", length: 3, call: a.deep(true, false), strict: "deepStrictEqual"},
		{name: "notDeepEqual", length: 3, call: a.deep(false, false), strict: "notDeepStrictEqual"},
		{name: "deepStrictEqual", length: 3, call: a.deep(true, true)},
		{name: "notDeepStrictEqual", length: 3, call: a.deep(false, true)},
		{name: "strictEqual", length: 3, call: a.same(true)},
		{name: "notStrictEqual", length: 3, call: a.same(false)},
		{name: "throws", length: 1, call: a.throws},
		{name: "rejects", length: 1},
		{name: "doesNotThrow", length: 1, call: a.doesNotThrow},
		{name: "doesNotReject", length: 1},
		{name: "ifError", length: 1, call: a.ifError},
		{name: "match", length: 3, call: a.match(true)},
		{name: "doesNotMatch", length: 3, call: a.match(false)},
	}
	values := map[string]engine.Value{"AssertionError": class, "ok": a.exports}
	if lang.Global(a.env, "Promise") != nil {
		values["rejects"] = a.promiseFunction("rejects", a.expectsError)
		values["doesNotReject"] = a.promiseFunction("doesNotReject", a.expectsNoError)
	}
	for _, f := range functions {
		if f.call != nil {
			values[f.name] = a.eng.NewFunc(f.name, f.length, func(c *engine.Call) (engine.Value, error) {
				return c.Undefined, f.call(f, c)
			})
		}
	}
	for _, f := range functions {
		plain, strict := values[f.name], values[f.name]
		if f.strict != "" {
			strict = values[f.strict]
		}
		if plain == nil {
			continue
		}
		if err := a.eng.Set(a.exports, f.name, plain); err != nil {
			return err
		}
		if err := a.eng.Set(a.strict, f.name, strict); err != nil {
			return err
		}
	}
	if err := a.eng.Set(a.exports, "strict", a.strict); err != nil {
		return err
	}
	return a.eng.Set(a.strict, "strict", a.strict)
}

// failure is what an AssertionError is made of.
type failure struct {
	actual, expected engine.Value
	message          engine.Value // undefined or nil for one of ours
	operator         string
	// generated is set where the message is ours though it is given.
	generated bool
}

// raise throws the failure, or the Error that was given as its message.
func (a *assert) raise(f failure) error {
	if f.message != nil && a.isErrorInstance(f.message) {
		return a.env.ThrowValue(f.message)
	}
	return a.throw(f)
}

// throw throws the failure as an AssertionError.
func (a *assert) throw(f failure) error {
	v, err := a.newError(f, nil)
	if err != nil {
		return err
	}
	return a.env.ThrowValue(v)
}

func (a *assert) isErrorInstance(v engine.Value) bool {
	return lang.HasProto(a.env, v, lang.Prototype(a.env, "Error"))
}

// twoArguments checks that there is something to compare.
func (a *assert) twoArguments(c *engine.Call) error {
	if len(c.Args) < 2 {
		return a.env.Throw(env.TypeError, "ERR_MISSING_ARGS", `The "actual" and "expected" arguments must be specified`)
	}
	return nil
}

// compares makes a function that throws unless equal says what is wanted.
func (a *assert) compares(want bool, operator string, equal func(x, y engine.Value) (bool, error)) func(*function, *engine.Call) error {
	return func(_ *function, c *engine.Call) error {
		if err := a.twoArguments(c); err != nil {
			return err
		}
		got, err := equal(c.Arg(0), c.Arg(1))
		if err != nil || got == want {
			return err
		}
		return a.raise(failure{actual: c.Arg(0), expected: c.Arg(1), message: c.Arg(2), operator: operator})
	}
}

func (a *assert) looseEqual(want bool, operator string) func(*function, *engine.Call) error {
	return a.compares(want, operator, func(x, y engine.Value) (bool, error) {
		if lang.IsNaN(a.env, x) && lang.IsNaN(a.env, y) {
			return true, nil
		}
		return lang.LooseEqual(a.env, x, y)
	})
}

func (a *assert) same(want bool) func(*function, *engine.Call) error {
	operator := "strictEqual"
	if !want {
		operator = "notStrictEqual"
	}
	return a.compares(want, operator, func(x, y engine.Value) (bool, error) { return lang.SameValue(a.env, x, y), nil })
}

func (a *assert) deep(want, strict bool) func(*function, *engine.Call) error {
	operator := map[[2]bool]string{
		{true, false}: "deepEqual", {false, false}: "notDeepEqual",
		{true, true}: "deepStrictEqual", {false, true}: "notDeepStrictEqual",
	}[[2]bool{want, strict}]
	return a.compares(want, operator, func(x, y engine.Value) (bool, error) {
		return deepequal.Equal(a.env, x, y, strict)
	})
}

// okCall is assert(value, message), assert.ok and assert.strict.
func (a *assert) okCall(c *engine.Call) (engine.Value, error) {
	if a.eng.ToBool(c.Arg(0)) {
		return c.Undefined, nil
	}
	f := failure{actual: c.Arg(0), expected: a.eng.Bool(true), message: c.Arg(1), operator: "=="}
	switch {
	case len(c.Args) == 0:
		f.generated = true
		f.message = a.eng.String("No value argument passed to `assert.ok()`")
	case lang.IsNullish(a.env, f.message):
		f.generated = true
		if text, ok := a.expression(); ok {
			f.message = a.eng.String("The expression evaluated to a falsy value:\n\n  " + text + "\n")
		}
	case lang.IsError(a.env, f.message):
		return nil, a.env.ThrowValue(f.message)
	}
	return nil, a.throw(f)
}

// fail is assert.fail([message]) and, as it once was, assert.fail(actual,
// expected, message, operator).
func (a *assert) fail(_ *function, c *engine.Call) error {
	f := failure{actual: c.Arg(0), expected: c.Arg(1), message: c.Arg(2), operator: "fail"}
	switch {
	case len(c.Args) <= 1 && lang.IsNullish(a.env, f.actual):
		f.message, f.generated = a.eng.String("Failed"), true
	case len(c.Args) == 1:
		f.message, f.actual = f.actual, c.Undefined
	default:
		if err := a.warnFail(); err != nil {
			return err
		}
		if len(c.Args) == 2 {
			f.operator = "!="
		} else if operator := c.Arg(3); a.eng.TypeOf(operator) != engine.Undefined {
			f.operator = a.env.Text(operator)
		}
	}
	return a.raise(f)
}

// warnFail warns once of the old form of assert.fail.
func (a *assert) warnFail() error {
	if a.warned {
		return nil
	}
	a.warned = true
	return a.env.EmitWarning(
		a.eng.String("assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message."),
		a.eng.String("DeprecationWarning"), a.eng.String("DEP0094"))
}

// match is assert.match and assert.doesNotMatch.
func (a *assert) match(want bool) func(*function, *engine.Call) error {
	return func(fn *function, c *engine.Call) error {
		text, pattern, message := c.Arg(0), c.Arg(1), c.Arg(2)
		if a.eng.Class(pattern) != "RegExp" {
			return a.env.InvalidArgType("regexp", "an instance of RegExp", pattern)
		}
		isText := a.eng.TypeOf(text) == engine.String
		if isText {
			matched, err := a.matches(pattern, text)
			if err != nil || matched == want {
				return err
			}
		}
		if a.isErrorInstance(message) {
			return a.env.ThrowValue(message)
		}
		f := failure{actual: text, expected: pattern, message: message, operator: fn.name}
		if !a.eng.ToBool(message) {
			f.generated = true
			ours, err := a.matchMessage(text, pattern, isText, want)
			if err != nil {
				return err
			}
			f.message = a.eng.String(ours)
		}
		return a.throw(f)
	}
}

func (a *assert) matchMessage(text, pattern engine.Value, isText, want bool) (string, error) {
	shown, err := a.in.Inspect(text, nil)
	if err != nil {
		return "", err
	}
	if !isText {
		return `The "string" argument must be of type string. Received type ` + a.typeOf(text) + " (" + shown + ")", nil
	}
	regexp, err := a.in.Inspect(pattern, nil)
	if err != nil {
		return "", err
	}
	sentence := "The input did not match the regular expression "
	if !want {
		sentence = "The input was expected to not match the regular expression "
	}
	return sentence + regexp + ". Input:\n\n" + shown + "\n", nil
}

// matches is pattern.exec(text) !== null.
func (a *assert) matches(pattern, text engine.Value) (bool, error) {
	v, err := a.eng.Call(lang.Intrinsic(a.env, "RegExp", "exec"), pattern, text)
	return err == nil && a.eng.TypeOf(v) != engine.Null, err
}

// typeOf is typeof v.
func (a *assert) typeOf(v engine.Value) string {
	return [...]string{
		engine.Undefined: "undefined", engine.Null: "object", engine.Boolean: "boolean", engine.Number: "number",
		engine.String: "string", engine.Symbol: "symbol", engine.BigInt: "bigint", engine.Object: "object", engine.Function: "function",
	}[a.eng.TypeOf(v)]
}
