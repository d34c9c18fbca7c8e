package otto

import (
	"math"
	"strconv"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// byteArray is the value of an object made by NewBytes.
type byteArray struct {
	b []byte
}

// NewBytes makes an array of bytes over b. It has indices and a length, and
// is written to as a Uint8Array is: modulo 256, and not at all outside its
// bounds. Its prototype is Object.prototype until SetProto.
func (e *Engine) NewBytes(b []byte) engine.Value {
	return (&object{
		value:       &byteArray{b},
		runtime:     e.rt,
		objectClass: inside.bytes,
		prototype:   e.rt.global.ObjectPrototype,
		property:    map[string]property{},
		class:       "Uint8Array",
		extensible:  true,
	}).asAny()
}

// Bytes is the memory behind a value made by NewBytes.
func (e *Engine) Bytes(v engine.Value) (b []byte, ok bool) {
	if o := asObject(v); o != nil {
		if a, ok := o.value.(*byteArray); ok {
			return a.b, true
		}
	}
	return nil, false
}

func (o *object) bytes() []byte { return o.value.(*byteArray).b }

// bytesClass is otto's class of plain objects with indices and a length in
// front of the properties.
func bytesClass(c objectClass) *objectClass {
	plain := c
	c.getOwnProperty = func(o *object, name string) *property {
		if i, ok := arrayIndex(name); ok {
			if b := o.bytes(); i < len(b) {
				return &property{byteValue(b[i]), modeFull}
			}
			return nil
		}
		if name == "length" {
			return &property{pack(value{len(o.bytes()), kindNumber}), 0}
		}
		return plain.getOwnProperty(o, name)
	}
	c.get = func(o *object, name string) otto.Value {
		if i, ok := arrayIndex(name); ok {
			if b := o.bytes(); i < len(b) {
				return byteValue(b[i])
			}
			return otto.Value{}
		}
		if name == "length" {
			return pack(value{len(o.bytes()), kindNumber})
		}
		return plain.get(o, name)
	}
	c.canPut = func(o *object, name string) bool {
		return isIndex(name) || plain.canPut(o, name)
	}
	c.put = func(o *object, name string, v otto.Value, throw bool) {
		if i, ok := arrayIndex(name); ok {
			o.putByte(i, v)
			return
		}
		if name == "length" || isNumeric(name) {
			return
		}
		plain.put(o, name, v, throw)
	}
	c.defineOwnProperty = func(o *object, name string, p property, throw bool) bool {
		if i, ok := arrayIndex(name); ok {
			v, data := p.data()
			if !data || i >= len(o.bytes()) {
				return false
			}
			o.putByte(i, v)
			return true
		}
		if name == "length" {
			return false
		}
		return plain.defineOwnProperty(o, name, p, throw)
	}
	c.delete = func(o *object, name string, throw bool) bool {
		if i, ok := arrayIndex(name); ok {
			return i >= len(o.bytes())
		}
		return plain.delete(o, name, throw)
	}
	c.enumerate = func(o *object, all bool, each func(string) bool) {
		for i := range o.bytes() {
			if !each(strconv.Itoa(i)) {
				return
			}
		}
		plain.enumerate(o, all, each)
	}
	return &c
}

// isNumeric says whether name is a number, but no index: -1, 1.5, NaN. Arrays
// of bytes have no such properties, and ignore when one is set.
func isNumeric(name string) bool {
	if name == "" || name[0] != '-' && name[0] != 'I' && name[0] != 'N' && (name[0] < '0' || name[0] > '9') {
		return false
	}
	return name == "-0" || name == valueString(number(valueFloat(text(name))))
}

func byteValue(b byte) otto.Value { return pack(value{int(b), kindNumber}) }

// putByte converts first, as the language does: that may run the script.
func (o *object) putByte(i int, v otto.Value) {
	n := toByte(v)
	if b := o.bytes(); i < len(b) {
		b[i] = n
	}
}

// toByte is ToUint8.
func toByte(v otto.Value) byte {
	if i, ok := peek(&v).value.(int); ok {
		return byte(i)
	}
	f := valueFloat(v)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return byte(int64(math.Mod(math.Trunc(f), 256)))
}
