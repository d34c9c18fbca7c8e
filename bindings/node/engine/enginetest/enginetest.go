// Package enginetest decides whether an adapter of a JavaScript interpreter
// keeps what package engine promises.
//
// An adapter's own test is one line:
//
//	enginetest.Run(t, func() engine.Engine { return otto.New(otto.Options{}) })
//
// The scripts in here are ES5, so that any engine can run them. Every test
// makes its own engine; none needs an event loop.
package enginetest

import (
	"errors"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// parts are the tests whose scripts are JavaScript.
var parts = []struct {
	name string
	test func(*kit)
}{
	{"Values", values},
	{"Conversions", conversions},
	{"Same", same},
	{"Run", run},
	{"Function", function},
	{"Call", call},
	{"Properties", properties},
	{"Accessors", accessors},
	{"Keys", keys},
	{"Prototypes", prototypes},
	{"Funcs", funcs},
	{"Constructors", constructors},
	{"Inheritance", inheritance},
	{"Bytes", bytes},
	{"Hosts", hosts},
	{"HostsAreCollected", hostsAreCollected},
	{"ThrownIdentity", thrownIdentity},
	{"ThrownBy", thrownBy},
	{"GoErrors", goErrors},
	{"GoPanics", goPanics},
	{"Nesting", nesting},
	{"Microtasks", microtasks},
	{"Recursion", recursion},
	{"Interrupt", interrupt},
	{"Termination", termination},
	{"SyntaxErrors", syntaxErrors},
	{"Traces", traces},
	{"Hold", hold},
}

// Run runs the suite on an engine of JavaScript; open makes a fresh one each
// time. What an engine need not offer and does not is skipped by name.
func Run(t *testing.T, open func() engine.Engine) {
	runSeam(t, open, JavaScript)
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) { part.test(&kit{t, open()}) })
	}
	t.Run("Modules", func(t *testing.T) {
		if _, ok := open().(engine.Modules); !ok {
			t.Skip("the engine has no engine.Modules")
		}
		runModules(t, open)
	})
}

// kit is one test with its engine.
type kit struct {
	*testing.T
	engine.Engine
}

// eval runs text and fails the test if it throws.
func (k *kit) eval(text string) engine.Value {
	k.Helper()
	v, err := k.Engine.Run(engine.Source{File: "test.js", Text: text})
	if err != nil {
		k.Fatalf("%s\nthrew %v", text, err)
	}
	return v
}

// throws runs text and gives what it threw.
func (k *kit) throws(text string) *engine.Exception {
	k.Helper()
	v, err := k.Engine.Run(engine.Source{File: "test.js", Text: text})
	if err == nil {
		k.Fatalf("%s\ngave %s and did not throw", text, k.show(v))
	}
	return k.exception(err)
}

// exception insists that err is one.
func (k *kit) exception(err error) *engine.Exception {
	k.Helper()
	var x *engine.Exception
	if !errors.As(err, &x) {
		k.Fatalf("error is %T %v, want *engine.Exception", err, err)
	}
	return x
}

// ok gives v, if there was no error.
func (k *kit) ok(v engine.Value, err error) engine.Value {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
	return v
}

// global makes a global variable of v.
func (k *kit) global(name string, v engine.Value) {
	k.Helper()
	if err := k.Set(k.Global(), name, v); err != nil {
		k.Fatalf("set global %s: %v", name, err)
	}
}

// fn is a global Func.
func (k *kit) fn(name string, f engine.Func) engine.Value {
	k.Helper()
	v := k.NewFunc(name, 0, f)
	k.global(name, v)
	return v
}

func (k *kit) show(v engine.Value) string {
	if v == nil {
		return "<absent>"
	}
	s, err := k.ToString(v)
	if err != nil {
		return "a value whose toString throws " + err.Error()
	}
	if len(s) > 1000 {
		s = s[:1000] + "..."
	}
	return s
}

// want fails unless v prints as text.
func (k *kit) want(v engine.Value, text string) {
	k.Helper()
	if got := k.show(v); got != text {
		k.Errorf("got %s, want %s", got, text)
	}
}

// wantEval fails unless the script's value prints as want.
func (k *kit) wantEval(script, want string) {
	k.Helper()
	if got := k.show(k.eval(script)); got != want {
		k.Errorf("%s\ngave %s, want %s", script, got, want)
	}
}
