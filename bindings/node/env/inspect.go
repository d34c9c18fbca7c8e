package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// SymbolName is the key of an InspectEntry that is a symbol in Node, and need not
// be one here: its description.
type SymbolName string

// InspectEntry is one property that util.inspect shows of a host object.
type InspectEntry struct {
	Key   engine.Key
	Value engine.Value
}

// InspectEntrier is a host (engine.Engine.SetHost) that keeps in Go what Node
// keeps in own properties. util.inspect shows the entries before the object's
// own properties, but those with symbols behind the named ones.
type InspectEntrier interface {
	InspectEntries(e *Env, this engine.Value) []InspectEntry
}
