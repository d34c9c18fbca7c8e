package buffer

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// maxLength is buffer.constants.MAX_LENGTH of Node 20, as far as an int goes.
const maxLength = min(1<<32, math.MaxInt)

const bytesWanted = "an instance of Buffer or Uint8Array"

func (st *state) load(e *env.Env) error {
	eng := e.Engine
	var parent engine.Value
	if v, err := eng.Get(eng.Global(), "Uint8Array"); err == nil && eng.TypeOf(v) == engine.Function {
		parent = v
	}
	var err error
	st.class, st.prototype, err = e.Class("Buffer", 3, parent, func(c *engine.Call) (engine.Value, error) { return st.construct(e, c) })
	if err != nil {
		return err
	}
	if parent == nil {
		// The engine has a likeness but no class of that name.
		if err := eng.SetProto(st.prototype, eng.Proto(eng.NewBytes(nil))); err != nil {
			return err
		}
	}
	if err := eng.Set(st.class, "poolSize", eng.Number(8192)); err != nil {
		return err
	}
	if err := e.Functions(st.class, statics(e)...); err != nil {
		return err
	}
	numbers := numberMethods(e)
	for _, list := range [...][]env.Method{numbers, sliceMethods(e), methods(e)} {
		if err := e.Functions(st.prototype, list...); err != nil {
			return err
		}
	}
	if err := aliases(e, st.prototype, numbers); err != nil {
		return err
	}
	toString, err := eng.Get(st.prototype, "toString")
	if err != nil {
		return err
	}
	if err := eng.Set(st.prototype, "toLocaleString", toString); err != nil {
		return err
	}
	return inspectSymbol(e, st.prototype)
}

// inspectSymbol makes util.inspect find our inspect where there are symbols.
func inspectSymbol(e *env.Env, prototype engine.Value) error {
	eng := e.Engine
	key := lang.SymbolFor(e, "nodejs.util.inspect.custom")
	if key == nil {
		return nil
	}
	inspect, err := eng.Get(prototype, "inspect")
	if err != nil {
		return err
	}
	return eng.Set(prototype, key, inspect)
}

// construct is the old new Buffer(x): alloc for a number, from for the rest.
func (st *state) construct(e *env.Env, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	if err := st.warn(e); err != nil {
		return nil, err
	}
	if eng.TypeOf(c.Arg(0)) == engine.Number {
		if eng.TypeOf(c.Arg(1)) == engine.String {
			return nil, e.InvalidArgType("string", "of type string", c.Arg(0))
		}
		n, err := sizeArg(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		return New(e, make([]byte, n)), nil
	}
	return from(e, c)
}

// warn is DEP0005, once, and not for packages.
func (st *state) warn(e *env.Env) error {
	if st.warned {
		return nil
	}
	eng := e.Engine
	for _, f := range eng.Trace(nil) {
		if f.File != "" {
			if strings.Contains(f.File, "/node_modules/") {
				return nil
			}
			break
		}
	}
	st.warned = true
	return e.EmitWarning(eng.String("Buffer() is deprecated due to security and usability issues. "+
		"Please use the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead."),
		eng.String("DeprecationWarning"), eng.String("DEP0005"))
}

func sizeArg(e *env.Env, v engine.Value) (int, error) {
	if e.Engine.TypeOf(v) != engine.Number {
		return 0, e.InvalidArgType("size", "of type number", v)
	}
	f, err := e.Engine.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if !(f >= 0 && f <= maxLength) {
		return 0, e.OutOfRange("size", ">= 0 && <= 4294967296", v)
	}
	return int(f), nil
}

// from is Buffer.from.
func from(e *env.Env, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	v := c.Arg(0)
	switch eng.TypeOf(v) {
	case engine.String:
		enc := UTF8
		if eng.TypeOf(c.Arg(1)) == engine.String {
			var err error
			if enc, err = EncodingArg(e, c.Arg(1)); err != nil {
				return nil, err
			}
		}
		return New(e, Encode(e.Text(v), enc)), nil
	case engine.Object:
		b, ok, err := fromObject(e, v, c)
		if err != nil || ok {
			return b, err
		}
	}
	return nil, e.InvalidArgType("first argument",
		"of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object", v)
}

func fromObject(e *env.Env, v engine.Value, c *engine.Call) (engine.Value, bool, error) {
	eng := e.Engine
	class := eng.Class(v)
	if strings.HasSuffix(class, "ArrayBuffer") {
		b, err := overArrayBuffer(e, v, c)
		return b, true, err
	}
	if class == "Uint8Array" || Is(e, v) {
		b, _ := Bytes(e, v)
		return New(e, append([]byte(nil), b...)), true, nil
	}
	if class == "String" {
		text, err := eng.ToString(v)
		if err != nil {
			return nil, false, err
		}
		again := *c
		again.Args = append([]engine.Value{eng.String(text)}, c.Args[1:]...)
		b, err := from(e, &again)
		return b, true, err
	}
	if length, err := eng.Get(v, "length"); err != nil {
		return nil, false, err
	} else if eng.TypeOf(length) == engine.Number {
		b, err := fromList(e, v, length)
		return b, true, err
	}
	kind, err := eng.Get(v, "type")
	if err != nil {
		return nil, false, err
	}
	if data, err := eng.Get(v, "data"); err == nil && eng.TypeOf(kind) == engine.String && e.Text(kind) == "Buffer" && eng.Class(data) == "Array" {
		length, err := eng.Get(data, "length")
		if err != nil {
			return nil, false, err
		}
		b, err := fromList(e, data, length)
		return b, true, err
	}
	// Objects that turn into something usable: boxed or with valueOf.
	valueOf, err := eng.Get(v, "valueOf")
	if err != nil || eng.TypeOf(valueOf) != engine.Function {
		return nil, false, err
	}
	inner, err := eng.Call(valueOf, v)
	if err != nil || eng.Same(inner, v) {
		return nil, false, err
	}
	if t := eng.TypeOf(inner); t != engine.String && t != engine.Object {
		return nil, false, nil
	}
	again := *c
	again.Args = append([]engine.Value{inner}, c.Args[1:]...)
	b, err := from(e, &again)
	return b, true, err
}

// fromList copies an array, or what looks like one; each element modulo 256.
func fromList(e *env.Env, list, length engine.Value) (engine.Value, error) {
	eng := e.Engine
	f, err := eng.ToNumber(length)
	if err != nil {
		return nil, err
	}
	if !(f > 0) {
		return New(e, nil), nil
	}
	if f > maxLength {
		return nil, e.OutOfRange("size", ">= 0 && <= 4294967296", length)
	}
	b := make([]byte, int(f))
	for i := range b {
		v, err := eng.Get(list, i)
		if err != nil {
			return nil, err
		}
		n, err := eng.ToNumber(v)
		if err != nil {
			return nil, err
		}
		b[i] = modulo256(n)
	}
	return New(e, b), nil
}

func modulo256(f float64) byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return byte(int64(math.Mod(math.Trunc(f), 256)))
}

// overArrayBuffer shares the memory of an ArrayBuffer.
func overArrayBuffer(e *env.Env, v engine.Value, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	b, ok := eng.Bytes(v)
	if !ok {
		// Only views have memory here: look through one.
		class, err := eng.Get(eng.Global(), "Uint8Array")
		if err != nil {
			return nil, err
		}
		view, err := eng.Construct(class, v)
		if err != nil {
			return nil, err
		}
		b, _ = eng.Bytes(view)
	}
	offset, err := eng.ToNumber(c.Arg(1))
	if err != nil {
		return nil, err
	}
	if math.IsNaN(offset) {
		offset = 0
	}
	if offset = math.Trunc(offset); offset < 0 || offset > float64(len(b)) {
		return nil, e.Throw(env.RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", `"offset" is outside of buffer bounds`)
	}
	length := float64(len(b)) - offset
	if eng.TypeOf(c.Arg(2)) != engine.Undefined {
		n, err := eng.ToNumber(c.Arg(2))
		if err != nil {
			return nil, err
		}
		if n > length {
			return nil, e.Throw(env.RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", `"length" is outside of buffer bounds`)
		}
		length = math.Trunc(max(n, 0))
	}
	end := int(offset + length)
	return New(e, b[int(offset):end:end]), nil
}

func statics(e *env.Env) []env.Method {
	eng := e.Engine
	plain := func(c *engine.Call) (engine.Value, error) {
		n, err := sizeArg(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		return New(e, make([]byte, n)), nil
	}
	return []env.Method{
		{Name: "from", Length: 3, Func: func(c *engine.Call) (engine.Value, error) { return from(e, c) }},
		{Name: "of", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			return fromList(e, eng.NewArray(c.Args...), eng.Number(float64(len(c.Args))))
		}},
		{Name: "alloc", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			n, err := sizeArg(e, c.Arg(0))
			if err != nil {
				return nil, err
			}
			b := make([]byte, n)
			if v := c.Arg(1); eng.TypeOf(v) != engine.Undefined && n > 0 {
				enc := UTF8
				if eng.TypeOf(c.Arg(2)) == engine.String {
					if enc, err = EncodingArg(e, c.Arg(2)); err != nil {
						return nil, err
					}
				}
				if err := fill(e, b, v, enc); err != nil {
					return nil, err
				}
			}
			return New(e, b), nil
		}},
		{Name: "allocUnsafe", Length: 1, Func: plain},
		{Name: "allocUnsafeSlow", Length: 1, Func: plain},
		{Name: "isBuffer", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return eng.Bool(Is(e, c.Arg(0))), nil }},
		{Name: "compare", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			a, ok := Bytes(e, c.Arg(0))
			if !ok {
				return nil, e.InvalidArgType("buf1", bytesWanted, c.Arg(0))
			}
			b, ok := Bytes(e, c.Arg(1))
			if !ok {
				return nil, e.InvalidArgType("buf2", bytesWanted, c.Arg(1))
			}
			return eng.Number(float64(bytes.Compare(a, b))), nil
		}},
		{Name: "isEncoding", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			ok := false
			if eng.TypeOf(c.Arg(0)) == engine.String {
				_, ok = ParseEncoding(e.Text(c.Arg(0)))
			}
			return eng.Bool(ok), nil
		}},
		{Name: "concat", Length: 2, Func: func(c *engine.Call) (engine.Value, error) { return concat(e, c) }},
		{Name: "byteLength", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			v := c.Arg(0)
			if b, ok := Bytes(e, v); ok {
				return eng.Number(float64(len(b))), nil
			}
			if eng.TypeOf(v) != engine.String {
				if strings.HasSuffix(eng.Class(v), "ArrayBuffer") {
					return eng.Get(v, "byteLength")
				}
				return nil, e.InvalidArgType("string", "of type string or an instance of Buffer or ArrayBuffer", v)
			}
			enc := UTF8
			if eng.TypeOf(c.Arg(1)) == engine.String {
				// An unknown encoding counts as utf8 here.
				if known, ok := ParseEncoding(e.Text(c.Arg(1))); ok {
					enc = known
				}
			}
			return eng.Number(float64(EncodedLen(e.Text(v), enc))), nil
		}},
	}
}

func concat(e *env.Env, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	list := c.Arg(0)
	if eng.Class(list) != "Array" {
		return nil, e.InvalidArgType("list", "an instance of Array", list)
	}
	length, err := eng.Get(list, "length")
	if err != nil {
		return nil, err
	}
	n, err := e.Int(length)
	if err != nil {
		return nil, err
	}
	var all []byte
	for i := range n {
		v, err := eng.Get(list, i)
		if err != nil {
			return nil, err
		}
		b, ok := Bytes(e, v)
		if !ok {
			return nil, e.InvalidArgType("list["+strconv.Itoa(i)+"]", bytesWanted, v)
		}
		all = append(all, b...)
	}
	if v := c.Arg(1); eng.TypeOf(v) != engine.Undefined && n > 0 {
		total, err := e.IntArg("length", v, 0, 1<<53-1)
		if err != nil {
			return nil, err
		}
		if int(total) <= len(all) {
			all = all[:total]
		} else {
			all = append(all, make([]byte, int(total)-len(all))...)
		}
	}
	return New(e, all), nil
}

// load makes the module's exports.
func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	exports := eng.NewObject(nil)
	class := Class(e)
	slow := eng.NewFunc("SlowBuffer", 1, func(c *engine.Call) (engine.Value, error) {
		n, err := sizeArg(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		return New(e, make([]byte, n)), nil
	})
	constants := eng.NewObject(nil)
	if err := eng.Set(constants, "MAX_LENGTH", eng.Number(maxLength)); err != nil {
		return nil, err
	}
	if err := eng.Set(constants, "MAX_STRING_LENGTH", eng.Number(536870888)); err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{
		{"Buffer", class}, {"SlowBuffer", slow}, {"kMaxLength", eng.Number(maxLength)},
		{"kStringMaxLength", eng.Number(536870888)}, {"constants", constants}, {"INSPECT_MAX_BYTES", eng.Number(50)},
	} {
		if err := eng.Set(exports, p.name, p.v); err != nil {
			return nil, err
		}
	}
	check := func(is func([]byte) bool) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			b, ok := Bytes(e, c.Arg(0))
			if !ok {
				return nil, e.InvalidArgType("input", "an instance of ArrayBuffer, Buffer, or TypedArray", c.Arg(0))
			}
			return eng.Bool(is(b)), nil
		}
	}
	err := e.Functions(exports,
		env.Method{Name: "isUtf8", Length: 1, Func: check(utf8.Valid)},
		env.Method{Name: "isAscii", Length: 1, Func: check(func(b []byte) bool {
			return bytes.IndexFunc(b, func(r rune) bool { return r >= 0x80 }) < 0
		})})
	if err != nil {
		return nil, err
	}
	return exports, e.Functions(exports, baseFunctions(e)...)
}
