package otto

import (
	"cmp"
	"math"
	"slices"

	"github.com/robertkrimen/otto"
)

// abstractTypedArray makes %TypedArray%, which every kind inherits from. What
// only reads is done by the method of arrays. What makes a new one gives it the
// prototype of the old: so a Buffer gives a Buffer, and no symbol is needed to
// say so.
func (e *Engine) abstractTypedArray(t *typed) {
	abstract := func(otto.FunctionCall) *object {
		e.throwBuiltin("TypeError", "Abstract class TypedArray not directly constructable")
		return nil
	}
	t.abstract, t.proto = e.newClass("TypedArray", 0, abstract)
	t.abstract.hostFunction().call = func(c otto.FunctionCall) otto.Value { return abstract(c).asValue() }
	t.abstract.property["length"] = property{integer(0), 0o001}
	e.defineFunc(t.abstract, "of", 0, func(c otto.FunctionCall) otto.Value { return e.fillTyped(c.This, c.ArgumentList) })
	e.defineFunc(t.abstract, "from", 1, e.typedFrom)

	self := func(c otto.FunctionCall) *byteArray {
		a := viewOf(objectOf(c.This))
		if a == nil || a.kind == nil {
			e.throwBuiltin("TypeError", "this is not a typed array.")
		}
		return a
	}
	// told is self of an accessor, whose error says which it is.
	told := func(c otto.FunctionCall, method string) *byteArray {
		a := viewOf(objectOf(c.This))
		if a == nil || a.kind == nil {
			receiver := "undefined"
			if o := objectOf(c.This); o != nil {
				receiver = "[object " + o.class + "]"
			}
			e.throwBuiltin("TypeError", "Method "+method+" called on incompatible receiver "+receiver)
		}
		return a
	}
	e.viewAccessors(t.proto, "%TypedArray%", told)
	e.defineAccessor(t.proto, "length", func(c otto.FunctionCall) otto.Value {
		return integer(told(c, "get TypedArray.prototype.length").length())
	}, nil)

	list := e.rt.global.ArrayPrototype
	for _, name := range [...]string{"entries", "keys", "values", "at", "copyWithin", "every", "find", "findIndex", "findLast",
		"findLastIndex", "forEach", "includes", "indexOf", "join", "lastIndexOf", "reverse", "reduce", "reduceRight", "some", "toLocaleString"} {
		f := objectOf(list.get(name))
		e.defineFunc(t.proto, name, f.length(), func(c otto.FunctionCall) otto.Value {
			self(c)
			return f.invoke(c.This, c.ArgumentList...)
		})
	}
	t.proto.add("toString", list.get("toString"), modeHidden)

	method := func(name string, length int, f func(a *byteArray, c otto.FunctionCall) otto.Value) {
		e.defineFunc(t.proto, name, length, func(c otto.FunctionCall) otto.Value { return f(self(c), c) })
	}
	// like makes an array of the kind and prototype of this one.
	like := func(c otto.FunctionCall, a *byteArray) otto.Value {
		return e.newViewAs(objectOf(c.This).prototype, a).asValue()
	}
	// copied is the elements from start to end in memory of their own.
	copied := func(a *byteArray, start, end int) *byteArray {
		b, n := a.bytes(), a.kind.size
		return &byteArray{b: slices.Clone(b[start*n : end*n]), kind: a.kind}
	}

	method("fill", 1, func(a *byteArray, c otto.FunctionCall) otto.Value {
		bits, n := a.kind.bits(c.Argument(0)), a.length()
		start, end := clamp(c.Argument(1), n, 0), clamp(c.Argument(2), n, n)
		for i := start; i < min(end, a.length()); i++ {
			store(a.b[i*a.kind.size:], a.kind.size, bits)
		}
		return c.This
	})
	method("filter", 1, func(a *byteArray, c otto.FunctionCall) otto.Value {
		f := e.callable(c.Argument(0))
		kept := e.allocate(a.kind, 0)
		size := a.kind.size
		for i := range a.length() {
			v := e.elementAt(a, i)
			if valueBool(f.invoke(c.Argument(1), v, integer(i), c.This)) {
				n := len(kept.b)
				kept.b = append(kept.b, make([]byte, size)...)
				kept.set(n/size, v)
			}
		}
		return like(c, kept)
	})
	method("map", 1, func(a *byteArray, c otto.FunctionCall) otto.Value {
		f := e.callable(c.Argument(0))
		mapped := e.allocate(a.kind, a.length())
		for i := range mapped.length() {
			mapped.set(i, f.invoke(c.Argument(1), e.elementAt(a, i), integer(i), c.This))
		}
		return like(c, mapped)
	})
	method("set", 1, func(a *byteArray, c otto.FunctionCall) otto.Value {
		offset := toInteger(c.Argument(1))
		if offset < 0 {
			e.throwBuiltin("RangeError", "offset is out of bounds")
		}
		from := viewOf(objectOf(c.Argument(0)))
		if from != nil && from.kind != nil {
			if offset+float64(from.length()) > float64(a.length()) {
				e.throwBuiltin("RangeError", "offset is out of bounds")
			}
			a.copyFrom(int(offset), from)
			return otto.Value{}
		}
		if v := c.Argument(0); v.IsUndefined() || v.IsNull() {
			e.throwBuiltin("TypeError", "Cannot convert undefined or null to object")
		}
		source := e.coerce(c.Argument(0), "set")
		n := source.length()
		if offset+float64(n) > float64(a.length()) {
			e.throwBuiltin("RangeError", "offset is out of bounds")
		}
		for i := range n {
			a.set(int(offset)+i, source.at(i))
		}
		return otto.Value{}
	})
	method("slice", 2, func(a *byteArray, c otto.FunctionCall) otto.Value {
		n := a.length()
		start, end := clamp(c.Argument(0), n, 0), clamp(c.Argument(1), n, n)
		end = min(end, a.length())
		return like(c, copied(a, min(start, end), end))
	})
	method("subarray", 2, func(a *byteArray, c otto.FunctionCall) otto.Value {
		n := a.length()
		start, end := clamp(c.Argument(0), n, 0), clamp(c.Argument(1), n, n)
		end = min(end, a.length())
		start = min(start, end)
		from, to := start*a.kind.size, end*a.kind.size
		return like(c, &byteArray{a.bytes()[from:to:to], a.kind, a.shared(), a.offset + from})
	})

	// sort orders a copy, which the script that compares cannot reach.
	sort := func(a *byteArray, compare otto.Value) *byteArray {
		values := make([]otto.Value, a.length())
		for i := range values {
			values[i] = a.at(i)
		}
		by := numbersAscending
		if !compare.IsUndefined() {
			f := objectOf(compare)
			by = func(x, y otto.Value) int { return cmp.Compare(orZero(valueFloat(f.invoke(otto.Value{}, x, y))), 0) }
		}
		slices.SortStableFunc(values, by)
		sorted := e.allocate(a.kind, len(values))
		for i, v := range values {
			sorted.set(i, v)
		}
		return sorted
	}
	comparison := func(c otto.FunctionCall) otto.Value {
		if v := c.Argument(0); !v.IsUndefined() {
			if f := objectOf(v); f == nil || f.class != "Function" {
				e.throwBuiltin("TypeError", "The comparison function must be either a function or undefined")
			}
		}
		return c.Argument(0)
	}
	e.defineFunc(t.proto, "sort", 1, func(c otto.FunctionCall) otto.Value {
		compare := comparison(c)
		a := self(c)
		copy(a.bytes(), sort(a, compare).b)
		return c.This
	})
	method("toReversed", 0, func(a *byteArray, c otto.FunctionCall) otto.Value {
		reversed := e.allocate(a.kind, a.length())
		for i, n := 0, a.length(); i < n; i++ {
			reversed.set(n-1-i, a.at(i))
		}
		return e.newView(reversed).asValue()
	})
	e.defineFunc(t.proto, "toSorted", 1, func(c otto.FunctionCall) otto.Value {
		compare := comparison(c)
		return e.newView(sort(self(c), compare)).asValue()
	})
	method("with", 2, func(a *byteArray, c otto.FunctionCall) otto.Value {
		at, bits := toInteger(c.Argument(0)), a.kind.bits(c.Argument(1))
		n := a.length()
		if at < 0 {
			at += float64(n)
		}
		if at < 0 || at >= float64(n) {
			e.throwBuiltin("RangeError", "Invalid typed array index")
		}
		changed := copied(a, 0, n)
		store(changed.b[int(at)*a.kind.size:], a.kind.size, bits)
		return e.newView(changed).asValue()
	})
}

// elementAt is a[i], which is undefined once the memory is gone.
func (e *Engine) elementAt(a *byteArray, i int) otto.Value {
	if i < a.length() {
		return a.at(i)
	}
	return otto.Value{}
}

func orZero(f float64) float64 {
	if math.IsNaN(f) {
		return 0
	}
	return f
}

// numbersAscending puts -0 before 0 and NaN last.
func numbersAscending(a, b otto.Value) int {
	x, y := valueFloat(a), valueFloat(b)
	switch {
	case math.IsNaN(x) || math.IsNaN(y):
		return -cmp.Compare(x, y)
	case x == 0 && y == 0 && math.Signbit(x) != math.Signbit(y):
		if math.Signbit(x) {
			return -1
		}
		return 1
	}
	return cmp.Compare(x, y)
}

// typedFrom is %TypedArray%.from(source, f, this).
func (e *Engine) typedFrom(c otto.FunctionCall) otto.Value {
	if ctor := objectOf(c.This); !ctor.constructs() {
		e.throwBuiltin("TypeError", e.shown(c.This)+" is not a constructor")
	}
	var f *object
	if v := c.Argument(1); !v.IsUndefined() {
		f = e.callable(v)
	}
	source := c.Argument(0)
	if source.IsUndefined() || source.IsNull() {
		e.throwBuiltin("TypeError", e.notIterable(source, text("")))
	}
	var list []otto.Value
	if source.IsString() {
		list = e.elements(source)
	} else {
		list = e.listFrom(runtimeToObject(e.rt, source))
	}
	if f != nil {
		for i, v := range list {
			list[i] = f.invoke(c.Argument(2), v, integer(i))
		}
	}
	return e.fillTyped(c.This, list)
}

// fillTyped makes a typed array with a constructor, and puts in the list.
func (e *Engine) fillTyped(ctor otto.Value, list []otto.Value) otto.Value {
	if !objectOf(ctor).constructs() {
		e.throwBuiltin("TypeError", e.shown(ctor)+" is not a constructor")
	}
	v := e.constructAs(objectOf(ctor), []otto.Value{integer(len(list))}, objectOf(ctor))
	a := viewOf(objectOf(v))
	if a == nil || a.kind == nil {
		e.throwBuiltin("TypeError", "this is not a typed array.")
	}
	for i, el := range list {
		a.set(i, el)
	}
	return v
}
