package env

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Origin is a place in Node's own source. Errors of Node's core modules that
// nobody catches are shown with such a place above them, and people search the
// web for it; ours are thrown from Go and name the same one.
type Origin struct {
	File   string // "node:events"
	Line   int
	Source string // the line itself, blanks included
	// Frame is the innermost line of the stack, empty for none: the function
	// that throws in Node, where ours is no function of the script.
	Frame string
	// Note goes between the stack and the error's own properties, empty for
	// nothing: where an 'error' event was emitted.
	Note string
}

// ThrowFrom gives the error a Func returns to throw v, and remembers o as its
// origin until the next ThrowFrom.
func (e *Env) ThrowFrom(v engine.Value, o Origin) error {
	if e.thrown != nil {
		e.Engine.Release(e.thrown)
	}
	e.thrown, e.origin = e.Engine.Hold(v), o
	e.AddFrame(v, o.Frame)
	return e.ThrowValue(v)
}

// AddFrame puts a line on top of an error's stack: "Module._load
// (node:internal/modules/cjs/loader:1091:12)". An error without any frame
// looks as if its stack had been taken away.
func (e *Env) AddFrame(v engine.Value, frame string) {
	stack, err := e.Engine.Get(v, "stack")
	if frame == "" || err != nil || e.Engine.TypeOf(stack) != engine.String {
		return
	}
	head, frames, found := strings.Cut(e.Text(stack), "\n    at ")
	text := head + "\n    at " + frame
	if found {
		text += "\n    at " + frames
	}
	e.Engine.Define(v, "stack", engine.Property{Value: e.Engine.String(text), Writable: true, Configurable: true})
}

// OriginOf is what the last ThrowFrom said of v; ok is false if it threw
// something else.
func (e *Env) OriginOf(v engine.Value) (o Origin, ok bool) {
	if e.thrown == nil || !e.Engine.Same(e.thrown, v) {
		return Origin{}, false
	}
	return e.origin, true
}
