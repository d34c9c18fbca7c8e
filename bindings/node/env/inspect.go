package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// InspectEntry is one property that util.inspect shows of a host object.
type InspectEntry struct {
	Key   engine.Key
	Value engine.Value
}

// InspectEntrier is a host (engine.Engine.SetHost) that keeps in Go what Node
// keeps in own properties. util.inspect shows the entries before the object's
// own properties; an own property of the same name is not shown twice.
type InspectEntrier interface {
	InspectEntries(e *Env, this engine.Value) []InspectEntry
}
