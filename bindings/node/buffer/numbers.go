package buffer

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// number is how one member of the families of read and write keeps a number.
type number struct {
	st          *state
	width       int // bytes; 0 if the caller says
	signed, big bool
}

// numberMethods defines every width, sign and order, in Node's order.
func (st *state) numberMethods() error {
	if lang.Global(st.e, "BigInt") != nil {
		for _, write := range [...]bool{false, true} {
			for _, signed := range [...]bool{false, true} {
				if err := st.family("Big", []int{8}, signed, write); err != nil {
					return err
				}
			}
		}
	}
	for _, write := range [...]bool{false, true} {
		for _, signed := range [...]bool{false, true} {
			if err := st.family("", []int{0, 4, 2, 1}, signed, write); err != nil {
				return err
			}
		}
	}
	return st.floatMethods()
}

// family defines both orders of these widths, and of unsigned ones the second
// spelling, which is the same function: readUint8 is readUInt8.
func (st *state) family(prefix string, widths []int, signed, write bool) error {
	var list []env.Method
	for _, order := range [...]string{"LE", "BE"} {
		for _, width := range widths {
			n := number{st, width, signed, order == "BE"}
			if width == 1 && n.big {
				continue
			}
			list = append(list, n.method(prefix, order, write))
		}
	}
	if err := st.functions(st.prototype, list); err != nil || signed {
		return err
	}
	for _, m := range list {
		f, err := st.eng.Get(st.prototype, m.Name)
		if err != nil {
			return err
		}
		if err := st.eng.Set(st.prototype, strings.Replace(m.Name, "UInt", "Uint", 1), f); err != nil {
			return err
		}
	}
	return nil
}

func (n number) method(prefix, order string, write bool) env.Method {
	name, length, f := prefix+"UInt", 0, n.read
	if n.signed {
		name = prefix + "Int"
	}
	switch {
	case n.width == 8 && write:
		f = n.writeBig
	case n.width == 8:
		f = n.readBig
	case n.width == 0 && write:
		length, f = 2, n.writeWidth
	case n.width == 0:
		length, f = 2, n.readWidth
	case write:
		f = n.write
	}
	if n.width > 0 {
		name += strconv.Itoa(8 * n.width)
	}
	if n.width != 1 {
		name += order
	}
	if write {
		return env.Method{Name: "write" + name, Length: length + 1, Func: n.st.bind(f)}
	}
	return env.Method{Name: "read" + name, Length: length, Func: n.st.bind(f)}
}

func (st *state) floatMethods() error {
	for _, write := range [...]bool{false, true} {
		for _, width := range [...]int{4, 8} {
			name := [...]string{4: "Float", 8: "Double"}[width]
			for _, order := range [...]struct{ name, way string }{{"LE", "Forwards"}, {"BE", "Backwards"}} {
				n := number{st: st, width: width, big: order.name == "BE"}
				verb, length, f := "read", 0, n.readFloat
				if write {
					verb, length, f = "write", 1, n.writeFloat
				}
				fn := st.eng.NewMethod(verb+name+order.way, length, st.bind(f))
				if err := st.eng.Set(st.prototype, verb+name+order.name, fn); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// at is the width bytes of b at an offset; the message has "and" where those of
// other offsets have "&&".
func (n number) at(b []byte, v engine.Value, width int) ([]byte, error) {
	e := n.st.e
	f := 0.0
	switch e.Engine.TypeOf(v) {
	case engine.Undefined:
	case engine.Number:
		f, _ = e.Engine.ToNumber(v)
	default:
		return nil, e.InvalidArgType("offset", "of type number", v)
	}
	last := float64(len(b) - width)
	if f >= 0 && f <= last && f == math.Trunc(f) {
		return b[int(f) : int(f)+width], nil
	}
	if f != math.Trunc(f) {
		return nil, e.OutOfRange("offset", "an integer", v)
	}
	if last < 0 {
		return nil, n.st.outOfBounds("")
	}
	return nil, e.OutOfRange("offset", ">= 0 and <= "+strconv.Itoa(len(b)-width), v)
}

// end is the position behind at, a part of b: what writing returns.
func (n number) end(b, at []byte) engine.Value { return n.st.number(cap(b) - cap(at) + len(at)) }

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
	return n.st.eng.Number(n.get(b)), nil
}

func (n number) write(b []byte, c *engine.Call) (engine.Value, error) {
	return n.writeAt(b, c.Arg(0), c.Arg(1), n.width)
}

func (n number) writeAt(b []byte, v, offset engine.Value, width int) (engine.Value, error) {
	e := n.st.e
	f, err := e.Engine.ToNumber(v)
	if err != nil {
		return nil, err
	}
	if t := e.Engine.TypeOf(offset); width == 1 && t != engine.Undefined && t != engine.Number {
		return nil, e.InvalidArgType("offset", "of type number", offset)
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
	e := n.st.e
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
	if n.st.eng.TypeOf(v) == engine.Undefined {
		return n.st.e.InvalidArgType("offset", "of type number", v)
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
	return n.st.eng.Number(n.get(b)), nil
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
		return n.st.eng.Number(float64(math.Float32frombits(n.order().Uint32(b)))), nil
	}
	return n.st.eng.Number(math.Float64frombits(n.order().Uint64(b))), nil
}

func (n number) writeFloat(b []byte, c *engine.Call) (engine.Value, error) {
	f, err := n.st.eng.ToNumber(c.Arg(0))
	if err != nil {
		return nil, err
	}
	at, err := n.at(b, c.Arg(1), n.width)
	if err != nil {
		return nil, err
	}
	switch {
	case n.width == 4:
		n.order().PutUint32(at, math.Float32bits(float32(f)))
	case math.IsNaN(f): // Go's own has one bit more
		n.order().PutUint64(at, 0x7ff8<<48)
	default:
		n.order().PutUint64(at, math.Float64bits(f))
	}
	return n.end(b, at), nil
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
	return n.st.eng.Call(lang.Global(n.st.e, "BigInt"), nil, n.st.eng.String(text))
}

func (n number) writeBig(b []byte, c *engine.Call) (engine.Value, error) {
	e, v := n.st.e, c.Arg(0)
	bounds, lowest, highest := ">= 0n and < 2n ** 64n", 0.0, math.Ldexp(1, 64)
	if n.signed {
		bounds, lowest, highest = ">= -(2n ** 63n) and < 2n ** 63n", -math.Ldexp(1, 63), math.Ldexp(1, 63)
	}
	if e.Engine.TypeOf(v) != engine.BigInt {
		// A number can be out of range, and if it is not, it is refused when
		// there is room for it.
		if f, _ := e.Engine.ToNumber(v); e.Engine.TypeOf(v) == engine.Number && (f < lowest || f >= highest) {
			return nil, e.OutOfRange("value", bounds, v)
		}
		if _, err := n.at(b, c.Arg(1), n.width); err != nil {
			return nil, err
		}
		return nil, e.Throw(env.TypeError, "", "Cannot mix BigInt and other types, use explicit conversions")
	}
	text, err := e.Engine.ToString(v)
	if err != nil {
		return nil, err
	}
	var u uint64
	if n.signed {
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
