package buffer

import (
	_ "embed" // untyped.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// An engine without typed arrays has none of the methods that Buffers inherit
// from them. Most are those of arrays, which work on whatever has a length;
// those that make or order bytes are in untyped.js.

//go:embed untyped.js
var untypedSource string

// withoutTypedArrays puts a prototype behind Buffer's as Uint8Array's would be.
func (st *state) withoutTypedArrays() error {
	eng := st.eng
	typed := st.e.Keep(eng.NewObject(eng.Proto(eng.NewBytes(nil))))
	if err := eng.SetProto(st.prototype, typed); err != nil {
		return err
	}
	hidden := func(name string, v engine.Value) error {
		return eng.Define(typed, name, engine.Property{Value: v, Writable: true, Configurable: true})
	}
	for _, name := range [...]string{"at", "copyWithin", "entries", "every", "find", "findIndex", "findLast", "findLastIndex",
		"forEach", "join", "keys", "reduce", "reduceRight", "reverse", "some", "values"} {
		if f := lang.Intrinsic(st.e, "Array", name); f != nil {
			if err := hidden(name, f); err != nil {
				return err
			}
		}
	}
	if err := hidden("BYTES_PER_ELEMENT", eng.Number(1)); err != nil {
		return err
	}
	var methods engine.Value
	for _, name := range [...]string{"filter", "map", "set", "sort", "toReversed", "toSorted", "with"} {
		err := st.e.Lazy(typed, name, false, func() (engine.Value, error) {
			if methods == nil {
				build, err := eng.Function(engine.Source{File: "node:internal/buffer", Text: untypedSource}, "Buffer")
				if err != nil {
					return nil, err
				}
				all, err := eng.Call(build, nil, st.class)
				if err != nil {
					return nil, err
				}
				methods = eng.Hold(all)
			}
			return eng.Get(methods, name)
		})
		if err != nil {
			return err
		}
	}
	return st.e.Accessor(typed, "byteLength", false, func(this engine.Value) (engine.Value, error) {
		if b, ok := Bytes(st.e, this); ok {
			return st.number(len(b)), nil
		}
		return eng.Undefined(), nil
	}, nil)
}
