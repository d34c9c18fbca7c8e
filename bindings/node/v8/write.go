package v8

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/clone"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// writer is one call of Append.
type writer struct {
	e      *env.Env
	eng    engine.Engine
	format Format
	out    []byte
	start  int // of the value in out
	known  known
	depth  int
}

// Append appends v in the format to b, its header first. What cannot be cloned
// throws an Error; getters run. Loop goroutine only.
func Append(e *env.Env, b []byte, v engine.Value, f Format) ([]byte, error) {
	w := &writer{e: e, eng: e.Engine, format: f, out: b, start: len(b), known: known{e: e}}
	w.out = append(w.out, 0xff, version)
	err := w.value(v)
	return w.out, err
}

func (w *writer) tag(c byte)   { w.out = append(w.out, c) }
func (w *writer) number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }
func (w *writer) double(f float64) {
	bits := math.Float64bits(f)
	if f != f {
		bits = 0x7ff8 << 48 // Go's has another bit
	}
	w.out = binary.LittleEndian.AppendUint64(w.out, bits)
}

func (w *writer) value(v engine.Value) error {
	switch w.eng.TypeOf(v) {
	case engine.Undefined:
		w.tag('_')
	case engine.Null:
		w.tag('0')
	case engine.Boolean:
		if w.eng.ToBool(v) {
			w.tag('T')
		} else {
			w.tag('F')
		}
	case engine.Number:
		f, err := w.eng.ToNumber(v)
		if err != nil {
			return err
		}
		w.numeric(f)
	case engine.BigInt:
		w.tag('Z')
		return w.bigInt(v)
	case engine.String:
		return w.text(v)
	case engine.Object:
		return w.object(v)
	default:
		return w.refuse(v)
	}
	return nil
}

func (w *writer) refuse(v engine.Value) error {
	return w.e.Throw(env.Error, "", clone.Describe(w.e, v)+" could not be cloned.")
}

// small tells whether V8 keeps f as a whole number of 32 bits.
func small(f float64) bool { return f == float64(int32(f)) && (f != 0 || !math.Signbit(f)) }

func (w *writer) numeric(f float64) {
	if !small(f) {
		w.tag('N')
		w.double(f)
		return
	}
	w.tag('I')
	n := int32(f)
	w.out = binary.AppendUvarint(w.out, uint64(uint32(n)<<1^uint32(n>>31)))
}

// bigInt writes the sign and the length, and the digits of 64 bits each, the
// lowest first.
func (w *writer) bigInt(v engine.Value) error {
	text, err := w.eng.Call(lang.Intrinsic(w.e, "BigInt", "toString"), v)
	if err != nil {
		return err
	}
	n, _ := new(big.Int).SetString(w.e.Text(text), 10)
	if n == nil {
		return w.refuse(v)
	}
	size := (n.BitLen() + 63) / 64 * 8
	sign := 0
	if n.Sign() < 0 {
		sign = 1
	}
	w.number(size<<1 | sign)
	digits := n.FillBytes(make([]byte, size))
	for i := range digits {
		w.out = append(w.out, digits[size-1-i])
	}
	return nil
}

func (w *writer) text(v engine.Value) error {
	s, err := w.eng.ToString(v)
	if err == nil {
		w.string(s)
	}
	return err
}

func (w *writer) string(s string) {
	if count, ok := narrow(s); ok {
		w.tag('"')
		w.number(count)
		w.out = appendNarrow(w.out, s, count)
		return
	}
	wide := appendWide(nil, s)
	// What follows is to begin at an even place.
	head := 1 + len(binary.AppendUvarint(nil, uint64(len(wide))))
	if (len(w.out)-w.start+head)&1 != 0 {
		w.tag(0)
	}
	w.tag('c')
	w.number(len(wide))
	w.out = append(w.out, wide...)
}

func (w *writer) object(v engine.Value) error {
	number, found, err := w.known.find(v)
	if err != nil {
		return err
	}
	if found {
		w.tag('^')
		w.number(number)
		return nil
	}
	if w.depth++; w.depth > depth {
		return tooDeep(w.e)
	}
	defer func() { w.depth-- }()
	if b, ok := w.eng.Bytes(v); ok {
		return w.view(v, b)
	}
	class := w.eng.Class(v)
	if !clone.Cloneable(w.e, v) {
		return w.refuse(v)
	}
	switch class {
	case "Array":
		return w.array(v)
	case "Boolean", "Number", "String", "BigInt":
		return w.boxed(v, class)
	case "Date":
		return w.date(v)
	case "RegExp":
		return w.regExp(v)
	case "Map", "Set":
		return w.collection(v, class)
	case "Error":
		return w.err(v)
	case "ArrayBuffer":
		whole, err := w.eng.Construct(lang.Global(w.e, "Uint8Array"), v)
		if err != nil {
			return err
		}
		b, _ := w.eng.Bytes(whole)
		w.tag('B')
		w.number(len(b))
		w.out = append(w.out, b...)
		return nil
	}
	w.tag('o')
	keys, err := w.eng.Keys(v, false)
	if err != nil {
		return err
	}
	count, err := w.properties(v, keys)
	w.tag('{')
	w.number(count)
	return err
}

// properties writes those with names, and counts them.
func (w *writer) properties(v engine.Value, keys []engine.Key) (count int, err error) {
	for i, k := range keys {
		name, ok := k.(string)
		if !ok {
			continue
		}
		if i > 0 && !lang.HasOwn(w.e, v, name) { // a getter may have deleted it
			continue
		}
		p, err := w.eng.Get(v, name)
		if err != nil {
			return count, err
		}
		w.key(name)
		if err := w.value(p); err != nil {
			return count, err
		}
		count++
	}
	return count, nil
}

// key writes an index as a number.
func (w *writer) key(name string) {
	if n, ok := index(name); ok {
		w.numeric(float64(n))
		return
	}
	w.string(name)
}

// index reads a name that is an index of an array.
func index(name string) (uint32, bool) {
	if name == "" || name[0] < '0' || name[0] > '9' || name[0] == '0' && name != "0" {
		return 0, false
	}
	n, err := strconv.ParseUint(name, 10, 32)
	return uint32(n), err == nil && n != math.MaxUint32
}

// array writes the elements of one without holes in a row.
func (w *writer) array(v engine.Value) error {
	length := lang.Length(w.e, v)
	keys, err := w.eng.Keys(v, false)
	if err != nil {
		return err
	}
	begin, end := byte('A'), byte('$')
	dense := len(keys) >= length && (length == 0 || keys[length-1] == strconv.Itoa(length-1))
	if !dense {
		begin, end = 'a', '@'
	}
	w.tag(begin)
	w.number(length)
	if dense {
		if err := w.elements(v, length); err != nil {
			return err
		}
		keys = keys[length:]
	}
	count, err := w.properties(v, keys)
	w.tag(end)
	w.number(count)
	w.number(length)
	return err
}

// elements writes numbers as doubles if one of them needs it, which is how V8
// keeps them.
func (w *writer) elements(v engine.Value, length int) error {
	list := make([]engine.Value, length)
	numbers, smalls := true, true
	for i := range list {
		var err error
		if list[i], err = w.eng.Get(v, i); err != nil {
			return err
		}
		if numbers = numbers && w.eng.TypeOf(list[i]) == engine.Number; numbers {
			f, _ := w.eng.ToNumber(list[i])
			smalls = smalls && small(f)
		}
	}
	for _, x := range list {
		if numbers && !smalls {
			f, _ := w.eng.ToNumber(x)
			w.tag('N')
			w.double(f)
		} else if err := w.value(x); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) boxed(v engine.Value, class string) error {
	p, err := w.eng.Call(lang.Intrinsic(w.e, class, "valueOf"), v)
	if err != nil {
		return err
	}
	switch class {
	case "Number":
		f, err := w.eng.ToNumber(p)
		w.tag('n')
		w.double(f)
		return err
	case "String":
		w.tag('s')
		return w.text(p)
	case "BigInt":
		w.tag('z')
		return w.bigInt(p)
	}
	if w.eng.ToBool(p) {
		w.tag('y')
	} else {
		w.tag('x')
	}
	return nil
}

func (w *writer) date(v engine.Value) error {
	time, err := w.eng.Call(lang.Intrinsic(w.e, "Date", "getTime"), v)
	if err != nil {
		return err
	}
	f, err := w.eng.ToNumber(time)
	w.tag('D')
	w.double(f)
	return err
}

func (w *writer) regExp(v engine.Value) error {
	source, err := w.eng.Get(v, "source")
	if err != nil {
		return err
	}
	text, err := w.eng.Call(lang.Intrinsic(w.e, "RegExp", "toString"), v)
	if err != nil {
		return err
	}
	w.tag('R')
	if err := w.text(source); err != nil {
		return err
	}
	flags := w.e.Text(text)
	bits := 0
	for _, c := range flags[strings.LastIndexByte(flags, '/')+1:] {
		if i := strings.IndexRune(regExpFlags, c); i >= 0 {
			bits |= 1 << i
		}
	}
	w.number(bits)
	return nil
}

func (w *writer) collection(v engine.Value, class string) error {
	keys, values, err := lang.Entries(w.e, v)
	if err != nil {
		return err
	}
	defer lang.Release(w.e, keys, values)
	begin, end, each := byte(';'), byte(':'), 2
	if class == "Set" {
		begin, end, each = '\'', ',', 1
	}
	w.tag(begin)
	for i := range keys {
		if err := w.value(keys[i]); err != nil {
			return err
		}
		if each == 2 {
			if err := w.value(values[i]); err != nil {
				return err
			}
		}
	}
	w.tag(end)
	w.number(len(keys) * each)
	return nil
}

// err writes an error's kind, message, cause and stack, and nothing else.
func (w *writer) err(v engine.Value) error {
	name, err := w.eng.Get(v, "name")
	if err != nil {
		return err
	}
	kind, err := w.eng.ToString(name)
	if err != nil {
		return err
	}
	w.tag('r')
	for c, class := range errorKinds {
		if class == kind {
			w.tag(c)
		}
	}
	message, ok, err := w.eng.Own(v, "message")
	if err != nil {
		return err
	}
	if ok && message.Value != nil {
		w.tag('m')
		if err := w.text(message.Value); err != nil {
			return err
		}
	}
	cause, ok, err := w.eng.Own(v, "cause")
	if err != nil {
		return err
	}
	if ok && cause.Value != nil {
		w.tag('c')
		if err := w.value(cause.Value); err != nil {
			return err
		}
	}
	stack, err := w.eng.Get(v, "stack")
	if err == nil && w.eng.TypeOf(stack) == engine.String {
		w.tag('s')
		err = w.text(stack)
	}
	w.tag('.')
	return err
}

// view writes what Node writes itself.
func (w *writer) view(v engine.Value, b []byte) error {
	w.tag('\\')
	if w.format == Channel {
		w.number(0)
	}
	kind := uint8Array
	if buffer.Is(w.e, v) {
		kind = fastBuffer
	} else {
		class := w.eng.Class(v)
		for i, name := range views {
			if name == class {
				kind = i
			}
		}
	}
	w.number(kind)
	w.number(len(b))
	w.out = append(w.out, b...)
	return nil
}
