package jsontext

import "github.com/uvgo/uvgo/bindings/node/engine"

// Decode is Parse without an engine: nil, bool, float64, string, []any and
// map[string]any. Safe from any goroutine.
func Decode(text string) (any, error) { return Parse(plain{}, text) }

type plain struct{}

func (plain) Null() engine.Value                  { return nil }
func (plain) Bool(b bool) engine.Value            { return b }
func (plain) Number(f float64) engine.Value       { return f }
func (plain) String(s string) engine.Value        { return s }
func (plain) NewObject(engine.Value) engine.Value { return map[string]any{} }

func (plain) NewArray(elems ...engine.Value) engine.Value {
	array := make([]any, len(elems))
	for i, v := range elems {
		array[i] = v
	}
	return array
}

func (plain) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	obj.(map[string]any)[key.(string)] = p.Value
	return nil
}
