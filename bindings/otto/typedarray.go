package otto

import (
	"github.com/robertkrimen/otto"
)

// typed is what has been made of ArrayBuffer and the typed arrays.
type typed struct {
	buffer, bufferProto *object
	abstract, proto     *object // %TypedArray%
	constructors        map[*elementKind]*object
	prototypes          map[*elementKind]*object
}

// installTypedArrays puts ArrayBuffer, DataView and the kinds of typed array
// where a script finds them; each is made when one looks.
func (e *Engine) installTypedArrays() {
	e.lazyGlobal(arrayBufferClass, func() *object { return e.typedArrays().buffer })
	for _, k := range elementKinds {
		e.lazyGlobal(k.class(), func() *object { return e.typedArray(k) })
	}
	e.lazyGlobal(dataViewClass, e.dataView)
}

func (e *Engine) lazyGlobal(name string, make func() *object) {
	global := e.rt.globalObject
	plain := func(v otto.Value) otto.Value {
		global.property[name] = property{v, modeHidden}
		return v
	}
	e.defineAccessor(global, name,
		func(otto.FunctionCall) otto.Value { return plain(make().asValue()) },
		func(c otto.FunctionCall) otto.Value { return plain(c.Argument(0)) })
}

func (e *Engine) typedArrays() *typed {
	if e.typed == nil {
		t := &typed{constructors: map[*elementKind]*object{}, prototypes: map[*elementKind]*object{}}
		e.typed = t
		t.buffer, t.bufferProto = e.arrayBuffer()
		e.abstractTypedArray(t)
	}
	return e.typed
}

// typedArray is the constructor of one kind.
func (e *Engine) typedArray(k *elementKind) *object {
	t := e.typedArrays()
	if ctor := t.constructors[k]; ctor != nil {
		return ctor
	}
	ctor, proto := e.newClass(k.class(), 3, func(c otto.FunctionCall) *object { return e.constructTyped(k, c) })
	ctor.prototype, proto.prototype = t.abstract, t.proto
	for _, o := range []*object{ctor, proto} {
		o.add("BYTES_PER_ELEMENT", integer(k.size), 0)
	}
	t.constructors[k], t.prototypes[k] = ctor, proto
	return ctor
}

func (e *Engine) newView(a *byteArray) *object {
	e.typedArray(a.kind)
	return e.newViewAs(e.typed.prototypes[a.kind], a)
}

func (e *Engine) newViewAs(proto *object, a *byteArray) *object {
	return &object{
		value:       a,
		runtime:     e.rt,
		objectClass: inside.bytes,
		prototype:   proto,
		property:    map[string]property{},
		class:       a.kind.class(),
		extensible:  true,
	}
}

// allocate makes a view of n elements, which are 0.
func (e *Engine) allocate(k *elementKind, n int) *byteArray {
	if n > maxMemory/k.size {
		e.throwBuiltin("RangeError", invalidLength+valueString(number(float64(n))))
	}
	return &byteArray{b: make([]byte, n*k.size), kind: k}
}

// constructTyped is new Uint8Array(x), and so on: of a length, of the elements
// of something, or over an ArrayBuffer.
func (e *Engine) constructTyped(k *elementKind, c otto.FunctionCall) *object {
	from := objectOf(c.Argument(0))
	if from == nil {
		n := e.toIndex(c.Argument(0), invalidLength, "")
		return e.newView(e.allocate(k, n))
	}
	if m := memoryOf(from); m != nil {
		return e.newView(e.viewInto(k, m, c.Argument(1), c.Argument(2)))
	}
	if a := viewOf(from); a != nil && a.kind != nil {
		to := e.allocate(k, a.length())
		to.copyFrom(0, a)
		return e.newView(to)
	}
	list := e.listFrom(from)
	a := e.allocate(k, len(list))
	for i, v := range list {
		a.set(i, v)
	}
	return e.newView(a)
}

// viewInto is a view of the memory from an offset on.
func (e *Engine) viewInto(k *elementKind, m *memory, offset, length otto.Value) *byteArray {
	start := e.toIndex(offset, startOffset, isOutside)
	if start%k.size != 0 {
		e.throwBuiltin("RangeError", "start offset of "+k.class()+" should be a multiple of "+valueString(integer(k.size)))
	}
	n := -1
	if !length.IsUndefined() {
		n = e.toIndex(length, invalidLength, "")
	}
	if m.detached {
		e.throwBuiltin("TypeError", "Cannot perform Construct on a detached ArrayBuffer")
	}
	if n < 0 {
		if len(m.b)%k.size != 0 {
			e.throwBuiltin("RangeError", "byte length of "+k.class()+" should be a multiple of "+valueString(integer(k.size)))
		}
		if start > len(m.b) {
			e.throwBuiltin("RangeError", startOffset+valueString(offset)+isOutside)
		}
		n = (len(m.b) - start) / k.size
	} else if start > len(m.b) || n > (len(m.b)-start)/k.size {
		e.throwBuiltin("RangeError", invalidLength+valueString(length))
	}
	end := start + n*k.size
	return &byteArray{m.b[start:end:end], k, m, start}
}

// copyFrom writes the elements of another from an index on; both may be over
// the same memory.
func (a *byteArray) copyFrom(i int, from *byteArray) {
	if a.kind == from.kind || a.kind.size == 1 && from.kind.size == 1 && a.kind.name != "Uint8Clamped" {
		copy(a.bytes()[i*a.kind.size:], from.bytes())
		return
	}
	b := append([]byte(nil), from.bytes()...)
	from = &byteArray{b: b, kind: from.kind}
	for j := range from.length() {
		a.set(i+j, from.at(j))
	}
}

// listFrom is the elements of what can be iterated, or has a length.
func (e *Engine) listFrom(o *object) []otto.Value {
	v := o.asValue()
	if collectionOf(o.asAny()) != nil || isIterator(v) || o.class == iteratorClass {
		return e.elements(v)
	}
	return e.listOf(v)
}
