// Package node is the Node API over any JavaScript interpreter that has an
// engine.Engine: the core modules, the globals, and the runtime that runs a
// script, then the loop without being asked, and ends when nothing is left to
// wait for.
//
// A program, as the command node runs it:
//
//	rt, err := node.New(otto.New(otto.Options{}), node.Options{})
//	if err != nil { ... }
//	defer rt.Close()
//	os.Exit(rt.RunFile("hello.js"))
//
// Scripts inside a Go program, which gives them what they have:
//
//	rt, err := node.New(otto.New(otto.Options{}), node.Options{Sandbox: true})
//	if err != nil { ... }
//	defer rt.Close()
//	rt.Set("shout", strings.ToUpper)
//	text, err := node.As[string](rt.Eval(ctx, "hello.js", "shout('hello')"))
//
// docs/embedding.md tells more of the latter; its examples are tests of the
// engines' packages, for this one imports none.
//
// # The storeys
//
// engine is the seam to the interpreter. env joins one engine with one loop:
// after each callback the nextTick queue, then the microtasks. Each core module
// is a package of its own (events, timers, http, ...) that exports a Module and
// knows its neighbours only as far as Node's does. This package puts them on
// one list. What a script does not touch is never loaded: globals and modules
// come to life when first read.
//
// # Where the pieces are
//
// options.go and sandbox.go say what a program finds, runtime.go runs a whole
// one. embed.go is Eval, Wait, Post and their like; value.go a script's value in
// the hands of Go, toscript.go, gofunc.go, object.go and togo.go the ways there
// and back; promise.go promises of Go's; guard.go Interrupt and Limits; pending.go
// what keeps the loop alive; close.go the end.
//
// # Goroutines
//
// A Runtime, its engine and its loop belong to one goroutine. Others have
// Runtime.Post and Do, Promise.Resolve and Reject, and Interrupt.
package node
