package toy_test

import (
	"fmt"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/toy"
)

// The seam alone: a script is compiled, calls a function of Go's, and what it
// throws arrives with its identity.
func ExampleEngine() {
	e := toy.New()
	double := e.NewMethod("double", 1, func(c *engine.Call) (engine.Value, error) {
		n, err := e.ToNumber(c.Arg(0))
		return e.Number(2 * n), err
	})
	e.Set(e.Global(), "double", double)
	v, err := e.Run(engine.Source{File: "main.lisp", Text: `(double 21)`})
	text, _ := e.ToString(v)
	fmt.Println(text, err)

	_, err = e.Run(engine.Source{File: "main.lisp", Text: `(throw double)`})
	fmt.Println(e.Same(err.(*engine.Exception).Value, double))
	// Output:
	// 42 <nil>
	// true
}

// With Node on top, a Lisp has timers, ticks and events.
func ExampleNew() {
	rt, err := node.New(toy.New(), node.Options{})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	code := rt.RunString("main.lisp", `
		(set events (require "events"))
		(set door (new events))
		(door.on "knock" (fn (who) (console.log "%s is there" who)))
		(setTimeout (fn () (door.emit "knock" "the timer")) 1)
		(process.nextTick (fn () (door.emit "knock" "the tick")))
		(console.log "main is done")`, nil)
	fmt.Println("code", code)
	// Output:
	// main is done
	// the tick is there
	// the timer is there
	// code 0
}
