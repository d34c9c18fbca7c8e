package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// Origin is a place in Node's own source. Errors of Node's core modules that
// nobody catches are shown with such a place above them, and people search the
// web for it; ours are thrown from Go and name the same one.
type Origin struct {
	File   string // "node:events"
	Line   int
	Source string // the line itself, blanks included
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
	return e.ThrowValue(v)
}

// OriginOf is what the last ThrowFrom said of v; ok is false if it threw
// something else.
func (e *Env) OriginOf(v engine.Value) (o Origin, ok bool) {
	if e.thrown == nil || !e.Engine.Same(e.thrown, v) {
		return Origin{}, false
	}
	return e.origin, true
}
