// Package node is the Node API over any JavaScript interpreter that has an
// engine.Engine: the core modules, the globals, and the runtime that runs a
// script, then the loop without being asked, and ends when nothing is left to
// wait for.
//
//	rt, err := node.New(otto.New(otto.Options{}), node.Options{})
//	if err != nil { ... }
//	defer rt.Close()
//	os.Exit(rt.RunFile("hello.js"))
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
// # Threads
//
// A Runtime, its engine and its loop belong to one goroutine. Others meet it at
// the loop's door: Loop.Post.
package node
