package buffer

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

const bytesWanted = "an instance of Buffer or Uint8Array"

func (st *state) statics() []env.Method {
	eng := st.eng
	return []env.Method{
		{Name: "from", Length: 3, Func: st.from},
		{Name: "copyBytesFrom", Length: 3, Func: st.copyBytesFrom},
		{Name: "of", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			b := make([]byte, len(c.Args))
			for i, v := range c.Args {
				f, err := eng.ToNumber(v)
				if err != nil {
					return nil, err
				}
				b[i] = modulo256(f)
			}
			return st.new(b), nil
		}},
		{Name: "alloc", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return st.alloc(c.Arg(0), c.Arg(1), c.Arg(2))
		}},
		{Name: "allocUnsafe", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			n, err := st.sizeArg(c.Arg(0))
			if err != nil {
				return nil, err
			}
			return st.unsafe(n, func(b []byte) int { return len(b) })
		}},
		{Name: "allocUnsafeSlow", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.alloc(c.Arg(0), c.Undefined, c.Undefined)
		}},
		{Name: "isBuffer", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Bool(lang.HasProto(st.e, c.Arg(0), st.prototype)), nil
		}},
		{Name: "compare", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			a, ok := st.uint8s(c.Arg(0))
			if !ok {
				return nil, st.e.InvalidArgType("buf1", bytesWanted, c.Arg(0))
			}
			b, ok := st.uint8s(c.Arg(1))
			if !ok {
				return nil, st.e.InvalidArgType("buf2", bytesWanted, c.Arg(1))
			}
			return st.number(bytes.Compare(a, b)), nil
		}},
		{Name: "isEncoding", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			ok := false
			if eng.TypeOf(c.Arg(0)) == engine.String {
				_, ok = ParseEncoding(st.e.Text(c.Arg(0)))
			}
			return eng.Bool(ok), nil
		}},
		{Name: "concat", Length: 2, Func: st.concat},
		{Name: "byteLength", Length: 2, Func: st.byteLength},
	}
}

func (st *state) byteLength(c *engine.Call) (engine.Value, error) {
	v := c.Arg(0)
	if st.eng.TypeOf(v) != engine.String {
		if b, ok := st.memory(v); ok {
			return st.number(len(b)), nil
		}
		return nil, st.e.InvalidArgType("string", "of type string or an instance of Buffer or ArrayBuffer", v)
	}
	enc := UTF8
	if encoding := c.Arg(1); st.eng.ToBool(encoding) {
		name, err := st.eng.ToString(encoding)
		if err != nil {
			return nil, err
		}
		// An unknown encoding counts as utf8 here.
		if known, ok := ParseEncoding(name); ok {
			enc = known
		}
	}
	text, err := st.eng.ToString(v)
	if err != nil {
		return nil, err
	}
	return st.number(EncodedLen(text, enc)), nil
}

// concat is Buffer.concat(list, length). Bytes that are no Uint8Array are only
// found out when their turn comes.
func (st *state) concat(c *engine.Call) (engine.Value, error) {
	eng := st.eng
	list := c.Arg(0)
	if eng.Class(list) != "Array" {
		return nil, st.e.InvalidArgType("list", "an instance of Array", list)
	}
	n := lang.Length(st.e, list)
	if n == 0 {
		return st.new(nil), nil
	}
	parts := make([][]byte, n)
	var foreign error
	total := 0
	for i := range n {
		v, err := eng.Get(list, i)
		if err != nil {
			return nil, err
		}
		b, ok := st.uint8s(v)
		if !ok && lang.IsNullish(st.e, v) && eng.TypeOf(c.Arg(1)) == engine.Undefined {
			return nil, st.e.Throw(env.TypeError, "", "Cannot read properties of "+st.e.Text(v)+" (reading 'length')")
		}
		if !ok {
			foreign = st.e.InvalidArgType("list["+strconv.Itoa(i)+"]", bytesWanted, v)
			break
		}
		parts[i] = b
		total += len(b)
	}
	if v := c.Arg(1); eng.TypeOf(v) != engine.Undefined {
		length, err := st.e.IntArg("length", v, 0, maxLength)
		if err != nil {
			return nil, err
		}
		total = int(length)
	}
	if foreign != nil {
		return nil, foreign
	}
	return st.unsafe(total, func(to []byte) int {
		rest := to
		for _, b := range parts {
			rest = rest[copy(rest, b):]
		}
		clear(rest)
		return len(to)
	})
}

// load makes the module's exports, in Node's order.
func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	st := stateOf(e)
	exports := e.Keep(eng.NewObject(nil))
	var err error
	set := func(name string, v engine.Value) {
		if err == nil {
			err = eng.Set(exports, name, v)
		}
	}
	functions := func(list ...env.Method) {
		if err == nil {
			err = e.Functions(exports, list...)
		}
	}
	set("Buffer", st.class)
	set("SlowBuffer", st.slow())
	functions(
		env.Method{Name: "transcode", Length: 3, Func: st.transcode},
		env.Method{Name: "isUtf8", Length: 1, Func: st.check(utf8.Valid)},
		env.Method{Name: "isAscii", Length: 1, Func: st.check(isASCII)},
	)
	set("kMaxLength", eng.Number(maxLength))
	set("kStringMaxLength", eng.Number(maxString))
	functions(st.baseFunctions()...)
	if err != nil {
		return nil, err
	}
	constants := eng.NewObject(nil)
	for _, c := range [...]struct {
		name  string
		value float64
	}{{"MAX_LENGTH", maxLength}, {"MAX_STRING_LENGTH", maxString}} {
		if err := eng.Define(constants, c.name, engine.Property{Value: eng.Number(c.value), Enumerable: true}); err != nil {
			return nil, err
		}
	}
	if err := eng.Define(exports, "constants", engine.Property{Value: constants, Enumerable: true}); err != nil {
		return nil, err
	}
	if err := st.inspectMaxBytes(exports); err != nil {
		return nil, err
	}
	return exports, st.blobs(exports)
}

func (st *state) check(is func([]byte) bool) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		if d, can := st.eng.(engine.Detacher); can && d.Detached(c.Arg(0)) {
			return nil, st.e.Throw(env.Error, "ERR_INVALID_STATE", "Cannot validate on a detached buffer")
		}
		b, ok := st.memory(c.Arg(0))
		if !ok || st.eng.Class(c.Arg(0)) == "DataView" {
			return nil, st.e.InvalidArgType("input", "an instance of ArrayBuffer, Buffer, or TypedArray", c.Arg(0))
		}
		return st.eng.Bool(is(b)), nil
	}
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
