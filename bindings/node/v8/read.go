package v8

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// reader is one call of Parse.
type reader struct {
	e       *env.Env
	eng     engine.Engine
	format  Format
	in      []byte // what is left
	objects []engine.Value
	depth   int
}

// Parse makes a value of what Append wrote, or V8. Bytes in it are copied. What
// it cannot read throws an Error in V8's words. Loop goroutine only.
func Parse(e *env.Env, b []byte, f Format) (engine.Value, error) {
	r := &reader{e: e, eng: e.Engine, format: f, in: b}
	if len(b) < 2 || b[0] != 0xff || b[1] > version {
		return nil, e.Throw(env.Error, "", "Unable to deserialize cloned data due to invalid or unsupported version.")
	}
	r.in = b[2:]
	return r.value()
}

func (r *reader) bad() error {
	return r.e.Throw(env.Error, "", "Unable to deserialize cloned data.")
}

// tag takes the next byte that is no padding.
func (r *reader) tag() (byte, error) {
	for len(r.in) > 0 {
		c := r.in[0]
		r.in = r.in[1:]
		if c != 0 {
			return c, nil
		}
	}
	return 0, r.bad()
}

// peek is the byte that tag would take; 0 if there is none.
func (r *reader) peek() byte {
	for _, c := range r.in {
		if c != 0 {
			return c
		}
	}
	return 0
}

// number is a whole number without sign, of 32 bits.
func (r *reader) number() (int, error) {
	n, size := binary.Uvarint(r.in)
	if size <= 0 {
		return 0, r.bad()
	}
	r.in = r.in[size:]
	return int(uint32(n)), nil
}

func (r *reader) double() (float64, error) {
	b, err := r.bytes(8)
	if err != nil {
		return 0, err
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b)), nil
}

func (r *reader) bytes(n int) ([]byte, error) {
	if n < 0 || n > len(r.in) {
		return nil, r.bad()
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b, nil
}

// run is a number, and that many bytes.
func (r *reader) run() ([]byte, error) {
	n, err := r.number()
	if err != nil {
		return nil, err
	}
	return r.bytes(n)
}

// value is the next value; a view may follow the buffer that it is of.
func (r *reader) value() (engine.Value, error) {
	v, err := r.one()
	if err == nil && r.peek() == 'V' && r.eng.TypeOf(v) == engine.Object && r.eng.Class(v) == "ArrayBuffer" {
		r.tag()
		return r.viewOf(v)
	}
	return v, err
}

func (r *reader) one() (engine.Value, error) {
	eng := r.eng
	c, err := r.tag()
	if err != nil {
		return nil, err
	}
	switch c {
	case '_':
		return eng.Undefined(), nil
	case '0':
		return eng.Null(), nil
	case 'T', 'F':
		return eng.Bool(c == 'T'), nil
	case 'I':
		n, err := r.number()
		return eng.Number(float64(int32(uint32(n)>>1) ^ -int32(n&1))), err
	case 'U':
		n, err := r.number()
		return eng.Number(float64(n)), err
	case 'N':
		f, err := r.double()
		return eng.Number(f), err
	case 'Z':
		return r.bigInt()
	case '"', 'c', 'S':
		s, err := r.stringOf(c)
		return eng.String(s), err
	case '^':
		n, err := r.number()
		if err != nil || n >= len(r.objects) || r.objects[n] == nil {
			return nil, r.bad()
		}
		return r.objects[n], nil
	}
	if r.depth++; r.depth > depth {
		return nil, tooDeep(r.e)
	}
	defer func() { r.depth-- }()
	return r.object(c)
}

// promise takes the number of an object that is made when its insides are read.
func (r *reader) promise() int {
	r.objects = append(r.objects, nil)
	return len(r.objects) - 1
}

// made is an object that came next.
func (r *reader) made(v engine.Value, err error) (engine.Value, error) {
	if err == nil {
		r.objects = append(r.objects, v)
	}
	return v, err
}

func (r *reader) object(c byte) (engine.Value, error) {
	eng := r.eng
	switch c {
	case 'o':
		v, _ := r.made(eng.NewObject(nil), nil)
		count, err := r.properties(v, '{')
		return v, r.counted(count, err)
	case 'A', 'a':
		return r.array(c == 'A')
	case 'D':
		f, err := r.double()
		if err != nil {
			return nil, err
		}
		return r.made(eng.Construct(lang.Global(r.e, "Date"), eng.Number(f)))
	case 'y', 'x':
		return r.made(r.boxed(eng.Bool(c == 'y'), nil))
	case 'n':
		f, err := r.double()
		return r.made(r.boxed(eng.Number(f), err))
	case 'z':
		return r.made(r.boxed(r.bigInt()))
	case 's':
		s, err := r.string()
		return r.made(r.boxed(eng.String(s), err))
	case 'R':
		return r.regExp()
	case ';', '\'':
		return r.collection(c == ';')
	case 'B':
		return r.buffer()
	case 'r':
		return r.err()
	case '\\':
		return r.host()
	}
	return nil, r.bad()
}

func (r *reader) boxed(v engine.Value, err error) (engine.Value, error) {
	if err != nil {
		return nil, err
	}
	return r.eng.Call(lang.Global(r.e, "Object"), nil, v)
}

func (r *reader) bigInt() (engine.Value, error) {
	class := lang.Global(r.e, "BigInt")
	n, err := r.number()
	if err != nil || class == nil {
		return nil, r.bad()
	}
	digits, err := r.bytes(n >> 1)
	if err != nil {
		return nil, err
	}
	high := make([]byte, len(digits))
	for i, d := range digits {
		high[len(digits)-1-i] = d
	}
	value := new(big.Int).SetBytes(high)
	if n&1 != 0 {
		value.Neg(value)
	}
	return r.eng.Call(class, nil, r.eng.String(value.String()))
}

func (r *reader) string() (string, error) {
	c, err := r.tag()
	if err != nil {
		return "", err
	}
	return r.stringOf(c)
}

// stringOf is the string behind its tag.
func (r *reader) stringOf(c byte) (string, error) {
	b, err := r.run()
	if err != nil {
		return "", err
	}
	switch {
	case c == '"':
		return fromNarrow(b), nil
	case c == 'c' && len(b)%2 == 0:
		return fromWide(b), nil
	case c == 'S':
		return buffer.Decode(b, buffer.UTF8), nil
	}
	return "", r.bad()
}

// properties reads keys and values up to the end.
func (r *reader) properties(v engine.Value, end byte) (count int, err error) {
	for ; ; count++ {
		if r.peek() == end {
			r.tag()
			return count, nil
		}
		key, err := r.value()
		if err != nil {
			return 0, err
		}
		if t := r.eng.TypeOf(key); t != engine.String && t != engine.Number {
			return 0, r.bad()
		}
		name, err := r.eng.ToString(key)
		if err != nil {
			return 0, err
		}
		x, err := r.value()
		if err != nil {
			return 0, err
		}
		if err := r.eng.Define(v, name, engine.Property{Value: x, Writable: true, Enumerable: true, Configurable: true}); err != nil {
			return 0, err
		}
	}
}

// counted checks the number behind the end against what there was.
func (r *reader) counted(count int, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.number(); err != nil || n != count {
		return r.bad()
	}
	return nil
}

func (r *reader) array(dense bool) (engine.Value, error) {
	length, err := r.number()
	if err != nil {
		return nil, err
	}
	v, _ := r.made(r.eng.NewArray(), nil)
	end := byte('@')
	if dense {
		end = '$'
		if length > len(r.in) {
			return nil, r.bad()
		}
		for i := range length {
			if r.peek() == '-' { // a hole
				r.tag()
				continue
			}
			x, err := r.value()
			if err == nil {
				err = r.eng.Set(v, i, x)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	if err := r.eng.Set(v, "length", r.eng.Number(float64(length))); err != nil {
		return nil, err
	}
	count, err := r.properties(v, end)
	if err := r.counted(count, err); err != nil {
		return nil, err
	}
	return v, r.counted(length, nil)
}

func (r *reader) regExp() (engine.Value, error) {
	source, err := r.string()
	if err != nil {
		return nil, err
	}
	bits, err := r.number()
	if err != nil || bits >= 1<<len(regExpFlags) {
		return nil, r.bad()
	}
	flags := ""
	for i := range len(regExpFlags) {
		if bits>>i&1 != 0 {
			flags += regExpFlags[i : i+1]
		}
	}
	return r.made(r.eng.Construct(lang.Global(r.e, "RegExp"), r.eng.String(source), r.eng.String(flags)))
}

func (r *reader) collection(isMap bool) (engine.Value, error) {
	class, add, end, each := "Set", "add", byte(','), 1
	if isMap {
		class, add, end, each = "Map", "set", ':', 2
	}
	constructor := lang.Global(r.e, class)
	if constructor == nil {
		return nil, r.bad()
	}
	v, err := r.made(r.eng.Construct(constructor))
	if err != nil {
		return nil, err
	}
	count := 0
	for ; r.peek() != end; count += each {
		args := make([]engine.Value, each)
		for i := range args {
			if args[i], err = r.value(); err != nil {
				return nil, err
			}
		}
		if _, err := r.eng.Call(lang.Intrinsic(r.e, class, add), v, args...); err != nil {
			return nil, err
		}
	}
	r.tag()
	return v, r.counted(count, nil)
}

// err reads an error part by part.
func (r *reader) err() (engine.Value, error) {
	eng := r.eng
	number := r.promise()
	class := "Error"
	var args []engine.Value
	var cause, stack engine.Value
	for {
		c, err := r.tag()
		if err != nil {
			return nil, err
		}
		switch c {
		case 'm', 's':
			s, err := r.string()
			if err != nil {
				return nil, err
			}
			if c == 'm' {
				args = []engine.Value{eng.String(s)}
			} else {
				stack = eng.String(s)
			}
		case 'c':
			if cause, err = r.value(); err != nil {
				return nil, err
			}
		case '.':
			v, err := eng.Construct(lang.Global(r.e, class), args...)
			if err != nil {
				return nil, err
			}
			r.objects[number] = v
			for _, p := range [...]struct {
				name string
				v    engine.Value
			}{{"cause", cause}, {"stack", stack}} {
				if p.v == nil {
					continue
				}
				if err := eng.Define(v, p.name, engine.Property{Value: p.v, Writable: true, Configurable: true}); err != nil {
					return nil, err
				}
			}
			return v, nil
		default:
			if errorKinds[c] == "" {
				return nil, r.bad()
			}
			class = errorKinds[c]
		}
	}
}

func (r *reader) buffer() (engine.Value, error) {
	b, err := r.run()
	if err != nil {
		return nil, err
	}
	if lang.Global(r.e, "ArrayBuffer") == nil {
		return nil, r.bad()
	}
	return r.made(r.arrayBuffer(b))
}

// arrayBuffer copies b into one.
func (r *reader) arrayBuffer(b []byte) (engine.Value, error) {
	if len(b) == 0 { // no memory to share
		return r.eng.Construct(lang.Global(r.e, "ArrayBuffer"), r.eng.Number(0))
	}
	return r.eng.Get(r.eng.NewBytes(append([]byte(nil), b...)), "buffer")
}

// viewOf reads a view of the buffer that came before, by V8's letters.
func (r *reader) viewOf(buf engine.Value) (engine.Value, error) {
	c, err := r.tag()
	if err != nil {
		return nil, err
	}
	var parts [3]int // where it begins, its length, flags
	for i := range parts {
		if parts[i], err = r.number(); err != nil {
			return nil, err
		}
	}
	i := strings.IndexByte("bBCwWdDfF?\x00qQ", c)
	if i < 0 || c == 0 || parts[2] != 0 {
		return nil, r.bad()
	}
	whole, err := r.eng.Construct(lang.Global(r.e, "Uint8Array"), buf)
	if err != nil {
		return nil, err
	}
	b, _ := r.eng.Bytes(whole)
	if size := sizes[i]; parts[0] > len(b) || parts[1] > len(b)-parts[0] || parts[0]%size != 0 || parts[1]%size != 0 {
		return nil, r.bad()
	}
	return r.made(r.view(i, buf, parts[0], parts[1]))
}

// sizes are those of an element of each of the views.
var sizes = [...]int{1, 1, 1, 2, 2, 4, 4, 4, 8, 1, 1, 8, 8}

// view makes one of the views.
func (r *reader) view(kind int, buf engine.Value, offset, size int) (engine.Value, error) {
	class := lang.Global(r.e, views[kind])
	if class == nil {
		return nil, r.bad()
	}
	return r.eng.Construct(class, buf, r.eng.Number(float64(offset)), r.eng.Number(float64(size/sizes[kind])))
}

// host reads what Node wrote itself.
func (r *reader) host() (engine.Value, error) {
	if r.format == Channel {
		what, err := r.number()
		if err != nil {
			return nil, r.e.Throw(env.Error, "", "ReadUint32() failed")
		}
		if what == 1 {
			number := r.promise()
			v, err := r.value()
			r.objects[number] = v
			return v, err
		}
		if what != 0 {
			return nil, r.bad()
		}
	}
	kind, err := r.number()
	if err != nil {
		return nil, r.e.Throw(env.Error, "", "ReadUint32() failed")
	}
	b, err := r.run()
	if err != nil || kind >= len(views) || len(b)%sizes[kind] != 0 {
		return nil, r.bad()
	}
	switch {
	case kind == fastBuffer:
		return r.made(buffer.New(r.e, append([]byte(nil), b...)), nil)
	case lang.Global(r.e, "ArrayBuffer") == nil:
		if kind != uint8Array {
			return nil, r.bad()
		}
		return r.made(r.eng.NewBytes(append([]byte(nil), b...)), nil)
	}
	buf, err := r.arrayBuffer(b)
	if err != nil {
		return nil, err
	}
	return r.made(r.view(kind, buf, 0, len(b)))
}
