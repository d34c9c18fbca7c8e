package buffer

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// numberMethods are the read and write families: every width, sign and order.
func numberMethods(e *env.Env) []env.Method {
	var out []env.Method
	for _, order := range [...]struct {
		name, way string
		big       bool
	}{{"LE", "Forwards", false}, {"BE", "Backwards", true}} {
		for _, signed := range [...]bool{false, true} {
			n := number{e: e, signed: signed, big: order.big}
			for _, n.width = range [...]int{1, 2, 4} {
				name := strconv.Itoa(8*n.width) + order.name
				if n.width == 1 {
					if order.big {
						continue
					}
					name = "8"
				}
				out = append(out, n.methods("", name, 0, n.read, n.write)...)
			}
			n.width = 0
			out = append(out, n.methods("", order.name, 2, n.readWidth, n.writeWidth)...)
			if hasBigInt(e) {
				n.width = 8
				out = append(out, n.methods("Big", "64"+order.name, 0, n.readBig, n.writeBig)...)
			}
		}
		float, double := number{e: e, width: 4, big: order.big}, number{e: e, width: 8, big: order.big}
		out = append(out,
			env.Method{Name: "readFloat" + order.name, Func: bind(e, float.readFloat)},
			env.Method{Name: "writeFloat" + order.name, Length: 1, Func: bind(e, float.writeFloat)},
			env.Method{Name: "readDouble" + order.name, Func: bind(e, double.readFloat)},
			env.Method{Name: "writeDouble" + order.name, Length: 1, Func: bind(e, double.writeFloat)})
	}
	return out
}

// aliases gives the unsigned ones their second spelling: readUint8 is
// readUInt8.
func aliases(e *env.Env, prototype engine.Value, list []env.Method) error {
	for _, m := range list {
		if !strings.Contains(m.Name, "UInt") {
			continue
		}
		fn, err := e.Engine.Get(prototype, m.Name)
		if err != nil {
			return err
		}
		if err := e.Engine.Set(prototype, strings.Replace(m.Name, "UInt", "Uint", 1), fn); err != nil {
			return err
		}
	}
	return nil
}

// number is how one family member keeps a number.
type number struct {
	e           *env.Env
	width       int // bytes; 0 if the caller says
	signed, big bool
}

func (n number) methods(prefix, suffix string, length int, read, write method) []env.Method {
	name := prefix + "UInt" + suffix
	if n.signed {
		name = prefix + "Int" + suffix
	}
	return []env.Method{
		{Name: "read" + name, Length: length, Func: bind(n.e, read)},
		{Name: "write" + name, Length: length + 1, Func: bind(n.e, write)},
	}
}

// at checks an offset for width bytes; the message has "and" where other
// offsets have "&&".
func (n number) at(b []byte, v engine.Value, width int) ([]byte, error) {
	e := n.e
	f := 0.0
	switch e.Engine.TypeOf(v) {
	case engine.Undefined:
	case engine.Number:
		f, _ = e.Engine.ToNumber(v)
	default:
		return nil, e.InvalidArgType("offset", "of type number", v)
	}
	last := float64(len(b) - width)
	if f == math.Trunc(f) && f >= 0 && f <= last {
		return b[int(f) : int(f)+width], nil
	}
	if f != math.Trunc(f) {
		return nil, e.OutOfRange("offset", "an integer", v)
	}
	if last < 0 {
		return nil, e.Throw(env.RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", "Attempt to access memory outside buffer bounds")
	}
	return nil, e.OutOfRange("offset", ">= 0 and <= "+strconv.Itoa(len(b)-width), v)
}

// end is the position behind at, a part of b: what writing returns.
func (n number) end(b, at []byte) engine.Value {
	return n.e.Engine.Number(float64(cap(b) - cap(at) + len(at)))
}

// get is the number that b spells.
func (n number) get(b []byte) float64 {
	var u uint64
	for i := range b {
		x := b[i]
		if !n.big {
			x = b[len(b)-1-i]
		}
		u = u<<8 | uint64(x)
	}
	if n.signed {
		unused := 64 - 8*len(b)
		return float64(int64(u<<unused) >> unused)
	}
	return float64(u)
}

func (n number) put(b []byte, u uint64) {
	for i := range b {
		at := i
		if n.big {
			at = len(b) - 1 - i
		}
		b[at] = byte(u >> (8 * i))
	}
}

func (n number) read(b []byte, c *engine.Call) (engine.Value, error) {
	b, err := n.at(b, c.Arg(0), n.width)
	if err != nil {
		return nil, err
	}
	return n.e.Engine.Number(n.get(b)), nil
}

func (n number) write(b []byte, c *engine.Call) (engine.Value, error) {
	return n.writeAt(b, c.Arg(0), c.Arg(1), n.width)
}

func (n number) writeAt(b []byte, v, offset engine.Value, width int) (engine.Value, error) {
	e := n.e
	f, err := e.Engine.ToNumber(v)
	if err != nil {
		return nil, err
	}
	lowest, highest := 0.0, math.Ldexp(1, 8*width)-1
	if n.signed {
		lowest, highest = -math.Ldexp(1, 8*width-1), math.Ldexp(1, 8*width-1)-1
	}
	if f < lowest || f > highest {
		return nil, e.OutOfRange("value", n.bounds(width, lowest, highest), e.Engine.Number(f))
	}
	at, err := n.at(b, offset, width)
	if err != nil {
		return nil, err
	}
	if math.IsNaN(f) {
		f = 0
	}
	n.put(at, uint64(int64(f)))
	return n.end(b, at), nil
}

func (n number) bounds(width int, lowest, highest float64) string {
	bits := 8 * width
	switch {
	case width <= 4:
		return ">= " + strconv.FormatFloat(lowest, 'f', -1, 64) + " and <= " + strconv.FormatFloat(highest, 'f', -1, 64)
	case n.signed:
		half := strconv.Itoa(bits - 1)
		return ">= -(2 ** " + half + ") and < 2 ** " + half
	}
	return ">= 0 and < 2 ** " + strconv.Itoa(bits)
}

// byteLength checks the width a caller names.
func (n number) byteLength(v engine.Value) (int, error) {
	e := n.e
	if e.Engine.TypeOf(v) != engine.Number {
		return 0, e.InvalidArgType("byteLength", "of type number", v)
	}
	f, _ := e.Engine.ToNumber(v)
	if f != math.Trunc(f) {
		return 0, e.OutOfRange("byteLength", "an integer", v)
	}
	if f < 1 || f > 6 {
		return 0, e.OutOfRange("byteLength", ">= 1 and <= 6", v)
	}
	return int(f), nil
}

// needOffset: with a width, the offset is not optional.
func (n number) needOffset(v engine.Value) error {
	if n.e.Engine.TypeOf(v) == engine.Undefined {
		return n.e.InvalidArgType("offset", "of type number", v)
	}
	return nil
}

func (n number) readWidth(b []byte, c *engine.Call) (engine.Value, error) {
	if err := n.needOffset(c.Arg(0)); err != nil {
		return nil, err
	}
	width, err := n.byteLength(c.Arg(1))
	if err != nil {
		return nil, err
	}
	if b, err = n.at(b, c.Arg(0), width); err != nil {
		return nil, err
	}
	return n.e.Engine.Number(n.get(b)), nil
}

func (n number) writeWidth(b []byte, c *engine.Call) (engine.Value, error) {
	width, err := n.byteLength(c.Arg(2))
	if err != nil {
		return nil, err
	}
	if err := n.needOffset(c.Arg(1)); err != nil {
		return nil, err
	}
	return n.writeAt(b, c.Arg(0), c.Arg(1), width)
}

func (n number) order() binary.ByteOrder {
	if n.big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func (n number) readFloat(b []byte, c *engine.Call) (engine.Value, error) {
	b, err := n.at(b, c.Arg(0), n.width)
	if err != nil {
		return nil, err
	}
	if n.width == 4 {
		return n.e.Engine.Number(float64(math.Float32frombits(n.order().Uint32(b)))), nil
	}
	return n.e.Engine.Number(math.Float64frombits(n.order().Uint64(b))), nil
}

func (n number) writeFloat(b []byte, c *engine.Call) (engine.Value, error) {
	f, err := n.e.Engine.ToNumber(c.Arg(0))
	if err != nil {
		return nil, err
	}
	at, err := n.at(b, c.Arg(1), n.width)
	if err != nil {
		return nil, err
	}
	if n.width == 4 {
		n.order().PutUint32(at, math.Float32bits(float32(f)))
	} else {
		n.order().PutUint64(at, math.Float64bits(f))
	}
	return n.end(b, at), nil
}

func hasBigInt(e *env.Env) bool {
	v, err := e.Engine.Get(e.Engine.Global(), "BigInt")
	return err == nil && e.Engine.TypeOf(v) == engine.Function
}

func (n number) readBig(b []byte, c *engine.Call) (engine.Value, error) {
	b, err := n.at(b, c.Arg(0), n.width)
	if err != nil {
		return nil, err
	}
	u := n.order().Uint64(b)
	text := strconv.FormatUint(u, 10)
	if n.signed {
		text = strconv.FormatInt(int64(u), 10)
	}
	class, err := n.e.Engine.Get(n.e.Engine.Global(), "BigInt")
	if err != nil {
		return nil, err
	}
	return n.e.Engine.Call(class, nil, n.e.Engine.String(text))
}

func (n number) writeBig(b []byte, c *engine.Call) (engine.Value, error) {
	e, v := n.e, c.Arg(0)
	if e.Engine.TypeOf(v) != engine.BigInt {
		return nil, e.InvalidArgType("value", "of type bigint", v)
	}
	text, err := e.Engine.ToString(v)
	if err != nil {
		return nil, err
	}
	var u uint64
	bounds := ">= 0n and < 2n ** 64n"
	if n.signed {
		bounds = ">= -(2n ** 63n) and < 2n ** 63n"
		var i int64
		i, err = strconv.ParseInt(text, 10, 64)
		u = uint64(i)
	} else {
		u, err = strconv.ParseUint(text, 10, 64)
	}
	if err != nil {
		return nil, e.OutOfRange("value", bounds, v)
	}
	at, err := n.at(b, c.Arg(1), n.width)
	if err != nil {
		return nil, err
	}
	n.order().PutUint64(at, u)
	return n.end(b, at), nil
}
