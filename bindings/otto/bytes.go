package otto

import (
	"strconv"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// byteArray is the value of a typed array, and of a DataView, whose kind is nil.
type byteArray struct {
	b      []byte
	kind   *elementKind
	memory *memory // nil as long as nobody asked
	offset int     // of b in memory
}

// NewBytes makes a Uint8Array over b.
func (e *Engine) NewBytes(b []byte) engine.Value {
	return e.newView(&byteArray{b: b, kind: uint8Kind}).asAny()
}

// Bytes is the memory behind a typed array or a DataView.
func (e *Engine) Bytes(v engine.Value) (b []byte, ok bool) {
	if a := viewOf(asObject(v)); a != nil {
		return a.bytes(), true
	}
	return nil, false
}

func viewOf(o *object) *byteArray {
	if o == nil {
		return nil
	}
	a, _ := o.value.(*byteArray)
	return a
}

// bytes is nothing once the ArrayBuffer has lost its memory.
func (a *byteArray) bytes() []byte {
	if a.memory != nil && a.memory.detached {
		return nil
	}
	return a.b
}

func (a *byteArray) length() int { return len(a.bytes()) / a.kind.size }

func (a *byteArray) at(i int) otto.Value {
	if a.kind == uint8Kind {
		return byteValue(a.b[i])
	}
	return a.kind.value(load(a.b[i*a.kind.size:], a.kind.size))
}

// set writes an element, if there is such. It converts first, as the language
// does: that may run the script.
func (a *byteArray) set(i int, v otto.Value) {
	if bits := a.kind.bits(v); i < a.length() {
		store(a.b[i*a.kind.size:], a.kind.size, bits)
	}
}

// bytesClass is otto's class of plain objects with indices in front of the
// properties. The length is an accessor of the prototype, which get spares the
// call of.
func bytesClass(c objectClass) *objectClass {
	plain := c
	c.getOwnProperty = func(o *object, name string) *property {
		if i, ok := arrayIndex(name); ok {
			if a := viewOf(o); i < a.length() {
				return &property{a.at(i), modeFull}
			}
			return nil
		}
		return plain.getOwnProperty(o, name)
	}
	c.get = func(o *object, name string) otto.Value {
		if i, ok := arrayIndex(name); ok {
			if a := viewOf(o); i < a.length() {
				return a.at(i)
			}
			return otto.Value{}
		}
		if name == "length" && len(o.property) == 0 {
			return integer(viewOf(o).length())
		}
		return plain.get(o, name)
	}
	c.canPut = func(o *object, name string) bool {
		return isIndex(name) || plain.canPut(o, name)
	}
	c.put = func(o *object, name string, v otto.Value, throw bool) {
		if i, ok := arrayIndex(name); ok {
			viewOf(o).set(i, v)
			return
		}
		if isNumeric(name) {
			return
		}
		plain.put(o, name, v, throw)
	}
	c.defineOwnProperty = func(o *object, name string, p property, throw bool) bool {
		if i, ok := arrayIndex(name); ok {
			v, data := p.data()
			if !data || i >= viewOf(o).length() {
				return false
			}
			viewOf(o).set(i, v)
			return true
		}
		return plain.defineOwnProperty(o, name, p, throw)
	}
	c.delete = func(o *object, name string, throw bool) bool {
		if i, ok := arrayIndex(name); ok {
			return i >= viewOf(o).length()
		}
		return plain.delete(o, name, throw)
	}
	c.enumerate = func(o *object, all bool, each func(string) bool) {
		for i := range viewOf(o).length() {
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
