package assert

import (
	"errors"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// promiseFunction is assert.rejects or assert.doesNotReject: a promise of what
// check says when the promise of the script has come to its end.
func (a *assert) promiseFunction(name string, check func(name string, o outcome, args []engine.Value) error) engine.Value {
	return a.eng.NewFunc(name, 1, func(c *engine.Call) (engine.Value, error) {
		given := c.Arg(0)
		rest := make([]engine.Value, 0, len(c.Args))
		for _, v := range c.Args[min(1, len(c.Args)):] {
			rest = append(rest, a.eng.Hold(v))
		}
		executor := a.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
			resolve, reject := a.eng.Hold(c.Arg(0)), a.eng.Hold(c.Arg(1))
			settle := func(o outcome) error {
				err := check(name, o, rest)
				if err == nil {
					_, err = a.eng.Call(resolve, nil)
					return err
				}
				var thrown *engine.Exception
				if errors.As(err, &thrown) {
					_, err = a.eng.Call(reject, nil, thrown.Value)
				}
				return err
			}
			return c.Undefined, a.wait(given, settle)
		})
		return a.eng.Construct(lang.Global(a.env, "Promise"), executor)
	})
}

// wait tells settle what became of a promise, or of the promise that a function
// gives.
func (a *assert) wait(given engine.Value, settle func(outcome) error) error {
	promise := given
	if a.eng.TypeOf(given) == engine.Function {
		var err error
		if promise, err = a.eng.Call(given, nil); err != nil {
			return err
		}
		if !a.isPromise(promise) {
			return a.env.Throw(env.TypeError, "ERR_INVALID_RETURN_VALUE",
				`Expected instance of Promise to be returned from the "promiseFn" function but got `+a.described(promise)+".")
		}
	} else if !a.isPromise(given) {
		return a.env.InvalidArgType("promiseFn", "of type function or an instance of Promise", given)
	}
	then, err := a.eng.Get(promise, "then")
	if err != nil {
		return err
	}
	fulfilled := a.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) { return c.Undefined, settle(outcome{}) })
	rejected := a.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, settle(outcome{c.Arg(0)})
	})
	_, err = a.eng.Call(then, promise, fulfilled, rejected)
	return err
}

func (a *assert) isPromise(v engine.Value) bool {
	if a.eng.Class(v) == "Promise" {
		return true
	}
	if a.eng.TypeOf(v) != engine.Object {
		return false
	}
	for _, name := range [...]string{"then", "catch"} {
		if f, err := a.eng.Get(v, name); err != nil || a.eng.TypeOf(f) != engine.Function {
			return false
		}
	}
	return true
}

// described is what a value is, as the errors of arguments say it.
func (a *assert) described(v engine.Value) string {
	var thrown *engine.Exception
	err := a.env.InvalidArgType("x", "y", v)
	errors.As(err, &thrown)
	_, text, _ := strings.Cut(thrown.Text, " Received ")
	return text
}

// joinStacks puts the frames of the error that ifError was given after those of
// its own that are not among them.
func (a *assert) joinStacks(thrown, cause engine.Value) error {
	if !lang.IsObject(a.env, cause) {
		return nil
	}
	v, err := a.eng.Get(cause, "stack")
	if err != nil || a.eng.TypeOf(v) != engine.String {
		return err
	}
	_, trace, ok := strings.Cut(a.env.Text(v), "\n    at")
	if !ok {
		return nil
	}
	trace = "    at" + trace
	if v, err = a.eng.Get(thrown, "stack"); err != nil {
		return err
	}
	own := strings.Split(a.env.Text(v), "\n")
	for _, frame := range strings.Split(trace, "\n") {
		if i := slices.Index(own, frame); i >= 0 {
			own = own[:i]
			break
		}
	}
	return a.eng.Set(thrown, "stack", a.eng.String(strings.Join(own, "\n")+"\n"+trace))
}
