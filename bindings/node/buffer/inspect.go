package buffer

import (
	"encoding/hex"
	"math"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// inspectMaxBytes defines buffer.INSPECT_MAX_BYTES, which can be set.
func (st *state) inspectMaxBytes(exports engine.Value) error {
	get := st.eng.NewFunc("get", 0, func(*engine.Call) (engine.Value, error) { return st.inspectMax, nil })
	set := st.eng.NewFunc("set", 1, func(c *engine.Call) (engine.Value, error) {
		v := c.Arg(0)
		if st.eng.TypeOf(v) != engine.Number {
			return nil, st.e.InvalidArgType("INSPECT_MAX_BYTES", "of type number", v)
		}
		f, err := st.eng.ToNumber(v)
		if err != nil {
			return nil, err
		}
		if !(f >= 0) {
			return nil, st.e.OutOfRange("INSPECT_MAX_BYTES", ">= 0", v)
		}
		st.eng.Release(st.inspectMax)
		st.inspectMax = st.eng.Hold(v)
		return c.Undefined, nil
	})
	return st.eng.Define(exports, "INSPECT_MAX_BYTES", engine.Property{Get: get, Set: set, Enumerable: true, Configurable: true})
}

// inspectSymbol makes util.inspect find our inspect where there are symbols.
func (st *state) inspectSymbol() error {
	key := lang.SymbolFor(st.e, "nodejs.util.inspect.custom")
	if key == nil {
		return nil
	}
	inspect, err := st.eng.Get(st.prototype, "inspect")
	if err != nil {
		return err
	}
	return st.eng.Set(st.prototype, key, inspect)
}

// manyBytes is from where on an inspected Buffer's own properties are not
// looked for: each index is one of them, too.
const manyBytes = 1 << 20

// inspect is buffer.inspect(depth, context): <Buffer 68 69, name: 'x'>.
func (st *state) inspect(b []byte, c *engine.Call) (engine.Value, error) {
	most, err := st.eng.ToNumber(st.inspectMax)
	if err != nil {
		return nil, err
	}
	text := dump(b, most)
	if context := c.Arg(1); lang.IsObject(st.e, context) && len(b) < manyBytes {
		extras, any, err := st.extras(c.This, context)
		if err != nil {
			return nil, err
		}
		if any && len(b) > 0 {
			text += ", "
		}
		text += extras
	}
	name := "Buffer"
	if class, err := st.eng.Get(c.This, "constructor"); err == nil && st.eng.TypeOf(class) == engine.Function && lang.HasOwn(st.e, class, "name") {
		v, err := st.eng.Get(class, "name")
		if err != nil {
			return nil, err
		}
		name = st.e.Text(v)
	}
	return st.eng.String("<" + name + " " + text + ">"), nil
}

// dump is the first bytes in hexadecimal, and how many there are more.
func dump(b []byte, most float64) string {
	shown := int(min(math.Trunc(most), float64(len(b))))
	out := make([]byte, 0, 3*shown+24)
	for i, x := range b[:shown] {
		if i > 0 {
			out = append(out, ' ')
		}
		out = hex.AppendEncode(out, []byte{x})
	}
	if rest := float64(len(b)) - most; rest > 0 {
		out = append(out, " ... "...)
		out = strconv.AppendFloat(out, rest, 'f', -1, 64)
		out = append(out, " more byte"...)
		if rest > 1 {
			out = append(out, 's')
		}
	}
	return string(out)
}

// extras are the properties of v that are no bytes, as an object would show
// them, less its brackets.
func (st *state) extras(v, context engine.Value) (text string, any bool, err error) {
	eng := st.eng
	keys, err := eng.Keys(v, lang.Truthy(st.e, context, "showHidden"))
	if err != nil {
		return "", false, err
	}
	shown := eng.NewObject(eng.Null())
	for _, key := range keys {
		if name, ok := key.(string); ok && isIndex(name) {
			continue
		}
		any = true
		x, err := eng.Get(v, key)
		if err != nil {
			return "", false, err
		}
		if err := eng.Set(shown, key, x); err != nil {
			return "", false, err
		}
	}
	if !any {
		return "", any, nil
	}
	in := inspect.Of(st.e)
	o, err := in.Options(context)
	if err != nil {
		return "", false, err
	}
	o.BreakLength, o.Compact = math.Inf(1), inspect.CompactAlways
	text, err = in.Inspect(shown, &o)
	if err != nil {
		return "", false, err
	}
	const open = "[Object: null prototype] { "
	if len(text) < len(open)+2 { // too deep: there are no brackets
		return "", any, nil
	}
	return text[len(open) : len(text)-2], true, nil
}

func isIndex(name string) bool {
	for _, c := range []byte(name) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return name != ""
}
