package otto

import (
	"math"
	"slices"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// memory is what is behind an ArrayBuffer, and shared by its views. The object
// is made when a script asks for it.
type memory struct {
	b        []byte
	object   *object
	detached bool
}

const (
	arrayBufferClass = "ArrayBuffer"
	dataViewClass    = "DataView"
)

// What is said of an offset stands between these, and of a length behind.
const (
	startOffset   = "Start offset "
	isOutside     = " is outside the bounds of the buffer"
	invalidLength = "Invalid typed array length: "
)

// maxMemory is how many bytes an ArrayBuffer may have.
const maxMemory = min(1<<32, math.MaxInt)

func memoryOf(o *object) *memory {
	if o == nil {
		return nil
	}
	m, _ := o.value.(*memory)
	return m
}

// shared is the memory of a view, which begins to be known by it.
func (a *byteArray) shared() *memory {
	if a.memory == nil {
		a.memory = &memory{b: a.b}
	}
	return a.memory
}

func (e *Engine) bufferObject(m *memory) *object {
	if m.object == nil {
		m.object = e.newObject(e.typedArrays().bufferProto)
		m.object.class, m.object.value = arrayBufferClass, m
	}
	return m.object
}

func (e *Engine) newBuffer(b []byte) otto.Value { return e.bufferObject(&memory{b: b}).asValue() }

// Slice is engine.Slicer.
func (e *Engine) Slice(v engine.Value, start, end int, proto engine.Value) (engine.Value, error) {
	a := viewOf(asObject(v))
	if a == nil || a.kind != uint8Kind || len(a.bytes()) < end {
		return nil, e.throwError("TypeError", "this is not a typed array.")
	}
	o := e.newViewAs(asObject(proto), &byteArray{a.b[start:end:end], uint8Kind, a.shared(), a.offset + start})
	return o.asAny(), nil
}

// Detach is engine.Detacher.
func (e *Engine) Detach(buffer engine.Value) bool {
	m := memoryOf(asObject(buffer))
	if m == nil {
		return false
	}
	m.b, m.detached = nil, true
	return true
}

// Detached is engine.Detacher.
func (e *Engine) Detached(buffer engine.Value) bool {
	m := memoryOf(asObject(buffer))
	return m != nil && m.detached
}

// newClass makes a constructor that takes no call without new.
func (e *Engine) newClass(name string, length int, make func(otto.FunctionCall) *object) (ctor, proto *object) {
	fn := &function{length: length, engine: e}
	fn.name = name
	fn.call = func(otto.FunctionCall) otto.Value {
		e.throwBuiltin("TypeError", "Constructor "+name+" requires 'new'")
		return otto.Value{}
	}
	fn.construct = func(_ *object, args []otto.Value) otto.Value {
		return make(otto.FunctionCall{ArgumentList: args}).asValue()
	}
	ctor = e.newFunction(&fn.nativeFunction)
	proto = objectOf(ctor.get("prototype"))
	ctor.property["prototype"] = property{proto.asValue(), 0}
	return ctor, proto
}

// toIndex is ToIndex; what is no index throws a RangeError that names it.
func (e *Engine) toIndex(v otto.Value, before, after string) int {
	f := toInteger(v)
	if f < 0 || f > 1<<53-1 {
		e.throwBuiltin("RangeError", before+valueString(v)+after)
	}
	return int(min(f, math.MaxInt-1))
}

func (e *Engine) arrayBuffer() (ctor, proto *object) {
	ctor, proto = e.newClass(arrayBufferClass, 1, func(c otto.FunctionCall) *object {
		n := toInteger(c.Argument(0))
		if n < 0 || n > 1<<53-1 {
			e.throwBuiltin("RangeError", "Invalid array buffer length")
		}
		if n > maxMemory {
			e.throwBuiltin("RangeError", "Array buffer allocation failed")
		}
		return objectOf(e.newBuffer(make([]byte, int(n))))
	})
	e.defineFunc(ctor, "isView", 1, func(c otto.FunctionCall) otto.Value {
		return boolean(viewOf(objectOf(c.Argument(0))) != nil)
	})
	self := func(c otto.FunctionCall, method string) *memory {
		m := memoryOf(objectOf(c.This))
		if m == nil {
			e.throwBuiltin("TypeError", "Method "+method+" called on incompatible receiver "+e.shown(c.This))
		}
		return m
	}
	e.defineAccessor(proto, "byteLength", func(c otto.FunctionCall) otto.Value {
		return integer(len(self(c, "get ArrayBuffer.prototype.byteLength").b))
	}, nil)
	e.defineFunc(proto, "slice", 2, func(c otto.FunctionCall) otto.Value {
		m := self(c, "ArrayBuffer.prototype.slice")
		n := len(m.b)
		start, end := clamp(c.Argument(0), n, 0), clamp(c.Argument(1), n, n)
		if m.detached {
			e.throwBuiltin("TypeError", "Cannot perform ArrayBuffer.prototype.slice on a detached ArrayBuffer")
		}
		return e.newBuffer(slices.Clone(m.b[start:max(start, end)]))
	})
	return ctor, proto
}

func (e *Engine) dataView() *object {
	var ctor, proto *object
	ctor, proto = e.newClass(dataViewClass, 1, func(c otto.FunctionCall) *object {
		m := memoryOf(objectOf(c.Argument(0)))
		if m == nil {
			e.throwBuiltin("TypeError", "First argument to DataView constructor must be an ArrayBuffer")
		}
		offset := e.toIndex(c.Argument(1), startOffset, isOutside)
		if m.detached {
			e.throwBuiltin("TypeError", "Cannot perform DataView constructor on a detached ArrayBuffer")
		}
		if offset > len(m.b) {
			e.throwBuiltin("RangeError", startOffset+valueString(c.Argument(1))+isOutside)
		}
		n := len(m.b) - offset
		if v := c.Argument(2); !v.IsUndefined() {
			const invalid = "Invalid DataView length "
			if n = e.toIndex(v, invalid, ""); n > len(m.b)-offset {
				e.throwBuiltin("RangeError", invalid+valueString(v))
			}
		}
		o := e.newObject(proto)
		o.class, o.value = dataViewClass, &byteArray{m.b[offset : offset+n : offset+n], nil, m, offset}
		return o
	})
	self := func(c otto.FunctionCall, method string) *byteArray {
		a := viewOf(objectOf(c.This))
		if a == nil || a.kind != nil {
			e.throwBuiltin("TypeError", "Method "+method+" called on incompatible receiver "+e.shown(c.This))
		}
		return a
	}
	e.viewAccessors(proto, "DataView", self)
	for _, k := range elementKinds {
		if k.name == "Uint8Clamped" {
			continue
		}
		at := func(c otto.FunctionCall, a *byteArray, method string) []byte {
			f := toInteger(c.Argument(0))
			if a.memory.detached {
				e.throwBuiltin("TypeError", "Cannot perform DataView.prototype."+method+" on a detached ArrayBuffer")
			}
			if f < 0 || f > float64(len(a.b)-k.size) {
				e.throwBuiltin("RangeError", "Offset is outside the bounds of the DataView")
			}
			i := int(f)
			return a.b[i : i+k.size]
		}
		get, set := "get"+k.name, "set"+k.name
		e.defineFunc(proto, get, 1, func(c otto.FunctionCall) otto.Value {
			b := at(c, self(c, "DataView.prototype."+get), get)
			if !valueBool(c.Argument(1)) {
				b = slices.Clone(b)
				slices.Reverse(b)
			}
			return k.value(load(b, k.size))
		})
		e.defineFunc(proto, set, 2, func(c otto.FunctionCall) otto.Value {
			a := self(c, "DataView.prototype."+set)
			bits := k.bits(c.Argument(1))
			b := at(c, a, set)
			store(b, k.size, bits)
			if !valueBool(c.Argument(2)) {
				slices.Reverse(b)
			}
			return otto.Value{}
		})
	}
	return ctor
}

// viewAccessors are what typed arrays and DataViews tell of where they are.
func (e *Engine) viewAccessors(proto *object, class string, self func(otto.FunctionCall, string) *byteArray) {
	get := func(name string, f func(*byteArray) otto.Value) {
		method := "get " + class + ".prototype." + name
		e.defineAccessor(proto, name, func(c otto.FunctionCall) otto.Value { return f(self(c, method)) }, nil)
	}
	get("buffer", func(a *byteArray) otto.Value { return e.bufferObject(a.shared()).asValue() })
	get("byteLength", func(a *byteArray) otto.Value { return integer(len(a.bytes())) })
	get("byteOffset", func(a *byteArray) otto.Value {
		if a.memory != nil && a.memory.detached {
			return integer(0)
		}
		return integer(a.offset)
	})
}
